import { isClock } from "../model/clock.ts";
import type { AnnotatedArticle, Article, ArticleId, Entity, Place, Story } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { wordsIn } from "./load.ts";
import type { Reading } from "./reading.ts";
import { COUNTIES, placeNames, townsBefore, townsBehind } from "./towns.ts";

/** Code units of an article's prose that tell the main event: headline and lead. */
const LEAD = 700;
/** Places shown for a story. */
const MOST_PLACES = 4;
/** A place that this share of the surest one's reports give is shown too. */
const ALSO = 0.35;
/** How much a place counts: of an event, of another claim, named in the dateline, named in the lead. */
const WEIGHTS = { event: 2, claim: 1, dateline: 2, named: 1 } as const;

/** A street, a building or a county says less where something happened than the town does. */
const NO_TOWN = new Set(wordsIn("noTown"));
/** What such a place, and a region told only behind a town ("Velm, Ostria"), counts of a town. */
const WIDER = 0.4;

/** What one report gives as an answer, and how surely. */
interface Vote<T> {
  readonly article: ArticleId;
  readonly key: string;
  readonly value: T;
  readonly weight: number;
}

/** The story with the day and places of its main event, by what the leads of most lineages say. */
export function withMainEvent(ground: Ground, readings: readonly Reading[]): Story {
  const lead = readings.filter((one) => tellsTheEvent(one, ground));
  const days = lead.flatMap((one) => dayVote(one, ground));
  const when = ranked(days.length > 0 ? days : clockVotes(ground), ground)[0]?.value;
  const where = placesOf(lead, ground);
  return { ...ground.story, ...(when && { when: { start: when, end: when } }), ...(where.length > 0 && { where }) };
}

/** True of a claim that a headline or lead makes. */
export function isInLead({ article, claim }: Reading, ground: Ground): boolean {
  return inLead(ground.articles.get(article)!, claim.head.start);
}

function tellsTheEvent(one: Reading, ground: Ground): boolean {
  return one.claim.modality !== "historical" && isInLead(one, ground);
}

/** True of a place in the headline or lead of a report. */
export function inLead({ article }: AnnotatedArticle, at: number): boolean {
  return at - (article.body[0]?.start ?? 0) < LEAD;
}

/** Answers by weight, of equal ones the first by their key; each lineage has one vote for each, its surest. */
function ranked<T>(votes: readonly Vote<T>[], ground: Ground): { value: T; weight: number }[] {
  const found = new Map<string, { value: T; by: Map<number | string, number> }>();
  for (const { article, key, value, weight } of votes) {
    const known = found.get(key) ?? { value, by: new Map<number | string, number>() };
    const lineage = ground.lineageOf.get(article) ?? article;
    known.by.set(lineage, Math.max(weight, known.by.get(lineage) ?? 0));
    found.set(key, known);
  }
  const sums = [...found].map(([key, { by, ...one }]) => {
    return { key, ...one, weight: [...by.values()].reduce((a, b) => a + b, 0) };
  });
  return sums.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
}

function dayVote(one: Reading, ground: Ground): Vote<string>[] {
  const published = ground.articles.get(one.article)?.article.published?.slice(0, 10);
  if (one.day?.length !== 10 || (published !== undefined && one.day > published)) return [];
  return [{ article: one.article, key: one.day, value: one.day, weight: weightOf(one) }];
}

/** Days guessed from hours in the leads: that of the report. */
function clockVotes(ground: Ground): Vote<string>[] {
  return [...ground.articles.values()].flatMap((one) => {
    const { id, text } = one.article;
    const clocks = one.annotation.times.filter(
      (time) => inLead(one, time.span.start) && isClock(time, text.slice(time.span.start, time.span.end)),
    );
    return clocks.flatMap(({ start }) => (start ? [{ article: id, key: start, value: start, weight: 1 }] : []));
  });
}

/** What happened counts more than what is or was said. */
function weightOf({ claim, predicate }: Reading): number {
  const isEvent = claim.type !== undefined || claim.measure !== undefined || !predicate.isLight;
  return isEvent && claim.modality === "actual" ? WEIGHTS.event : WEIGHTS.claim;
}

