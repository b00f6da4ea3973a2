import { groupedBy } from "../model/grouping.ts";
import {
  type AnnotatedArticle,
  type ArticleId,
  type Claim,
  compareText,
  type Fact,
  type Span,
  type Time,
} from "../model/index.ts";
import { isAside } from "./asides.ts";
import { type Damage, isDamaged } from "./damage.ts";
import { claimsIn, type Ground, holderOf, shortestOf } from "./ground.ts";
import { LONGEST } from "./shortening.ts";
import { slotFact } from "./slot-fact.ts";
import type { SpanIndex } from "./span-index.ts";
import { stemSetOf } from "./stems.ts";

/** A day that a report names, at its first place. */
interface Named {
  readonly day: string;
  readonly article: ArticleId;
  readonly at: Span;
  /** The shortest claim around it. */
  readonly around: Span;
  readonly isAsserted: boolean;
}

/**
 * Days that several reports name, whatever the words: "on Thursday", "14 May". One mention a report, the first; the day is
 * the slot, what happened on it stands beside it.
 */
export function daysOf(ground: Ground, damage: Damage): Fact[] {
  const named = [...ground.articles.values()].flatMap((one) => [...daysIn(one).values()]);
  return [...groupedBy(named, ({ day }) => day)]
    .sort(([a], [b]) => compareText(a, b))
    .filter(([, named]) => named.length > 1)
    .map(([day, named]) => factOf(day, named, ground, damage));
}

function daysIn(one: AnnotatedArticle): Map<string, Named> {
  const days = new Map<string, Named>();
  const claims = claimsIn(one);
  for (const time of one.annotation.times) {
    const day = isClock(one.article.text.slice(time.span.start, time.span.end)) ? undefined : dayOf(time);
    const sentence = holderOf(one.annotation.sentences, time.span);
    if (sentence && isAside(one.article.text, sentence)) continue;
    if (day !== undefined && !days.has(day))
      days.set(day, { day, article: one.article.id, at: time.span, ...clauseAround(claims, time.span) });
  }
  return days;
}

/** "Noon" and "9:30 p.m." name an hour; that it was on the day of the report is a guess. */
function isClock(words: string): boolean {
  return CLOCK.test(words.replace(/[\d:.\s]+/gu, " ").trim());
}

const CLOCK =
  /^(?:(?:about|around|just|shortly|before|after) ){0,2}(?:[ap] ?m|noon|midday|midnight|o['’]clock|morning|afternoon|evening|night)?(?: [A-Z]{2,4})?$/iu;

function dayOf({ start, end }: Time): string | undefined {
  const day = start?.slice(0, 10);
  return day !== undefined && /^\d{4}-\d\d-\d\d$/u.test(day) && (end ?? day).slice(0, 10) === day ? day : undefined;
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
