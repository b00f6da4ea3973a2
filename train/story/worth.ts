import { Tally } from "../../bench/story-measures.ts";
import { SIGNALS } from "../../src/story/evidence.ts";
import { LATE, LEAST, rounded } from "../../src/story/gather.ts";
import { averageLink, type Edge } from "../../src/story/linkage.ts";
import type { Weights } from "./regression.ts";
import type { Pairs } from "./sets.ts";

/** What is fitted: one weight a signal and the constant after them, and the threshold of the linkage. */
export interface Fit {
  readonly weights: Weights;
  readonly threshold: number;
}

/** Many pairs that agree need a little less than one; fixed, not fitted. */
export const SURENESS = 0.25;
const WIDTH = SIGNALS.length;
/** Log odds under which a pair counts as unlike. */
const UNLIKE = Math.log(LEAST / (1 - LEAST)) - 0.01;

/** Agreement with gold in percent. */
export interface Measured {
  readonly bCubed: number;
  readonly pairs: number;
}

/** Piles to fit on: labelled sets, and small piles cut from them. */
export interface Piles {
  readonly sets: readonly Pairs[];
  readonly small: readonly Pairs[];
}

/** What a point of B-cubed under 90 costs a set beside the point itself, and what the small piles count. */
const FINE = 2;
const SMALL = 0.5;
/** Short feed items are no articles; no two reports of the other are of one event. */
const BESIDE = "scoop";
const SINGLES = "meantime";
const BESIDE_SHARE = 0.05;

/** Macro of B-cubed, a third of the pair F, and a fine for every set under 90; with the B-cubed of the small piles. */
export function worthOf(piles: Piles, measured: (set: Pairs) => Measured): number {
  const figures = piles.sets.map((set) => ({ name: set.name, ...measured(set) }));
  const nine = figures.filter(({ name }) => name !== BESIDE);
  const beside = figures.filter(({ name }) => name === BESIDE);
  return (
    mean(nine.map(({ bCubed }) => bCubed)) +
    0.35 * mean(nine.filter(({ name }) => name !== SINGLES).map(({ pairs }) => pairs)) -
    FINE * mean(nine.map(({ bCubed }) => Math.max(0, 90 - bCubed))) +
    SMALL * mean(piles.small.map((set) => measured(set).bCubed)) +
    BESIDE_SHARE * mean(beside.map(({ bCubed }) => bCubed))
  );
}

/** B-cubed and pair F of a fit on one set. */
export function measure(set: Pairs, { weights, threshold }: Fit): Measured {
  return measureBy(set, logOdds(set, weights), threshold);
}

export function logOdds({ a, signals }: Pairs, weights: Weights): Float64Array {
  return Float64Array.from(a, (_, row) => {
    let sum = weights[WIDTH]!;
    for (let f = 0; f < WIDTH; f++) sum += weights[f]! * signals[row * WIDTH + f]!;
    return sum;
  });
}

/** The same of log odds by pair. What no pair ties together by itself is not looked at, as in a window of stories. */
export function measureBy(set: Pairs, odds: Float64Array, threshold: number): Measured {
  const scores = odds.map((sum) => (sum < UNLIKE ? 0 : rounded(1 / (1 + Math.exp(-sum)))));
  const tally = new Tally(set.labels);
  for (const part of partsOf(set, scores, threshold))
    for (const group of linked(set, part, threshold)) tally.add(group.flatMap((leader) => set.copies[leader]!));
  const { precision, recall, pairs } = tally.measured();
  return { bCubed: (200 * precision * recall) / (precision + recall || 1), pairs: 100 * pairs };
}

/** Items that hang together by pairs that can join two groups, with the pairs inside by the places of their items. */
interface Part {
  readonly members: number[];
  readonly edges: Edge[];
}

function linked({ days, notBefore }: Pairs, { members, edges }: Part, threshold: number): number[][] {
  if (members.length === 1) return [members];
  const times = { days: members.map((item) => days[item]), notBefore: members.map((item) => notBefore[item]) };
  const groups = averageLink(members.length, edges, { threshold, sureness: SURENESS, late: LATE, ...times });
  return groups.map((group) => group.map((at) => members[at]!));
}

function partsOf({ a, b, copies }: Pairs, scores: Float64Array, threshold: number): Part[] {
  const least = threshold / (1 + SURENESS) - 1e-9;
  const roots = rootsOf(copies.length, a, b, (row) => scores[row]! >= least);
  const parts: (Part | undefined)[] = [];
  const places = roots.map((root, item) => {
    parts[root] ??= { members: [], edges: [] };
    return parts[root].members.push(item) - 1;
  });
  for (let row = 0; row < scores.length; row++) {
    const [x, y] = [a[row]!, b[row]!];
    if (scores[row]! < LEAST || roots[x] !== roots[y]) continue;
    parts[roots[x]!]!.edges.push({ a: places[x]!, b: places[y]!, score: scores[row]! });
  }
  return parts.filter((part) => part !== undefined);
}

function rootsOf(size: number, a: Int32Array, b: Int32Array, isTied: (row: number) => boolean): Int32Array {
  const parents = Int32Array.from({ length: size }, (_, item) => item);
  const rootOf = (item: number): number => {
    let at = item;
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
    return at;
  };
  for (let row = 0; row < a.length; row++) if (isTied(row)) parents[rootOf(a[row]!)] = rootOf(b[row]!);
  return parents.map((_, item) => rootOf(item));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
