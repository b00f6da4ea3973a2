import { annotate } from "../annotation/index.ts";
import { compareArticles } from "../lineage/index.ts";
import {
  type AnnotatedArticle,
  type Article,
  type Comparison,
  finderOf,
  labelOf,
  type Message,
  type Raw,
} from "../model/index.ts";
import type { Store } from "../store/store.ts";
import type { Raws } from "./desk.ts";
import { shownOf } from "./kept.ts";
import { readPile } from "./read.ts";
import { labelsIn } from "./stored.ts";

/** Two inputs side by side. Each must hold at least one article; further articles in it are left out with a message. */
export async function comparePair(
  a: Raw,
  b: Raw,
): Promise<{ comparison?: Comparison; a?: Article; b?: Article; messages: Message[] }> {
  const [left, right] = [await readPile([a]), await readPile([b])];
  const messages = [...left.messages, ...right.messages, ...leftOut(a, left.articles), ...leftOut(b, right.articles)];
  const [first, second] = [left.articles[0], right.articles[0]];
  if (!first || !second) return { messages };
  return { comparison: compareArticles(shallow(first), shallow(second)), a: first, b: second, messages };
}

/** Two articles of a store by id, or by a label that only one has. */
export async function compareIn(store: Store, a: string, b: string): ReturnType<typeof comparePair> {
  const [first, second] = [await keptUnder(store, a), await keptUnder(store, b)];
  const missing = [...(first ? [] : [a]), ...(second ? [] : [b])].map(unknownId);
  if (!first || !second) return { messages: missing };
  return { comparison: compareArticles(first, second), a: first.article, b: second.article, messages: [] };
}

async function keptUnder(store: Store, name: string): Promise<AnnotatedArticle | undefined> {
  const kept = (await store.article(name)) ?? (await store.article(await idLabelled(store, name)));
  return kept && shallow(shownOf(kept));
}

/** The id of the one article with a label; the name itself when there is none or several. */
async function idLabelled(store: Store, name: string): Promise<string> {
  const found: string[] = [];
  for await (const [id, label] of labelsIn(store)) if (label === name) found.push(id);
  return found.length === 1 ? found[0]! : name;
}

/** Compares the named pairs among the articles of `docs`, in the order asked. An unknown id is a message. */
export async function* comparePairs(
  pairs:
    | AsyncIterable<{ readonly a: string; readonly b: string }>
    | Iterable<{ readonly a: string; readonly b: string }>,
  docs: Raws,
): AsyncGenerator<{ readonly comparison: Comparison } | { readonly message: Message }> {
  const pile = await readPile(docs);
  for (const message of pile.messages) yield { message };
  const named = finderOf(pile.articles);
  const annotated = new Map<Article, AnnotatedArticle>();
  const find = (name: string): AnnotatedArticle | undefined => {
    const article = named(name);
    if (article && !annotated.has(article)) annotated.set(article, shallow(article));
    return article && annotated.get(article);
  };
  for await (const pair of pairs) {
    const [a, b] = [find(pair.a), find(pair.b)];
    if (a && b) yield { comparison: compareArticles(a, b) };
    else yield { message: unknownId(a ? pair.b : pair.a) };
  }
}

function shallow(article: Article): AnnotatedArticle {
  return { article, annotation: annotate(article, "shallow") };
}

function leftOut(raw: Raw, articles: readonly Article[]): Message[] {
  if (articles.length < 2) return [];
  const text = `${articles.length} articles found; only ${labelOf(articles[0]!)} is compared`;
  return [{ rule: "compare-first-article", text, location: raw.location, level: "note" }];
}

function unknownId(id: string): Message {
  return { rule: "unknown-article", text: `no article has the id ${JSON.stringify(id)}`, level: "error" };
}
