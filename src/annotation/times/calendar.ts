/** A calendar day in the proleptic Gregorian calendar. Months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MILLIS = 86_400_000;
const SEASON_MONTH: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** The day an ISO 8601 date or date-time names, or nothing when it names none. */
export function dayOf(iso: string | undefined): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "");
  return match ? realDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** The day when it exists: 30 February does not. */
export function realDay(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return { year, month, day };
}

/** Number of days of a month. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day `count` days later. */
export function plusDays(from: Day, count: number): Day {
  const at = new Date(Date.UTC(from.year, from.month - 1, from.day) + count * MILLIS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** Year and month `count` months later. */
export function plusMonths(from: { year: number; month: number }, count: number): { year: number; month: number } {
  const months = from.year * 12 + from.month - 1 + count;
  return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
}

/** ISO weekday: Monday 1 ... Sunday 7. */
export function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

/** `2022-12-30` */
export function isoDay({ year, month, day }: Day): string {
  return `${isoMonth(year, month)}-${two(day)}`;
}

/** `2022-12` */
export function isoMonth(year: number, month: number): string {
  return `${four(year)}-${two(month)}`;
}

/** `2022-W52`, the ISO week that a day lies in. */
export function isoWeek(day: Day): string {
  const thursday = plusDays(day, 4 - weekdayOf(day));
  const first: Day = { year: thursday.year, month: 1, day: 1 };
  const week = Math.floor(between(first, thursday) / 7) + 1;
  return `${four(thursday.year)}-W${two(week)}`;
}

/** Days from `a` to `b`. */
export function between(a: Day, b: Day): number {
  return Math.round((Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / MILLIS);
}

/** First and last day of a TIMEX3 value that can be placed on the calendar: days, weeks, months, quarters, ... centuries. */
export function boundsOf(value: string): { start: string; end: string } | undefined {
  const plain = value.split("T", 1)[0]!;
  const day = dayOf(plain);
  if (day && plain.length === 10) return { start: isoDay(day), end: isoDay(day) };
  const match = /^(\d{4})-(.+)$/.exec(plain);
  if (match) return partBounds(Number(match[1]), match[2]!);
  if (/^\d{4}$/.test(plain)) return years(Number(plain), 1);
  if (/^\d{3}$/.test(plain)) return years(Number(plain) * 10, 10);
  return /^\d{2}$/.test(plain) ? years(Number(plain) * 100, 100) : undefined;
}

function partBounds(year: number, part: string): { start: string; end: string } | undefined {
  if (/^\d{2}$/.test(part)) return months(year, Number(part), 1);
  if (/^Q[1-4]$/.test(part)) return months(year, Number(part[1]) * 3 - 2, 3);
  if (/^H[12]$/.test(part)) return months(year, part === "H1" ? 1 : 7, 6);
  const season = SEASON_MONTH[part];
  if (season) return months(year, season, 3);
  const week = /^W(\d{2})(-WE)?$/.exec(part);
  return week ? weekBounds(year, Number(week[1]), Boolean(week[2])) : undefined;
}

function months(year: number, month: number, count: number): { start: string; end: string } | undefined {
  if (month < 1 || month > 12) return undefined;
  const last = plusMonths({ year, month }, count - 1);
  return { start: `${isoMonth(year, month)}-01`, end: isoDay({ ...last, day: daysIn(last.year, last.month) }) };
}

function weekBounds(year: number, week: number, weekend: boolean): { start: string; end: string } {
  const fourth: Day = { year, month: 1, day: 4 };
  const monday = plusDays(fourth, 1 - weekdayOf(fourth) + (week - 1) * 7);
  return { start: isoDay(plusDays(monday, weekend ? 5 : 0)), end: isoDay(plusDays(monday, 6)) };
}

function years(from: number, count: number): { start: string; end: string } {
  return { start: `${four(from)}-01-01`, end: `${four(from + count - 1)}-12-31` };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function four(value: number): string {
  return String(value).padStart(4, "0");
}
