import { calendarNames } from "./dates.ts";

const ISO =
  /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?!\d)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?$/;
const MAIL =
  /^(?:\p{L}{3,9},?\s+)?(\d{1,2})\s+(\p{L}{3,9})\.?\s+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[A-Z]{1,4})?)?/u;
const SLASHED = /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/;
const ZONES: Readonly<Record<string, string>> = {
  UT: "Z",
  UTC: "Z",
  GMT: "Z",
  Z: "Z",
  EST: "-05:00",
  EDT: "-04:00",
  CST: "-06:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
  BST: "+01:00",
  CET: "+01:00",
  CEST: "+02:00",
  MSK: "+03:00",
  JST: "+09:00",
  KST: "+09:00",
};

/**
 * Reads a date or time as machines and datelines write it: ISO 8601, RFC 5322, `20221230`, `2022/12/30`,
 * `December 30, 2022`, `30. Dezember 2022`, epoch seconds or milliseconds. Returns ISO 8601: a day, or a time with the zone
 * it was written with and none when it had none. `undefined` for anything impossible, ambiguous (`03/04/2022`) or
 * outside 1800-2100.
 */
export function parseDate(value: unknown): string | undefined {
  if (typeof value === "number") return fromEpoch(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim().slice(0, 120);
  if (/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  return fromIso(text) ?? fromCompact(text) ?? fromMail(text) ?? fromSlashed(text) ?? fromWords(text);
}

function fromEpoch(value: number): string | undefined {
  const milliseconds = value > 1e11 ? value : value * 1000;
  if (!Number.isFinite(milliseconds) || milliseconds < 1e11 || milliseconds > 4.1e12) return undefined;
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}

function fromIso(text: string): string | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  return compose(Number(year), Number(month), Number(day), hour, minute, second, zone);
}

function fromCompact(text: string): string | undefined {
  const match = COMPACT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  return compose(Number(year), Number(month), Number(day), hour, minute, second, text.endsWith("Z") ? "Z" : undefined);
}

function fromMail(text: string): string | undefined {
  const match = MAIL.exec(text);
  const month = match && calendarNames().months.get(match[2]!.toLowerCase());
  if (!match || !month) return undefined;
  return compose(Number(match[3]), month, Number(match[1]), match[4], match[5], match[6], match[7]);
}

function fromSlashed(text: string): string | undefined {
  const match = SLASHED.exec(text);
  return match ? compose(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
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
    if (year && day) return compose(Number(year), month, Number(day));
  }
  return undefined;
}

function compose(
  year: number,
  month: number,
  day: number,
  hour?: string,
  minute?: string,
  second?: string,
  zone?: string,
): string | undefined {
  if (year < 1800 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return date;
  return `${date}T${pad(Number(hour))}:${minute}:${second ?? "00"}${zoneOf(zone)}`;
}

function zoneOf(zone: string | undefined): string {
  if (!zone) return "";
  const offset = /^([+-]\d{2}):?(\d{2})$/.exec(zone);
  if (!offset) return ZONES[zone] ?? "";
  return offset[1]!.slice(1) === "00" && offset[2] === "00" ? "Z" : `${offset[1]}:${offset[2]}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}
