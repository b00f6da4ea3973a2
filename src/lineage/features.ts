import { type Alignment, alignTo, continuityOf, meanScore } from "./align.ts";
import { type Facets, facetsOf } from "./facets.ts";
import { keptWords, masksOf } from "./mask.ts";
import { sharedNeighbours } from "./neighbours.ts";
import { orderOf } from "./order.ts";
import { openingFit, outlineOf } from "./outline.ts";
import type { Profile } from "./profile.ts";
import { matchEntries, setContainment, turnRound } from "./vocabulary.ts";
import { wordMeasures } from "./word-measures.ts";

/** What is measured of a pair, in the order of the model's weights. `Most` / `Least`: of the two directions. */
export const FEATURES = [
  "shingle2",
  "onceMost",
  "onceLeast",
  "sharedOnce",
  "nameMost",
  "novelMost",
  "novelLeast",
  "sharedNames",
  "wordMost",
  "nearLeast",
  "sentenceShort",
  "sentenceLong",
  "continuityLong",
  "order",
  "lengthShort",
  "lengthLong",
  "outline",
] as const;

/** A measured pair: the features, and the parts that the explanation needs again. */
export interface Measures {
  readonly features: Float64Array;
  readonly maskA: Uint8Array;
  readonly maskB: Uint8Array;
}

/** Measures two texts of one language against each other. The features do not depend on the order of the two. */
export function measure(a: Profile, b: Profile): Measures {
  const [maskA, maskB] = masksOf(a, b);
  const [x, y] = [facetsOf(a, maskA, keptWords(maskA)), facetsOf(b, maskB, keptWords(maskB))];
  const match = matchEntries(x.stems, y.stems);
  const back = turnRound(match, y.stems.length);
  const features = Float64Array.from([
    setContainment(x.runs, y.runs, 5),
    ...wordMeasures(x, y),
    Math.min(...sharedNeighbours(x.near, y.near, 20)),
    ...sentenceMeasures(x, y, match, back),
    (orderOf(x, y, match) + orderOf(y, x, back)) / 2,
    Math.log(Math.min(x.kept, y.kept) + 5),
    Math.log(Math.max(x.kept, y.kept) + 5),
    a.grammar === "names" ? openingFit(outlineOf(a), outlineOf(b)) : 0,
  ]);
  return { features, maskA, maskB };
}

function sentenceMeasures(x: Facets, y: Facets, match: Int32Array, back: Int32Array): number[] {
  const fromX = alignTo(x.sentences, y.sentences, match, x.idf);
  const fromY = alignTo(y.sentences, x.sentences, back, y.idf);
  const [short, long] = isShorter(x, y, fromX, fromY) ? [fromX, fromY] : [fromY, fromX];
  return [meanScore(short), meanScore(long), continuityOf(long)];
}

function isShorter(x: Facets, y: Facets, fromX: Alignment, fromY: Alignment): boolean {
  return x.kept < y.kept || (x.kept === y.kept && meanScore(fromX) >= meanScore(fromY));
}
