import { type AnnotatedArticle, type LineageMap, stableId } from "../model/index.ts";
import { LineageIndex } from "./incremental.ts";
import { compareText, partition } from "./partition.ts";
import { LOOSE, STRICT, THRESHOLD } from "./score.ts";

export { compareArticles } from "./compare.ts";
export { LineageIndex } from "./incremental.ts";

export interface LineageOptions {
  readonly onProgress?: (done: number, total: number) => void;
}

/** Finds links and lineages of a pile. Sub-quadratic: candidates come from an index. Input order does not matter. */
export function findLineages(pile: readonly AnnotatedArticle[], options: LineageOptions = {}): LineageMap {
  const sorted = [...pile].sort((x, y) => compareText(x.article.id, y.article.id));
  const index = new LineageIndex();
  const links = sorted.flatMap((source, done) => {
    options.onProgress?.(done, sorted.length);
    return index.add(source);
  });
  links.sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
  const ids = sorted.map(({ article }) => article.id);
  const strict = partition(ids, links, STRICT);
  const shipped = partition(ids, links, THRESHOLD, strict);
  const loose = partition(ids, links, LOOSE, shipped);
  return {
    links,
    lineages: shipped.groups.map((articles) => ({
      id: stableId("l", ...articles.slice(0, 1)),
      articles,
      weakest: shipped.weakest.get(articles[0]!) ?? 1,
    })),
    strict: strict.groups,
    loose: loose.groups,
  };
}
