import { type Alignment, alignTo, continuityOf, meanScore } from "./align.ts";
import { type Facets, facetsOf, NAMED, ONCE, PLAIN, TELLING } from "./facets.ts";
import { keptWords, masksOf } from "./mask.ts";
import { sharedNeighbours } from "./neighbours.ts";
import { orderOf } from "./order.ts";
import type { Profile } from "./profile.ts";
import { matchEntries, setContainment, turnRound } from "./vocabulary.ts";

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
  const match = matchEntries(x.vocabulary, y.vocabulary);
  const back = turnRound(match, y.vocabulary.stems.length);
  const features = Float64Array.from([
    setContainment(x.runs, y.runs, 5),
    ...wordMeasures(x, y, match, back),
    Math.min(...sharedNeighbours(x.near, y.near, 20)),
    ...sentenceMeasures(x, y, match, back),
    (orderOf(x, y, match) + orderOf(y, x, back)) / 2,
    Math.log(Math.min(x.kept, y.kept) + 5),
    Math.log(Math.max(x.kept, y.kept) + 5),
  ]);
  return { features, maskA, maskB };
}

function sentenceMeasures(x: Facets, y: Facets, match: Int32Array, back: Int32Array): number[] {
  const fromX = alignTo(x.sentences, y.sentences, match, x.vocabulary.idf);
  const fromY = alignTo(y.sentences, x.sentences, back, y.vocabulary.idf);
  const [short, long] = isShorter(x, y, fromX, fromY) ? [fromX, fromY] : [fromY, fromX];
  return [meanScore(short), meanScore(long), continuityOf(long)];
}

function isShorter(x: Facets, y: Facets, fromX: Alignment, fromY: Alignment): boolean {
  return x.kept < y.kept || (x.kept === y.kept && meanScore(fromX) >= meanScore(fromY));
}

/** Idf and number of the entries of one kind in a text, and of those among them that the other text has. */
interface Tally {
  all: number;
  count: number;
  shared: number;
  sharedCount: number;
}

/**
 * Words used once are details; words used again and again are the topic, which independent reports share. Independent
 * reporters each have names and numbers of their own; who writes from a text adds next to none. Plain words, neither
 * names nor numbers, are the writer's own choice.
 */
function wordMeasures(x: Facets, y: Facets, match: Int32Array, back: Int32Array): number[] {
  const [onceX, onceY] = [tally(x, y, match, ONCE, ONCE), tally(y, x, back, ONCE, ONCE)];
  const [namesX, namesY] = [tally(x, y, match, NAMED, TELLING), tally(y, x, back, NAMED, TELLING)];
  const [plainX, plainY] = [tally(x, y, match, PLAIN, PLAIN), tally(y, x, back, PLAIN, PLAIN)];
  const once = [shareOf(onceX, 12), shareOf(onceY, 12)];
  const novel = [Math.log1p(namesX.count - namesX.sharedCount), Math.log1p(namesY.count - namesY.sharedCount)];
  return [
    Math.max(...once),
    Math.min(...once),
    Math.log1p(onceX.sharedCount),
    Math.max(shareOf(namesX, 10), shareOf(namesY, 10)),
    Math.max(...novel),
    Math.min(...novel),
    Math.log1p(Math.min(namesX.sharedCount, namesY.sharedCount)),
    Math.max(shareOf(plainX, 10), shareOf(plainY, 10)),
  ];
}

/** Entries of kind `mine` in `own`; they are shared when the other has the stem as kind `theirs`. */
function tally(own: Facets, other: Facets, match: Int32Array, mine: number, theirs: number): Tally {
  const found: Tally = { all: 0, count: 0, shared: 0, sharedCount: 0 };
  const { idf } = own.vocabulary;
  for (let e = 0; e < match.length; e++) {
    if (!(own.is[e]! & mine)) continue;
    found.all += idf[e]!;
    found.count++;
    if (match[e]! < 0 || !(other.is[match[e]!]! & theirs)) continue;
    found.shared += idf[e]!;
    found.sharedCount++;
  }
  return found;
}

/** Share of the idf that is shared; `prior` is added to the whole, so that little text proves little. */
function shareOf({ all, shared }: Tally, prior: number): number {
  return shared / (all + prior);
}
