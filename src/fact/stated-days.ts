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
  const statedBy = (id: string) => statedIn(articles.get(id)!);
  const given = [...new Set(group.map(({ article }) => article))].map(
    (id) => new Set(statedBy(id).map((one) => one.day)),
  );
  const isOther = (day: string) => given.some((days) => days.size > 0 && !days.has(day));
  return ({ article, sentence }, words) =>
    statedBy(article).filter(
      ({ at, told, day }) => at >= sentence.start && at < sentence.end && words.includes(told) && isOther(day),
    ).length;
}

const statedIn = oncePer(({ article: { text }, annotation }: AnnotatedArticle): readonly Stated[] =>
  annotation.times.flatMap((time) => {
    const told = text.slice(time.span.start, time.span.end);
    const day = isClock(time, told) ? undefined : dayOf(time);
    return day === undefined ? [] : [{ at: time.span.start, told: told.replace(/\s+/g, " "), day }];
  }),
);

/** The one day that a time is; undefined where it is more than a day, or no date. */
export function dayOf({ start, end }: Time): string | undefined {
  const day = start?.slice(0, 10);
  return day !== undefined && /^\d{4}-\d\d-\d\d$/u.test(day) && (end ?? day).slice(0, 10) === day ? day : undefined;
}
