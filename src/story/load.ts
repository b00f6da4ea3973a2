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
interface WordTable {
  /** Capitalised words that tell neither who nor where: days, months, titles of people. */
  readonly untelling: Readonly<Record<string, string>>;
  /** Words before the name of a place. */
  readonly placing: Readonly<Record<string, string>>;
}

let words: { readonly untelling: ReadonlySet<string>; readonly placing: ReadonlySet<string> } | undefined;

/** Whether a stem in capitals tells neither who nor where. Throws `PackageDamaged`. */
export function isUntelling(stem: string): boolean {
  return tables().untelling.has(stem);
}

/** Whether a word may stand before the name of a place. Throws `PackageDamaged`. */
export function isPlacing(stem: string): boolean {
  return tables().placing.has(stem);
}

function tables(): NonNullable<typeof words> {
  words ??= read();
  return words;
}

function read(): NonNullable<typeof words> {
  const { untelling, placing } = shippedJson<WordTable>("data", "story/words.json");
  const setOf = (lists: Readonly<Record<string, string>>) => new Set(Object.values(lists).join(" ").split(" "));
  return { untelling: setOf(untelling), placing: setOf(placing) };
}
