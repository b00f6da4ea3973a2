import { isClock } from "../model/clock.ts";
import type { AnnotatedArticle, Time } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";

/** A day as a report writes it, on one line, and as a date. */
interface Stated {
  readonly at: number;
  readonly told: string;
  readonly day: string;
}

/** How many days of some words, told of one reading, a report of the same fact has other days in place of. */
type OtherDays = (reading: Reading, words: string) => number;

/** Tells the days that not all reports of a fact give, where each gives any: as its text they would be laid to all. */
export function otherDaysOf(group: readonly Reading[], { articles }: Ground): OtherDays {
  const calendarOf = (id: string) => calendarIn(articles.get(id)!);
  const isOther = (day: string) =>
    group.some(({ article }) => calendarOf(article).days.size > 0 && !calendarOf(article).days.has(day));
  return ({ article, sentence }, words) =>
    calendarOf(article).stated.filter(
      ({ at, told, day }) => at >= sentence.start && at < sentence.end && words.includes(told) && isOther(day),
    ).length;
}

/** All days that an article states, kept as long as it is. */
const calendarIn = oncePer(({ article: { text }, annotation }: AnnotatedArticle) => {
  const stated = annotation.times.flatMap((time): Stated[] => {
    const day = dayOf(time, text);
    const { start, end } = time.span;
    return day === undefined ? [] : [{ at: start, told: text.slice(start, end).replace(/\s+/g, " "), day }];
  });
  return { stated, days: new Set(stated.map(({ day }) => day)) };
});

/** The one day that a time of a text is; undefined where it is more than a day, a bare hour, or no date. */
export function dayOf(time: Time, text: string): string | undefined {
  const { start, end, span } = time;
  const day = start?.slice(0, 10);
  const isOne = day !== undefined && /^\d{4}-\d\d-\d\d$/u.test(day) && (end ?? day).slice(0, 10) === day;
  return isOne && !isClock(time, text.slice(span.start, span.end)) ? day : undefined;
}
