import { between, type Day, isoDay, isoMonth, plusDays, realDay, weekdayOf } from "./calendar.ts";
import { directionOf, isRightAfterPast, looksAhead } from "./directions.ts";
import { DAY_PARTS } from "./lexicon.ts";
import { digitsAt, type Reader, type TimeRead, wordAt, yearAt } from "./reader.ts";

/** A month and day without a year may lie this many days ahead of today; tuned on TIMEX3 news, held by times.test.ts. */
const AHEAD_DAYS = 150;
const MONTH_LEAD =
  /^(?:in|of|since|until|till|by|during|last|next|this|early|late|mid|from|through|to|for|before|after|between|and|mid-|around|im|seit|bis|ende|anfang|mitte|en|fin|début|de|del|di|a|dal|nel)$/;

/** Dates written with digits, month names and weekday names. */
export function readDate(reader: Reader, at: number): TimeRead | undefined {
  return (
    readIso(reader, at) ??
    readSlashes(reader, at) ??
    readDayMonth(reader, at) ??
    readMonth(reader, at) ??
    readWeekday(reader, at)
  );
}

/** `2022-12-30` and `2022-12`. */
function readIso(reader: Reader, at: number): TimeRead | undefined {
  const year = yearAt(reader, at);
  if (year === undefined || !glued(reader, at, "-")) return undefined;
  const month = digitsAt(reader, at + 2);
  if (month === undefined || reader.lexemes[at + 2]!.text.length !== 2 || month < 1 || month > 12) return undefined;
  const day = glued(reader, at + 2, "-") ? realDay(year, month, digitsAt(reader, at + 4) ?? 0) : undefined;
  return day ? { from: at, to: at + 5, value: isoDay(day) } : { from: at, to: at + 3, value: isoMonth(year, month) };
}

function glued({ lexemes }: Reader, at: number, mark: string): boolean {
  const [here, link, next] = [lexemes[at], lexemes[at + 1], lexemes[at + 2]];
  return link?.text === mark && here?.end === link.start && next?.start === link.end;
}

/** `30/12/2022`, `12/30/2022`, `30.12.2022`: only when day and month cannot be mistaken for each other. */
function readSlashes(reader: Reader, at: number): TimeRead | undefined {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(reader.lexemes[at]?.text ?? "");
  if (dotted) return ordered(reader, at, at + 1, Number(dotted[1]), Number(dotted[2]), Number(dotted[3]));
  if (!glued(reader, at, "/") || !glued(reader, at + 2, "/")) return undefined;
  const [a, b, year] = [digitsAt(reader, at), digitsAt(reader, at + 2), yearAt(reader, at + 4)];
  return a === undefined || b === undefined || year === undefined ? undefined : ordered(reader, at, at + 5, a, b, year);
}

function ordered(reader: Reader, from: number, to: number, a: number, b: number, year: number): TimeRead | undefined {
  const dotted = to === from + 1;
  if (a <= 12 && b <= 12 && a !== b && reader.names.language === "en" && !dotted)
    return { from, to, value: `${year}-XX-XX` };
  const day = realDay(year, b, a) ?? realDay(year, a, b);
  return day && { from, to, value: isoDay(day) };
}

/** `30 December 2022`, `the 30th of December`, `3-5 May`. */
function readDayMonth(reader: Reader, at: number): TimeRead | undefined {
  const day = digitsAt(reader, at);
  if (day === undefined || day < 1 || day > 31) return undefined;
  let k = at + 1;
  if (isOrdinalEnd(reader, k) || (wordAt(reader, k) === "." && reader.names.language === "de")) k++;
  if (/^(?:of|de|di)$/.test(wordAt(reader, k))) k++;
  const month = reader.names.months.get(wordAt(reader, k));
  if (!month || (!reader.lexemes[k]!.cap && reader.names.language === "en")) return undefined;
  const dotted = k + 1 + (wordAt(reader, k + 1) === "." && isShort(reader, k) ? 1 : 0);
  return withYear(reader, at, dotted, month, day);
}

