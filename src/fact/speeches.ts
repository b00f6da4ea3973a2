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

/** Both in the speaker's own words, by one speaker; without a name, under one reporting word. */
function isContinued(a: Said, b: Said, ground: Ground): boolean {
  const gap = b.quote.span.start - a.quote.span.end;
  if (gap < 0 || gap > CLAUSE || a.quote.marks !== "present" || b.quote.marks !== "present") return false;
  if (a.isRetold || b.isRetold || a.speaker !== b.speaker) return false;
  return (a.speaker !== undefined && ground.speakers.isNamed(a.speaker)) || isUnderOneCue(a, b);
}

function isUnderOneCue({ quote: a }: Said, { quote: b }: Said): boolean {
  if (a.cue === undefined || a.cue.start < a.span.end || a.cue.end > b.span.start) return false;
  return b.cue === undefined || b.cue.start === a.cue.start;
}
