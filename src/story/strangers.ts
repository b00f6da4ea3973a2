import { TermFlag } from "./flags.ts";
import type { Vector } from "./vectors.ts";

/**
 * True of two articles that tell of two places: each names one in its title or lead, and they name nobody and nothing in common.
 * Days of the week, months and titles of people tell nothing. The half of "Paris, Texas" that another article has without the other
 * half is no name in common. Who shares two names is no stranger, whatever these are. Symmetric.
 */
export function areStrangers(x: Vector, y: Vector): boolean {
  const shared = sharedBy(x, y);
  if (shared === undefined) return false;
  const [a, b] = [x.flags[shared.x] ?? 0, y.flags[shared.y] ?? 0];
  if (shared.x >= 0 && isPlain(a, x) && isPlain(b, y)) return false;
  return hasPlace(x, isOuter(b) ? shared.x : -1) && hasPlace(y, isOuter(a) ? shared.y : -1);
}

/** Places of the one term that both have and one of them tells, -1 where there is none; undefined where there are more. */
function sharedBy(x: Vector, y: Vector): { readonly x: number; readonly y: number } | undefined {
  let found = { x: -1, y: -1 };
  for (const [own, other] of [[x, y] as const, [y, x] as const]) {
    for (const k of own.told) {
      const at = placeOf(own.terms[k]!, other.terms);
      const pair = own === x ? { x: k, y: at } : { x: at, y: k };
      if (at < 0 || pair.x === found.x) continue;
      if (found.x >= 0) return undefined;
      found = pair;
    }
  }
  return found;
}

/** Whether a name is all that an article says of what it names: no half of a place with what contains it. */
function isPlain(flag: number, { flags, told }: Vector): boolean {
  if (isOuter(flag)) return false;
  return (flag & TermFlag.placed) === 0 || !told.some((k) => isOuter(flags[k]!));
}

/** Whether an article says where; a place that only contains that of the other article is none. */
function hasPlace({ flags, told }: Vector, containing: number): boolean {
  return told.some((k) => k !== containing && (flags[k]! & TermFlag.placed) !== 0);
}

function isOuter(flag: number): boolean {
  return (flag & TermFlag.outer) !== 0;
}

/** Place of a term among ascending ones, -1 where it is none of them. */
function placeOf(term: number, terms: Uint32Array): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle]! < term) low = middle + 1;
    else high = middle;
  }
  return terms[low] === term ? low : -1;
}
