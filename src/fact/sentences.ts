import type { AnnotatedArticle, ArticleId, Span } from "../model/index.ts";
import type { Node } from "./clusters.ts";
import { type Damage, isDamaged } from "./damage.ts";
import { asOf, type Ground, inside } from "./ground.ts";
import { sharedWeight, stemsIn, total, weightsOf } from "./stems.ts";
import { compareText } from "./values.ts";

/** One sentence of the reporter's own prose, ready to be compared. */
export interface Told extends Node {
  readonly article: ArticleId;
  readonly span: Span;
  readonly words: string;
  readonly weight: number;
  /** Its numbers, as one text. */
  readonly numbers: readonly string[];
  readonly isNegated: boolean;
  readonly isDamaged: boolean;
  readonly day:
    | {
        readonly start: string;
        readonly end: string;
        readonly shown: string;
        readonly words: string;
        readonly id: string;
        readonly span: Span;
      }
    | undefined;
  readonly origins: readonly string[];
  /** Its event, when one was found. */
  readonly event: string | undefined;
  readonly names: number;
  /** Weekdays it names, Monday 1, whether or not they could be placed. */
  readonly weekdays: ReadonlySet<number>;
}

/** Least weight of a sentence that says something by itself. */
const LEAST_WEIGHT = 4;
/** Numbers of one sentence that are compared; only a list or a table in one line holds more. */
const MOST_NUMBERS = 40;
/** A sentence that lies inside a quotation by this share is a statement, not the reporter's own. */
const QUOTED = 0.6;
const NEGATION =
  /\b(?:not|no|never|neither|nor|without|denie[sd]|deny|denying|refuted?|false|untrue|n['’]t|nicht|kein\w{0,2}|nie|jamais|aucun\w{0,2}|nunca|ningún\w{0,2})\b|n['’]t\b/giu;

/** The sentences of a story that can become facts, in the order of articles and text. */
export function toldIn(ground: Ground, damage: Damage): Told[] {
  return [...ground.articles.values()].flatMap((one) =>
    one.annotation.sentences.flatMap((span) => toldFrom(one, span, ground, damage) ?? []),
  );
}

function toldFrom(one: AnnotatedArticle, span: Span, ground: Ground, damage: Damage): Told | undefined {
  const { article, annotation } = one;
  const quoted = quotedLength(one, span);
  if (quoted > QUOTED * (span.end - span.start)) return undefined;
  const found = stemsIn(article.text, span);
  const stems = weightsOf(found);
  const weight = total(stems);
  if (weight < LEAST_WEIGHT) return undefined;
  const words = article.text.slice(span.start, span.end);
  const speakers = inside(annotation.quotes, span).flatMap((quote) => ground.speakers.nameOf(quote) ?? []);
  return {
    key: [...stems.keys()].join(" "),
    stems,
    article: article.id,
    span,
    words,
    weight,
    numbers: [...new Set(found.flatMap(({ stem }) => (/^\p{N}/u.test(stem) ? [stem] : [])))]
      .slice(0, MOST_NUMBERS)
      .sort(),
    isNegated: (words.match(NEGATION)?.length ?? 0) % 2 === 1,
    isDamaged: isDamaged(damage, article.id, span),
    day: dayIn(one, span),
    origins: [...speakers, ...ground.speakers.creditsOf(article)],
    event: inside(annotation.events, span)[0]?.id,
    weekdays: weekdaysIn(one, span),
    names: found.filter(({ isName, stem }) => isName && !/^\p{N}/u.test(stem)).length,
  };
}

function weekdaysIn({ annotation }: AnnotatedArticle, span: Span): Set<number> {
  const days = inside(annotation.times, span).flatMap(
    ({ value }) => /^XXXX-WXX-([1-7])/.exec(value)?.[1] ?? weekdayOf(value) ?? [],
  );
  return new Set(days.map(Number));
}

function weekdayOf(value: string): number | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  return day ? new Date(`${day}T00:00:00Z`).getUTCDay() || 7 : undefined;
}

function quotedLength({ annotation }: AnnotatedArticle, span: Span): number {
  let [sum, reached] = [0, span.start];
  for (const quote of inside(annotation.quotes, span)) {
    const end = Math.min(quote.span.end, span.end);
    sum += Math.max(0, end - Math.max(reached, quote.span.start));
    reached = Math.max(reached, end);
  }
  return sum;
}

function dayIn({ article, annotation }: AnnotatedArticle, span: Span): Told["day"] {
  const day = asOf(annotation.times, span);
  const time = day && inside(annotation.times, span).find((one) => one.start === day.start && one.end === day.end);
  if (!day || !time) return undefined;
  const words = article.text.slice(time.span.start, time.span.end).toLowerCase();
  return { ...day, shown: time.value.split("T", 1)[0]!, words, id: time.id, span: time.span };
}

/** How much two sentences share: of the shorter one, and over both. */
export function likeness(a: Told, b: Told): { contained: number; cosine: number; shared: number } {
  const shared = sharedWeight(a.stems, b.stems);
  return { shared, contained: shared / Math.min(a.weight, b.weight), cosine: shared / Math.sqrt(a.weight * b.weight) };
}

/** Orders sentences by article and place. */
export function byPlace(a: Told, b: Told): number {
  return compareText(a.article, b.article) || a.span.start - b.span.start;
}
