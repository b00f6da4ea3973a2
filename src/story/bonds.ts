import type { CrimeReport } from "./crimes.ts";
import { calendarDay, type Dating, spokenDay } from "./dates.ts";
import type { Person } from "./people.ts";
import type { Reading } from "./reading.ts";
import { FAINT } from "./threads.ts";

/** What shows that two reports tell of one case, however far their days are apart. */
export const Bond = { none: 0, day: 1, people: 2 } as const;
/** How likely they must be of one event if they were of one day for that to count, by bond. */
const LEAST_TIMELESS: readonly number[] = [Number.POSITIVE_INFINITY, 0.4, FAINT];

/** Years by which an age may be off beside the time between two reports. */
const AGE_ERROR = 1;
const YEAR = 365;
/** A later report names the day of the deed without its year: beyond this many days it may be that of another year. */
const DAYS = { least: 4, most: 349 };
/** Who names more days than this tells of several events. */
const MOST_DAYS = 4;

/** The bond of two readings. Symmetric. */
export function bondOf(x: Reading, y: Reading): number {
  if (!x.crime || !y.crime) return Bond.none;
  const [earlier, later] = (dayOf(x.dating) ?? 0) <= (dayOf(y.dating) ?? 0) ? [x, y] : [y, x];
  if (shareCase(earlier, later)) return Bond.people;
  return areElsewhere(x.crime, y.crime) || !namesDayOf(earlier, later) ? Bond.none : Bond.day;
}

/** Whether a bond counts between two that are so likely of one event if they were of one day. */
export function counts(bond: number, timeless: number): boolean {
  return timeless >= LEAST_TIMELESS[bond]!;
}

/**
 * Joins groups that a bond ties. `isCase` tells the groups that are of a case as a whole; the others stay as they are. What joins does not depend on the
 * order of bonds. Items are indices; groups come back ascending.
 */
export function joinedByBonds(
  groups: readonly number[][],
  bonds: readonly (readonly [number, number])[],
  isCase: (group: readonly number[]) => boolean,
): number[][] {
  if (bonds.length === 0) return [...groups];
  const homes = new Map(groups.flatMap((group, home) => group.map((item) => [item, home] as const)));
  const open = groups.map(isCase);
  const roots = groups.map((_, home) => home);
  const rootOf = (home: number): number => {
    let at = home;
    while (roots[at] !== at) at = roots[at] = roots[roots[at]!]!;
    return at;
  };
  for (const [a, b] of bonds) {
    const [x, y] = [homes.get(a)!, homes.get(b)!];
    if (open[x] && open[y]) roots[rootOf(Math.max(x, y))] = rootOf(Math.min(x, y));
  }
  const joined = new Map<number, number[]>();
  groups.forEach((group, home) => {
    joined.set(rootOf(home), [...(joined.get(rootOf(home)) ?? []), ...group]);
  });
  return [...joined.values()].map((group) => group.sort((x, y) => x - y));
}

/** Two people in common of whom either tells more than in passing, or one of whom both do; after a year the later report must be of that person. */
function shareCase(earlier: Reading, later: Reading): boolean {
  const days = daysBetween(earlier.dating, later.dating);
  const shared = inCommon(earlier.crime!, later.crime!, (days ?? YEAR) / YEAR);
  if (shared.length > 1) return true;
  const one = shared.find(([a, b]) => a.isMain && b.isMain)?.[1];
  if (!one || areElsewhere(earlier.crime!, later.crime!)) return false;
  const isOf = one.ages.length > 0 || later.crime!.people.find(({ isKnown }) => isKnown)?.name === one.name;
  return (days ?? 0) <= YEAR || isOf;
}

/** People who stand in both, more than in passing in either, and whose age is told: that of a private person mostly is. */
function inCommon(x: CrimeReport, y: CrimeReport, years: number): [Person, Person][] {
  return x.people.flatMap((a): [Person, Person][] => {
    const b = y.people.find(({ name }) => name === a.name);
    if (!b || !(a.isMain || b.isMain) || !(a.isKnown || b.isKnown)) return [];
    return a.ages.length + b.ages.length > 0 && !clash(a.ages, b.ages, years) ? [[a, b]] : [];
  });
}

function clash(x: readonly number[], y: readonly number[], years: number): boolean {
  if (x.length === 0 || y.length === 0) return false;
  return x.every((a) => y.every((b) => Math.abs(a - b) > AGE_ERROR + years));
}

/** Whether the two name places and none that both name. */
function areElsewhere({ places }: CrimeReport, other: CrimeReport): boolean {
  if (places.length === 0 || other.places.length === 0) return false;
  return !places.some((place) => other.places.includes(place));
}

/** Whether a step of a case names the day on which the earlier report is, of which it speaks, or the one before. */
function namesDayOf({ dating }: Reading, later: Reading): boolean {
  const days = daysBetween(dating, later.dating);
  const { mentions } = later.dating;
  if (!later.crime!.isStep || days === undefined || days < DAYS.least || days > DAYS.most) return false;
  if (mentions.size > MOST_DAYS) return false;
  const day = dayOf(dating)!;
  return [spokenDay(dating) ?? day, day, day - 1].some((each) => mentions.has(calendarDay(each)));
}

function daysBetween(earlier: Dating, later: Dating): number | undefined {
  const [from, to] = [dayOf(earlier), dayOf(later)];
  return from === undefined || to === undefined ? undefined : to - from;
}

function dayOf({ stated, written }: Dating): number | undefined {
  return stated ?? written;
}
