import { groupedBy } from "../model/grouping.ts";
import type { ArticleId, Claim, Fact } from "../model/index.ts";
import { articlesOf } from "./about-once.ts";
import { claimsIn, type Ground, shortestOf } from "./ground.ts";
import type { Place } from "./no-detail.ts";
import { areOpposite, predicateClass } from "./predicates.ts";
import { indexIn, type SpanIndex } from "./span-index.ts";

/** Something that is asked of places which stand for one thing. */
export type Asked = (phrase: readonly Place[]) => boolean;

/** Tells phrases that are no rows of their own: what a fact of the story tells already, and what reports do not agree on. */
export function knownIn(ground: Ground, told: readonly Fact[]): Asked {
  const facts = factsIn(told);
  const standsOf = standsIn(ground);
  return (phrase) => {
    if (isTold(phrase, facts)) return true;
    const stands = standsOf(phrase);
    return areOfTwo(stands) || areContrary(stands);
  };
}

/** The same for a name: whoever acts in each clause, the name takes part in all of them. */
export function knownOfName(ground: Ground, told: readonly Fact[]): Asked {
  const facts = factsIn(told);
  const standsOf = standsIn(ground);
  return (phrase) => isTold(phrase, facts) || areContrary(standsOf(phrase));
}

/** The shortest claims around the places of a phrase. */
function standsIn({ articles }: Ground): (phrase: readonly Place[]) => Claim[] {
  const claims = new Map([...articles].map(([id, one]) => [id, claimsIn(one)]));
  return (phrase) => phrase.flatMap(({ article, span }) => shortestOf(claims.get(article)!.around(span)) ?? []);
}

function factsIn(told: readonly Fact[]): Map<ArticleId, SpanIndex<Fact>> {
  const facts = new Map<ArticleId, SpanIndex<Fact>>();
  for (const fact of told) for (const { article, span } of fact.mentions) indexIn(facts, article).add(span, fact);
  return facts;
}

/** True when the words lie inside those of one fact wherever they stand, and no more reports carry it. */
function isTold(phrase: readonly Place[], facts: ReadonlyMap<ArticleId, SpanIndex<Fact>>): boolean {
  const carried = articlesOf(phrase).size;
  let telling: Set<Fact> | undefined;
  for (const { article, span } of phrase) {
    const here = new Set((facts.get(article)?.around(span) ?? []).filter((fact) => fact.support.articles <= carried));
    telling = telling ? new Set([...telling].filter((fact) => here.has(fact))) : here;
    if (telling.size === 0) return false;
  }
  return true;
}

/** What one report says so and another denies or turns round, no report carries for the other. */
function areContrary(stands: readonly Claim[]): boolean {
  const taken = stands.map(({ predicate, polarity }) => ({ polarity, does: predicateClass(predicate) }));
  const kinds = [...groupedBy(taken, ({ polarity, does }) => `${polarity} ${does.name}`).values()].map(([one]) => one!);
  return kinds.some((a, k) =>
    kinds.slice(0, k).some((b) => (a.polarity !== b.polarity) !== areOpposite(a.does, b.does)),
  );
}

/** True when each clause names who acts, and no two name the same. */
function areOfTwo(stands: readonly Claim[]): boolean {
  const actors = stands.map(({ roles }) => roles.find(({ role, entity }) => role === "actor" && entity)?.entity);
  return actors.length > 1 && !actors.includes(undefined) && new Set(actors).size === actors.length;
}
