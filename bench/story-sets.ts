import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { readArticles, settleArticles } from "../src/article/index.ts";
import { type AnnotatedArticle, type Article, emptyAnnotation } from "../src/model/index.ts";

/** A pile with the gold story of each article that has one. */
export interface Labelled {
  readonly pile: readonly AnnotatedArticle[];
  readonly gold: ReadonlyMap<string, string>;
}

interface Row {
  readonly cluster: string;
  readonly lang?: string;
}

/** Reads one set of labelled articles (JSON Lines with `cluster`) as the program reads any JSON Lines, labels aside. */
export async function readSet(path: string, language?: string): Promise<Labelled> {
  const gold = new Map<string, string>();
  const lines: string[] = [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line.trim() === "") continue;
    const { title, text, date, source, lang, cluster } = JSON.parse(line) as Row & Record<string, unknown>;
    if (language !== undefined && lang !== language) continue;
    const id = `d${lines.length}`;
    gold.set(id, cluster);
    lines.push(JSON.stringify({ id, title, text, date, source, lang }));
  }
  const articles: Article[] = [];
  const bytes = Buffer.from(lines.join("\n"));
  const raw = { location: path, name: "set.jsonl", open: () => Readable.from([bytes]) };
  for await (const reading of readArticles(raw)) if ("article" in reading) articles.push(reading.article);
  const pile = settleArticles(articles).map((article) => ({ article, annotation: emptyAnnotation(article.id) }));
  return { pile, gold };
}
