import { type AnnotatedArticle, type Article, type LineageMap, type Story, supportCounter } from "../model/index.ts";
import { describe } from "./describe.ts";
import { gather } from "./gather.ts";

export interface StoryOptions {
  readonly onProgress?: (done: number, total: number) => void;
}

/** Groups articles into stories. Without a lineage map, near-copies are found cheaply inside. Input order does not matter. */
export function findStories(pile: readonly AnnotatedArticle[], map?: LineageMap, options: StoryOptions = {}): Story[] {
  const articles = inTimeOrder(pile.map(({ article }) => article));
  const support = supportCounter(articles, map ?? everyoneAlone(articles));
  const groups = gather(articles, map?.strict, options.onProgress);
  return groups.map((group) =>
    describe(
      group.map((index) => articles[index]!),
      support,
    ),
  );
}

/** Earliest first, undated articles last; ties by id, then by text, so that the order of input cannot matter. */
function inTimeOrder(articles: readonly Article[]): Article[] {
  const key = (article: Article) => article.published ?? "~";
  return [...articles].sort((x, y) => order(key(x), key(y)) || order(x.id, y.id) || order(x.text, y.text));
}

function order(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

function everyoneAlone(articles: readonly Article[]): LineageMap {
  const single = articles.map((article) => [article.id]);
  return { links: [], lineages: [], strict: single, loose: single };
}
