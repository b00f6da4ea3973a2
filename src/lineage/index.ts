import {
  type AnnotatedArticle,
  compareText,
  type Lineage,
  type LineageMap,
  type Link,
  type Message,
} from "../model/index.ts";
import { standingOf } from "./chronology.ts";
import { LineageGroups } from "./groups.ts";
import { LineageIndex } from "./lineage-index.ts";

export { compareArticles } from "./compare.ts";
export { areWorthALook, lineageDigestOf, linksTo } from "./digest.ts";
export { type Component, type GroupNames, isTie, LineageGroups } from "./groups.ts";
export { type ArticleChanges, LineageIndex, type ReadArticle } from "./lineage-index.ts";
export type { LinkChanges } from "./link-changes.ts";

export interface LineageOptions {
  readonly onProgress?: (done: number, total: number) => void;
  /** Hears of articles that could not be read or compared. */
  readonly onMessage?: (message: Message) => void;
}

/** Finds links and lineages of a pile. Sub-quadratic: candidates come from an index. Input order does not matter. */
export function findLineages(pile: readonly AnnotatedArticle[], options: LineageOptions = {}): LineageMap {
  const ordered = pile
    .map((source) => ({ source, standing: standingOf(source.article) }))
    .sort((x, y) => compareText(x.standing, y.standing));
  const index = new LineageIndex();
  const links = new Map<string, Link>();
  ordered.forEach(({ source }, done) => {
    options.onProgress?.(done, ordered.length);
    const { put, drop, messages } = index.add(source);
    for (const [a, b] of drop) links.delete(`${a}\u0000${b}`);
    for (const link of put) links.set(`${link.a}\u0000${link.b}`, link);
    for (const message of messages) options.onMessage?.(message);
  });
  const found = [...links.values()].sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
  return mapOf(
    pile.map(({ article }) => article.id),
    found,
  );
}

function mapOf(ids: readonly string[], links: readonly Link[]): LineageMap {
  const components = new LineageGroups().update({ add: ids }, { put: links, drop: [] });
  const byFirst = (x: readonly string[], y: readonly string[]) => compareText(x[0]!, y[0]!);
  const lineages = components.flatMap((component): readonly Lineage[] => component.lineages);
  return {
    links,
    lineages: lineages.sort((x, y) => byFirst(x.articles, y.articles)),
    strict: components.flatMap(({ strict }) => strict).sort(byFirst),
    loose: components.flatMap(({ loose }) => loose).sort(byFirst),
  };
}
