import { type Facets, mix, PREFIXES, SUFFIXES } from "./facets.ts";

/** Features that do not depend on earlier tags, and those that do. */
export const FIXED = 36;
export const CHAINED = 8;

/** Writes the `FIXED` feature hashes of token `i` of the sentence `[from, to)` into `out`. */
export function fixedFeatures(f: Facets, i: number, from: number, to: number, out: Int32Array): void {
  let n = 0;
  const put = (value: number) => {
    out[n] = mix(n + 101, value);
    n++;
  };
  const [b, a, bb, aa] = [i - 1, i + 1, i - 2, i + 2];
  const at = (column: Int32Array, k: number) => (k < from ? -7 : k >= to ? -8 : column[k]!);
  const suffix = (k: number, size: number) => (k < from ? -7 : k >= to ? -8 : f.suffix[k * SUFFIXES + size - 1]!);
  put(0);
  put(f.lower[i]!);
  put(f.form[i]!);
  put(at(f.lower, b));
  put(at(f.lower, a));
  put(at(f.lower, bb));
  put(at(f.lower, aa));
  for (let k = 1; k <= SUFFIXES; k++) put(f.suffix[i * SUFFIXES + k - 1]!);
  for (let k = 1; k <= PREFIXES; k++) put(f.prefix[i * PREFIXES + k - 1]!);
  put(f.shape[i]!);
  put(mix(f.shape[i]!, i === from ? 1 : 0));
  put(at(f.shape, b));
  put(at(f.shape, a));
  put(f.fine[i]!);
  put(at(f.fine, b));
  put(at(f.fine, a));
  put(mix(f.coarse[i]!, f.shape[i]!));
  put(at(f.coarse, bb));
  put(at(f.coarse, aa));
  put(mix(at(f.lower, b), f.lower[i]!));
  put(mix(f.lower[i]!, at(f.lower, a)));
  put(mix(at(f.lower, b), at(f.lower, a)));
  put(mix(at(f.fine, b), f.fine[i]!));
  put(mix(f.fine[i]!, at(f.fine, a)));
  put(mix(at(f.coarse, b), mix(f.coarse[i]!, at(f.coarse, a))));
  put(suffix(b, 3));
  put(suffix(a, 3));
  put(mix(suffix(i, 3), suffix(a, 2)));
  put(mix(suffix(i, 2), f.shape[i]!));
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
