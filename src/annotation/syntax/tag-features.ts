import { type Facets, mix, PREFIXES, SUFFIXES } from "./facets.ts";

/** Features that do not depend on earlier tags, and those that do. */
export const FIXED = 36;
export const CHAINED = 8;
/** Numbers of the features that the token alone decides, its neighbour before or behind it alone, and several tokens. */
export const PLACES = {
  own: [0, 1, 2, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 23, 35],
  before: [3, 18, 21, 32],
  after: [4, 19, 22, 33],
  joint: [5, 6, 17, 24, 25, 26, 27, 28, 29, 30, 31, 34],
} as const;

/** Cell `k` of a column, or a sign for "before" or "behind the sentence". */
function cell(column: Int32Array, k: number, from: number, to: number): number {
  return k < from ? -7 : k >= to ? -8 : column[k]!;
}

function ending(f: Facets, k: number, size: number, from: number, to: number): number {
  return k < from ? -7 : k >= to ? -8 : f.suffix[k * SUFFIXES + size - 1]!;
}

/** Writes the `FIXED` feature hashes of token `i` of the sentence `[from, to)` into `out`. */
export function fixedFeatures(f: Facets, i: number, from: number, to: number, out: Int32Array): void {
  ownFeatures(f, i, out);
  neighbourFeatures(f, i - 1, PLACES.before, [from, to], out);
  neighbourFeatures(f, i + 1, PLACES.after, [from, to], out);
  jointFeatures(f, i, from, to, out);
}

/** Writes the features of token `i` at `PLACES.own`. */
export function ownFeatures(f: Facets, i: number, out: Int32Array): void {
  out[0] = 0;
  out[1] = f.lower[i]!;
  out[2] = f.form[i]!;
  for (let k = 0; k < SUFFIXES; k++) out[7 + k] = f.suffix[i * SUFFIXES + k]!;
  for (let k = 0; k < PREFIXES; k++) out[12 + k] = f.prefix[i * PREFIXES + k]!;
  out[16] = f.shape[i]!;
  out[20] = f.fine[i]!;
  out[23] = mix(f.coarse[i]!, f.shape[i]!);
  out[35] = mix(f.suffix[i * SUFFIXES + 1]!, f.shape[i]!);
  for (const k of PLACES.own) out[k] = mix(k + 101, out[k]!);
}

/** Writes what token `k` says of its neighbour at `PLACES.before` or `PLACES.after`. */
export function neighbourFeatures(
  f: Facets,
  k: number,
  [word, shape, fine, ends]: readonly [number, number, number, number],
  [from, to]: readonly [number, number],
  out: Int32Array,
): void {
  out[word] = mix(word + 101, cell(f.lower, k, from, to));
  out[shape] = mix(shape + 101, cell(f.shape, k, from, to));
  out[fine] = mix(fine + 101, cell(f.fine, k, from, to));
  out[ends] = mix(ends + 101, ending(f, k, 3, from, to));
}

/** Writes the features of token `i` at `PLACES.joint`. */
export function jointFeatures(f: Facets, i: number, from: number, to: number, out: Int32Array): void {
  const [b, a] = [i - 1, i + 1];
  const [lower, fine] = [f.lower[i]!, f.fine[i]!];
  const [before, after] = [cell(f.lower, b, from, to), cell(f.lower, a, from, to)];
  out[5] = cell(f.lower, i - 2, from, to);
  out[6] = cell(f.lower, i + 2, from, to);
  out[17] = mix(f.shape[i]!, i === from ? 1 : 0);
  out[24] = cell(f.coarse, i - 2, from, to);
  out[25] = cell(f.coarse, i + 2, from, to);
  out[26] = mix(before, lower);
  out[27] = mix(lower, after);
  out[28] = mix(before, after);
  out[29] = mix(cell(f.fine, b, from, to), fine);
  out[30] = mix(fine, cell(f.fine, a, from, to));
  out[31] = mix(cell(f.coarse, b, from, to), mix(f.coarse[i]!, cell(f.coarse, a, from, to)));
  out[34] = mix(f.suffix[i * SUFFIXES + 2]!, ending(f, a, 2, from, to));
  for (const k of PLACES.joint) out[k] = mix(k + 101, out[k]!);
}

/** Writes the `CHAINED` feature hashes that use the two tags before token `i`. */
export function chainedFeatures(
  f: Facets,
  i: number,
  to: number,
  before: number,
  second: number,
  out: Int32Array,
): void {
  const next = i + 1 < to ? i + 1 : -1;
  const pair = mix(before, second);
  out[0] = mix(201, before);
  out[1] = mix(202, pair);
  out[2] = mix(203, mix(before, f.lower[i]!));
  out[3] = mix(204, mix(before, f.suffix[i * SUFFIXES + 2]!));
  out[4] = mix(205, mix(before, f.fine[i]!));
  out[5] = mix(206, mix(before, next < 0 ? -8 : f.lower[next]!));
  out[6] = mix(207, mix(before, next < 0 ? -8 : f.suffix[next * SUFFIXES + 2]!));
  out[7] = mix(208, mix(pair, f.coarse[i]!));
}
