import { type Reading, readArticles } from "../../src/article/index.ts";
import type { Article, Message, Raw } from "../../src/model/index.ts";

/** An input held in memory; `chunk` is the size of the pieces it arrives in. */
export function rawOf(content: string | Uint8Array, location = "input.txt", chunk = 1 << 16): Raw {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    location,
    name: location
      .replace(/^.*\//, "")
      .replace(/(?:\.gz)?$/, "")
      .replace(/\.[a-z]+$/, ""),
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

/** Everything read from one input. */
export async function readAll(raw: Raw, limits = {}): Promise<{ articles: Article[]; messages: Message[] }> {
  const found: { articles: Article[]; messages: Message[] } = { articles: [], messages: [] };
  for await (const reading of readArticles(raw, limits) as AsyncGenerator<Reading>) {
    if ("article" in reading) found.articles.push(reading.article);
    else found.messages.push(reading.message);
  }
  return found;
}

/** The articles of a text input. */
export async function articlesOf(content: string | Uint8Array, location?: string): Promise<Article[]> {
  return (await readAll(rawOf(content, location))).articles;
}

/** The words of an article's asides by kind, trimmed, in text order: `teaser: Some headline`. */
export function asidesOf(article: Article): string[] {
  return article.aside.map(
    ({ span, kind }) => `${kind}: ${article.text.slice(span.start, span.end).trim().replace(/\s+/g, " ")}`,
  );
}
