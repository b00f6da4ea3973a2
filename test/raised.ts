import { expect } from "vitest";
import type { Fact, Report, Support } from "../src/index.ts";

/** The counts of promise 1. */
export function lineageCounts({ lineages }: Support): number[] {
  return [lineages.atLeast, lineages.atMost];
}

/** The counts of promise 4. */
export function allCounts(support: Support): number[] {
  return [support.articles, support.publishers, ...lineageCounts(support)];
}

/**
 * Facts of the smaller pile whose counts break the promise in the other one. A fact stays the same when the same
 * places in the articles of both piles carry it. `after` may hold more articles (promise 1) or fewer (promise 4).
 */
export function raised(before: Report, after: Report, counts: (support: Support) => number[]): string[] {
  const shared = new Set(before.articles.map(({ id }) => id).filter((id) => after.articles.some((a) => a.id === id)));
  const known = new Map(before.facts.map((fact) => [placesOf(fact, shared), fact]));
  const pairs = after.facts.flatMap((fact) => {
    const places = placesOf(fact, shared);
    const old = places === "" ? undefined : known.get(places);
    return old ? [{ old, fact }] : [];
  });
  expect(pairs.length).toBeGreaterThan(0);
  return pairs
    .filter(({ old, fact }) => counts(fact.support).some((n, i) => n > (counts(old.support)[i] ?? 0)))
    .map(({ old, fact }) => `${fact.kind} ${fact.text}: ${counts(old.support)} -> ${counts(fact.support)}`);
}

function placesOf(fact: Fact, among: ReadonlySet<string>): string {
  const places = fact.mentions
    .filter((mention) => among.has(mention.article))
    .map(({ article, span }) => `${article}:${span.start}-${span.end}`)
    .sort();
  return places.length ? [fact.kind, ...places].join(" ") : "";
}
