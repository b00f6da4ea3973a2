import { runsOf } from "./facets.ts";
import { FEATURES, type Measures } from "./features.ts";
import { keptWords } from "./mask.ts";
import { CONTENT } from "./neighbours.ts";
import { NAME, NUMBER, type Profile } from "./profile.ts";
import { sharedCount } from "./vocabulary.ts";

/**
 * What is measured of two short English texts, in the order of the model's weights. Any two short reports of one event share its
 * names, so numbers, plain words and runs of words are looked at apart from them.
 */
export const BRIEF_FEATURES = [...FEATURES, "sharedNumbers", "wordLeast", "sharedThrees", "nameShare"] as const;

/** Where neither text has more kept words than this, the model for short texts alone tells. */
const SHORT = 60;
/** From here up the model for whole texts alone tells; between the two each has its share. */
const WHOLE = 150;
/** Idf above which a name or number counts. */
const LEAST_IDF = 2;
/** Idf that is added to the plain words of a text, so that few in common prove little. */
const PRIOR = 10;

const LENGTH_LONG = FEATURES.indexOf("lengthLong");

/** What the model for short texts has to say in the score of a measured pair: 0 for none, 1 for all. */
export function briefShare(features: Float64Array): number {
  const words = Math.exp(features[LENGTH_LONG]!) - 5;
  return Math.min(1, Math.max(0, (WHOLE - words) / (WHOLE - SHORT)));
}

/** The measures of a pair of short English texts, those of whole texts first. Do not depend on the order of the two. */
export function briefMeasures(a: Profile, b: Profile, { features, maskA, maskB }: Measures): Float64Array {
  const [x, y] = [wordsIn(a, maskA), wordsIn(b, maskB)];
  return Float64Array.from([
    ...features,
    Math.log1p(Math.min(sharedNumbers(x, y), sharedNumbers(y, x))),
    Math.min(plainShare(x, y), plainShare(y, x)),
    Math.log1p(sharedCount(runsOf(a, maskA, 3), runsOf(b, maskB, 3))),
    Math.min(nameShare(x), nameShare(y)),
  ]);
}

/** The distinct stems of a text that are not masked. */
interface Words {
  readonly kept: number;
  readonly all: Set<number>;
  readonly names: Set<number>;
  readonly numbers: Set<number>;
  /** Content words that are neither names nor numbers, with their idf. */
  readonly plain: Map<number, number>;
}

function wordsIn({ stem, idf, flags }: Profile, mask: Uint8Array): Words {
  const words: Words = {
    kept: keptWords(mask),
    all: new Set(),
    names: new Set(),
    numbers: new Set(),
    plain: new Map(),
  };
  for (let i = 0; i < stem.length; i++) {
    if (mask[i]) continue;
    const [word, worth] = [stem[i]!, idf[i]!];
    words.all.add(word);
    if (!(flags[i]! & (NAME | NUMBER))) {
      if (worth > CONTENT) words.plain.set(word, worth);
      continue;
    }
    if (worth > LEAST_IDF) words.names.add(word);
    if (worth > LEAST_IDF && flags[i]! & NUMBER) words.numbers.add(word);
  }
  return words;
}

function sharedNumbers(own: Words, other: Words): number {
  let shared = 0;
  for (const number of own.numbers) if (other.all.has(number)) shared++;
  return shared;
}

function plainShare(own: Words, other: Words): number {
  let [all, shared] = [PRIOR, 0];
  for (const [word, worth] of own.plain) {
    all += worth;
    if (other.all.has(word)) shared += worth;
  }
  return shared / all;
}

/** Names and numbers among the words of a text. */
function nameShare({ names, kept }: Words): number {
  return names.size / Math.max(1, kept);
}
