import type { Article, ArticleId } from "./article.ts";
import { publisherName } from "./corrections.ts";
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

/** What a counter asks of an article. Undefined: nothing is known of it, so it counts for itself. */
export interface SupportGround {
  /** `houseKey` of the article. */
  publisherOf(id: ArticleId): string | undefined;
  /** Name of its group among those that are surely of one lineage, and among those that may be. */
  strictOf(id: ArticleId): string | undefined;
  looseOf(id: ArticleId): string | undefined;
}

/** Builds a counter that asks for each article by itself, so that nothing need hold the whole pile. */
export function supportBy(ground: SupportGround): SupportCounter {
  return {
    count(ids, origins = []) {
      const unique = [...new Set(ids)];
      const distinct = (of: (id: ArticleId) => string | undefined) =>
        new Set(unique.map((id) => of(id) ?? `?${id}`)).size;
      return {
        articles: unique.length,
        publishers: distinct((id) => ground.publisherOf(id)),
        lineages: { atLeast: distinct((id) => ground.looseOf(id)), atMost: distinct((id) => ground.strictOf(id)) },
        origins: eachSpeltOnce([...new Set(origins)].sort()),
      };
    },
  };
}

/** "coast guard", "Coastguard" and "coast-guard" are one origin, shown as the first of those with most words. */
function eachSpeltOnce(names: readonly string[]): string[] {
  const spelt = new Map<string, string>();
  for (const name of names) {
    const key = name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "") || name;
    const known = spelt.get(key);
    if (known === undefined || name.split(" ").length > known.split(" ").length) spelt.set(key, name);
  }
  return [...spelt.values()].sort();
}

/** The same for a pile at hand with all its lineages. */
export function supportCounter(articles: readonly Article[], map: LineageMap): SupportCounter {
  const publisher = new Map(articles.map((article) => [article.id, houseKey(article)]));
  const [strict, loose] = [groupOf(map.strict), groupOf(map.loose)];
  return supportBy({
    publisherOf: (id) => publisher.get(id),
    strictOf: (id) => strict.get(id),
    looseOf: (id) => loose.get(id),
  });
}

/** The same for two articles of one publisher. An article without one is its own: unknown never merges by guess. */
export function publisherKey({ id, publisher }: Pick<Article, "id" | "publisher">): string {
  const name = publisher === undefined ? "" : publisherName(publisher);
  return name === "" ? `article:${id}` : `name:${name}`;
}

/** The same for two articles whose publishers are one house, or one publisher: what counts as one among carriers. */
export function houseKey({ id, publisher, house }: Pick<Article, "id" | "publisher" | "house">): string {
  const name = house ?? publisher;
  return publisherKey({ id, ...(name !== undefined && { publisher: name }) });
}

function groupOf(partition: readonly (readonly ArticleId[])[]): Map<ArticleId, string> {
  return new Map(partition.flatMap((members) => members.map((id) => [id, members[0]!] as const)));
}
