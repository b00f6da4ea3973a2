import { groupedBy } from "../model/grouping.ts";
import { compareText, type Fact, type FactMention, overlaps, type Span } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { inLead, isInLead } from "./main-event.ts";
import { eventsOf } from "./matching.ts";
import { countOf, ofOne } from "./of-one.ts";
import type { Reading } from "./reading.ts";
import type { Likeness } from "./sides.ts";
import { stemsIn } from "./stems.ts";

/** Events that get a row by what is said around them and who takes part. */
const MOST_TOLD = 2;
/** Events that get a row by their predicate alone: in a story of fewer reports a verb that two or three have says too little. */
const MOST_NAMED = 3;
const LEAST_REPORTS = 4;

/** The claims of several reports that name one event, whatever else they say of it. */
export interface EventGroup {
  readonly group: readonly Reading[];
  /** True where reports tell it of different people or things. */
  readonly isBroad: boolean;
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
    .filter(({ group }) => articlesIn(group) > 1);
  const named = most(byPredicate(lead).flatMap(reality), { least: LEAST_REPORTS, rows: MOST_NAMED }, ground)
    .map((group) => wholeOr(group, ofOne(group, isOne)))
    .filter(({ group }) => articlesIn(group) >= LEAST_REPORTS);
  return [...told.filter((one) => !named.some((other) => holds(other.group, one.group))), ...named];
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

/** What is told of several people stays whole: it names the event and no more. */
function wholeOr(group: readonly Reading[], narrowed: EventGroup): EventGroup {
  return narrowed.isBroad ? { group, isBroad: true } : narrowed;
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
 * The same fact, with the other words of its reports' leads that name the event and carry no claim: "the raid" beside "was
 * raided". Only reports that carry the fact are looked at, so that nothing else counts as support.
 */
export function withNamingWords(fact: Fact, group: readonly Reading[], ground: Ground): Fact {
  const stems = new Set(group.flatMap(({ head }) => [...head]));
  const own = groupedBy(fact.mentions, ({ article }) => article);
  const further = [...own].flatMap(([article, mentions]) => {
    const heads = mentions.map(({ head, span }) => head ?? span);
    return namingWords(article, stems, ground)
      .filter((at) => !heads.some((head) => overlaps(head, at)))
      .map((at): FactMention => ({ article, span: at, head: at }));
  });
  return { ...fact, mentions: [...fact.mentions, ...further] };
}

function namingWords(id: string, stems: ReadonlySet<string>, { articles }: Ground): Span[] {
  const { article, annotation } = articles.get(id)!;
  const claimed = annotation.claims.filter(({ roles }) => roles.length > 0).map(({ head }) => head);
  return annotation.sentences
    .filter(({ start }) => inLead(articles.get(id)!, start))
    .flatMap((at) => stemsIn(article.text, at))
    .filter(({ stem, start, end }) => stems.has(stem) && article.text.slice(start, end).toLowerCase() !== "according")
    .map(({ start, end }) => ({ start, end }))
    .filter((at) => !claimed.some((head) => overlaps(head, at)));
}
