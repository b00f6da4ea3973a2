import type { ClaimSource, Quote } from "../../model/index.ts";
import type { Clauses } from "./clauses.ts";
import { isIn } from "./lexicon.ts";
import type { Names } from "./phrases.ts";
import { phraseOf, tokenFrom } from "./phrases.ts";
import type { Teller } from "./stances.ts";
import { caseOf, dependentsOf, lemmaAt, type Tree } from "./tree.ts";

/** Quotations around each token, outermost first. */
export interface Speech {
  readonly quotes: readonly Quote[];
  /** Token numbers of the cue words of quotations. */
  readonly cues: ReadonlySet<number>;
  readonly around: (token: number) => readonly Quote[];
}

/** Lays quotations over tokens. Linear in tokens and quotations; nesting beyond six is not kept. */
export function speechOf(tree: Tree, quotes: readonly Quote[]): Speech {
  const spoken = quotes.filter((quote) => quote.attitude !== "stance");
  const cues = new Set<number>();
  for (const { cue } of spoken) {
    if (!cue) continue;
    for (let i = tokenFrom(tree.tokens, cue.start); i < tree.tokens.length && tree.tokens[i]!.span.start < cue.end; i++)
      cues.add(i);
  }
  const sorted = [...spoken].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const starts = sorted.map(({ span }) => span.start);
  const reach: number[] = [];
  for (const { span } of sorted) reach.push(Math.max(span.end, reach.at(-1) ?? 0));
  return { quotes: sorted, cues, around: (token) => around(tree, sorted, starts, reach, token) };
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

/** Who says what a token carries, outermost first: speakers of quotations, tellers of the parse, "according to". */
export function sourcesOf(
  clauses: Clauses,
  names: Names,
  speech: Speech,
  tellers: readonly Teller[],
  head: number,
): ClaimSource[] {
  const { tree } = clauses;
  const quoted = speech.around(head).filter((quote) => !quote.cue || !covers(tree, quote.cue, head));
  const found: ClaimSource[] = [];
  const cueTokens = new Set<number>();
  for (const quote of quoted) {
    const { speaker, cue, id } = quote;
    if (cue)
      for (
        let i = tokenFrom(tree.tokens, cue.start);
        i < tree.tokens.length && tree.tokens[i]!.span.start < cue.end;
        i++
      )
        cueTokens.add(i);
    if (!speaker.name) continue;
    push(found, {
      name: speaker.name,
      ...(speaker.span && { span: speaker.span }),
      ...(speaker.entity && { entity: speaker.entity }),
      ...(cue && { cue }),
      quote: id,
    });
  }
  for (const { verb, who } of tellers) if (who >= 0 && !cueTokens.has(verb)) push(found, said(tree, names, who, verb));
  const named = accordingTo(clauses, head);
  if (named >= 0) push(found, said(tree, names, named, named));
  return found;
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
