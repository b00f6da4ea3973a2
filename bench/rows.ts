import { existsSync, readFileSync } from "node:fs";
import type { Article } from "../src/index.ts";

/** The rows of a JSON Lines file; none where it is missing. */
export function readRows<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** An English article whose whole text is body, from nowhere in particular. */
export function bareArticle(id: string, text: string, published?: string): Article {
  const body = [{ start: 0, end: text.length }];
  return { id, location: id, text, language: "en", body, aside: [], credits: [], ...(published && { published }) };
}
