import { groupedBy } from "../model/grouping.ts";
import {
  type AnnotatedArticle,
  type ArticleId,
  type Claim,
  compareText,
  type Fact,
  type Span,
} from "../model/index.ts";
import { isAside } from "./asides.ts";
import { type Damage, isDamaged } from "./damage.ts";
import { claimsIn, type Ground, holderOf, shortestOf } from "./ground.ts";
import { LONGEST } from "./shortening.ts";
import { slotFact } from "./slot-fact.ts";
import type { SpanIndex } from "./span-index.ts";
import { specificityIn } from "./specificity.ts";
import { dayOf } from "./stated-days.ts";
import { sharedWeight, stemSetOf, stemsIn } from "./stems.ts";

/** A place where a report names a day. */
interface Named {
  readonly day: string;
  readonly article: ArticleId;
  readonly at: Span;
  /** What sharing each content word of its sentence is worth. */
  readonly words: ReadonlyMap<string, number>;
  /** The shortest claim around it. */
  readonly around: Span;
  readonly isAsserted: boolean;
}

/** Places of a day in one report that are looked at, the first. */
const MOST_PLACES = 6;
/** Reports that the places of one report are held against, the first. */
const MOST_REPORTS = 12;

/**
 * Days that several reports name, whatever the words: "on Thursday", "14 May". One mention a report, where it says most of what
 * others say with that day; the day is the slot, what happened on it stands beside it.
 */
export function daysOf(ground: Ground, damage: Damage): Fact[] {
  const named = [...ground.articles.values()].flatMap(daysIn);
  return [...groupedBy(named, ({ day }) => day)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([day, named]) => [day, onePlaceEach(named)] as const)
    .filter(([, named]) => named.length > 1)
    .map(([day, named]) => factOf(day, named, ground, damage));
}

function daysIn(one: AnnotatedArticle): Named[] {
  const claims = claimsIn(one);
  const bitsOf = specificityIn(one);
  const { text, id } = one.article;
  const days = one.annotation.times.flatMap((time): Named[] => {
    const day = dayOf(time, text);
    const sentence = holderOf(one.annotation.sentences, time.span);
    if (day === undefined || (sentence && isAside(one.article, sentence))) return [];
    const words = stemsIn(text, sentence ?? time.span).map(({ stem }) => [stem, Math.max(0, bitsOf(stem))] as const);
    return [{ day, article: id, at: time.span, words: new Map(words), ...clauseAround(claims, time.span) }];
  });
  return [...groupedBy(days, ({ day }) => day).values()].flatMap((places) => places.slice(0, MOST_PLACES));
}

/** Of each report the place of a day whose sentence shares most with sentences of the others with that day, the first of equals. */
function onePlaceEach(named: readonly Named[]): Named[] {
  const reports = [...groupedBy(named, ({ article }) => article).values()];
  return reports.map((places) => {
    const others = reports.filter((other) => other !== places).slice(0, MOST_REPORTS);
    const nearest = ({ words }: Named, other: readonly Named[]) =>
      Math.max(...other.map((place) => sharedWeight(words, place.words)));
    const worths = places.map((one) => others.reduce((sum, other) => sum + nearest(one, other), 0));
    return places[worths.indexOf(Math.max(...worths))]!;
  });
}

function clauseAround(claims: SpanIndex<Claim>, at: Span): Pick<Named, "around" | "isAsserted"> {
  const claim = shortestOf(claims.around(at));
  return { around: claim?.span ?? at, isAsserted: claim?.polarity === "asserted" && claim.sources.length === 0 };
}

function factOf(day: string, named: readonly Named[], ground: Ground, damage: Damage): Fact {
  const mentions = named.map(({ article, at }) => ({ article, span: at, head: at }));
  const sound = named.filter(({ article, around }) => !isDamaged(damage, article, around));
  const key = ["day", day, ...mentions.map(({ article, span }) => `${article} ${span.start}`)];
  const claim = { predicate: "happen", date: day, polarity: "asserted", modality: "actual" } as const;
  return slotFact({ kind: "date", key, text: textOf(day, sound, ground), mentions, claim }, ground);
}

/** Share of the words of the shorter of two clauses that both have when they tell of one thing. */
const ALIKE = 0.5;

/** The day with the shortest clause that says what happened on it; alone where a report that names it tells of something else. */
function textOf(day: string, named: readonly Named[], ground: Ground): string {
  const clauses = named.map((one) => ({ ...one, text: clauseOf(one, ground) }));
  const fitting = clauses.filter(
    ({ at, around, isAsserted, text }) =>
      isAsserted && around.end - around.start > at.end - at.start + 12 && text.length <= LONGEST - day.length - 2,
  );
  const [clause] = fitting.map(({ text }) => text).sort((a, b) => a.length - b.length || compareText(a, b));
  const isOfAll = clause !== undefined && clauses.every(({ text }) => isAlike(clause, text));
  return isOfAll ? `${day}: ${clause}` : day;
}

function clauseOf({ article, around }: Named, ground: Ground): string {
  const { text } = ground.articles.get(article)!.article;
  return text.slice(around.start, around.end).replace(/\s+/gu, " ").trim();
}

function isAlike(one: string, other: string): boolean {
  const [a, b] = [stemSetOf(one), stemSetOf(other)];
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return shared >= ALIKE * Math.min(a.size, b.size);
}
