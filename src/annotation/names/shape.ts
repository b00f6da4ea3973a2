import type { EntityType } from "../../model/index.ts";
import { foldedHash } from "../clusters.ts";
import { wordLists } from "../word-lists.ts";
import { FEMALE_NAME, type Lexicon, MALE_NAME, SURNAME, TITLE } from "./lexicon.ts";
import { type FoundName, typeOfPhrase } from "./name.ts";
import { ALL_CAPITALS, HAS_DIGIT, HAS_LETTER, HAS_LOWER, INITIAL_CAPITAL, type Words } from "./words.ts";

const WORDS = wordLists<"common" | "inside" | "particles" | "organisations" | "places" | "beforePlaces" | "speech">(
  "shapes.json",
);
const LONGEST = 7;
/** Capitalised words that begin no name: function words, days, months and what opens sentences. */
const COMMON = hashesOf("common");
const INSIDE = hashesOf("inside");
const PARTICLE = hashesOf("particles");
const ORGANISATION = hashesOf("organisations");
const PLACE = hashesOf("places");
const PLACE_BEFORE = hashesOf("beforePlaces");
const SPEECH = hashesOf("speech");

/**
 * Names by their shape and the tables alone, for any language and without a model: runs of capitalised words, typed by
 * phrase, given name, title, last word and the word before. Linear. Scripts without capitals yield table names only.
 */
export function namesByShape(words: Words, known: Lexicon): FoundName[] {
  const found: FoundName[] = [];
  const text: Reading = { w: words, known, inside: capitalInside(words) };
  for (let s = 0; s + 1 < words.first.length; s++) {
    const [from, to] = [words.first[s]!, words.first[s + 1]!];
    const isHeading = mostlyCapital(words, from, to);
    for (let i = from; i < to; i++) {
      const name = isCapital(words, i) ? nameAt(text, i, from, to, isHeading) : undefined;
      if (!name) continue;
      found.push(name);
      i = name.to - 1;
    }
  }
  return found;
}

interface Reading {
  readonly w: Words;
  readonly known: Lexicon;
  /** Folded hashes of words that this text writes with a capital inside a sentence. */
  readonly inside: ReadonlySet<number>;
}

function capitalInside(w: Words): Set<number> {
  const inside = new Set<number>();
  for (let s = 0; s + 1 < w.first.length; s++) {
    const [from, to] = [w.first[s]!, w.first[s + 1]!];
    if (mostlyCapital(w, from, to)) continue;
    for (let i = from + 1; i < to; i++) {
      if (isCapital(w, i) && w.shape[i - 1]! & HAS_LETTER) inside.add(w.folded[i]!);
    }
  }
  return inside;
}

function nameAt(
  { w, known, inside }: Reading,
  at: number,
  first: number,
  limit: number,
  isHeading: boolean,
): FoundName | undefined {
  const phrase = known.phraseAt(w, at, limit);
  const end = isHeading ? at : runEnd(w, at, limit, known);
  if (phrase && at + phrase.length >= end) return fromPhrase(phrase, at);
  if (phrase && phrase.kind !== "organisation" && phrase.kind !== "place") {
    if (phrase.kind === "demonym" || phrase.kind === "person") return fromPhrase(phrase, at);
    if (!ORGANISATION.has(w.folded[end - 1]!)) return fromPhrase(phrase, at);
  }
  if (end === at || !(startsName(w, at, first, end, known) || inside.has(w.folded[at]!)))
    return phrase && fromPhrase(phrase, at);
  const from = afterTitle(w, at, end, known);
  return { from, to: end, type: typeByShape(w, from, end, known) };
}

function fromPhrase(phrase: NonNullable<ReturnType<Lexicon["phraseAt"]>>, at: number): FoundName {
  const isDemonym = phrase.kind === "demonym";
  return { from: at, to: at + phrase.length, type: typeOfPhrase(phrase), phrase, ...(isDemonym && { isDemonym }) };
}

