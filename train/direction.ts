import { callOf, directionSigns } from "../src/lineage/direction.ts";
import { profileOf } from "../src/lineage/profile.ts";
import { articleOf, readSet } from "./copies.ts";
import { type Example, fitLogistic } from "./logistic.ts";
import { languageOf } from "./pairs.ts";

const SETS = ["l2r-news", "raidar-news", "onestop", "roundtrip-news", "mixset"];
/** Share of calls that must be right, on families that were left out of the fit. */
const LEAST_PRECISION = 0.93;

/** A pair whose direction is known (from `a` to `b`), or known to be neither (`siblings`). */
export interface DirectionRow {
  readonly family: string;
  readonly isSibling: boolean;
  readonly x: readonly number[];
}

/** Signs of all pairs in one language with a known direction, and of sibling translations. */
export function directionRows(data: string): DirectionRow[] {
  return [...SETS, "wmt21-news"].flatMap((name) => {
    const set = readSet(data, name);
    const pairs = set.pairs.filter(
      (pair) => pair.label === 1 && (pair.direction === "a->b" || pair.direction === "siblings"),
    );
    return pairs.flatMap((pair): DirectionRow[] => {
      const [a, b] = [set.docs.get(pair.a), set.docs.get(pair.b)];
      if (!a || !b || languageOf(a) !== languageOf(b) || (name === "mixset" && pair.category !== "news")) return [];
      const [left, right] = [profileOf(articleOf(a)), profileOf(articleOf(b))];
      if (isHidden(left, right)) return [];
      return [
        { family: familyOf(name, pair.b), isSibling: pair.direction === "siblings", x: directionSigns(left, right) },
      ];
    });
  });
}

/** Weights of the signs (odd in the order of the texts, so without a bias). */
export function fitDirection(rows: readonly DirectionRow[]): number[] {
  const known = rows.filter((row) => !row.isSibling);
  const sizes = new Map<string, number>();
  for (const row of known) sizes.set(row.family, (sizes.get(row.family) ?? 0) + 1);
  const examples = known.flatMap((row): Example[] => {
    const weight = 50 / sizes.get(row.family)!;
    return [
      { x: row.x, y: 1, weight },
      { x: row.x.map((v) => -v), y: 0, weight },
    ];
  });
  const model = fitLogistic(examples, 1);
  return model.weights.map((w, k) => w / model.scale[k]!);
}

/** Calls, right calls and pairs of each family, by weights that never saw the family. */
export function heldOutCalls(rows: readonly DirectionRow[], threshold: number): Map<string, [number, number, number]> {
  const result = new Map<string, [number, number, number]>();
  for (const family of new Set(rows.map((row) => row.family))) {
    const weights = fitDirection(rows.filter((row) => row.family !== family));
    const sums = rows.filter((row) => row.family === family).map((row) => callOf(row.x, weights, threshold));
    const called = sums.filter((z) => z !== 0);
    result.set(family, [called.length, called.filter((z) => z > 0).length, sums.length]);
  }
  return result;
}

/** The lowest threshold at which held-out calls are right often enough. */
export function chooseThreshold(rows: readonly DirectionRow[]): number {
  const known = rows.filter((row) => !row.isSibling);
  for (let threshold = 0.5; threshold < 8; threshold += 0.25) {
    const calls = [...heldOutCalls(known, threshold).values()];
    const [all, right] = [calls.reduce((s, c) => s + c[0], 0), calls.reduce((s, c) => s + c[1], 0)];
    const isFine = calls.every(([n, good]) => n < 20 || good / n >= 0.9);
    if (isFine && right / Math.max(1, all) >= LEAST_PRECISION) return threshold;
  }
  return 8;
}

function isHidden(...profiles: readonly { stem: Uint32Array }[]): boolean {
  return profiles.some((profile) => profile.stem.length < 20);
}

function familyOf(set: string, b: string): string {
  return set === "l2r-news" ? `l2r ${b.split(".").slice(1).join(".")}` : set;
}
