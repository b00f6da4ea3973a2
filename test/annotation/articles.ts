import type { Article } from "../../src/model/index.ts";

/** An invented article whose body is the whole text. */
export function articleOf(text: string, more: Partial<Article> = {}): Article {
  const body = [{ start: 0, end: text.length }];
  return { id: "a", location: "a.txt", text, language: "en", body, aside: [], credits: [], ...more };
}
