import type { ArticleId } from "../model/index.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import type { Ground } from "./ground.ts";
import { byPlace, type Said } from "./said.ts";

/** Code units between two quotations with only a reporting clause between them; set by reading, held by test/fact. */
const CLAUSE = 250;

/**
 * Statements that one speaker made in one go: quoted one after the other with no more than a reporting clause between
 * them ("A," she said. "B."), and nowhere apart. What reports of several lineages quote by itself stays by itself.
 */
export function speechesOf(statements: readonly (readonly Said[])[], ground: Ground): Said[][] {
  const home = new Map(statements.flatMap((group, index) => group.map(({ quote }) => [quote.id, index] as const)));
  const lineages = statements.map((group) => new Set(group.map(({ quote }) => lineageOf(quote.article, ground))));
  const sets = new DisjointSets(statements.length);
  for (const said of byArticle(statements.flat())) {
    for (const [a, b] of neighbours(said)) {
      const [x, y] = [home.get(a.quote.id)!, home.get(b.quote.id)!];
      if (lineages[x]!.size > 1 || lineages[y]!.size > 1 || !isContinued(a, b, ground)) continue;
      sets.join(x, y);
    }
  }
  return sets.joined(statements);
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
  if (a.speaker === undefined) return false;
  if (areMarked(a, b) && ground.speakers.isNamed(a.speaker)) return true;
  const { text } = ground.articles.get(a.quote.article)!.article;
  if (isNewVoice(b, text)) return false;
  return !text.slice(a.quote.span.end, b.quote.span.start).includes("\n") || followsAtOnce(a, b, text);
}

function areMarked(a: Said, b: Said): boolean {
  return a.quote.marks === "present" && b.quote.marks === "present";
}

/** "Another official said": whoever is told of for the first time has not spoken before. */
function isNewVoice({ quote: { speaker } }: Said, text: string): boolean {
  return speaker.span !== undefined && /^(?:an?|another|one|some|other)\s/iu.test(text.slice(speaker.span.start));
}

/** "… ¶ She said that": the next paragraph opens with a pronoun that speaks, and nothing stands between but the end of the sentence before. */
function followsAtOnce({ quote: a }: Said, { quote: b }: Said, text: string): boolean {
  const { span } = b.speaker;
  if (!span || !PRONOUN.test(text.slice(span.start, span.end))) return false;
  const between = text.slice(a.span.end, Math.min(span.start, b.span.start));
  return !/[\p{L}\p{N}]/u.test(between.slice(between.indexOf("\n"))) && !/[.!?]\s+\p{L}/u.test(between.trimEnd());
}

const PRONOUN = /^(?:he|she|it|they)$/iu;

function isUnderOneCue({ quote: a }: Said, { quote: b }: Said): boolean {
  if (a.cue === undefined || a.cue.start < a.span.end || a.cue.end > b.span.start) return false;
  return b.cue === undefined || b.cue.start === a.cue.start;
}
