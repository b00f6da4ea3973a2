import { readArticles, settleArticles } from "../article/index.ts";
import { type Article, labelOf, type Message } from "../model/index.ts";
import type { Raws } from "./desk.ts";
import type { OnProgress } from "./progress.ts";

/** The articles of a pile as the pile shows them, in input order, and what could not be read. */
export interface Pile {
  readonly articles: Article[];
  readonly messages: Message[];
}

export async function readPile(raws: Raws, options: { readonly onProgress?: OnProgress } = {}): Promise<Pile> {
  const articles: Article[] = [];
  const messages: Message[] = [];
  for await (const raw of raws) {
    for await (const reading of readArticles(raw)) {
      if ("article" in reading) articles.push(reading.article);
      else messages.push(reading.message);
      options.onProgress?.({ stage: "read", done: articles.length });
    }
  }
  const settled = settleArticles(articles, (article) => messages.push(repeated(article)));
  return { articles: settled, messages };
}

function repeated(article: Article): Message {
  const text = `${labelOf(article)}: the same words of the same publisher were read before; they count once`;
  return { rule: "read-twice", text, location: article.location, level: "note" };
}
