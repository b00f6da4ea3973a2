import type { Link } from "../model/index.ts";
import type { Profile } from "./profile.ts";

type Direction = Link["direction"];

/** Publication times closer than this do not say who was first. */
const LEAST_GAP_HOURS = 1;

/** Who wrote from whose text, where dates or credits tell; else `undetermined`. */
export function directionOf(a: Profile, b: Profile): Direction {
  const [x, y] = [Date.parse(a.source.article.published ?? ""), Date.parse(b.source.article.published ?? "")];
  if (Number.isNaN(x) || Number.isNaN(y)) return "undetermined";
  const gapHours = (y - x) / 3_600_000;
  if (Math.abs(gapHours) < LEAST_GAP_HOURS) return "undetermined";
  return gapHours > 0 ? "a-to-b" : "b-to-a";
}