function placesOf(lead: readonly Reading[], ground: Ground): Place[] {
  const told = lead.flatMap((one): Vote<Place>[] => {
    const { place } = one.claim;
    return place ? [{ article: one.article, key: keyOf(place.name), value: place, weight: weightOf(one) }] : [];
  });
  const known = new Map(told.map(({ key, value }) => [key, value]));
  const names = placeNames(ground.articles.values());
  const named = [...ground.articles.values()].flatMap((one) => [...namedIn(one), ...townsOf(one, names)]);
  const all = [...told, ...named.map((vote) => ({ ...vote, value: known.get(vote.key) ?? vote.value }))];
  const votes = all.map((vote) => ({ ...vote, weight: vote.weight * townliness(vote, ground) }));
  const sums = ranked(votes, ground);
  const least = ALSO * (sums[0]?.weight ?? 0);
  return sums
    .filter(({ weight }) => weight >= least)
    .slice(0, MOST_PLACES)
    .map(({ value }) => value);
}

/** How surely a place is the town: a region stands behind a comma, a street or building ends in what it is. */
function townliness({ value: { name }, article }: Vote<Place>, ground: Ground): number {
  if (NO_TOWN.has(name.toLowerCase().split(/\W+/u).at(-1)!)) return WIDER;
  const { text } = ground.articles.get(article)!.article;
  const at = text.indexOf(name.split(",", 1)[0]!);
  return at > 1 && /\p{L}, $/u.test(text.slice(at - 3, at)) ? WIDER : 1;
}

/** Places that an article names in its dateline or lead. */
function namedIn(one: AnnotatedArticle): Vote<Place>[] {
  const { article, annotation } = one;
  return [
    ...datelined(one),
    ...annotation.entities.flatMap(({ name, type, country, mentions }) => {
      const at = mentions.filter((mention) => mention.article === article.id && inLead(one, mention.span.start));
      if (type !== "place" || at.length === 0) return [];
      const isDateline = at.some(
        ({ span }) =>
          article.dateline !== undefined && span.start < article.dateline.end && span.end > article.dateline.start,
      );
      const weight = isDateline ? WEIGHTS.dateline : WEIGHTS.named;
      return [{ article: article.id, key: keyOf(name), value: { name, ...(country && { country }) }, weight }];
    }),
  ];
}

/**
 * Towns that the headline or lead names before a noun, or behind a preposition as another report does. What is known for a person is one only
 * where a report has it behind a preposition.
 */
function townsOf({ article, annotation }: AnnotatedArticle, known: ReadonlyMap<string, number>): Vote<Place>[] {
  const start = article.body[0]?.start ?? 0;
  const taken = namesOf(article, annotation.entities);
  const prose = [article.title ?? "", article.text.slice(start, start + LEAD)];
  const before = prose.flatMap((text) => townsBefore(text, (name) => known.has(name)));
  const behind = prose.flatMap(townsBehind).filter((name) => known.get(name)! > 1);
  const isFree = (name: string) =>
    known.has(name) ? (taken.get(name) ?? "person") === "person" : !taken.has(name) && isOwnName(name, article.text);
  return [...before, ...behind].filter(isFree).map((name) => {
    return { article: article.id, key: keyOf(name), value: { name }, weight: WEIGHTS.named };
  });
}

/** No short form of a county that the text names, and no letters of a station. */
function isOwnName(name: string, text: string): boolean {
  return /\p{Ll}/u.test(name) && !COUNTIES.some((county) => text.includes(`${name} ${county}`));
}

/** What each name in the text that is no place names. */
function namesOf({ id, text }: Article, entities: readonly Entity[]): Map<string, Entity["type"]> {
  const own = entities.filter(({ type }) => type !== "place");
  return new Map(
    own.flatMap(({ type, mentions }) =>
      mentions
        .filter(({ article }) => article === id)
        .map(({ span }) => [text.slice(span.start, span.end), type] as const),
    ),
  );
}

/** The town of a dateline, whatever the reader of names takes it for: "LINDOW, Ostria (Coastline) - ". */
function datelined({ article }: AnnotatedArticle): Vote<Place>[] {
  if (!article.dateline) return [];
  const [town = ""] = article.text.slice(article.dateline.start, article.dateline.end).split(/[,(–—-]/u, 1);
  const words = town.trim();
  if (!/^\p{Lu}[\p{L}.' ]{2,30}$/u.test(words)) return [];
  const name = words.toLowerCase().replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase());
  return [{ article: article.id, key: keyOf(name), value: { name }, weight: WEIGHTS.dateline }];
}

/** "Kilm, Ostria" and "KILM" are one place. */
function keyOf(name: string): string {
  return name.split(",", 1)[0]!.toLowerCase().trim();
}