function isOrdinalEnd({ lexemes }: Reader, at: number): boolean {
  return /^(?:st|nd|rd|th|er)$/.test(lexemes[at]?.lower ?? "") && lexemes[at]!.start === lexemes[at - 1]!.end;
}

/** Abbreviated month names may take a full stop; "May." and "June." end a sentence. */
function isShort(reader: Reader, at: number): boolean {
  const { text, lower } = reader.lexemes[at]!;
  return text.length <= 4 && !/^(?:may|june|july|mai|juni|juli|mars|août)$/.test(lower);
}

/** `December 30, 2022`, `Dec. 30`, `December 2022`, `December`. */
function readMonth(reader: Reader, at: number): TimeRead | undefined {
  const month = reader.names.months.get(wordAt(reader, at));
  const word = reader.lexemes[at];
  if (!month || !word || (!word.cap && !/^(?:fr|es|it)$/.test(reader.names.language))) return undefined;
  const short = wordAt(reader, at + 1) === "." && isShort(reader, at);
  const next = at + 1 + (short ? 1 : 0);
  const day = digitsAt(reader, next);
  if (day !== undefined && day >= 1 && day <= 31 && !isCount(reader, next)) {
    return withYear(reader, at, next + (isOrdinalEnd(reader, next + 1) ? 2 : 1), month, day);
  }
  const link = /^(?:,|of|de|del)$/.test(wordAt(reader, next)) ? next + 1 : next;
  const year = yearAt(reader, link);
  if (year !== undefined) return { from: at, to: link + 1, value: isoMonth(year, month) };
  return isMonthHere(reader, at, short) ? bareMonth(reader, at, next, month) : undefined;
}

function isCount(reader: Reader, at: number): boolean {
  return (
    /^(?:percent|%|million|billion|people|\/)$/.test(wordAt(reader, at + 1)) || reader.lexemes[at + 1]?.text === "%"
  );
}

/** "May" and "March" are words, "June" and "April" names of people: without a number they need a lead-in. */
function isMonthHere(reader: Reader, at: number, short: boolean): boolean {
  const before = wordAt(reader, at - 1);
  const next = reader.lexemes[at + 1];
  const isWord = /^(?:may|march|mars|mar|jan|dec|nov|sep|oct|jun|jul|apr|aug|feb|mai)$/.test(wordAt(reader, at));
  if (isWord && !short && wordAt(reader, at).length < 4 && wordAt(reader, at) !== "may" && wordAt(reader, at) !== "mai")
    return false;
  if (MONTH_LEAD.test(before)) return true;
  if (isWord) return false;
  return !(
    next?.cap &&
    next.start === reader.lexemes[at]!.end + 1 &&
    /^(?:april|june|august|juni|april|july)$/.test(wordAt(reader, at))
  );
}

function bareMonth(reader: Reader, from: number, to: number, month: number): TimeRead {
  const { today } = reader;
  if (!today) return { from, to, value: `XXXX-${String(month).padStart(2, "0")}` };
  const step = yearStep(reader, to);
  if (step !== undefined) return { from, to: to + 2, value: isoMonth(today.year + step, month) };
  const before = wordAt(reader, from - 1);
  if (/^(?:each|every)$/.test(before)) return { from: from - 1, to, value: `XXXX-${String(month).padStart(2, "0")}` };
  const start = /^(?:next|last|this)$/.test(before) ? from - 1 : from;
  return { from: start, to, value: isoMonth(monthYear(reader, from, month, before), month) };
}

/** "July last year": -1. */
function yearStep(reader: Reader, at: number): number | undefined {
  if (wordAt(reader, at + 1) !== "year") return undefined;
  return YEAR_STEPS.get(wordAt(reader, at));
}

const YEAR_STEPS = new Map<string, number>(Object.entries({ last: -1, this: 0, next: 1 }));

/** The last time the month came round, unless the words look ahead. */
function monthYear(reader: Reader, at: number, month: number, before: string): number {
  const { year, month: now } = reader.today!;
  if (before === "next") return month > now ? year : year + 1;
  if (before === "this") return year;
  if (before === "last") return month < now ? year : year - 1;
  const ahead = /^(?:by|until|till|through)$/.test(before) || looksAhead(reader, at);
  if (ahead) return month >= now ? year : year + 1;
  return month <= now ? year : year - 1;
}

