import { shippedJson } from "../shipped/index.ts";

/** What ships in models/story.json: see models/story.md. */
export interface StoryModel {
  /** Stems of general English, commonest first, joined by spaces. */
  readonly background: string;
  /** Coefficient of each signal of `SIGNALS`, by name, and the constant. */
  readonly coefficients: Readonly<Record<string, number>>;
  readonly constant: number;
  /** Mean probability at which two groups of articles are one story. */
  readonly threshold: number;
  /** How much less of it many pairs need than one: the mean of many is surer. */
  readonly sureness: number;
}

let model: StoryModel | undefined;

/** Reads models/story.json once. Throws `PackageDamaged`. */
export function loadStoryModel(): StoryModel {
  model ??= shippedJson<StoryModel>("models", "story.json");
  return model;
}

/** Words by language, separated by spaces, from data/story/words.json. */
type WordList = Readonly<Record<string, string>>;

interface WordTable {
  /** Capitalised words that tell neither who nor where: days, months, titles of people. */
  readonly untelling: WordList;
  /** Words before the name of a place. */
  readonly placing: WordList;
  /** Those of them that do not stand before the name of somebody. */
  readonly locating: WordList;
  /** Of title and lead: stems of violent crimes, of the steps of a case in court, of politics. */
  readonly crime: WordList;
  readonly step: WordList;
  readonly politics: WordList;
  /** Words before the name of somebody who holds an office, and nouns for people who go unnamed. */
  readonly title: WordList;
  readonly person: WordList;
}

type WordKind = keyof WordTable;

let words: Readonly<Record<WordKind, ReadonlySet<string>>> | undefined;
let givenNames: ReadonlySet<string> | undefined;

/** Whether a stem in capitals tells neither who nor where. Throws `PackageDamaged`. */
export function isUntelling(stem: string): boolean {
  return wordsOfKind("untelling").has(stem);
}

/** Whether a word may stand before the name of a place. Throws `PackageDamaged`. */
export function isPlacing(stem: string): boolean {
  return wordsOfKind("placing").has(stem);
}

/** The words of a kind in all languages. Throws `PackageDamaged`. */
export function wordsOfKind(kind: WordKind): ReadonlySet<string> {
  words ??= read();
  return words[kind];
}

/** Whether a word in small letters is a first name. Throws `PackageDamaged`. */
export function isGivenName(word: string): boolean {
  givenNames ??= readGivenNames();
  return givenNames.has(word);
}

function read(): Readonly<Record<WordKind, ReadonlySet<string>>> {
  const lists = Object.entries(shippedJson<WordTable>("data", "story/words.json"));
  const setOf = (list: WordList) => new Set(Object.values(list).join(" ").split(" "));
  return Object.fromEntries(lists.map(([kind, list]) => [kind, setOf(list)])) as Record<WordKind, Set<string>>;
}

function readGivenNames(): ReadonlySet<string> {
  const { male, female } = shippedJson<{ male: string; female: string }>("data", "annotation/given-names.json");
  return new Set(`${male} ${female}`.toLowerCase().split(" "));
}