/** Where the name itself begins in a run like `Foreign Minister Ada Berg`: after the last title. */
function afterTitle(w: Words, from: number, end: number, known: Lexicon): number {
  if (ORGANISATION.has(w.folded[end - 1]!)) return from;
  for (let i = end - 2; i > from; i--) if (known.wordBits(w.folded[i]!) & TITLE && isCapital(w, i + 1)) return i + 1;
  return from;
}

/** End of the run of capitalised words from `at`, lower-case particles inside it included; `at` when none begins. */
function runEnd(w: Words, at: number, limit: number, known: Lexicon): number {
  if (COMMON.has(w.folded[at]!) || known.wordBits(w.folded[at]!) & TITLE) return at;
  let end = at + 1;
  for (let i = at + 1; i < limit && i < at + LONGEST; i++) {
    if (isCapital(w, i) && !COMMON.has(w.folded[i]!)) end = i + 1;
    else if (!(INSIDE.has(w.folded[i]!) && i + 1 < limit && isCapital(w, i + 1) && joins(w, at, i))) break;
  }
  return end;
}

/** Whether the small word at `i` may stand inside the name from `at`: particles always, `of` after an organisation word. */
function joins(w: Words, at: number, i: number): boolean {
  return PARTICLE.has(w.folded[i]!) || (i === at + 1 && ORGANISATION.has(w.folded[at]!));
}

/** Whether a capital tells something at `at`: not at the start of a sentence, unless the words themselves say so. */
function startsName(w: Words, at: number, first: number, end: number, known: Lexicon): boolean {
  const isInside = at > first && !(at - 1 === first && isQuote(w, first));
  if (isInside || end - at > 1) return true;
  const bits = known.wordBits(w.folded[at]!);
  return (bits & (MALE_NAME | FEMALE_NAME)) !== 0 || (end < w.count && SPEECH.has(w.folded[end]!));
}

function isQuote(w: Words, i: number): boolean {
  return (w.shape[i]! & HAS_LETTER) === 0;
}

function typeByShape(w: Words, from: number, to: number, known: Lexicon): EntityType {
  const last = w.folded[to - 1]!;
  const bits = known.wordBits(w.folded[from]!);
  if (ORGANISATION.has(last) || (to - from > 1 && ORGANISATION.has(w.folded[from]!))) return "organisation";
  if (PLACE.has(last)) return "place";
  if (bits & (MALE_NAME | FEMALE_NAME)) return "person";
  if (from > 0 && known.wordBits(w.folded[from - 1]!) & TITLE && isCapital(w, from - 1)) return "person";
  if (to < w.count && SPEECH.has(w.folded[to]!)) return "person";
  if (to - from === 1 && w.shape[from]! & ALL_CAPITALS && w.end[from]! - w.start[from]! > 1) return "organisation";
  if (from > 0 && PLACE_BEFORE.has(w.folded[from - 1]!)) return "place";
  if (known.wordBits(last) & SURNAME) return "person";
  return to - from === 2 || to - from === 3 ? "person" : "other";
}

function isCapital(w: Words, i: number): boolean {
  return (w.shape[i]! & INITIAL_CAPITAL) !== 0 && (w.shape[i]! & HAS_DIGIT) === 0;
}

/** True for a headline: hardly a word without a capital, and no full stop. */
function mostlyCapital(w: Words, from: number, to: number): boolean {
  let capitals = 0;
  let letters = 0;
  for (let i = from; i < to; i++) {
    if (!(w.shape[i]! & HAS_LETTER) || w.end[i]! - w.start[i]! < 4) continue;
    letters++;
    if (w.shape[i]! & INITIAL_CAPITAL || !(w.shape[i]! & HAS_LOWER)) capitals++;
  }
  return letters > 4 && capitals / letters > 0.8 && w.text[w.end[to - 1]! - 1] !== ".";
}

function hashesOf(list: keyof typeof WORDS): Set<number> {
  return new Set(WORDS[list].map((word) => foldedHash(word, 0, word.length)));
}
