import { compareText, type SeriesStep } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";
import { supportOf, type Valued } from "./values.ts";

/** One side with the times it is told. */
interface Step {
  readonly side: readonly Reading[];
  readonly value: number;
  /** Earliest publication of those that give it as the count of the day. */
  readonly from: string | undefined;
  readonly isPast: boolean;
}

/**
 * The sides of a count of people that only grew: every higher number is told later, or the lower one as a count of before.
 * Lowest first; nothing when two of them stand against each other.
 */
export function grownSides(sides: readonly (readonly Reading[])[], ground: Ground): (readonly Reading[])[] | undefined {
  const steps = sides.map((side) => stepOf(side, ground)).sort((a, b) => a.value - b.value);
  const grows = steps.every((step, index) => index === 0 || isLater(steps[index - 1]!, step));
  return grows ? steps.map(({ side }) => side) : undefined;
}

/** Sides of a count that did not only grow, without what a report gives as said before where it stands on another side; and that apart. */
export function withoutBefore(sides: readonly (readonly Reading[])[]): {
  readonly now: (readonly Reading[])[];
  readonly before: (readonly Reading[])[];
} {
  const isElsewhere = (one: Reading, own: readonly Reading[]) =>
    one.isOfBefore &&
    sides.some((side) => side !== own && side.some((other) => other.article === one.article && !other.isOfBefore));
  const parted = sides.map((side) => side.filter((one) => isElsewhere(one, side)));
  const now = sides.map((side, k) => side.filter((one) => !parted[k]!.includes(one)));
  return { now: now.filter((side) => side.length > 0), before: parted.filter((side) => side.length > 0) };
}

function stepOf(side: readonly Reading[], ground: Ground): Step {
  const times = side.flatMap(({ article }) => ground.articles.get(article)?.article.published ?? []).sort(compareText);
  const isPast = side.every(({ isOfBefore }) => isOfBefore);
  return { side, value: side.find(({ amount }) => amount)?.amount?.value ?? 0, from: times[0], isPast };
}

function isLater(low: Step, high: Step): boolean {
  if (low.isPast) return true;
  return low.from !== undefined && high.from !== undefined && isBefore(low.from, high.from);
}

/** A day is before another day; a time of day before another of the same day, when both are told. */
function isBefore(a: string, b: string): boolean {
  const [day, other] = [a.slice(0, 10), b.slice(0, 10)];
  if (day !== other) return day < other;
  return a.length > 10 && b.length > 10 && Date.parse(a) < Date.parse(b);
}

/** The steps of a growing count with who carries each; `mentions` are those of the fact. */
export function seriesOf(
  sides: readonly (readonly Reading[])[],
  valuedOf: (reading: Reading) => Valued,
  indexOf: (reading: Reading) => number,
  ground: Ground,
): SeriesStep[] {
  return sides.map((side) => {
    const { value, from, isPast } = stepOf(side, ground);
    const mentions = [...new Set(side.map(indexOf))].sort((a, b) => a - b);
    const asOf = isPast ? undefined : from;
    return { value, ...(asOf && { asOf }), mentions, support: supportOf(side.map(valuedOf), ground.counter) };
  });
}
