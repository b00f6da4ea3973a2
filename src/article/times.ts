import { calendarNames } from "./dates.ts";

/** A clock time with seconds, half of the day and zone, each optional after the minutes. */
const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s?([AaPp])\.?[Mm]\b\.?)?\s{0,2}((?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?(?![\d:])|[A-Z]{1,5}\b)?`;
const ISO = new RegExp(String.raw`(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?:[T ]${CLOCK})?(?!\d)`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(?:\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?)?$/;
const MAIL = new RegExp(
  String.raw`^(?:\p{L}{3,9}\.?,?\s+)?(\d{1,2})[\s-](\p{L}{3,9})\.?,?[\s-](\d{4}|\d{2}(?=\s+\d{1,2}:\d{2}))(?:,?\s+${CLOCK})?`,
  "u",
);
/** `Tue Jun  3 11:00:00 2031`, as C libraries and mail boxes write it. */
const CTIME =
  /^(?:\p{L}{3,9},?\s+)?(\p{L}{3,9})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s+([A-Z]{1,5}|[+-]\d{4}))?\s+(\d{4})/u;
const SLASHED = /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/;
/** Day and month before the year: points stand after the day; else which is which is known only when one of them is over twelve. */
const YEAR_LAST = /(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/;
/** A time in running text counts when its half of the day, seconds or zone show that it is meant for the date. */
const SHOWN_CLOCK = new RegExp(String.raw`(?<![\d:])${CLOCK}`);
/** Zones whose abbreviation means one offset in the news; `IST`, `ET` and their like mean several and give none. */
const ZONES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "UT Z|UTC Z|GMT Z|Z Z|WET Z|EST -05:00|EDT -04:00|CST -06:00|CDT -05:00|MST -07:00|MDT -06:00|PST -08:00|PDT -07:00|" +
    "AKST -09:00|AKDT -08:00|HST -10:00|AST -04:00|ADT -03:00|NST -03:30|NDT -02:30|BRT -03:00|ART -03:00|" +
    "BST +01:00|WEST +01:00|CET +01:00|MET +01:00|MEZ +01:00|CEST +02:00|MEST +02:00|MESZ +02:00|EET +02:00|EEST +03:00|" +
    "MSK +03:00|SAST +02:00|CAT +02:00|WAT +01:00|EAT +03:00|PKT +05:00|WIB +07:00|SGT +08:00|HKT +08:00|AWST +08:00|" +
    "JST +09:00|KST +09:00|ACST +09:30|ACDT +10:30|AEST +10:00|AEDT +11:00|NZST +12:00|NZDT +13:00"
  )
    .split("|")
    .map((pair) => pair.split(" ") as [string, string]),
);

/**
 * Reads a date or time as machines and datelines write it: ISO 8601, RFC 822 and 5322, `20221230T101500+0200`,
 * `2022/12/30`, `30/12/2022`, `Fri Dec 30 10:15:00 2022`, `December 30, 2022 3:15 PM EST`, `30. Dezember 2022`, epoch
 * seconds or milliseconds. Returns ISO 8601: a day, or a time with the zone
 * it was written with and none when it had none. `undefined` for anything impossible, ambiguous (`03/04/2022`) or
 * outside 1800-2100.
 */
export function parseDate(value: unknown): string | undefined {
  if (typeof value === "number") return fromEpoch(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim().slice(0, 120);
  if (/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  return (
    fromIso(text) ??
    fromCompact(text) ??
    fromMail(text) ??
    fromCtime(text) ??
    fromSlashed(text) ??
    fromWords(text) ??
    fromYearLast(text)
  );
}

function fromEpoch(value: number): string | undefined {
  const milliseconds = value > 1e11 ? value : value * 1000;
  if (!Number.isFinite(milliseconds) || milliseconds < 1e11 || milliseconds > 4.1e12) return undefined;
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}

function fromIso(text: string): string | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month, day, ...clock] = match;
  return compose(Number(year), Number(month), Number(day), clock);
}

function fromCompact(text: string): string | undefined {
  const match = COMPACT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  return compose(Number(year), Number(month), Number(day), [hour, minute, second, undefined, zone]);
}

function fromMail(text: string): string | undefined {
  const match = MAIL.exec(text);
  const month = match && calendarNames().months.get(match[2]!.toLowerCase());
  if (!match || !month) return undefined;
  return compose(fullYear(match[3]!), month, Number(match[1]), match.slice(4));
}

/** Two digits as RFC 5322 reads them: up to 49 is this century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

function fromCtime(text: string): string | undefined {
  const match = CTIME.exec(text);
  const month = match && calendarNames().months.get(match[1]!.toLowerCase());
  if (!match || !month) return undefined;
  const [, , day, hour, minute, second, zone, year] = match;
  return compose(Number(year), month, Number(day), [hour, minute, second, undefined, zone]);
}

function fromSlashed(text: string): string | undefined {
  const match = SLASHED.exec(text);
  return match ? compose(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function fromYearLast(text: string): string | undefined {
  const match = YEAR_LAST.exec(text);
  if (!match) return undefined;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (first === second || (match[2] === "." && second <= 12)) return compose(year, second, first);
  if (first > 12 === second > 12) return undefined;
  return first > 12 ? compose(year, second, first) : compose(year, first, second);
}

/** A month by name with a day and a year around it, in any of the known languages. */
function fromWords(text: string): string | undefined {
  const { months } = calendarNames();
  const parts = [...text.matchAll(/\p{L}{3,14}|\d{1,4}/gu)].map((match) => match[0]);
  for (const [i, part] of parts.entries()) {
    const month = months.get(part.toLowerCase());
    if (!month) continue;
    const around = [parts[i - 1], parts[i + 1], parts[i + 2], parts[i + 3]].map((near) =>
      near && /^\d+$/.test(near) ? near : "",
    );
    const [before, after, second, third] = around as [string, string, string, string];
    const year = [after, second, third].find((near) => near.length === 4);
    const day = before.length > 0 && before.length <= 2 ? before : after.length <= 2 ? after : "";
    if (year && day) return compose(Number(year), month, Number(day), shownClock(text));
  }
  return undefined;
}

function shownClock(text: string): readonly (string | undefined)[] {
  const [, hour, minute, second, half, zone] = SHOWN_CLOCK.exec(text) ?? [];
  const isMeant = second !== undefined || half !== undefined || (zone !== undefined && zoneOf(zone) !== "");
  return isMeant ? [hour, minute, second, half, zone] : [];
}

/** `clock` is hour, minute, second, half of the day (`a` or `p`) and zone; an impossible one leaves the day. */
function compose(
  year: number,
  month: number,
  day: number,
  clock: readonly (string | undefined)[] = [],
): string | undefined {
  if (year < 1800 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const [shown, minute, second = "00", half, zone] = clock;
  if (shown === undefined || minute === undefined || Number(minute) > 59) return date;
  const hour = hourOf(Number(shown), half);
  if (hour === 24 && Number(minute) === 0 && Number(second) === 0)
    return `${dayAfter(year, month, day)}T00:00:00${zoneOf(zone)}`;
  return hour > 23 ? date : `${date}T${pad(hour)}:${minute}:${second}${zoneOf(zone)}`;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (/p/i.test(half) ? 12 : 0);
}

function dayAfter(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
}

function zoneOf(zone: string | undefined): string {
  if (!zone) return "";
  const offset = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!offset) return ZONES[zone] ?? "";
  const [, sign, hours, minutes = "00"] = offset;
  return Number(hours) === 0 && minutes === "00" ? "Z" : `${sign}${hours!.padStart(2, "0")}:${minutes}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}
