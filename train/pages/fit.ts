import type { Thresholds } from "../../src/article/page/thresholds.ts";
import type { GoldPage } from "./gold.ts";
import { reportOf } from "./read.ts";
import { type Counts, compareShingles, summarise } from "./shingles.ts";

/** Where a fit begins: round values, the method's own where it has one (Readability: rivals .75, siblings .2). */
export const START: Thresholds = {
  layoutShare: 0.3,
  layoutLinks: 0.1,
  noiseShare: 0.3,
  littleShare: 0.25,
  muchMore: 2,
  rivalScore: 0.75,
  climbGain: 1.5,
  climbLinks: 0.3,
  siblingScore: 0.2,
  ledeReach: 10,
  ownShare: 0.5,
  tailShare: 0.3,
};

/** What each number may be, in the order in which they are fitted. */
const CHOICES: Readonly<Record<keyof Thresholds, readonly number[]>> = {
  climbGain: [1.1, 1.25, 1.5, 2],
  climbLinks: [0.15, 0.2, 0.25, 0.3, 0.4],
  rivalScore: [0.6, 0.75, 0.9],
  siblingScore: [0.1, 0.2, 0.3],
  layoutShare: [0.25, 0.3, 0.35, 0.45],
  layoutLinks: [0.05, 0.1, 0.12, 0.2],
  noiseShare: [0.15, 0.25, 0.3, 0.4],
  littleShare: [0.15, 0.25, 0.35, 0.5],
  muchMore: [1.5, 2, 2.5, 4],
  ledeReach: [4, 8, 10, 12, 16, 24],
  ownShare: [0.4, 0.5, 0.6, 0.8],
  tailShare: [0.1, 0.2, 0.3, 0.5],
};
const NAMES = Object.keys(CHOICES) as (keyof Thresholds)[];

/** Counts of every page under thresholds that were tried before are kept: folds try nearly the same ones. */
export class Trials {
  readonly pages: readonly GoldPage[];
  readonly #done = new Map<string, readonly Counts[]>();
  readonly #texts = new Map<GoldPage, { text: string; counts: Counts }[]>();

  constructor(pages: readonly GoldPage[]) {
    this.pages = pages;
  }

  /** Counts of all pages, in their order. */
  under(thresholds: Thresholds): readonly Counts[] {
    const key = JSON.stringify(NAMES.map((name) => thresholds[name]));
    const known = this.#done.get(key);
    if (known) return known;
    const counts = this.pages.map((page) => this.#read(page, thresholds));
    this.#done.set(key, counts);
    return counts;
  }

  /** Most thresholds leave most pages as they are: the same text is compared once. */
  #read(page: GoldPage, thresholds: Thresholds): Counts {
    const text = reportOf(page, thresholds);
    const known = this.#texts.get(page) ?? [];
    const same = known.find((one) => one.text === text);
    if (same) return same.counts;
    const counts = compareShingles(page.wanted, text);
    this.#texts.set(page, [...known, { text, counts }]);
    return counts;
  }
}

/**
 * The thresholds that serve these pages best: one number after the other, each the first that gains most. What is
 * made as large as can be is the mean of the two sets' F1, so that neither of them speaks louder for having more pages.
 */
export function fitThresholds(trials: Trials, isUsed: (page: GoldPage) => boolean): Thresholds {
  let best = START;
  let value = worth(trials, best, isUsed);
  for (const name of NAMES) {
    for (const choice of CHOICES[name]) {
      const next = { ...best, [name]: choice };
      const gained = worth(trials, next, isUsed);
      if (gained > value + LEAST_GAIN) [best, value] = [next, gained];
    }
  }
  return best;
}

/** Smaller gains are chance: a tenth of a page. */
const LEAST_GAIN = 0.0005;

function worth(trials: Trials, thresholds: Thresholds, isUsed: (page: GoldPage) => boolean): number {
  const counts = trials.under(thresholds);
  const bySet = new Map<string, Counts[]>();
  for (const [i, page] of trials.pages.entries())
    if (isUsed(page)) bySet.set(page.set, [...(bySet.get(page.set) ?? []), counts[i]!]);
  const scores = [...bySet.values()].map((found) => summarise(found).f1);
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

/** Counts of every page under thresholds that were fitted without its publisher's pages, and those of each part. */
export interface LeftOut {
  readonly counts: readonly Counts[];
  readonly fitted: readonly Thresholds[];
}

/** Parts publishers into `parts`, and reads the pages of each under thresholds fitted on the pages of the others. */
export function leavePublishersOut(trials: Trials, parts = 10): LeftOut {
  const publishers = [...new Set(trials.pages.map(({ publisher }) => publisher))].sort();
  const partOf = new Map(publishers.map((publisher, i) => [publisher, i % parts]));
  const fitted = Array.from({ length: parts }, (_, part) =>
    fitThresholds(trials, ({ publisher }) => partOf.get(publisher) !== part),
  );
  const counts = trials.pages.map((page, i) => trials.under(fitted[partOf.get(page.publisher)!]!)[i]!);
  return { counts, fitted };
}
