import type { ClaimSource, Quote } from "../../model/index.ts";
import type { Clauses } from "./clauses.ts";
import { isIn } from "./lexicon.ts";
import type { Names } from "./phrases.ts";
import { phraseOf } from "./phrases.ts";
import type { Stance, Teller } from "./stances.ts";
import { caseOf, dependentsOf, lemmaAt, type Tree } from "./tree.ts";

/** Quotations around each token, outermost first. */
export interface Speech {
  readonly around: (token: number) => readonly Quote[];
}

/** Lays quotations over tokens. Linear in tokens and quotations; nesting beyond six is not kept. */
export function speechOf(tree: Tree, quotes: readonly Quote[]): Speech {
  const spoken = quotes.filter((quote) => quote.attitude !== "stance");
  const sorted = [...spoken].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const starts = sorted.map(({ span }) => span.start);
  const reach: number[] = [];
  for (const { span } of sorted) reach.push(Math.max(span.end, reach.at(-1) ?? 0));
  return { around: (token) => around(tree, sorted, starts, reach, token) };
}

/** Quotations looked at backwards from a place: bounds the work where they overlap. */
const MOST_LOOKED_AT = 12;

function around(
  tree: Tree,
  sorted: readonly Quote[],
  starts: readonly number[],
  reach: readonly number[],
  token: number,
): Quote[] {
  const { start, end } = tree.tokens[token]!.span;
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= start) low = middle + 1;
    else high = middle;
  }
  const found: Quote[] = [];
  for (let k = low - 1; k >= 0 && low - k <= MOST_LOOKED_AT && reach[k]! >= end; k--)
    if (sorted[k]!.span.end >= end) found.unshift(sorted[k]!);
  return found;
}

/** What sources are read from. */
export interface Telling {
  readonly clauses: Clauses;
  readonly names: Names;
  readonly speech: Speech;
}

/** Who says what a token carries, outermost first: speakers of quotations, tellers of the parse, "according to". */
export function sourcesOf(
  telling: Telling,
  stance: Stance | undefined,
  beside: readonly Teller[],
  head: number,
): ClaimSource[] {
  const { clauses, names, speech } = telling;
  const { tree } = clauses;
  const refuted = stance?.refuted ?? [];
  const quoted = speech
    .around(head)
    .filter(({ cue }) => !cue || ![head, ...refuted].some((token) => covers(tree, cue, token)));
  const found: ClaimSource[] = [];
  for (const quote of quoted) if (quote.speaker.name) push(found, spokenBy(quote, quote.speaker.name));
  const isCue = (verb: number) => quoted.some(({ cue }) => cue && covers(tree, cue, verb));
  for (const { verb, who } of [...beside, ...(stance?.tellers ?? [])])
    if (who >= 0 && !isCue(verb)) push(found, said(tree, names, who, verb));
  const named = accordingTo(clauses, head);
  if (named >= 0) push(found, said(tree, names, named, named));
  return found;
}

function spokenBy({ speaker, cue, id }: Quote, name: string): ClaimSource {
  return {
    name,
    ...(speaker.span && { span: speaker.span }),
    ...(speaker.entity && { entity: speaker.entity }),
    ...(cue && { cue }),
    quote: id,
  };
}

function covers(tree: Tree, cue: { start: number; end: number }, head: number): boolean {
  const { start, end } = tree.tokens[head]!.span;
  return cue.start <= start && end <= cue.end;
}

/** Keeps each name once. */
function push(found: ClaimSource[], source: ClaimSource): void {
  const same = found.some(({ name }) => name === source.name || name.toLowerCase() === source.name.toLowerCase());
  if (!same) found.push(source);
}

function said(tree: Tree, names: Names, who: number, verb: number): ClaimSource {
  const { span, name, entity } = phraseOf(tree, names, who);
  return { name, span, ...(entity && { entity: entity.id }), cue: tree.tokens[verb]!.span };
}

/** The source that "according to" names for a clause or what governs it. */
function accordingTo({ tree, frames, parent, frameAt }: Clauses, head: number): number {
  let k = frameAt[head]!;
  for (let steps = 0; k >= 0 && steps < 4; steps++, k = parent[k]!) {
    const found = dependentsOf(tree, frames[k]!.clause, "obl", "nmod").find((one) =>
      /^according to\b/.test(caseOf(tree, one)),
    );
    if (found !== undefined) return found;
  }
  return -1;
}

/** A clause put beside another that says who says so: "four died, police said". -1 where there is none. */
export function tellerBeside(tree: Tree, clause: number): number {
  for (const k of dependentsOf(tree, clause, "parataxis"))
    if (isIn("report", lemmaAt(tree, k)) && dependentsOf(tree, k, "ccomp").length === 0) return k;
  return -1;
}
