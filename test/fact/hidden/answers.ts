import { findFacts } from "../../../src/fact/index.ts";
import {
  type ArticleId,
  type Fact,
  type FactMention,
  overlaps,
  type Support,
  supportCounter,
} from "../../../src/model/index.ts";
import { lineages, oneStory } from "../piles.ts";
import type { Told, Written } from "./reports.ts";

/** One side of a reported fact: what its mentions are known to say, and its support. */
export interface Side {
  readonly fact: Fact;
  readonly articles: ReadonlySet<ArticleId>;
  readonly told: readonly Told[];
  readonly support: Support;
}

/** The sides of every reported fact of a pile, a fact without disagreement as one; steps of a series apart. */
export function sidesOf(written: readonly Written[]): Side[] {
  const pile = written.map(({ report }) => report);
  const { facts } = findFacts(pile, oneStory(pile), lineages(pile, ...groupsOf(written)));
  // Days and details that reports share stand in sentences that say other things; they answer nothing of the table.
  const answering = facts.filter(({ mentions }) => mentions.some(({ ref }) => ref !== undefined));
  return answering.flatMap((fact) => {
    const parts = fact.disagreement?.values ?? fact.series;
    if (!parts) return [sideFrom(fact, fact.mentions, fact.support, written)];
    return parts.map(({ mentions, support }) =>
      sideFrom(
        fact,
        mentions.map((index) => fact.mentions[index]!),
        support,
        written,
      ),
    );
  });
}

function sideFrom(fact: Fact, mentions: readonly FactMention[], support: Support, written: readonly Written[]): Side {
  const told = mentions.flatMap((mention) => {
    const known = written.find(({ report }) => report.article.id === mention.article)!;
    return known.told.filter(({ span }) => overlaps(span, mention.head ?? mention.span));
  });
  return { fact, articles: new Set(mentions.map(({ article }) => article)), told, support };
}

/** What is said, apart from where: equal for two sentences that say the same of one hidden fact. */
export function sayingOf({ fact, number, isDenied }: Told): string {
  return `${fact} ${number ?? ""} ${isDenied ? "denied" : "asserted"}`;
}

/** Articles by what they say. */
export function articlesBySaying(written: readonly Written[]): Map<string, Set<ArticleId>> {
  const found = new Map<string, Set<ArticleId>>();
  for (const { report, told } of written)
    for (const one of told) found.set(sayingOf(one), (found.get(sayingOf(one)) ?? new Set()).add(report.article.id));
  return found;
}

/** The most that any side gives a saying, by a count of its support. */
export function mostFor(sides: readonly Side[], count: (support: Support) => number): Map<string, number> {
  const found = new Map<string, number>();
  for (const { told, support } of sides)
    for (const one of told) found.set(sayingOf(one), Math.max(found.get(sayingOf(one)) ?? 0, count(support)));
  return found;
}

/** The true support of everything said. */
export function supportBySaying(written: readonly Written[]): Map<string, Support> {
  const pile = written.map(({ report }) => report.article);
  const counter = supportCounter(
    pile,
    lineages(
      written.map(({ report }) => report),
      ...groupsOf(written),
    ),
  );
  return new Map([...articlesBySaying(written)].map(([saying, articles]) => [saying, counter.count(articles)]));
}

function groupsOf(written: readonly Written[]): ArticleId[][] {
  const numbers = [...new Set(written.map(({ lineage }) => lineage))];
  return numbers.map((number) =>
    written.filter(({ lineage }) => lineage === number).map(({ report }) => report.article.id),
  );
}
