import { type Article, labelOf, type Report } from "../src/index.ts";

/**
 * The same with every article under its label, so that a test names files by what a reader calls them. Throws when two
 * articles share a label.
 */
export function byLabel<T>(value: T, articles: readonly Article[]): T {
  const labels = new Map(articles.map((article) => [article.id, labelOf(article)]));
  if (new Set(labels.values()).size < labels.size) throw new Error("two articles have the same label");
  return JSON.parse(JSON.stringify(value), (_, one) => (typeof one === "string" ? (labels.get(one) ?? one) : one)) as T;
}

/** A report with every article under its label, in order of label. */
export function labelled(report: Report): Report {
  const named = byLabel(report, report.articles);
  return { ...named, articles: [...named.articles].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
