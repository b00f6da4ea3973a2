import { type Facets, mix, PREFIXES, SUFFIXES } from "./facets.ts";

/** Features that do not depend on earlier tags, and those that do. */
export const FIXED = 36;
export const CHAINED = 8;

/** Cell `k` of a column, or a sign for "before" or "behind the sentence". */
function cell(column: Int32Array, k: number, from: number, to: number): number {
  return k < from ? -7 : k >= to ? -8 : column[k]!;
}

function ending(f: Facets, k: number, size: number, from: number, to: number): number {
  return k < from ? -7 : k >= to ? -8 : f.suffix[k * SUFFIXES + size - 1]!;
}

/** Writes the `FIXED` feature hashes of token `i` of the sentence `[from, to)` into `out`. */
export function fixedFeatures(f: Facets, i: number, from: number, to: number, out: Int32Array): void {
  const [b, a] = [i - 1, i + 1];
  const [lower, shape, fine, coarse] = [f.lower[i]!, f.shape[i]!, f.fine[i]!, f.coarse[i]!];
  const [before, after] = [cell(f.lower, b, from, to), cell(f.lower, a, from, to)];
  const [fineBefore, fineAfter] = [cell(f.fine, b, from, to), cell(f.fine, a, from, to)];
  let n = 0;
  out[n++] = 0;
  out[n++] = lower;
  out[n++] = f.form[i]!;
  out[n++] = before;
  out[n++] = after;
  out[n++] = cell(f.lower, i - 2, from, to);
  out[n++] = cell(f.lower, i + 2, from, to);
  for (let k = 0; k < SUFFIXES; k++) out[n++] = f.suffix[i * SUFFIXES + k]!;
  for (let k = 0; k < PREFIXES; k++) out[n++] = f.prefix[i * PREFIXES + k]!;
  out[n++] = shape;
  out[n++] = mix(shape, i === from ? 1 : 0);
  out[n++] = cell(f.shape, b, from, to);
  out[n++] = cell(f.shape, a, from, to);
  out[n++] = fine;
  out[n++] = fineBefore;
  out[n++] = fineAfter;
  out[n++] = mix(coarse, shape);
  out[n++] = cell(f.coarse, i - 2, from, to);
  out[n++] = cell(f.coarse, i + 2, from, to);
  out[n++] = mix(before, lower);
  out[n++] = mix(lower, after);
  out[n++] = mix(before, after);
  out[n++] = mix(fineBefore, fine);
  out[n++] = mix(fine, fineAfter);
  out[n++] = mix(cell(f.coarse, b, from, to), mix(coarse, cell(f.coarse, a, from, to)));
  out[n++] = ending(f, b, 3, from, to);
  out[n++] = ending(f, a, 3, from, to);
  out[n++] = mix(ending(f, i, 3, from, to), ending(f, a, 2, from, to));
  out[n++] = mix(ending(f, i, 2, from, to), shape);
  for (let k = 0; k < n; k++) out[k] = mix(k + 101, out[k]!);
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
