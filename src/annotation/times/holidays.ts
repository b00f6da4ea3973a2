import { type Day, isoDay, plusDays, weekdayOf } from "./calendar.ts";
import { looksAhead } from "./directions.ts";
import { type Reader, type TimeRead, wordAt, yearAt } from "./reader.ts";

type Rule = (year: number) => Day;
const fixed =
  (month: number, day: number): Rule =>
  (year) => ({ year, month, day });

/** Feasts with one day a year, by their words; the first word alone finds the row. */
const HOLIDAYS: readonly (readonly [readonly string[], Rule])[] = [
  [["christmas", "eve"], fixed(12, 24)],
  [["christmas", "day"], fixed(12, 25)],
  [["christmas"], fixed(12, 25)],
  [["boxing", "day"], fixed(12, 26)],
  [["new", "year's", "eve"], fixed(12, 31)],
  [["new", "year's", "day"], fixed(1, 1)],
  [["valentine's", "day"], fixed(2, 14)],
  [["halloween"], fixed(10, 31)],
  [["thanksgiving", "day"], thanksgiving],
  [["thanksgiving"], thanksgiving],
  [["good", "friday"], (year) => plusDays(easter(year), -2)],
  [["easter", "sunday"], easter],
  [["easter", "monday"], (year) => plusDays(easter(year), 1)],
  [["easter"], easter],
];
const FIRST = new Set(HOLIDAYS.map(([words]) => words[0]!));

/** A feast named by its capitalised name: "Christmas Eve", "last Thanksgiving", "Easter 2031". */
export function readHoliday(reader: Reader, at: number): TimeRead | undefined {
  if (!reader.lexemes[at]?.cap || !FIRST.has(wordAt(reader, at))) return undefined;
  const row = HOLIDAYS.find(([words]) => words.every((word, k) => wordAt(reader, at + k) === word));
  if (!row || isPartOfName(reader, at + row[0].length)) return undefined;
  const [words, on] = row;
  const to = at + words.length;
  const year = yearAt(reader, to);
  if (year !== undefined) return { from: at, to: to + 1, value: isoDay(on(year)) };
  const { today } = reader;
  if (!today)
    return {
      from: at,
      to,
      value: `XXXX${words.length > 1 && !FIRST_MOVES.has(words[0]!) ? isoDay(on(2000)).slice(4) : "-XX-XX"}`,
    };
  const before = wordAt(reader, at - 1);
  const from = /^(?:last|next|this)$/.test(before) ? at - 1 : at;
  const isPast = isoDay(on(today.year)) <= isoDay(today);
  const isAhead =
    before === "next" || (before !== "last" && (looksAhead(reader, at) || /^(?:by|until|before)$/.test(before)));
  const step = isAhead ? (isPast ? 1 : 0) : isPast ? 0 : -1;
  return { from, to, value: isoDay(on(today.year + step)) };
}

const FIRST_MOVES = new Set(["thanksgiving", "easter", "good"]);

/** "Easter Island", "Christmas Tree Lane": part of another name. */
function isPartOfName({ lexemes }: Reader, at: number): boolean {
  const next = lexemes[at];
  return next?.cap === true && next.start === lexemes[at - 1]!.end + 1;
}

/** The fourth Thursday of November. */
function thanksgiving(year: number): Day {
  const first: Day = { year, month: 11, day: 1 };
  return plusDays(first, ((4 - weekdayOf(first) + 7) % 7) + 21);
}

/** Western Easter by the Gregorian computus (Meeus, Jones, Butcher). */
function easter(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 };
}
