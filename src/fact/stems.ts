import { type Span, type Word, wordsOf } from "../model/index.ts";
import { countriesByDemonym, wordsIn } from "./load.ts";

/** A word that carries meaning: its stem, how much it weighs, and where it stands. */
export interface Stem extends Span {
  readonly stem: string;
  readonly weight: number;
  /** True for names and numbers: words that two wordings of one thing share. */
  readonly isName: boolean;
}

const EMPTY = new Set(wordsIn("empty"));
const ENDINGS = wordsIn("endings");
const COMMON = new Set(wordsIn("common").map(stemAnew));
/** A common word weighs this much of an ordinary one; names and numbers weigh a little more. */
const WEIGHTS = { common: 0.4, word: 1, name: 1.3 } as const;

/** Stems kept, since a pile has few words many times; beyond this all are forgotten. */
const KEPT = 50_000;
const kept = new Map<string, string>();

let countries: ReadonlyMap<string, string> | undefined;

/** The stem of a lower-cased word: inflection and common endings cut, at most seven letters kept; "Russian" is "Russia". */
export function stemOf(lower: string): string {
  const known = kept.get(lower);
  if (known !== undefined) return known;
  countries ??= countriesByDemonym();
  const stem = stemAnew(countries.get(lower) ?? lower);
  if (kept.size >= KEPT) kept.clear();
  kept.set(lower, stem);
  return stem;
}

function stemAnew(lower: string): string {
  const plain = lower
    .replace(/['’](?:s|re|ve|ll|d)?$/u, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  if (/^\p{N}/u.test(plain) || plain.length <= 3) return plain;
  const suffix = ENDINGS.find((one) => plain.endsWith(one) && plain.length - one.length >= 4);
  return (suffix ? plain.slice(0, -suffix.length) : plain).slice(0, 7);
}

/** The content words of a stretch of text, in order. */
export function stemsIn(text: string, at: Span): Stem[] {
  const known = text.length < LONG || at.start < 0 ? undefined : cutOut(stemListOf(text), at);
  return known ?? stemsAnew(text, at);
}

function stemsAnew(text: string, at: Span): Stem[] {
  return wordsOf(text, at).flatMap((word) => stemAt(text, word) ?? []);
}

/** The stems of the content words of a text, each once. */
export function stemSetOf(text: string): Set<string> {
  return new Set(stemsIn(text, { start: 0, end: text.length }).map(({ stem }) => stem));
}

/** The words of a text with their stems, undefined for a word without content. */
interface StemList {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly stems: readonly (Stem | undefined)[];
}

/** Shorter texts are read again as they come: a wording, not a report. */
const LONG = 300;
/** Code units of the texts whose words are kept; beyond them all are forgotten. */
const KEPT_TEXT = 2_000_000;
const lists = new Map<string, StemList>();
let keptText = 0;

/** A report is asked for the words of its sentences, clauses and names over and over: they are read once. */
function stemListOf(text: string): StemList {
  const known = lists.get(text);
  if (known) return known;
  if (keptText + text.length > KEPT_TEXT) {
    lists.clear();
    keptText = 0;
  }
  const words = wordsOf(text);
  const made = {
    start: Int32Array.from(words, ({ start }) => start),
    end: Int32Array.from(words, ({ end }) => end),
    stems: words.map((word) => stemAt(text, word)),
  };
  lists.set(text, made);
  keptText += text.length;
  return made;
}

/** The content words between two places; undefined where a place cuts a word in two, or a run of characters that are words each. */
function cutOut({ start, end, stems }: StemList, at: Span): Stem[] | undefined {
  const first = firstBehind(end, at.start + 1);
  const last = firstBehind(start, at.end);
  if (first >= last) return first < start.length && start[first]! < at.end ? undefined : [];
  if (start[first]! < at.start || end[last - 1]! > at.end) return undefined;
  if (end[first - 1] === start[first] || end[last - 1] === start[last]) return undefined;
  const found: Stem[] = [];
  for (let k = first; k < last; k++) {
    const stem = stems[k];
    if (stem) found.push(stem);
  }
  return found;
}

/** Index of the first of ascending places that is not before `at`. */
function firstBehind(places: Int32Array, at: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function stemAt(text: string, word: Word): Stem | undefined {
  if (EMPTY.has(word.text)) return undefined;
  const stem = stemOf(word.text);
  if (stem === "" || (stem.length === 1 && !/\p{N}/u.test(stem))) return undefined;
  const isNumber = /\p{N}/u.test(stem);
  const isName =
    isNumber || (/^\p{Lu}/u.test(text.slice(word.start, word.start + 2)) && !startsSentence(text, word.start));
  const weight = COMMON.has(stem) ? WEIGHTS.common : isName ? WEIGHTS.name : WEIGHTS.word;
  return { stem, weight, isName, start: word.start, end: word.end };
}

function startsSentence(text: string, at: number): boolean {
  let k = at - 1;
  while (k >= 0 && /[\s“"„«‘'(]/.test(text[k]!)) k--;
  return k < 0 || /[.?!:…\n]/.test(text[k]!) || (k < at - 1 && text.slice(k + 1, at).includes("\n"));
}

/** Total weight of the stems that two stretches share, each counted once. */
export function sharedWeight(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  small.forEach((weight, stem) => {
    const other = large.get(stem);
    if (other !== undefined) sum += Math.min(weight, other);
  });
  return sum;
}

/** Stems with their weights, each once; the order of first use is kept. */
export function weightsOf(stems: readonly Stem[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { stem, weight } of stems) found.set(stem, Math.max(weight, found.get(stem) ?? 0));
  return found;
}

/** Sum of the weights. */
export function total(weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return sum;
}
