import { groupedBy } from "../model/grouping.ts";
import {
  type AnnotatedArticle,
  type Claim,
  compareText,
  type Fact,
  type FactMention,
  overlaps,
  type Span,
  type Support,
} from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { nounsOfEvents } from "./load.ts";
import { inLead, isInLead } from "./main-event.ts";
import { eventsOf } from "./matching.ts";
import { countOf, ofOne } from "./of-one.ts";
import { predicateClass } from "./predicates.ts";
import type { Reading } from "./reading.ts";
import type { Likeness } from "./sides.ts";
import { stemOf, stemsIn } from "./stems.ts";
import { supportOf } from "./values.ts";

/** Events that get a row by what is said around them and who takes part. */
const MOST_TOLD = 2;
/** Events that get a row by their predicate alone. */
const MOST_NAMED = 10;
/** So many reports have it: where fewer do, or where three tell it of different people, a verb says too little. */
const LEAST_REPORTS = 4;
const LEAST_OF_ONE = 3;

/** The claims of several reports that name one event, whatever else they say of it. */
export interface EventGroup {
  readonly group: readonly Reading[];
  /** True where reports tell it of different people or things. */
  readonly isBroad: boolean;
  /** True where whatever names the event stands for it, in every report: it says that the event is reported, and no more. */
  readonly isWhole: boolean;
}

/**
 * The events that most leads name: by what is said around them, and by the class of the predicate, "died", "death" and
 * "passed away" being one. A story comes back to its event with other words around it each time, so words around it say less
 * than the predicate alone. `reality` parts a group by what is only alleged in it (docs/decisions/0512).
 */
export function eventGroupsOf(
  readings: readonly Reading[],
  reality: (group: readonly Reading[]) => readonly (readonly Reading[])[],
  isOne: Likeness,
  ground: Ground,
): EventGroup[] {
  const lead = readings.filter((one) => isAnEvent(one) && isInLead(one, ground));
  const told = most(eventsOf(lead).flatMap(reality), { least: 2, rows: MOST_TOLD }, ground)
    .map((group) => ofOne(group, isOne))
    .map((one) => ({ ...one, isWhole: one.isBroad }));
  const named = most(byPredicate(lead).flatMap(reality), { least: LEAST_OF_ONE, rows: MOST_NAMED }, ground)
    .flatMap((group) => narrowAndWhole(group, ofOne(group, isOne)))
    .filter(({ group, isBroad }) => articlesIn(group) >= (isBroad ? LEAST_REPORTS : LEAST_OF_ONE));
  const further = told.filter(
    (one) => !one.isBroad && articlesIn(one.group) > 1 && !named.some((other) => holds(other.group, one.group)),
  );
  return [...further, ...named];
}

/** Those that most lineages name, of as many reports at least. */
function most(
  groups: readonly (readonly Reading[])[],
  { least, rows }: { readonly least: number; readonly rows: number },
  ground: Ground,
): (readonly Reading[])[] {
  return groups
    .filter((group) => articlesIn(group) >= least && wordings(group) > 1)
    .map((group) => ({ group, lineages: lineagesIn(group, ground), words: wordings(group) }))
    .sort((a, b) => b.lineages - a.lineages || b.words - a.words || compareText(a.group[0]!.key, b.group[0]!.key))
    .slice(0, rows)
    .map(({ group }) => group);
}

function holds(group: readonly Reading[], part: readonly Reading[]): boolean {
  const own = new Set(group);
  return part.every((one) => own.has(one));
}

function byPredicate(readings: readonly Reading[]): Reading[][] {
  return [...groupedBy(readings, ({ predicate }) => predicate.name).values()];
}

/** What is told of the same people as one row, and whatever names the event as another; one where both are the same. */
function narrowAndWhole(
  group: readonly Reading[],
  narrow: { readonly group: readonly Reading[]; readonly isBroad: boolean },
): EventGroup[] {
  if (!narrow.isBroad && narrow.group.length === group.length) return [{ group, isBroad: false, isWhole: true }];
  const whole = { group, isBroad: true, isWhole: true };
  return narrow.isBroad ? [whole] : [{ ...narrow, isWhole: false }, whole];
}

