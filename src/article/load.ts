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

/** A kind of file that holds no report this program can read: what it is and what to do, in plain words. */
export interface ForeignKind {
  readonly what: string;
  readonly todo: string;
}

/** `data/article/foreign.json`: kinds told by their first bytes (hexadecimal), and by the root element of an XML document. */
export interface ForeignTable {
  readonly binary: readonly (ForeignKind & { readonly magic: string; readonly offset?: number })[];
  readonly roots: Readonly<Record<string, ForeignKind>>;
}

/** The kinds of files that are explained and not read. */
export function loadForeign(): ForeignTable {
  return shippedJson<ForeignTable>("data", "article/foreign.json");
}

/** A kind of page that stands where a report should; titles and phrases in lower case. */
export interface StubKind extends ForeignKind {
  /** Different phrases that show such a page. */
  readonly least: number;
  /** Words up to which the title alone shows one. */
  readonly most: number;
  readonly titles: readonly string[];
  readonly phrases: readonly string[];
}

/** `data/article/stubs.json`: subscription notices, checks for robots, error pages, consent notices. */
export function loadStubs(): Readonly<Record<string, StubKind>> {
  return shippedJson<{ kinds: Record<string, StubKind> }>("data", "article/stubs.json").kinds;
}
