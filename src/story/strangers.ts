import { TermFlag } from "./flags.ts";
import type { Overlap } from "./overlap.ts";
import type { Vector } from "./vectors.ts";

/**
 * True of two articles that tell of two events: each names somebody or something in its title or lead, and nothing that either names
 * stands in the other. Days of the week, months and titles of people tell nothing. With one name in common they are strangers when
 * each names another place; the half of "Paris, Texas" that the other has without the other half is no name in common. Who shares two
 * names is no stranger, whatever these are. Symmetric.
 */
export function areStrangers(x: Vector, y: Vector, { tells, tellsX, tellsY }: Overlap): boolean {
  if (tells > 1) return false;
  if (tells === 0) return namesFirst(x) && namesFirst(y);
  const [a, b] = [x.flags[tellsX]!, y.flags[tellsY]!];
  if (isPlain(a, x) && isPlain(b, y)) return false;
  return hasPlace(x, isOuter(b) ? tellsX : -1) && hasPlace(y, isOuter(a) ? tellsY : -1);
}

/** Whether an article names somebody or something in its title or lead. */
function namesFirst({ flags, told }: Vector): boolean {
  return told.some((k) => (flags[k]! & (TermFlag.title | TermFlag.lead)) !== 0);
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
