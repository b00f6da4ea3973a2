import type { Article } from "../model/index.ts";

/** Agencies that the words of an article come from, lower case; those it only cites for a statement ("told") do not count. */
export function agenciesOf(article: Article): string[] {
  return article.credits.filter(({ how }) => how !== "told").map(({ agency }) => agency.toLowerCase());
}

/** True when both articles credit one agency for their words: the one meaning of "the same source" in this room. */
export function shareAgency(a: Article, b: Article): boolean {
  const theirs = new Set(agenciesOf(b));
  return agenciesOf(a).some((agency) => theirs.has(agency));
}
