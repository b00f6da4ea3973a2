import type { ArticleId, Aside } from "./article.ts";

/** What the other pages of its publisher and pile tell of an article; laid beside it, the article stays as it was read. */
export interface Setting {
  readonly article: ArticleId;
  /** The name that its publisher gives itself on other pages. */
  readonly publisher?: string;
  /** Lines that repeat on the publisher's pages, headlines of other articles. In text order. */
  readonly aside: readonly Aside[];
}
