import type { AnnotatedArticle } from "../model/index.ts";
import { wordsIn } from "./load.ts";

/** Nouns of bodies that a town has, in whose names it stands before them. */
const BODIES = new Set(wordsIn("ofTown"));
/** Nouns of people, events and houses, before which a headline puts the town. */
const TOLD = new Set(wordsIn("inTown"));
/** Capitalised words before those that are no town: "State Police". */
const NO_NAME = new Set(wordsIn("noTownName"));
/** Prepositions behind which a place is named, and nouns that "of" joins to one. */
const [INSIDE, TOWN] = [new Set(wordsIn("insideTown")), new Set(wordsIn("townOf"))];
/** Words, never with a capital, for a side of a town. */
const SIDES = new Set(wordsIn("side"));
/** What follows the name of a county. */
export const COUNTIES = ["County", "Co.", "Parish"];
/** Words of a town's name: "Lower Ostaby Bay". */
const MOST_WORDS = 3;

/** A word with what stands right before it. */
interface Word {
  readonly text: string;
  readonly isCapital: boolean;
  /** True where only a blank parts it from the word before. */
  readonly isNext: boolean;
}

/**
 * Towns that a headline or lead puts before a noun: "Ostaby police", "Ostaby girl hurt". Of people and events it is one only where `isPlace`
 * knows the name as that of a place, and in lines that capitalise every word always.
 */
export function townsBefore(prose: string, isPlace: (name: string) => boolean): string[] {
  return prose.split("\n").flatMap((line) => {
    const words = wordsWithGaps(line);
    const isPlain = !isTitleCase(line);
    return words.flatMap(({ text, isNext }, at) => {
      const noun = text.toLowerCase();
      if (!isNext || !TOLD.has(noun)) return [];
      const names = namesBefore(words, at);
      return names.find(isPlace) ?? (isPlain && BODIES.has(noun) ? names[0] : undefined) ?? [];
    });
  });
}

/** Names behind a preposition of place. */
export function townsBehind(prose: string): string[] {
  const words = wordsWithGaps(prose);
  return words.flatMap((_, at) => (isInside(words, at) ? nameFrom(words, behindSides(words, at + 1)) : []));
}

/** "in northwest Ostaby": where the name begins. */
function behindSides(words: readonly Word[], at: number): number {
  return words[at] !== undefined && SIDES.has(words[at].text) && words[at].isNext ? at + 1 : at;
}

/** Names that articles give as those of places, and how many articles do. */
export function placeNames(articles: Iterable<AnnotatedArticle>): Map<string, number> {
  const found = new Map<string, number>();
  for (const { article } of articles) {
    const lines = `${article.title ?? ""}\n${article.text}`.split("\n").filter((line) => !isTitleCase(line));
    for (const name of new Set(lines.flatMap(townsBehind))) found.set(name, 1 + (found.get(name) ?? 0));
  }
  return found;
}

/** "in" and "town of". */
function isInside(words: readonly Word[], at: number): boolean {
  const { text } = words[at]!;
  return INSIDE.has(text) || (text === "of" && TOWN.has(words[at - 1]?.text ?? ""));
}

/** A line that capitalises its words tells nothing by a capital. */
function isTitleCase(line: string): boolean {
  const long = line.split(/\s+/u).filter((word) => word.length > 3);
  return long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length / 2;
}

/** The runs of capitalised words that end right before a word, the longest first. */
function namesBefore(words: readonly Word[], at: number): string[] {
  let from = at;
  while (from > 0 && at - from < MOST_WORDS && isOfName(words[from - 1]!) && words[from]!.isNext) from--;
  return Array.from({ length: at - from }, (_, k) => joined(words.slice(from + k, at)));
}

/** The run of capitalised words that begins at a word, if any; a county is no town. */
function nameFrom(words: readonly Word[], at: number): string[] {
  let to = at;
  while (to < at + MOST_WORDS && words[to]?.isNext && isOfName(words[to]!)) to++;
  const isCounty = words[to]?.isNext === true && COUNTIES.includes(words[to]!.text);
  return to > at && !isCounty ? [joined(words.slice(at, to))] : [];
}

function joined(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(" ");
}

function isOfName({ text, isCapital }: Word): boolean {
  return isCapital && !/['’]/u.test(text) && !NO_NAME.has(text.toLowerCase());
}

function wordsWithGaps(prose: string): Word[] {
  let last = -1;
  return [...prose.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*\.?/gu)].map(({ 0: match, index }) => {
    const text = match.length > 3 ? match.replace(/\.$/, "") : match;
    const isNext = index === last + 1 && prose[last] === " ";
    last = index + text.length;
    return { text, isCapital: /^\p{Lu}/u.test(text), isNext };
  });
}
