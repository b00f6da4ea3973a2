import { foldedHash } from "../clusters.ts";
import { HAS_LETTER, type Words } from "../names/words.ts";

/** A place where an entity is mentioned, in tokens. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly isPronoun: boolean;
  readonly isQuoted: boolean;
}

export type Gender = "male" | "female";

/** Somebody a pronoun may mean, with what has been said of them so far. */
export interface Candidate {
  gender?: Gender | undefined;
  readonly places: Place[];
}

/** The pronoun to resolve. */
export interface Pronoun {
  readonly at: number;
  readonly sentence: number;
  readonly gender: Gender;
  /** `0` he/she, `1` him/her as object, `2` his/her before a noun, `3` himself/herself. */
  readonly role: number;
  readonly isQuoted: boolean;
}

const SPEECH = hashes(
  "said says told adds added asked announced warned insisted argued claimed wrote replied explained noted tweeted declared stated",
);
const PREPOSITION = hashes(
  "of to by with for in on at from against about between after before over under like than as",
);
const POSSESSIVE = hashes("'s ’s");
const RELATIVE = hashes("who whose , ( —");

/** Number of features of the ranker; the weights of `models/pronouns.json` are in this order. */
export const RANKER_FEATURES = 56;

/**
 * Describes how well a candidate fits a pronoun as numbers of features that hold, into `out`; returns how many.
 * `rank`: how many other candidates of fitting gender were mentioned later. `isFirst`: whether it
 * opens its sentence; `isMain`: whether nobody of fitting gender was mentioned more often.
 */
export function describe(
  words: Words,
  pronoun: Pronoun,
  one: Candidate,
  rank: number,
  isFirst: boolean,
  isMain: boolean,
  out: Uint8Array,
): number {
  const last = one.places.at(-1)!;
  const distance = Math.min(pronoun.sentence - last.sentence, 4);
  const isSame = distance === 0;
  const next = last.to < words.count ? words.folded[last.to]! : 0;
  const before = last.from > 0 ? words.folded[last.from - 1]! : 0;
  let n = 0;
  out[n++] = distance;
  out[n++] = 5 + Math.min(rank, 3);
  out[n++] = 9 + (last.isPronoun ? 0 : 1) + (isSame ? 0 : 2);
  out[n++] = 13 + (one.gender === pronoun.gender ? 0 : one.gender === undefined ? 1 : 2);
  out[n++] = 16 + (isFirst ? 0 : 1) + (isSame ? 0 : 2);
  out[n++] = 20 + Math.min(one.places.length, 8 - 1);
  if (POSSESSIVE.has(next)) out[n++] = isSame ? 28 : 29;
  else if (PREPOSITION.has(before)) out[n++] = isSame ? 30 : 31;
  if (SPEECH.has(next) || SPEECH.has(before)) out[n++] = 32 + (isSame ? 0 : 1);
  if (RELATIVE.has(next)) out[n++] = 34;
  if (pronoun.isQuoted) out[n++] = last.isQuoted ? 35 : isSame ? 36 : 37;
  else if (last.isQuoted) out[n++] = 38;
  out[n++] = 39 + pronoun.role * 2 + (isSame ? 1 : 0);
  out[n++] = 48 + (isMain ? 0 : 1) + (isSame ? 2 : 0);
  if (one.places.length === 1 && !isFirst) out[n++] = 52 + (isMain ? 1 : 0);
  if (words.first[pronoun.sentence] === pronoun.at) out[n++] = 54 + (isFirst ? 0 : 1);
  if (isSame && pronoun.role === 1 && !hasLetterMark(words, last.to, pronoun.at)) out[n++] = 47;
  return n;
}

/** Whether a mark (comma, dash, quotation mark) stands between two tokens: a clause boundary. */
function hasLetterMark(words: Words, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!(words.shape[i]! & HAS_LETTER)) return true;
  return false;
}

/** Scores of candidates as shares that add up to one. */
export function shares(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

export function hashes(list: string): Set<number> {
  return new Set(list.split(" ").map((word) => foldedHash(word, 0, word.length)));
}
