import type { ArticleId } from "./article.ts";
import type { Link } from "./link.ts";

/** Articles that share one origin text. */
export interface Lineage {
  readonly id: string;
  readonly articles: readonly ArticleId[];
  /** Score of the weakest link that holds it together; 1 for a single article. */
  readonly weakest: number;
}

/**
 * The lineages of a pile. `lineages` partitions all articles at the shipped threshold.
 * `loose` is the coarser partition in which unsure links also join: counting groups in it gives `atLeast`,
 * counting groups of `strict` gives `atMost`. `strict` refines `lineages`, `lineages` refines `loose`.
 */
export interface LineageMap {
  readonly links: readonly Link[];
  readonly lineages: readonly Lineage[];
  readonly strict: readonly (readonly ArticleId[])[];
  readonly loose: readonly (readonly ArticleId[])[];
}
