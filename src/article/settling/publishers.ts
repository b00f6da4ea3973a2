import type { Article } from "../../model/index.ts";
import { domainOf } from "../publisher.ts";

/**
 * Gives an article that is known only by its host the site name that other articles of the same registrable domain
 * give themselves, when they all give the same one. Anything less sure stays apart: unknown never merges by guess.
 */
export function namePublishers(articles: readonly Article[]): Article[] {
  const domains = articles.map((article) => (article.url ? domainOf(article.url) : undefined));
  const names = new Map<string, Set<string>>();
  for (const [i, { publisher }] of articles.entries()) {
    const domain = domains[i];
    if (!domain || !publisher || publisher === domain) continue;
    const known = names.get(domain) ?? new Set();
    names.set(domain, known.add(publisher));
  }
  return articles.map((article, i) => {
    const known = names.get(domains[i] ?? "");
    if (article.publisher !== domains[i] || known?.size !== 1) return article;
    return { ...article, publisher: [...known][0]! };
  });
}
