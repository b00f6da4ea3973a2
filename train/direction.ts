import { callOf, directionSigns, isTelling } from "../src/lineage/direction.ts";
import { profileOf } from "../src/lineage/profile.ts";
import { articleOf, type Doc, type Pair, readSet } from "./copies.ts";
import { languageOf } from "./pairs.ts";

const SETS = ["l2r-news", "raidar-news", "onestop", "roundtrip-news", "mixset", "wmt21-news"];
/** Share of calls that must be right in every family that the threshold is chosen on. */
const LEAST_PRECISION = 0.95;
/** Share of pairs of sibling translations, where neither is the source, that may be called. */
const MOST_SIBLINGS = 0.005;
/** Thresholds tried, from the boldest: log ratios of quoted words and of names that one text has alone. */
const THRESHOLDS = [0.3, 0.5, 0.7, 0.9, 1.1, 1.4, 2];

/** A pair whose direction is known (from `a` to `b`), or known to be neither (`siblings`). */
export interface DirectionRow {
  readonly family: string;
  readonly isSibling: boolean;
  /** Absent when the texts hold too little to be asked. */
  readonly x?: readonly number[];
}

/** Counts of one family: pairs, calls, right calls. */
export interface DirectionCount {
  readonly pairs: number;
  readonly called: number;
  readonly right: number;
}

/** Signs of all pairs in one language with a known direction, and of sibling translations. */
export function directionRows(data: string): DirectionRow[] {
  return SETS.flatMap((name) => {
    const set = readSet(data, name);
    const pairs = set.pairs.filter((pair) => pair.label === 1 && /^(a->b|siblings)$/.test(pair.direction ?? ""));
    return pairs.flatMap((pair): DirectionRow[] => {
      const [a, b] = [set.docs.get(pair.a), set.docs.get(pair.b)];
      if (!a || !b || languageOf(a) !== languageOf(b)) return [];
      return [{ family: familyOf(name, pair), isSibling: pair.direction === "siblings", ...signsOf(a, b) }];
    });
  });
}

function signsOf(a: Doc, b: Doc): { x?: number[] } {
  const [left, right] = [profileOf(articleOf(a)), profileOf(articleOf(b))];
  return isTelling(left) && isTelling(right) ? { x: directionSigns(left, right) } : {};
}

/** Calls at one threshold. Of siblings no call is right. */
export function countCalls(rows: readonly DirectionRow[], threshold: number): DirectionCount {
  const calls = rows.map(({ x }) => (x ? callOf(x, threshold) : 0));
  const right = calls.filter((call, i) => call > 0 && !rows[i]!.isSibling).length;
  return { pairs: rows.length, called: calls.filter((call) => call !== 0).length, right };
}

/** The boldest threshold at which every family is called rightly often enough, and siblings next to never. */
export function chooseThreshold(rows: readonly DirectionRow[]): number {
  const families = [...familiesOf(rows).values()];
  const isFine = (threshold: number): boolean => families.every((family) => isSafe(family, threshold));
  return THRESHOLDS.find(isFine) ?? THRESHOLDS.at(-1)!;
}

function isSafe(rows: readonly DirectionRow[], threshold: number): boolean {
  const { pairs, called, right } = countCalls(rows, threshold);
  return rows[0]!.isSibling ? called / pairs <= MOST_SIBLINGS : called === 0 || right / called >= LEAST_PRECISION;
}

/** Each family at the threshold that was chosen without it. */
export function heldOutCalls(rows: readonly DirectionRow[]): Map<string, DirectionCount & { threshold: number }> {
  return new Map(
    [...familiesOf(rows)].map(([family, mine]) => {
      const threshold = chooseThreshold(rows.filter((row) => holdOutOf(row.family) !== holdOutOf(family)));
      return [family, { ...countCalls(mine, threshold), threshold }];
    }),
  );
}

function familiesOf(rows: readonly DirectionRow[]): Map<string, DirectionRow[]> {
  const families = new Map<string, DirectionRow[]>();
  for (const row of rows) families.set(row.family, [...(families.get(row.family) ?? []), row]);
  return families;
}

/** Families of one set are left out together: their writers worked from the same articles. */
function holdOutOf(family: string): string {
  return family.split(/[ ,]/)[0]!;
}

function familyOf(set: string, pair: Pair): string {
  if (set === "l2r-news") return `l2r ${pair.b.split(".").slice(1).join(".")}`;
  if (set === "mixset") return pair.category === "news" ? "mixset, news" : "mixset, not news";
  return set;
}
