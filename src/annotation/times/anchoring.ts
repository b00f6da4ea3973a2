import { type AnnotatedArticle, type Claim, compareText, type Time } from "../../model/index.ts";
import { Remembered } from "../../model/once.ts";
import { anchored } from "../times.ts";
import { dayOf } from "./calendar.ts";

/** Days between reports of one event: dated articles further apart than this tell no day for an undated one. */
const NEAR_DAYS = 3;
/** Words before a time that make it a bound, not the day of what is told. */
const BOUND = /\b(?:since|until|till|than|before)\s+(?:the\s+)?$/i;

/**
 * The articles of one story, those without a day of their own read by the story's: "on Friday" of an undated report is the
 * Friday before the day on which most dated ones appeared. Nothing is placed where the dated ones lie apart or there are none.
 */
export function anchoredStory(articles: readonly AnnotatedArticle[]): readonly AnnotatedArticle[] {
  const undated = articles.some(({ article }) => !article.published);
  const day = undated ? storyDay(articles) : undefined;
  return day ? articles.map((one) => (one.article.published ? one : readOn(one, day))) : articles;
}

/** The day on which most dated articles appeared, the earliest of several. */
function storyDay(articles: readonly AnnotatedArticle[]): string | undefined {
  const days = articles.flatMap(({ article: { published } }) => (dayOf(published) ? [published!.slice(0, 10)] : []));
  days.sort(compareText);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || Date.parse(last) - Date.parse(first) > NEAR_DAYS * 86_400_000) return undefined;
  const count = new Map<string, number>();
  for (const one of days) count.set(one, (count.get(one) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]![0];
}

const read = new Remembered<AnnotatedArticle, AnnotatedArticle>();

function readOn(one: AnnotatedArticle, day: string): AnnotatedArticle {
  return read.of(one, day, () => placed(one, day));
}

function placed({ article, annotation }: AnnotatedArticle, day: string): AnnotatedArticle {
  const times = anchored(article, annotation.times, day);
  const known = new Set(annotation.times.flatMap(({ span, start }) => (start ? [span.start] : [])));
  const fresh = new Map(
    times.flatMap((one) => (one.start && !known.has(one.span.start) ? [[one.span.start, one]] : [])),
  );
  if (fresh.size === 0) return { article, annotation };
  const claims = annotation.claims.map((claim) => dated(claim, article.text, fresh));
  return { article, annotation: { ...annotation, times, claims } };
}

/** A claim with the day of a time that takes part in it. */
function dated(claim: Claim, text: string, fresh: ReadonlyMap<number, Time>): Claim {
  if (claim.date) return claim;
  for (const { role, span } of claim.roles) {
    const time = role === "time" ? fresh.get(span.start) : undefined;
    if (!time?.start || /^P/.test(time.value) || BOUND.test(text.slice(Math.max(0, span.start - 20), span.start)))
      continue;
    const { place, polarity, modality, sources, ...before } = claim;
    return { ...before, date: time.start, ...(place && { place }), polarity, modality, sources };
  }
  return claim;
}
