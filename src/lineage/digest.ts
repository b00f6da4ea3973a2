import { type AnnotatedArticle, type ArticleId, type Link, type Message, mix32 } from "../model/index.ts";
import { loosened, tightened } from "../near/tight.ts";
import { Outcome, walk } from "./candidates.ts";
import { entryOf } from "./entry.ts";
import { type CandidateKeys, SAMPLE } from "./keys.ts";
import { ChangeLog } from "./link-changes.ts";
import { GRAM, gramAt } from "./mask.ts";
import type { Profile } from "./profile.ts";
import { readingOf } from "./reading.ts";
import { answered } from "./readings.ts";
import { isWorthALook, type Sketch } from "./sketch.ts";
import { WordForWord } from "./word-for-word.ts";

/** What another machine must know of an article to find those that it may be made from: keys for a join, a sketch for a first look. */
export interface LineageDigest {
  readonly standing: string;
  readonly language: string;
  /** The same for two texts of one language with the same words in the same order. */
  readonly words: string;
  /** Keys as the index has them; a run of words carries 32 further bits, so that archives do not meet by accident. */
  readonly keys: { readonly keys: readonly bigint[]; readonly worth: Uint8Array; readonly total: number };
  readonly names: CandidateKeys;
  /** For `areWorthALook`, packed as text; none for an article that every candidate is compared with. */
  readonly sketch?: string;
}

/** The digest of an annotated article; undefined for one without words. */
export function lineageDigestOf(source: AnnotatedArticle): LineageDigest | undefined {
  const { entry, reading } = entryOf(source);
  if (!entry) return undefined;
  const { standing, language, words, names, sketch } = entry;
  const keys = { ...entry.keys, keys: wideKeys(reading.own, entry.keys) };
  return { standing, language, words, keys, names, ...(sketch && { sketch: packedSketch(sketch) }) };
}

/** False for two texts that need not be read for each other; see `isWorthALook`. Throws `RangeError` or `SyntaxError` for other text. */
export function areWorthALook(x: string | undefined, y: string | undefined): boolean {
  return !x || !y || isWorthALook(sketchFrom(x), sketchFrom(y));
}

/** The links of an article to those before it that it was held against. */
export interface Walked {
  /** The article it is a light edit of: it is linked to that one alone and found by nobody. */
  readonly copyOf?: ArticleId;
  readonly links: readonly Link[];
  readonly messages: readonly Message[];
}

/** Holds an article against candidates before it, the likeliest first, up to the first that it is a light edit of. */
export function linksTo(later: AnnotatedArticle, candidates: readonly AnnotatedArticle[]): Walked {
  const log = new ChangeLog();
  const sources = [later, ...candidates];
  const texts = new WordForWord((number) => sources[number]!.article.id);
  texts.readings.keep(0, readingOf(later));
  const links = new Map<number, Link>();
  const line = candidates.map((_, k) => ({ number: k + 1, share: 0, outcome: Outcome.open as number }));
  const read = (id: ArticleId) => sources.find(({ article }) => article.id === id);
  const walking = walk(line, function* ({ number }) {
    const compared = yield* texts.compare(number, 0, log);
    if (!compared) return Outcome.none;
    links.set(number, compared.link);
    return compared.isCopy ? Outcome.copy : Outcome.link;
  });
  const { copyOf, targets } = answered(walking, read);
  const found = targets.map((number) => links.get(number)!);
  const copied = copyOf === undefined ? {} : { copyOf: sources[copyOf]!.article.id };
  return { ...copied, links: found, messages: log.changes().messages };
}

/** The keys of an entry with 32 more bits for each that is a run of words; in the order of `keys`. */
function wideKeys(profile: Profile, { keys }: CandidateKeys): bigint[] {
  const high = new Map<number, number>();
  for (let i = 0; i + GRAM <= profile.stem.length; i++) {
    const gram = gramAt(profile, i, GRAM);
    if (gram % SAMPLE === 0) high.set(gram, highBits(profile, i));
  }
  return Array.from(keys, (key) => (BigInt(high.get(key) ?? 0) << 32n) | BigInt(key));
}

/** 31 bits, so that a key is a positive whole number in every database. */
function highBits({ stem }: Profile, from: number): number {
  let h = 0x5bd1e995;
  for (let k = from; k < from + GRAM; k++) h = mix32(Math.imul(h, 37) ^ stem[k]!);
  return h >>> 1;
}

function packedSketch({ stems, idf, is, kept, grams }: Sketch): string {
  return tightened({ kept }, [stems, idf, is, grams.all, grams.quoted]);
}

function sketchFrom(text: string): Sketch {
  const { head, arrays } = loosened(text);
  const [stems, idf, is, all, quoted] = arrays as [Uint32Array, Float32Array, Uint8Array, Uint32Array, Uint32Array];
  return { stems, idf, is, kept: (head as { kept: number }).kept, grams: { all, quoted } };
}
