import { readFileSync } from "node:fs";

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

/** The words that sites put around reports. */
export function loadPhrases(): PhraseTable {
  const { note: _, ...groups } = read("phrases.json") as { note: string } & Record<string, PhraseTable[string]>;
  return groups;
}

/** The news agencies. */
export function loadAgencies(): readonly Agency[] {
  return (read("agencies.json") as { agencies: Agency[] }).agencies;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../data/article/${name}`, import.meta.url), "utf8"));
}
