import { type AnnotatedArticle, hash32, mix32 } from "../model/index.ts";
import { type Flat, packed, together, unpacked } from "../near/bytes.ts";
import type { Candidate } from "./candidates.ts";
import { standingOf } from "./chronology.ts";
import { type CandidateKeys, keysOf } from "./keys.ts";
import type { Profile } from "./profile.ts";
import { firstReading, type Reading } from "./reading.ts";
import { type Sketch, sketchOf } from "./sketch.ts";

/** Version of the kept form; state of another version is made anew. */
export const KEPT_FORM = 3;

/** What is filed of an article: all that is needed of it until it is compared word for word. */
export interface Entry {
  readonly id: string;
  /** Its place in the order of all articles, to be compared by code unit. */
  readonly standing: string;
  readonly language: string;
  /** The same for two texts of one language with the same words in the same order. */
  readonly words: string;
  readonly keys: CandidateKeys;
  readonly names: CandidateKeys;
  readonly sketch: Sketch | undefined;
}

/** What the index has come to about an article, beside its entry. */
export interface Standing {
  readonly number: number;
  /** `head`: found by later ones; `follower`: light edit of a head; `twin`: same words as an earlier one. */
  readonly role: Role;
  /** The head it is linked to as a copy, or itself. */
  readonly root: number;
  /** Earlier articles that it is linked to. */
  readonly links: readonly number[];
  readonly lists: readonly (readonly Candidate[])[];
}

export type Role = "head" | "follower" | "twin" | "open";

/** Reads an article for the index; no entry for one without words. */
export function entryOf(source: AnnotatedArticle): { readonly entry?: Entry; readonly reading: Reading } {
  const { reading, names } = firstReading(source);
  const { own } = reading;
  if (own.stem.length === 0) return { reading };
  const entry = {
    id: source.article.id,
    standing: standingOf(source.article),
    language: own.language,
    words: wordsKey(own),
    ...filedTogether(keysOf(own), names, own.grammar === "english" ? sketchOf(own) : undefined),
  };
  return { entry, reading };
}

/** Only English texts have a model that tells from sketches what is worth a look. */
function filedTogether(keys: CandidateKeys, names: CandidateKeys, sketch: Sketch | undefined) {
  const [own, worth, named, nameWorth] = together([keys.keys, keys.worth, names.keys, names.worth] as const);
  return {
    keys: { keys: own, worth, total: keys.total },
    names: { keys: named, worth: nameWorth, total: names.total },
    sketch: sketch && sketchFrom(together(columnsOf(sketch)), sketch.kept),
  };
}

function columnsOf({ stems, idf, is, grams }: Sketch) {
  return [stems, idf, is, grams.all, grams.quoted] as const;
}

/** An entry with its standing as bytes, some 6 kB. */
export function portionOf(entry: Entry, standing: Standing): Uint8Array {
  const { id, language, words, keys, names, sketch } = entry;
  const { number, role, root, links, lists } = standing;
  const arrays: Flat[] = [keys.keys, keys.worth, names.keys, names.worth];
  for (const list of lists) {
    arrays.push(Uint32Array.from(list, (each) => each.number));
    arrays.push(Float64Array.from(list, (each) => each.share));
    arrays.push(Uint8Array.from(list, (each) => each.outcome));
  }
  if (sketch) arrays.push(...columnsOf(sketch));
  const head = { form: KEPT_FORM, id, standing: entry.standing, language, words, number, role, root, links };
  return packed({ ...head, ...(sketch && { kept: sketch.kept }) }, arrays);
}

interface Head {
  readonly form: number;
  readonly id: string;
  readonly standing: string;
  readonly language: string;
  readonly words: string;
  readonly number: number;
  readonly role: Role;
  readonly root: number;
  readonly links: readonly number[];
  readonly kept?: number;
}

/** Throws `RangeError` for bytes of another form. */
export function readPortion(bytes: Uint8Array): { readonly entry: Entry; readonly standing: Standing } {
  const { head, arrays } = unpacked(bytes);
  const { form, id, standing, language, words, number, role, root, links, kept } = head as Head;
  if (form !== KEPT_FORM) throw new RangeError(`kept state has form ${form}, not ${KEPT_FORM}`);
  const [keys, worth, names, nameWorth] = arrays as [Uint32Array, Uint8Array, Uint32Array, Uint8Array];
  const sketch = kept === undefined ? undefined : sketchFrom(arrays.slice(10), kept);
  return {
    entry: {
      id,
      standing,
      language,
      words,
      keys: { keys, worth, total: sumOf(worth) },
      names: { keys: names, worth: nameWorth, total: sumOf(nameWorth) },
      sketch,
    },
    standing: { number, role, root, links, lists: [listFrom(arrays.slice(4, 7)), listFrom(arrays.slice(7, 10))] },
  };
}

function listFrom([numbers, shares, outcomes]: readonly Flat[]): Candidate[] {
  return Array.from(numbers!, (number, k) => ({ number, share: shares![k]!, outcome: outcomes![k]! }));
}

function sketchFrom(arrays: readonly Flat[], kept: number): Sketch {
  const [stems, idf, is, all, quoted] = arrays as [Uint32Array, Float32Array, Uint8Array, Uint32Array, Uint32Array];
  return { stems, idf, is, kept, grams: { all, quoted } };
}

function sumOf(worth: Uint8Array): number {
  return worth.reduce((sum, each) => sum + each, 0);
}

function wordsKey(profile: Profile): string {
  let [x, y] = [1, 2];
  for (const stem of profile.stem) {
    x = mix32(Math.imul(x, 31) ^ stem);
    y = mix32(Math.imul(y, 37) ^ stem);
  }
  return `${profile.stem.length}.${x}.${y}.${hash32(profile.language)}`;
}
