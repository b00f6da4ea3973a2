import { shippedJson } from "../shipped/index.ts";

/** Phrases of one shape by language code. */
export type PhrasesByLanguage = Readonly<Record<string, readonly string[]>>;

/** `data/article/phrases.json`: group -> shape -> language -> phrases. */
export type PhraseTable = Readonly<Record<string, Readonly<Record<string, PhrasesByLanguage>>>>;

/** One news agency of `data/article/agencies.json`. */
export interface Agency {
  readonly id: string;
  /** Full names, believed in every credit shape. */
  readonly names: readonly string[];
  /** Short forms, believed only where capitals and place show a credit. */
  readonly marks: readonly string[];
}

/** The words that sites put around reports. Throws `PackageDamaged`. */
export function loadPhrases(): PhraseTable {
  type Groups = { note: string } & Record<string, PhraseTable[string]>;
  const { note: _, ...groups } = shippedJson<Groups>("data", "article/phrases.json");
  return groups;
}

/** The news agencies. Throws `PackageDamaged`. */
export function loadAgencies(): readonly Agency[] {
  return shippedJson<{ agencies: Agency[] }>("data", "article/agencies.json").agencies;
}

let english: ReadonlySet<string> | undefined;

/** Common words of English that are rare elsewhere. Throws `PackageDamaged`. */
export function englishWords(): ReadonlySet<string> {
  english ??= new Set(shippedJson<{ words: string }>("data", "article/english.json").words.split(" "));
  return english;
}
