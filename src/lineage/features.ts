import { type Alignment, alignSentences, continuityOf, meanScore } from "./align.ts";
import { type Bag, bagOf, countsOf, novelIn, pairsOf, setContainment, shareIn, shinglesOf } from "./bags.ts";
import { keptWords, maskOf } from "./mask.ts";
import { orderOf } from "./order.ts";
import { NAME, NUMBER, type Profile } from "./profile.ts";

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

/** Idf from which a word is content rather than grammar. */
const CONTENT = 3;
/** Idf from which a word used once is a detail rather than the topic. */
const DETAIL = 3.5;

/** A measured pair: the features, and the parts that the explanation needs again. */
export interface Measures {
  readonly features: Float64Array;
  readonly maskA: Uint8Array;
  readonly maskB: Uint8Array;
  readonly fromA: Alignment;
  readonly fromB: Alignment;
}

/** Measures two texts of one language against each other. The features do not depend on the order of the two. */
export function measure(a: Profile, b: Profile): Measures {
  const [maskA, maskB] = [maskOf(a, b), maskOf(b, a)];
  const [keptA, keptB] = [keptWords(maskA), keptWords(maskB)];
  const [fromA, fromB] = alignSentences(a, b, maskA, maskB);
  const isAShort = keptA < keptB || (keptA === keptB && meanScore(fromA) >= meanScore(fromB));
  const [short, long] = isAShort ? [fromA, fromB] : [fromB, fromA];
  const features = Float64Array.from([
    setContainment(shinglesOf(a, maskA, 2), shinglesOf(b, maskB, 2), 5),
    ...detailMeasures(a, b, maskA, maskB),
    ...nameMeasures(a, b, maskA, maskB),
    ...wordMeasures(a, b, maskA, maskB),
    meanScore(short),
    meanScore(long),
    continuityOf(long),
    (orderOf(a, b, maskA, maskB, DETAIL) + orderOf(b, a, maskB, maskA, DETAIL)) / 2,
    Math.log(Math.min(keptA, keptB) + 5),
    Math.log(Math.max(keptA, keptB) + 5),
  ]);
  return { features, maskA, maskB, fromA, fromB };
}

type Numbers = readonly number[];

/** Words used once are details; words used again and again are the topic, which independent reports share. */
function detailMeasures(a: Profile, b: Profile, maskA: Uint8Array, maskB: Uint8Array): Numbers {
  const [onceA, onceB] = [onceIn(a, maskA), onceIn(b, maskB)];
  const both = [shareIn(onceA, onceB, 12), shareIn(onceB, onceA, 12)];
  return [Math.max(...both), Math.min(...both), Math.log1p(onceA.size - novelIn(onceA, onceB))];
}

function onceIn(profile: Profile, mask: Uint8Array): Bag {
  const counts = countsOf(profile, mask);
  return bagOf(profile, mask, (i) => profile.idf[i]! >= DETAIL && counts.get(profile.stem[i]!) === 1);
}

function contentOf(profile: Profile, mask: Uint8Array | undefined, least: number): Bag {
  return bagOf(profile, mask, (i) => profile.idf[i]! >= least);
}

/** Independent reporters each have names and numbers of their own; who writes from a text adds next to none. */
function nameMeasures(a: Profile, b: Profile, maskA: Uint8Array, maskB: Uint8Array): Numbers {
  const [namesA, namesB] = [namesOf(a, maskA), namesOf(b, maskB)];
  const [allA, allB] = [contentOf(a, undefined, 2), contentOf(b, undefined, 2)];
  const [onlyA, onlyB] = [novelIn(namesA, allB), novelIn(namesB, allA)];
  const novel = [Math.log1p(onlyA), Math.log1p(onlyB)];
  return [
    Math.max(shareIn(namesA, allB, 10), shareIn(namesB, allA, 10)),
    Math.max(...novel),
    Math.min(...novel),
    Math.log1p(Math.min(namesA.size - onlyA, namesB.size - onlyB)),
  ];
}

function namesOf(profile: Profile, mask: Uint8Array): Bag {
  return bagOf(profile, mask, (i) => (profile.flags[i]! & (NAME | NUMBER)) !== 0 && profile.idf[i]! > 2);
}

function wordMeasures(a: Profile, b: Profile, maskA: Uint8Array, maskB: Uint8Array): Numbers {
  const [wordsA, wordsB] = [plainWords(a, maskA), plainWords(b, maskB)];
  const [nearA, nearB] = [pairsOf(a, maskA, 1, 3, CONTENT), pairsOf(b, maskB, 1, 3, CONTENT)];
  return [
    Math.max(shareIn(wordsA, wordsB, 10), shareIn(wordsB, wordsA, 10)),
    Math.min(shareIn(nearA, nearB, 20), shareIn(nearB, nearA, 20)),
  ];
}

/** Content words that are neither names nor numbers: the writer's own choice. */
function plainWords(profile: Profile, mask: Uint8Array): Bag {
  return bagOf(profile, mask, (i) => profile.idf[i]! > CONTENT && (profile.flags[i]! & (NAME | NUMBER)) === 0);
}
