/** A column holds text (kept as `keyBytes`, so that it sorts by code unit), whole numbers or bytes; undefined is NULL. */
export type ColumnType = "text" | "number" | "bytes";
export type Cell = string | number | Uint8Array | undefined;
export type Key = readonly (string | number)[];

/** One table: the same in every kind of store. `keys` of its columns, in order, are the primary key. */
export interface Table<R extends object = Record<string, Cell>> {
  readonly name: string;
  readonly keys: 1 | 2;
  readonly columns: readonly { readonly name: string & keyof R; readonly type: ColumnType }[];
}

export interface ArticleRow {
  readonly id: string;
  /** Of its latest version. */
  readonly number: number;
  /** Key of its present annotation. */
  readonly annotation: string;
  readonly setting?: Uint8Array | undefined;
  /** Counted for `Totals.publishers`. */
  readonly publisher: string;
}

export interface VersionRow {
  readonly article: string;
  readonly number: number;
  readonly raw_hash?: string | undefined;
  readonly text_hash: string;
  readonly first_seen: string;
  readonly fetched?: string | undefined;
  readonly place?: string | undefined;
  readonly packed: Uint8Array;
}

/** Kept while it is the article's present annotation or a dossier was told from it. */
export interface AnnotationRow {
  readonly article: string;
  readonly hash: string;
  readonly packed: Uint8Array;
}

export interface LinkRow {
  readonly a: string;
  readonly b: string;
  readonly packed: Uint8Array;
}

export interface StoryRow {
  readonly id: string;
  readonly weight: number;
  readonly start: string;
  readonly facts: number;
  readonly packed: Uint8Array;
}

export interface PackedRow {
  readonly id: string;
  readonly packed: Uint8Array;
}

/** Which dossiers were told from an article, from which of its annotations, and whether it is one of the story's own. */
export interface ToldRow {
  readonly article: string;
  readonly story: string;
  readonly annotation: string;
  readonly own: number;
}

export interface LineageRow {
  readonly lineage: string;
  readonly story: string;
}

export interface ShelfRow {
  readonly shelf: string;
  readonly key: string;
  readonly value: Uint8Array;
}

export interface LogRow {
  readonly seq: number;
  readonly at: string;
  readonly what: string;
  readonly subject: string;
  readonly packed: Uint8Array;
}

const text = <N extends string>(name: N) => ({ name, type: "text" as const });
const number = <N extends string>(name: N) => ({ name, type: "number" as const });
const bytes = <N extends string>(name: N) => ({ name, type: "bytes" as const });

function table<R extends object>(name: string, keys: 1 | 2, columns: Table<R>["columns"]): Table<R> {
  return { name, keys, columns };
}

/** Every table but the full-text index. Its SQL is in the first migration of each kind of store. */
export const TABLES = {
  article: table<ArticleRow>("article", 1, [
    text("id"),
    number("number"),
    text("annotation"),
    bytes("setting"),
    text("publisher"),
  ]),
  version: table<VersionRow>("version", 2, [
    text("article"),
    number("number"),
    text("raw_hash"),
    text("text_hash"),
    text("first_seen"),
    text("fetched"),
    text("place"),
    bytes("packed"),
  ]),
  annotation: table<AnnotationRow>("annotation", 2, [text("article"), text("hash"), bytes("packed")]),
  link: table<LinkRow>("link", 2, [text("a"), text("b"), bytes("packed")]),
  /** The same links by their second article. */
  back: table<{ readonly b: string; readonly a: string }>("back", 2, [text("b"), text("a")]),
  story: table<StoryRow>("story", 1, [text("id"), number("weight"), text("start"), number("facts"), bytes("packed")]),
  dossier: table<PackedRow>("dossier", 1, [text("id"), bytes("packed")]),
  /** Stories in the order of their weight. */
  weight: table<{ readonly weight: number; readonly place: string; readonly story: string }>("weight", 2, [
    number("weight"),
    text("place"),
    text("story"),
  ]),
  told: table<ToldRow>("told", 2, [text("article"), text("story"), text("annotation"), number("own")]),
  lineage: table<LineageRow>("lineage", 2, [text("lineage"), text("story")]),
  message: table<PackedRow>("message", 1, [text("id"), bytes("packed")]),
  shelf: table<ShelfRow>("shelf", 2, [text("shelf"), text("key"), bytes("value")]),
  correction: table<PackedRow>("correction", 1, [text("id"), bytes("packed")]),
  log: table<LogRow>("log", 1, [number("seq"), text("at"), text("what"), text("subject"), bytes("packed")]),
};
