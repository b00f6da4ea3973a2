import { type Article, type Link, type Span, wordsOf } from "../model/index.ts";
import { longestRising } from "./moves.ts";
import { sentencesOf } from "./sentences.ts";

/** What became of one sentence in another article: the same words, other words, or nothing; `isMoved`: at another place. */
export interface Kept {
  readonly state: "same" | "changed" | "dropped";
  readonly span?: Span;
  readonly isMoved?: boolean;
}

/** All articles of one text beside the one that the others are read against. */
export interface Witnesses {
  readonly base: Article;
  readonly others: readonly Article[];
  /** One row a sentence of the base, one cell an article of `others`. */
  readonly rows: readonly { readonly span: Span; readonly cells: readonly Kept[] }[];
  /** How many sentences of each of the others have no match in the base. */
  readonly added: readonly number[];
}

const MOST_SENTENCES = 80;
const MOST_WITNESSES = 14;
/** Share of common words (Dice) from which two sentences are the same, and from which they are two wordings of one. */
const SAME = 0.97;
const ALIKE = 0.45;

/**
 * Lays the articles of a lineage sentence by sentence beside its first one. `articles` are in the order of the tree. Matches come
 * from the evidence of a link to the base where there is one, else from the words that two sentences share.
 */
export function witnessesOf(articles: readonly Article[], links: readonly Link[]): Witnesses {
  const [base, ...rest] = articles;
  const others = rest.slice(0, MOST_WITNESSES);
  const spans = sentencesOf(base!).slice(0, MOST_SENTENCES);
  const columns = others.map((other) => columnOf(base!, spans, other, links));
  const rows = spans.map((span, index) => ({ span, cells: columns.map(({ cells }) => cells[index]!) }));
  return { base: base!, others, rows, added: columns.map(({ added }) => added) };
}

function columnOf(base: Article, spans: readonly Span[], other: Article, links: readonly Link[]) {
  const theirs = sentencesOf(other);
  const bags = theirs.map((span) => bagOf(other, span));
  const known = evidenceBetween(base, other, links);
  const taken = new Set<number>();
  const cells = spans.map((span): Kept => {
    const { at, score } = bestOf(bagOf(base, span), bags);
    if (score >= ALIKE) return { state: score >= SAME ? "same" : "changed", span: theirs[noted(taken, at)]! };
    const told = known.find(({ own }) => own.start < span.end && span.start < own.end);
    const place = told ? theirs.findIndex(({ end }) => end > told.far.start) : -1;
    return place >= 0 ? { state: "changed", span: theirs[noted(taken, place)]! } : { state: "dropped" };
  });
  return { cells: withMoves(cells), added: theirs.length - taken.size };
}

function noted(taken: Set<number>, at: number): number {
  taken.add(at);
  return at;
}

function evidenceBetween(base: Article, other: Article, links: readonly Link[]): { own: Span; far: Span }[] {
  const link = links.find(({ a, b }) => (a === base.id && b === other.id) || (b === base.id && a === other.id));
  const isFirst = link?.a === base.id;
  const aligned = (link?.evidence ?? []).filter(({ signal }) => signal.startsWith("aligned"));
  return aligned.map(({ a, b }) => (isFirst ? { own: a, far: b } : { own: b, far: a }));
}

function bagOf({ text }: Article, span: Span): Set<string> {
  return new Set(wordsOf(text, span).map((word) => word.text));
}

function bestOf(bag: ReadonlySet<string>, bags: readonly ReadonlySet<string>[]): { at: number; score: number } {
  let best = { at: -1, score: 0 };
  for (const [at, other] of bags.entries()) {
    let shared = 0;
    for (const word of bag) if (other.has(word)) shared++;
    const score = (2 * shared) / (bag.size + other.size || 1);
    if (score > best.score) best = { at, score };
  }
  return best;
}

/** Marks what stands outside the longest run of matches that kept their order. */
function withMoves(cells: readonly Kept[]): Kept[] {
  const starts = cells.flatMap(({ span }, index) => (span ? [{ index, start: span.start }] : []));
  const inOrder = longestRising(starts.map(({ start }) => start));
  const moved = new Set(starts.filter((_, at) => !inOrder.has(at)).map(({ index }) => index));
  return cells.map((cell, index) => (moved.has(index) ? { ...cell, isMoved: true } : cell));
}
