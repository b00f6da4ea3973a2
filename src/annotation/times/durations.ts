import { readNumber } from "../quantities/numbers.ts";
import { isoDay, isoMonth, isoWeek, plusDays, plusMonths } from "./calendar.ts";
import { readDate } from "./dates.ts";
import { yearBefore } from "./fiscal.ts";
import { DAY_PARTS, TIME_UNITS, VAGUE } from "./lexicon.ts";
import { digitsAt, type Reader, type TimeRead, wordAt } from "./reader.ts";

const SOME = /^(?:several|few|many|some|couple|recent|coming|past)$/;

/** "three days", "a two-year plan", "two weeks ago", "several months", "24 hours". */
export function readDuration(reader: Reader, at: number): TimeRead | undefined {
  const amount = amountAt(reader, at);
  if (!amount) return undefined;
  const joined = /^[-‐‑]$/.test(wordAt(reader, amount.to)) ? 1 : 0;
  const word = wordAt(reader, amount.to + joined)
    .replace(/-(?:old|long)$/, "")
    .replace(/(?:'s|s')$/, (end) => (end === "s'" ? "s" : ""));
  const unit = TIME_UNITS.get(word);
  if (!unit || (word === "second" && !amount.exact) || (unit === "Q" && amount.value === 1 && !amount.exact))
    return undefined;
  const to = amount.to + joined + 1;
  if (isRate(reader, at, to)) return undefined;
  const sum = hourAndMinutes(reader, at, to, amount.value, unit);
  if (sum) return sum;
  if (unit === "Y" && isAge(reader, amount.to + joined, to)) return undefined;
  return ago(reader, at, to, amount.value, unit) ?? { from: at, to, value: period(amount.value, unit) };
}

/** "$2 million a year", "24 hours a day": how often, not when. */
function isRate(reader: Reader, at: number, to: number): boolean {
  if (!/^an?$/.test(wordAt(reader, at)) || /^(?:ago|earlier|later|before|after|from)$/.test(wordAt(reader, to)))
    return false;
  const before = reader.lexemes[at - 1];
  return (
    before !== undefined &&
    (before.kind === "number" ||
      /^(?:thousand|million|billion|times|hours|days|dollars|cents|percent|%|barrels|tons|tonnes|units|people|euros|pounds|once|twice)$/.test(
        before.lower,
      ))
  );
}

/** "two hours and 30 minutes". */
function hourAndMinutes(
  reader: Reader,
  from: number,
  to: number,
  hours: number | undefined,
  unit: string,
): TimeRead | undefined {
  if (unit !== "TH" || hours === undefined) return undefined;
  const at = wordAt(reader, to) === "and" ? to + 1 : to;
  const minutes = readNumber(reader.lexemes, at);
  return minutes && /^(?:minutes?|mins?)$/.test(wordAt(reader, minutes.to)) && minutes.value < 60
    ? { from, to: minutes.to + 1, value: `PT${hours}H${minutes.value}M` }
    : undefined;
}

/** "52 years old", "a 6-year-old boy": an age, which is a quantity and no time. */
function isAge(reader: Reader, word: number, to: number): boolean {
  const after = /^[-‐‑]$/.test(wordAt(reader, to)) ? to + 1 : to;
  return /-old$/.test(wordAt(reader, word)) || wordAt(reader, after) === "old";
}

function amountAt(reader: Reader, at: number): { to: number; value: number | undefined; exact: boolean } | undefined {
  const here = wordAt(reader, at);
  if (/^(?:a|an)$/.test(here) && SOME.test(wordAt(reader, at + 1))) {
    const of = wordAt(reader, at + 2) === "of" ? 1 : 0;
    return { to: at + 2 + of, value: wordAt(reader, at + 1) === "couple" ? 2 : undefined, exact: false };
  }
  if (here === "half" && /^an?$/.test(wordAt(reader, at + 1))) return { to: at + 2, value: 0.5, exact: false };
  const number = readNumber(reader.lexemes, at);
  if (number && !number.isLeast && number.kind !== "fraction")
    return { to: number.to, value: number.value, exact: true };
  if (/^(?:a|an)$/.test(here)) return { to: at + 1, value: 1, exact: false };
  return /^(?:several|few|many)$/.test(here) ? { to: at + 1, value: undefined, exact: false } : undefined;
}

/** `P3D`, `PT5H`, `PXY` for an unknown number. */
function period(value: number | undefined, unit: string): string {
  if (unit === "TH" && value !== undefined && !Number.isInteger(value)) return hours(value);
  const years = { DE: 10, CE: 100 }[unit];
  if (years && value !== undefined) return `P${value * years}Y`;
  const count = value === undefined ? "X" : String(value);
  return unit.startsWith("T") ? `PT${count}${unit[1]}` : `P${count}${unit}`;
}

