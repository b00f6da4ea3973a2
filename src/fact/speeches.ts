import type { Article, ArticleId } from "../model/index.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import type { Ground } from "./ground.ts";
import { areApart, withoutSpans } from "./occasions.ts";
import { byPlace, type Said } from "./said.ts";

/** Code units between two quotations with only a reporting clause between them; set by reading, held by test/fact. */
const CLAUSE = 250;

/**
 * Statements that one speaker made in one go: quoted one after the other with no more than a reporting clause between
 * them ("A," she said. "B."), and nowhere apart. What reports of several lineages quote by itself stays by itself, but for
 * words that hang on the same clause, or that two lineages quote in one go.
 */
export function speechesOf(statements: readonly (readonly Said[])[], ground: Ground): Said[][] {
  const home = new Map(statements.flatMap((group, index) => group.map(({ quote }) => [quote.id, index] as const)));
  const lineages = statements.map((group) => new Set(group.map(({ quote }) => lineageOf(quote.article, ground))));
  const sets = new DisjointSets(statements.length);
  const going = new Map<string, Set<number | string>>();
  for (const said of byArticle(statements.flat())) {
    for (const [a, b] of neighbours(said)) {
      const [x, y] = [home.get(a.quote.id)!, home.get(b.quote.id)!];
      if (x === y || !isContinued(a, b, ground)) continue;
      const key = x < y ? `${x} ${y}` : `${y} ${x}`;
      const told = (going.get(key) ?? new Set()).add(lineageOf(a.quote.article, ground));
      going.set(key, told);
      const alone = [x, y].filter((one) => lineages[one]!.size === 1).length;
      if (told.size > 1 || alone === 2 || (alone === 1 && areUnderOneTag(a, b))) sets.join(x, y);
    }
  }
  return sets.joined(statements);
}

/** "A," she said. "B.": the second hangs on no clause of its own. */
function areUnderOneTag({ quote: a }: Said, { quote: b }: Said): boolean {
  return a.cue !== undefined && a.cue.start === b.cue?.start;
}

function lineageOf(article: ArticleId, { lineageOf: numbers }: Ground): number | string {
  return numbers.get(article) ?? article;
}

function byArticle(said: readonly Said[]): Said[][] {
  const found = new Map<ArticleId, Said[]>();
  for (const one of [...said].sort(byPlace)) {
    const known = found.get(one.quote.article);
    if (known) known.push(one);
    else found.set(one.quote.article, [one]);
  }
  return [...found.values()];
}

function* neighbours(said: readonly Said[]): Generator<[Said, Said]> {
  for (const [index, one] of said.entries()) if (index > 0) yield [said[index - 1]!, one];
}

/** One speaker goes on: in words between marks after no more than a clause, in other words inside the paragraph or at once. */
function isContinued(a: Said, b: Said, ground: Ground): boolean {
  const gap = b.quote.span.start - a.quote.span.end;
  if (gap < 0 || gap > CLAUSE || a.isRetold || b.isRetold || a.speaker !== b.speaker) return false;
  if (areMarked(a, b) && isUnderOneCue(a, b)) return true;
  if (a.speaker === undefined || areApart(a, b, ground)) return false;
  if (areMarked(a, b) && ground.speakers.isNamed(a.speaker)) return true;
  const { article } = ground.articles.get(a.quote.article)!;
  if (isNewVoice(b, article.text)) return false;
  const isOneParagraph = !article.text.slice(a.quote.span.end, b.quote.span.start).includes("\n");
  return isOneParagraph || followsAtOnce(a, b, article);
}

function areMarked(a: Said, b: Said): boolean {
  return a.quote.marks === "present" && b.quote.marks === "present";
}

/** "Another official said": whoever is told of for the first time has not spoken before. */
function isNewVoice({ quote: { speaker } }: Said, text: string): boolean {
  return speaker.span !== undefined && /^(?:an?|another|one|some|other)\s/iu.test(text.slice(speaker.span.start));
}

/**
 * "… ¶ She said that", "… ¶ the officer said": the next paragraph opens with whoever spoke, by a pronoun or a bare noun, and
 * nothing stands between but the end of the sentence before, a caption or a teaser.
 */
function followsAtOnce({ quote: a }: Said, { quote: b }: Said, { text, aside }: Article): boolean {
  const { span } = b.speaker;
  if (!span || !GOING_ON.test(text.slice(span.start, span.end))) return false;
  const between = { start: a.span.end, end: Math.min(span.start, b.span.start) };
  const own = withoutSpans(
    text,
    between,
    aside.map(({ span: one }) => one),
  ).replace(SHOUTED, "\n");
  return !/[\p{L}\p{N}]/u.test(own.slice(own.indexOf("\n"))) && !/[.!?]\s+\p{L}/u.test(own.trimEnd());
}

/** A line in capitals: the headline of another report. */
const SHOUTED = /\n[^\p{Ll}\n]{12,200}\n/gu;
const GOING_ON = /^(?:he|she|it|they|the \p{Ll}+)$/iu;

function isUnderOneCue({ quote: a }: Said, { quote: b }: Said): boolean {
  if (a.cue === undefined || a.cue.start < a.span.end || a.cue.end > b.span.start) return false;
  return b.cue === undefined || b.cue.start === a.cue.start;
}