function articlesIn(group: readonly Reading[]): number {
  return countOf(group, ({ article }) => article);
}

function lineagesIn(group: readonly Reading[], { lineageOf }: Ground): number {
  return countOf(group, ({ article }) => lineageOf.get(article) ?? article);
}

function wordings(group: readonly Reading[]): number {
  return countOf(group, ({ key }) => key);
}

function isAnEvent({ predicate, amount }: Reading): boolean {
  return !predicate.isLight && (!amount || amount.isImplied);
}

/**
 * The same fact, with the other words in leads that name the event: "the raid" beside "was raided". A row of an event with
 * whatever is said of it takes all of them, in every report, but for those that count where leads give more than one number;
 * any other row takes those of its own reports that carry no claim of somebody.
 */
export function withNamingWords(fact: Fact, event: EventGroup, ground: Ground): Fact {
  const own = groupedBy(fact.mentions, ({ article }) => article);
  const named = namedBy(event, ground);
  const further = [...ground.articles.values()]
    .filter(({ article }) => event.isWhole || own.has(article.id))
    .flatMap((one) => {
      const heads = (own.get(one.article.id) ?? []).map(({ head, span }) => head ?? span);
      return namingWords(one, named)
        .filter((at) => !heads.some((head) => overlaps(head, at)))
        .map((at): FactMention => ({ article: one.article.id, span: at, head: at }));
    });
  return { ...fact, mentions: [...fact.mentions, ...further], support: supportWith(fact, event, further, ground) };
}

/** Which words name an event. */
interface Named {
  readonly stems: ReadonlySet<string>;
  /** True of a claim that says more than that the event was: its word names nothing. */
  readonly saysMore: (claim: Claim) => boolean;
}

function namedBy({ group, isWhole }: EventGroup, ground: Ground): Named {
  const heads = group.flatMap(({ head }) => [...head]);
  if (!isWhole) return { stems: new Set(heads), saysMore: ({ roles }) => roles.length > 0 };
  const stems = new Set([...heads, ...group.flatMap(({ predicate }) => nounsOf(predicate.name))]);
  const isOneNumber = numbersOf(stems, ground).size < 2;
  return { stems, saysMore: ({ quantity }) => !isOneNumber && quantity !== undefined };
}

/** Stems of the nouns that name events of a class: for what is killed those of "killing", "death" and "murder". */
function nounsOf(name: string): string[] {
  return [...nounsOfEvents()].filter(([, verb]) => predicateClass(verb).name === name).map(([noun]) => stemOf(noun));
}

/** The numbers that leads give with words of these stems. */
function numbersOf(stems: ReadonlySet<string>, { articles }: Ground): Set<number> {
  const found = new Set<number>();
  for (const one of articles.values()) {
    const { claims, quantities } = one.annotation;
    const isNamed = ({ head }: Claim) => stemsIn(one.article.text, head).some(({ stem }) => stems.has(stem));
    const counted = claims.filter((claim) => claim.quantity && inLead(one, claim.head.start) && isNamed(claim));
    const ids = new Set(counted.map(({ quantity }) => quantity));
    for (const { id, value } of quantities) if (ids.has(id)) found.add(value);
  }
  return found;
}

/** Who carries the event, with reports that only name it. */
function supportWith(fact: Fact, { group }: EventGroup, further: readonly FactMention[], ground: Ground): Support {
  const origins = group.flatMap(({ claim }) => ground.origins.ofClaim(claim));
  const valued = [...fact.mentions, ...further].map((mention) => ({ mention, value: "", origins }));
  return supportOf(valued, ground.counter);
}

function namingWords(one: AnnotatedArticle, { stems, saysMore }: Named): Span[] {
  const { article, annotation } = one;
  const claimed = annotation.claims.filter(saysMore).map(({ head }) => head);
  return annotation.sentences
    .filter(({ start }) => inLead(one, start))
    .flatMap((at) => stemsIn(article.text, at))
    .filter(({ stem, start, end }) => stems.has(stem) && article.text.slice(start, end).toLowerCase() !== "according")
    .map(({ start, end }) => ({ start, end }))
    .filter((at) => !claimed.some((head) => overlaps(head, at)));
}