/** `PT5H30M` for five and a half hours. */
function hours(value: number): string {
  const minutes = Math.round(value * 60);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${whole > 0 ? `${whole}H` : ""}${rest > 0 || whole === 0 ? `${rest}M` : ""}`;
}

/** "ago", "earlier", "from now": a point counted from today. */
function ago(reader: Reader, from: number, to: number, value: number | undefined, unit: string): TimeRead | undefined {
  const after = wordAt(reader, to);
  const isAgo = after === "ago" || after === "earlier";
  const isAhead = (after === "from" && wordAt(reader, to + 1) === "now") || after === "hence";
  if (!isAgo && !isAhead) return undefined;
  const end = to + (after === "from" ? 2 : 1);
  const { today } = reader;
  if (value === undefined) return { from, to: end, value: isAgo ? "PAST_REF" : "FUTURE_REF" };
  if (!today || !Number.isInteger(value) || value > 3000) return { from, to: end, value: unplaced(unit) };
  if (unit === "Y" && value === 1 && isAgo && reader.near) return { from, to: end, value: yearBefore(reader) };
  if (unit === "D" && after === "earlier" && reader.nearDay)
    return { from, to: end, value: isoDay(plusDays(reader.nearDay, -value)) };
  return { from, to: end, value: counted(today, isAgo ? -value : value, unit) };
}

function unplaced(unit: string): string {
  return { D: "XXXX-XX-XX", W: "XXXX-WXX", M: "XXXX-XX", Y: "XXXX", DE: "XXX", CE: "XX" }[unit] ?? "XXXX-XX-XX";
}

function counted(today: Parameters<typeof plusDays>[0], count: number, unit: string): string {
  if (unit === "D") return isoDay(plusDays(today, count));
  if (unit === "W") return isoWeek(plusDays(today, 7 * count));
  if (unit === "M" || unit === "Q") {
    const moved = plusMonths(today, unit === "Q" ? 3 * count : count);
    return isoMonth(moved.year, moved.month);
  }
  if (unit === "Y") return String(today.year + count).padStart(4, "0");
  if (unit === "DE") return String(Math.floor(today.year / 10) + count);
  if (unit === "CE") return String(Math.floor(today.year / 100) + count);
  return isoDay(today);
}

/** "every day", "each year", "now", "daily", "recent years", "the future", "overnight", "today". */
export function readVague(reader: Reader, at: number): TimeRead | undefined {
  const here = wordAt(reader, at);
  const next = wordAt(reader, at + 1);
  const unit = TIME_UNITS.get(next);
  if (/^(?:every|each)$/.test(here) && unit) return { from: at, to: at + 2, value: period(1, unit) };
  if (here === "recent" && unit && next.endsWith("s")) return { from: at, to: at + 2, value: "PAST_REF" };
  if (
    here === "the" &&
    /^(?:past|future)$/.test(next) &&
    !TIME_UNITS.has(wordAt(reader, at + 2)) &&
    !/^[\p{L}\p{N}]/u.test(wordAt(reader, at + 2))
  ) {
    return { from: at, to: at + 2, value: next === "past" ? "PAST_REF" : "FUTURE_REF" };
  }
  const vague = VAGUE.get(here);
  if (vague && !(here === "now" && next === "-") && !(here === "soon" && /^(?:as|after)$/.test(next)))
    return { from: at, to: at + 1, value: vague };
  return readNearDay(reader, at, here) ?? readNextDay(reader, at, here);
}

/** "the following day", "the next day", "the previous day", "the day before": counted from the day named last. */
function readNextDay(reader: Reader, at: number, here: string): TimeRead | undefined {
  if (here !== "the") return undefined;
  const [first, second, third] = [1, 2, 3].map((k) => wordAt(reader, at + k));
  const isEnd =
    !/^(?:\p{L}|\p{N})/u.test(third!) ||
    /^(?:and|when|in|at|he|she|they|it|by|with|to|the|after|before|as|for|but)$/.test(third!);
  const step =
    second === "day" && /^(?:following|next)$/.test(first!)
      ? 1
      : second === "day" && first === "previous"
        ? -1
        : first === "day" && second === "after" && !/^\p{L}/u.test(third!)
          ? 1
          : first === "day" && second === "before" && !/^\p{L}/u.test(third!)
            ? -1
            : undefined;
  if (step !== undefined && (second === "day" ? isEnd : true)) {
    const day = reader.nearDay && plusDays(reader.nearDay, step);
    return { from: at, to: at + 3, value: day ? isoDay(day) : "XXXX-XX-XX" };
  }
  if (second !== "year" || !/^(?:following|previous)$/.test(first!)) return undefined;
  const year = reader.nearDay?.year ?? (reader.near ? Number(reader.near.slice(0, 4)) : undefined);
  return {
    from: at,
    to: at + 3,
    value: year === undefined ? "XXXX" : String(year + (first === "previous" ? -1 : 1)).padStart(4, "0"),
  };
}

/** Days from today by the words for them, in English and the languages that `speaks` knows. */
const NEAR_DAYS = new Map<string, number>(
  Object.entries({
    yesterday: -1,
    today: 0,
    tonight: 0,
    tomorrow: 1,
    overnight: 0,
    gestern: -1,
    heute: 0,
    morgen: 1,
    hier: -1,
    hoy: 0,
    ayer: -1,
    mañana: 1,
    oggi: 0,
    ieri: -1,
    domani: 1,
  }),
);

function readNearDay(reader: Reader, at: number, here: string): TimeRead | undefined {
  const plain = here.endsWith("'s") ? here.slice(0, -2) : here;
  const offset = NEAR_DAYS.get(plain);
  if (
    offset === undefined ||
    !speaks(reader, plain) ||
    (plain === "today" && reader.lexemes[at]!.cap && wordAt(reader, at - 1) === "usa")
  )
    return undefined;
  const part = plain === "tonight" || plain === "overnight" ? "TNI" : (DAY_PARTS.get(wordAt(reader, at + 1)) ?? "");
  const to = part && plain !== "tonight" && plain !== "overnight" ? at + 2 : at + 1;
  return { from: at, to, value: (reader.today ? isoDay(plusDays(reader.today, offset)) : "XXXX-XX-XX") + part };
}

function speaks(reader: Reader, word: string): boolean {
  const foreign = /^(?:gestern|heute|morgen)$/.test(word)
    ? "de"
    : word === "hier"
      ? "fr"
      : /^(?:hoy|ayer|mañana)$/.test(word)
        ? "es"
        : /^(?:oggi|ieri|domani)$/.test(word)
          ? "it"
          : undefined;
  return foreign === undefined || foreign === reader.names.language;
}

/** "10:35 a.m.", "3 pm", "noon", "midnight". */
export function readClock(reader: Reader, at: number): TimeRead | undefined {
  const date = reader.today ? isoDay(reader.today) : "XXXX-XX-XX";
  const here = wordAt(reader, at);
  if (/^(?:noon|midnight|midday)$/.test(here))
    return onItsDay(reader, at, at + 1, date, here === "midday" ? "T12:00" : DAY_PARTS.get(here)!);
  const hour = digitsAt(reader, at);
  if (hour === undefined || hour > 24 || reader.lexemes[at]!.text.length > 2) return undefined;
  let to = at + 1;
  let minute: number | undefined;
  if (wordAt(reader, to) === ":" && reader.lexemes[to]!.start === reader.lexemes[at]!.end) {
    minute = digitsAt(reader, to + 1);
    if (minute === undefined || minute > 59 || reader.lexemes[to + 1]!.text.length !== 2) return undefined;
    to += 2;
  }
  const half = halfOfDay(reader, to);
  if (!half && minute === undefined) return undefined;
  const hours = half ? (hour % 12) + (half.pm ? 12 : 0) : hour;
  const clock =
    minute === undefined
      ? `T${String(hours).padStart(2, "0")}`
      : `T${String(hours).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  return onItsDay(reader, at, half?.to ?? to, date, clock);
}

/** "9 a.m. EST Tuesday": the day that follows a time of day is its day. */
function onItsDay(reader: Reader, from: number, to: number, date: string, clock: string): TimeRead {
  let k = afterBrackets(reader, to);
  const start = k;
  while (k - start < 3 && /^(?:est|edt|gmt|utc|cet|local|time|on|,|\()$/.test(wordAt(reader, k))) k++;
  const day = readDate(reader, k);
  return day && /^\d{4}-\d{2}-\d{2}$/.test(day.value)
    ? { from, to: day.to, value: day.value + clock }
    : { from, to, value: date + clock, isOfNoDay: true };
}

/** "10:35 a.m. (0735 GMT) Friday": the lexeme behind a short bracket. */
function afterBrackets(reader: Reader, at: number): number {
  if (wordAt(reader, at) !== "(") return at;
  for (let k = at + 1; k < at + 7; k++) if (wordAt(reader, k) === ")") return k + 1;
  return at;
}

function halfOfDay(reader: Reader, at: number): { pm: boolean; to: number } | undefined {
  const word = wordAt(reader, at);
  if (/^(?:am|pm|a\.m\.|p\.m\.)$/.test(word)) return { pm: word.startsWith("p"), to: at + 1 };
  const spaced = /^[ap]$/.test(word) && wordAt(reader, at + 1) === "." && wordAt(reader, at + 2) === "m";
  return spaced ? { pm: word === "p", to: at + (wordAt(reader, at + 3) === "." ? 4 : 3) } : undefined;
}
