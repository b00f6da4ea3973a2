import type { Words } from "../names/words.ts";
import { type Candidate, describe, type Gender, hashes, type Pronoun, shares } from "./ranker.ts";

/** A name of candidate `of` at tokens `from .. to - 1`. */
export interface NamePlace {
  readonly of: number;
  readonly from: number;
  readonly to: number;
}

/** A pronoun found to mean candidate `of`. */
export interface Resolution {
  readonly at: number;
  readonly of: number;
}

/** Chooses among candidates, best described by their features: an index into `options`, or -1 to leave it open. */
export type Choose = (pronoun: Pronoun, options: readonly Option[]) => number;

/** A candidate for one pronoun: its number and the features that hold. */
export interface Option {
  readonly of: number;
  readonly features: Uint8Array;
}

const ROLES: readonly [Gender, readonly Set<number>[]][] = [
  ["male", [hashes("he"), hashes("him"), hashes("his"), hashes("himself")]],
  ["female", [hashes("she"), hashes("her hers"), hashes("hers"), hashes("herself")]],
];
const PRONOUNS = new Map(
  ROLES.flatMap(([gender, roles]) =>
    roles.flatMap((words, role) => [...words].map((word) => [word, { gender, role }] as const)),
  ),
);
/** How far back a pronoun looks, in sentences, and at how many people. Farther back, names are repeated. */
const REACH = 6;
const MOST_CANDIDATES = 12;

/**
 * Walks the text and resolves `he` and `she` to the people named so far. A pronoun resolved becomes a mention itself,
 * and tells the gender of a person whose name does not. Linear: each pronoun looks at a bounded number of people.
 */
export function resolvePronouns(
  words: Words,
  people: readonly Candidate[],
  names: readonly NamePlace[],
  choose: Choose,
): Resolution[] {
  const found: Resolution[] = [];
  const quoted = quotedTokens(words);
  const opener = new Int32Array(words.first.length).fill(-1);
  const recent: number[] = [];
  let next = 0;
  for (let s = 0; s + 1 < words.first.length; s++) {
    for (let i = words.first[s]!; i < words.first[s + 1]!; i++) {
      for (; next < names.length && names[next]!.to <= i; next++)
        note(names[next]!.of, names[next]!.from, names[next]!.to, false);
      const kind = PRONOUNS.get(words.folded[i]!);
      if (!kind) continue;
      const pronoun = { at: i, sentence: s, ...kind, isQuoted: quoted[i] === 1 };
      const options = optionsFor(words, people, recent, opener, pronoun);
      const chosen = options.length ? choose(pronoun, options) : -1;
      if (chosen < 0) continue;
      const of = options[chosen]!.of;
      found.push({ at: i, of });
      people[of]!.gender ??= kind.gender;
      note(of, i, i + 1, true);
    }
  }
  return found;

  function note(of: number, from: number, to: number, isPronoun: boolean): void {
    const sentence = sentenceOf(words, from);
    people[of]!.places.push({ from, to, sentence, isPronoun, isQuoted: quoted[from] === 1 });
    if (opener[sentence] === -1) opener[sentence] = of;
    const at = recent.indexOf(of);
    if (at >= 0) recent.splice(at, 1);
    recent.unshift(of);
    if (recent.length > MOST_CANDIDATES) recent.pop();
  }
}

function optionsFor(
  words: Words,
  people: readonly Candidate[],
  recent: readonly number[],
  opener: Int32Array,
  pronoun: Pronoun,
): Option[] {
  const fitting = recent.filter((of) => {
    const one = people[of]!;
    const isOpposite = one.gender !== undefined && one.gender !== pronoun.gender;
    return !isOpposite && pronoun.sentence - one.places.at(-1)!.sentence <= REACH;
  });
  const most = Math.max(...fitting.map((of) => people[of]!.places.length));
  return fitting.map((of, rank) => {
    const one = people[of]!;
    const features = new Uint8Array(MOST_DESCRIBED);
    const isFirst = opener[one.places.at(-1)!.sentence] === of;
    const count = describe(words, pronoun, one, rank, isFirst, one.places.length === most, features);
    return { of, features: features.subarray(0, count) };
  });
}

/** Room for the features of one candidate. */
const MOST_DESCRIBED = 24;

/** Chooses by learned weights; leaves open what is less likely than `atLeast` to be right. */
export function chooseByWeights(weights: readonly number[], atLeast: number): Choose {
  return (_, options) => {
    const likely = shares(
      options.map(({ features }) => features.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0)),
    );
    const best = likely.indexOf(Math.max(...likely));
    return likely[best]! >= atLeast ? best : -1;
  };
}

function sentenceOf(words: Words, token: number): number {
  let [low, high] = [0, words.first.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (words.first[middle]! <= token) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Longest quotation believed, in code units: a mark that never closes does not swallow the article. */
const LONGEST_QUOTE = 2000;

/** 1 for tokens between quotation marks. A blank line or a mark that never closes ends a quotation. */
function quotedTokens({ text, start, count }: Words): Uint8Array {
  const quoted = new Uint8Array(count);
  let since = -1;
  for (let i = 0; i < count; i++) {
    const sign = text.charCodeAt(start[i]!);
    const isMark = sign === 0x22 || sign === 0x201c || sign === 0x201d || sign === 0x201e;
    if (since >= 0 && (start[i]! - since > LONGEST_QUOTE || (i > 0 && hasBreak(text, start[i - 1]!, start[i]!))))
      since = -1;
    if (isMark) since = since >= 0 && sign !== 0x201c ? -1 : start[i]!;
    else if (since >= 0) quoted[i] = 1;
  }
  return quoted;
}

function hasBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) return true;
  return false;
}
