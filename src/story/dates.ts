import type { Article } from "../model/index.ts";

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;
/** Characters at the top of an article in which a full date is taken for its own. */
const TOP = 400;
/** Characters of a body in which news says on which day of the week it happened. */
const OPENING = 500;
const WEEKDAYS = ["Sun", "Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur"];
const WEEKDAY = /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";
const MONTH_FIRST = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, "i");
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (\\d{4})\\b`, "i");
const NUMBERS = /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/;
const MENTION = new RegExp(`\\b(?:${MONTH} (\\d{1,2})|(\\d{1,2}) ${MONTH})\\b`, "gi");

/** "a 41-year-old", "Ada Moor, 41, of Harwick", "aged 41". */
const AGE = /\b(\d{1,2})[- ]years?[- ]old\b|(?:\p{L}, |\baged? )(\d{1,2})(?=[,.;)])/gu;

/** When an article says it is from, in days since 1970. */
export interface Dating {
  /** Day of publication as the input states it. */
  readonly stated?: number;
  /** Full date found at the top of the text. */
  readonly written?: number;
  /** Days of the year (month * 31 + day) that the text mentions. */
  readonly mentions: ReadonlySet<number>;
  /** Ages of people in years that the text tells. */
  readonly ages: ReadonlySet<number>;
  /** Day of the week that the opening mentions first, 0 for Sunday. */
  readonly weekday?: number;
  /** Earliest day on which it can have been written: it tells of something of that month as past. */
  readonly notBefore?: number;
}

/** Characters in which dates are looked for. */
const READ = 6000;

/** Reads the dates of an article. Linear in the text, of which the first 6,000 characters are read. */
export function datingOf(article: Article): Dating {
  const stated = statedDay(article);
  const written = writtenDay(article.text.slice(0, TOP));
  const text = article.text.slice(0, READ);
  const notBefore = pastMonth(text);
  const weekday = WEEKDAYS.indexOf(WEEKDAY.exec(openingOf(article))?.[1] ?? "");
  return {
    ...(stated !== undefined && { stated }),
    ...(written !== undefined && { written }),
    mentions: mentionsIn(text),
    ages: new Set([...text.matchAll(AGE)].map(([, old, behind]) => Number(old ?? behind))),
    ...(weekday >= 0 && { weekday }),
    ...(notBefore !== undefined && { notBefore }),
  };
}

/**
 * The day an article stands at in time: as stated, else as written at its top, else the first of the latest month that it tells of as
 * past. What is not asked for is not read: most articles state their day.
 */
export function standingDay(article: Article): number | undefined {
  return statedDay(article) ?? writtenDay(article.text.slice(0, TOP)) ?? pastMonth(article.text.slice(0, READ));
}

/** Words that make the date beside them a plan rather than the past. */
const AHEAD =
  /\b(?:will|would|shall|may|might|could|should|until|till|by|next|expect|plan|due|set|aim|from|ahead|forecast|schedul)/i;
const MONTH_YEAR = new RegExp(`\\b${MONTH},? (?:\\d{1,2},? )?((?:19|20)\\d\\d)\\b`, "gi");
/** Characters of the sentence before and behind a date that may say whether it is past. */
const BEFORE = 120;
const BEHIND = 30;

/** First day of the latest month that the text names as past, in days since 1970. */
function pastMonth(text: string): number | undefined {
  let latest: number | undefined;
  for (const match of text.matchAll(MONTH_YEAR)) {
    const before = text
      .slice(Math.max(0, match.index - BEFORE), match.index)
      .split(/[.!?]\s|\n/)
      .at(-1)!;
    const after = text
      .slice(match.index + match[0].length, match.index + match[0].length + BEHIND)
      .split(/[.!?]\s|\n/)[0]!;
    if (AHEAD.test(before) || AHEAD.test(after)) continue;
    const day = Date.UTC(Number(match[2]), MONTHS.indexOf(match[1]!.slice(0, 3).toLowerCase()), 1) / DAY_MS;
    latest = Math.max(latest ?? day, day);
  }
  return latest;
}

/**
 * The day an article speaks of, in days since 1970: the latest day of its first weekday up to the day it is from;
 * `undefined` without either.
 */
export function spokenDay({ stated, written, weekday }: Dating): number | undefined {
  const from = stated ?? written;
  if (from === undefined || weekday === undefined) return undefined;
  // 1 January 1970 was a Thursday.
  return from - ((((from + 4 - weekday) % 7) + 7) % 7);
}

/** The day of the year of a day in days since 1970, as `Dating.mentions` has it. */
export function calendarDay(day: number): number {
  const time = new Date(day * DAY_MS);
  return time.getUTCMonth() * 31 + time.getUTCDate();
}

/** True for text that starts with a possible ISO 8601 date. */
export function isDate(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text.slice(0, 10)));
}

function statedDay({ published }: Article): number | undefined {
  return isDate(published) ? Date.parse(published.slice(0, 10)) / DAY_MS : undefined;
}

function openingOf(article: Article): string {
  const start = article.body[0]?.start ?? 0;
  return article.text.slice(start, start + OPENING);
}

function writtenDay(top: string): number | undefined {
  const month = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  const american = MONTH_FIRST.exec(top);
  if (american) return dayNumber(american[3]!, month(american[1]!), american[2]!);
  const british = DAY_FIRST.exec(top);
  if (british) return dayNumber(british[3]!, month(british[2]!), british[1]!);
  const numbers = NUMBERS.exec(top);
  return numbers ? dayNumber(numbers[1]!, Number(numbers[2]) - 1, numbers[3]!) : undefined;
}

function dayNumber(year: string, month: number, day: string): number {
  return Date.UTC(Number(year), month, Number(day)) / DAY_MS;
}

function mentionsIn(text: string): Set<number> {
  const days = new Set<number>();
  for (const [, before, after, day, month] of text.matchAll(MENTION)) {
    const name = (before ?? month)!.slice(0, 3).toLowerCase();
    days.add(MONTHS.indexOf(name) * 31 + Number(after ?? day));
  }
  return days;
}
