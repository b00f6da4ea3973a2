import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnnotatedArticle, type Article, emptyAnnotation } from "../src/model/index.ts";

/** One row of a copies set: does the second text derive from (or with) the first? */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly label: 0 | 1;
  readonly type: string;
  readonly direction?: string;
  readonly dataset?: string;
  readonly category?: string;
  readonly lang?: string;
  readonly cluster?: string;
}

export interface Doc {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly lang?: string;
  readonly lineage?: string;
  readonly kind?: string;
  readonly category?: string;
  readonly system?: string;
  readonly date?: string;
  readonly publication?: string;
  readonly cluster?: string;
}

export interface CopySet {
  readonly name: string;
  readonly docs: ReadonlyMap<string, Doc>;
  readonly pairs: readonly Pair[];
}

/** Reads one folder of data/copies; missing files give an empty set. */
export function readSet(data: string, name: string): CopySet {
  const folder = join(data, "copies", name);
  const docs = rows<Doc>(folder, "docs").map((doc) => [doc.id, doc] as const);
  return { name, docs: new Map(docs), pairs: rows<Pair>(folder, "pairs") };
}

function rows<T>(folder: string, stem: string): T[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.startsWith(stem) && file.endsWith(".jsonl"));
  return files.sort().flatMap((file) => linesOf<T>(join(folder, file)));
}

/** All JSON rows of a JSON Lines file. */
export function linesOf<T>(path: string): T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

/** A bare article from a row: the whole text is body, nothing is annotated. */
export function articleOf(doc: Doc): AnnotatedArticle {
  const article: Article = {
    id: doc.id,
    location: doc.id,
    text: doc.text,
    language: doc.lang ?? "und",
    body: [{ start: 0, end: doc.text.length }],
    aside: [],
    credits: [],
    ...(doc.date ? { published: doc.date } : {}),
  };
  return { article, annotation: emptyAnnotation(doc.id) };
}
