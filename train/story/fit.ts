import { SIGNALS } from "../../src/story/evidence.ts";
import { type Example, fitSigned } from "./regression.ts";
import { searched } from "./search.ts";
import type { Pairs } from "./sets.ts";
import { type Fit, measure, type Piles, worthOf } from "./worth.ts";

/** Penalty on the standardised weights. */
const PENALTY = 0.004;
const THRESHOLDS = Array.from({ length: 14 }, (_, step) => (24 + 2 * step) / 100);
const WIDTH = SIGNALS.length;

/** Signals that speak against one event the larger they are; all others may only speak for it, but for the free ones. */
const AGAINST: ReadonlySet<string> = new Set(["weekApart", "monthApart", "cosineApart", "otherDay", "crowd"]);
const FREE: ReadonlySet<string> = new Set(["undated", "undatedAmong"]);
const SIGNS = SIGNALS.map((name) => (FREE.has(name) ? 0 : AGAINST.has(name) ? -1 : 1));

/** What a set weighs as a whole in the regression; a set without a name weighs 1. */
const SHARES: Readonly<Record<string, number>> = { scoop: 0.3, meantime: 0.15 };
const SMALL_SHARE = 0.5;

/**
 * Fits weights and threshold on labelled piles. A regression comes first, on pairs of these and of small piles cut from them: of
 * several draws of small piles the one whose fit is worth most on the large ones. From there on weights are sought by what the
 * stories are worth: pairs that are hard for a regression need not be those that linking gets wrong (docs/decisions/0404).
 */
export function fitOn(sets: readonly Pairs[], draws: readonly (readonly Pairs[])[]): Fit {
  const piles = { sets, small: draws.flat() };
  const fits = draws.map((small) => fitOnDraw(piles, small));
  const best = fits.reduce((best, fit) => (fit.worth > best.worth ? fit : best));
  return searched(piles, best, SIGNS);
}

function fitOnDraw(piles: Piles, small: readonly Pairs[]): Fit & { readonly worth: number } {
  const { sets } = piles;
  const large = sets.flatMap((set) => shared(examplesOf(set, 600, 1500), SHARES[set.name] ?? 1));
  const cut = small.flatMap((set) => shared(examplesOf(set, 400, 400), Math.min(1, set.a.length / 50)));
  const examples = [...large, ...shared(cut, SMALL_SHARE * sets.length)];
  const weights = fitSigned(examples, SIGNS, PENALTY).map((value) => Number(value.toFixed(4)));
  let [threshold, most] = [THRESHOLDS[0]!, Number.NEGATIVE_INFINITY];
  for (const candidate of THRESHOLDS) {
    const worth = worthOf(piles, (set) => measure(set, { weights, threshold: candidate }));
    if (worth > most) [threshold, most] = [candidate, worth];
  }
  return { weights, threshold, worth: most };
}

/** Some of the equal and of the other pairs, evenly spaced; large stories weigh with the root of their pairs. */
function examplesOf(set: Pairs, equal: number, other: number): Example[] {
  const same = set.isSame.reduce((sum, value) => sum + value, 0);
  const steps = [
    Math.max(1, Math.floor((set.a.length - same) / other)),
    Math.max(1, Math.floor(same / equal)),
  ] as const;
  const sizes = new Map<string, number>();
  for (const story of set.gold) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  const seen = [0, 0];
  const examples: Example[] = [];
  set.isSame.forEach((value, row) => {
    const step = steps[value as 0 | 1];
    if (seen[value]!++ % step !== 0) return;
    const story = set.gold[set.copies[set.a[row]!]![0]!]!;
    const weight = step * (value ? 1 / Math.sqrt(sizes.get(story)!) : 0.6);
    examples.push({ values: set.signals, at: row * WIDTH, isSame: value === 1, weight });
  });
  return examples;
}

function shared(examples: readonly Example[], share: number): Example[] {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return examples.map((example) => ({ ...example, weight: (example.weight * share) / total }));
}