function withYear(reader: Reader, from: number, to: number, month: number, day: number): TimeRead | undefined {
  const link = /^(?:,|de|del)$/.test(wordAt(reader, to)) ? to + 1 : to;
  const year = yearAt(reader, link);
  if (year !== undefined) {
    const real = realDay(year, month, day);
    return real && { from, to: link + 1, value: isoDay(real) };
  }
  const value = nearestYear(reader, from, month, day);
  return value === undefined ? undefined : { from, to, value };
}

/** A month and day without a year: the last time it came round, or a little ahead. */
function nearestYear(reader: Reader, at: number, month: number, day: number): string | undefined {
  const { today } = reader;
  if (day > 31 || month > 12) return undefined;
  if (!today) return realDay(2000, month, day) && `XXXX-${isoDay({ year: 2000, month, day }).slice(5)}`;
  const options = [today.year, today.year - 1, today.year + 1].flatMap((year) => realDay(year, month, day) ?? []);
  const way = directionOf(reader, at);
  const limit = way === "ahead" ? 300 : way === "back" && isRightAfterPast(reader, at) ? 0 : AHEAD_DAYS;
  const fits = options
    .filter((one) => between(today, one) <= limit)
    .sort((a, b) => Math.abs(between(today, a)) - Math.abs(between(today, b)));
  return fits[0] && isoDay(fits[0]);
}

/** `Friday`, `last Friday`, `next Friday`, `Friday night`, `Friday, Dec. 30`. */
function readWeekday(reader: Reader, at: number): TimeRead | undefined {
  const weekday = reader.names.days.get(stripped(wordAt(reader, at)));
  const word = reader.lexemes[at];
  if (!weekday || !word || (!word.cap && !/^(?:fr|es|it)$/.test(reader.names.language))) return undefined;
  const dot = wordAt(reader, at + 1) === "." && word.text.length <= 5 ? 1 : 0;
  const comma = wordAt(reader, at + 1 + dot) === "," ? 1 : 0;
  const full = readDayMonth(reader, at + 1 + dot + comma) ?? datedMonth(reader, at + 1 + dot + comma);
  if (full) return { from: at, to: full.to, value: full.value };
  if (word.text.length <= 5 && !/^(?:lundi|mardi|jeudi|lunes)$/.test(word.lower)) return undefined;
  return relativeWeekday(reader, at, weekday);
}

function datedMonth(reader: Reader, at: number): TimeRead | undefined {
  const read = readMonth(reader, at);
  return read && /\d{2}-\d{2}$/.test(read.value) ? read : undefined;
}

function stripped(lower: string): string {
  return lower.replace(/(?:'s|s')$/, "");
}

function relativeWeekday(reader: Reader, at: number, weekday: number): TimeRead {
  const before = wordAt(reader, at - 1);
  const from = /^(?:last|next|this|coming|past)$/.test(before) ? at - 1 : at;
  const part = DAY_PARTS.get(wordAt(reader, at + 1));
  const to = part ? at + 2 : at + 1;
  const suffix = part ?? "";
  const { today } = reader;
  if (!today) return { from, to, value: `XXXX-WXX-${weekday}${suffix}` };
  const back = (weekdayOf(today) - weekday + 7) % 7;
  const day = shift(today, back, before, back !== 0 && (isDeadline(reader, at) || looksAhead(reader, at)));
  return { from, to, value: isoDay(day) + suffix };
}

/** "until Tuesday", "as early as Tuesday", "by Tuesday". */
function isDeadline(reader: Reader, at: number): boolean {
  const before = wordAt(reader, at - 1);
  return /^(?:until|till|by)$/.test(before) || (before === "as" && /^(?:soon|early)$/.test(wordAt(reader, at - 2)));
}

function shift(today: Day, back: number, before: string, ahead: boolean): Day {
  if (before === "last" || before === "past") return plusDays(today, back === 0 ? -7 : -back);
  if (before === "next" || before === "coming") return plusDays(today, 7 - back);
  return plusDays(today, ahead ? 7 - back : -back);
}
