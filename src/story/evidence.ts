import { calendarDay, type Dating, spokenDay } from "./dates.ts";
import type { Overlap } from "./overlap.ts";

/** The signals that two articles report one event, of the two alone. */
export const PAIR_SIGNALS = [
  "number",
  "rareNames",
  "heavyMost",
  "leadIn",
  "undated",
  "weekApart",
  "monthApart",
  "cosineApart",
  "sameMention",
  "sameWeekday",
  "sameSpokenDay",
  "otherDay",
  "lateMention",
  "lateAge",
] as const;

/** Those of the articles around the two. */
export const AROUND_SIGNALS = ["beyondNeighbours", "beyondCrowd", "crowd", "undatedAmong"] as const;

/** All signals, in the order of the model's coefficients. */
export const SIGNALS = [...PAIR_SIGNALS, ...AROUND_SIGNALS] as const;

/** The signals that speak of time. */
export const TIME_SIGNALS: ReadonlySet<string> = new Set([
  "undated",
  "weekApart",
  "monthApart",
  "cosineApart",
  "sameMention",
  "sameWeekday",
  "sameSpokenDay",
  "otherDay",
  "lateMention",
  "lateAge",
  "undatedAmong",
]);

/** How crowded the surroundings of an article are: mean cosine of its nearest five, and of those from rank 16 to 40. */
export interface Crowd {
  readonly near: number;
  readonly far: number;
}

/** What is around an article. */
export interface Surroundings {
  readonly crowd: Crowd;
  /** Share of the articles around it that have a day. */
  readonly dated: number;
}

const WEEK = 7;
const MONTH = 30;

/** Whether one names a day of the year that the other names, or speaks of as a day of the week. */
function nameOneDay(a: Dating, b: Dating): boolean {
  return agreement(a.mentions, b.mentions) > 0 || speaksOf(a, b.mentions) || speaksOf(b, a.mentions);
}

function speaksOf(dating: Dating, days: ReadonlySet<number>): boolean {
  const spoken = spokenDay(dating);
  return spoken !== undefined && days.has(calendarDay(spoken));
}

/** Writes the signals of a pair into `into`, in the order of `PAIR_SIGNALS`. */
export function writePairSignals(overlap: Overlap, a: Dating, b: Dating, into: Float64Array): void {
  const days = daysBetween(a, b);
  const apart = Math.log1p(Math.max(0, (days ?? 0) - 1));
  const weeks = Math.min(1, (days ?? 0) / WEEK);
  into.set([
    overlap.number,
    overlap.rareNames,
    overlap.heavyMost,
    overlap.leadIn,
    days === undefined ? 1 : 0,
    weeks,
    (days ?? 0) > MONTH ? 1 : 0,
    overlap.cosine * apart,
    agreement(a.mentions, b.mentions),
    days === undefined ? likeness(a.weekday, b.weekday) : 0,
    days === undefined || days > WEEK ? 0 : likeness(spokenDay(a), spokenDay(b)),
    Math.min(2, days ?? 0) / 2,
    // Of a case that is still reported then, later steps name the day it happened and who was how old.
    weeks > 0 && nameOneDay(a, b) ? weeks : 0,
    weeks * Math.max(0, agreement(a.ages, b.ages)),
  ]);
}

/** Place of the signal that is 1 when nothing is known of the days between two articles. */
export const UNDATED = PAIR_SIGNALS.indexOf("undated");

/** Writes what is around the two of a pair into `into`, in the order of `AROUND_SIGNALS`; `isUndated`: see `UNDATED`. */
export function writeAroundSignals(
  { cosine, isUndated }: { readonly cosine: number; readonly isUndated: boolean },
  a: Surroundings,
  b: Surroundings,
  into: Float64Array,
): void {
  into[0] = cosine - (a.crowd.near + b.crowd.near) / 2;
  into[1] = cosine - (a.crowd.far + b.crowd.far) / 2;
  into[2] = Math.sqrt(a.crowd.far * b.crowd.far);
  into[3] = isUndated ? (a.dated + b.dated) / 2 : 0;
}

/**
 * Smallest distance between the days two articles may be from. An undated article that tells of a later month as past is at
 * least that far from a dated one. `undefined` when nothing is known.
 */
function daysBetween(a: Dating, b: Dating): number | undefined {
  let least = leastApart(a, b) ?? leastApart(b, a);
  for (const x of [a.stated, a.written]) {
    for (const y of [b.stated, b.written]) {
      if (x === undefined || y === undefined) continue;
      least = Math.min(least ?? Number.POSITIVE_INFINITY, Math.abs(x - y));
    }
  }
  return least;
}

function leastApart(dated: Dating, undated: Dating): number | undefined {
  const day = dated.stated ?? dated.written;
  if (day === undefined || undated.notBefore === undefined) return undefined;
  if ((undated.stated ?? undated.written) !== undefined || undated.notBefore <= day) return undefined;
  return undated.notBefore - day;
}

/** 1 when both are the same, -1 when they differ, 0 when one is unknown. */
function likeness(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a === b ? 1 : -1;
}

/** 1 when the sets share a member, -1 when both have members and share none, else 0. */
function agreement<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const member of small) if (large.has(member)) return 1;
  return -1;
}
