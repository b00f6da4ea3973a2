import type { Article, ArticleId } from "./article.ts";
import type { LineageMap } from "./lineage.ts";

/** Who carries something: print the counts together, a lone number misleads. */
export interface Support {
  readonly articles: number;
  readonly publishers: number;
  readonly lineages: { readonly atLeast: number; readonly atMost: number };
  /** Named origins the carriers lean on (who is said to have said it), sorted. */
  readonly origins: readonly string[];
}

/** Counts the support of any set of articles of one pile. */
export interface SupportCounter {
  count(articles: Iterable<ArticleId>, origins?: Iterable<string>): Support;
}

/** Builds a counter. An article without a publisher is its own publisher: unknown never merges by guess. */
export function supportCounter(articles: readonly Article[], map: LineageMap): SupportCounter {
  const publisher = new Map(articles.map((a) => [a.id, publisherKey(a)]));
  const strict = groupOf(map.strict);
  const loose = groupOf(map.loose);
  return {
    count(ids, origins = []) {
      const unique = [...new Set(ids)];
      const distinct = (of: Map<string, string | number>) => new Set(unique.map((id) => of.get(id) ?? `?${id}`)).size;
      return {
        articles: unique.length,
        publishers: distinct(publisher),
        lineages: { atLeast: distinct(loose), atMost: distinct(strict) },
        origins: [...new Set(origins)].sort(),
      };
    },
  };
}

function publisherKey(article: Article): string {
  const name = article.publisher?.trim().toLowerCase().replace(/\s+/gu, " ");
  return name ? `name:${name}` : `article:${article.id}`;
}

function groupOf(partition: readonly (readonly ArticleId[])[]): Map<string, number> {
  const group = new Map<string, number>();
  partition.forEach((members, index) => {
    for (const id of members) group.set(id, index);
  });
  return group;
}
