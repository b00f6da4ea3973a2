import { isoDay, isoMonth, isoWeek, plusDays, plusMonths, weekdayOf } from "./calendar.ts";
import { looksAhead } from "./directions.ts";
import { DAY_PARTS, DECADES, ORDINALS, SEASONS } from "./lexicon.ts";
import { type Reader, type TimeRead, wordAt, yearAt } from "./reader.ts";

const YEAR_LEAD =
  /^(?:in|since|by|until|till|of|from|during|before|after|early|late|mid|year|fiscal|between|and|to|through|for|around|the|last|summer|spring|fall|autumn|winter|season|january|february|march|april|may|june|july|august|september|october|november|december|seit|im|en|dans|nel|del|dal)$/;

/** Years, seasons, quarters, halves, decades, centuries. */
export function readPeriod(reader: Reader, at: number): TimeRead | undefined {
  return (
    readDecade(reader, at) ??
    readCentury(reader, at) ??
    readSeason(reader, at) ??
    readQuarter(reader, at) ??
    readYear(reader, at)
  );
}

/** A bare year: 2019, "fiscal 1989", "the 2016 election"; never a count ("2019 people"). */
function readYear(reader: Reader, at: number): TimeRead | undefined {
  const year = yearAt(reader, at);
  if (year === undefined || year < 1500 || year > 2100) return undefined;
  const [before, after] = [reader.lexemes[at - 1], reader.lexemes[at + 1]];
  if (before && before.end === reader.lexemes[at]!.start && !/^[([“"‘'—–]$/.test(before.text)) return undefined;
  if (
    after &&
    after.start === reader.lexemes[at]!.end &&
    /^(?:[%:°/]|[a-z]+)$/.test(after.text) &&
    !/^'s$/.test(after.lower)
  )
    return undefined;
  const isLed = YEAR_LEAD.test(before?.lower ?? "");
  const isCounted =
    after?.kind === "word" &&
    !after.cap &&
    /(?:[^s]s|people|men|women|children|percent|km|tons|dollars)$/.test(after.lower) &&
    !/^(?:was|is|has|as)$/.test(after.lower);
  if (isCounted && !isLed) return undefined;
  if (year < 1800 && !isLed) return undefined;
  const from = wordAt(reader, at - 1) === "fiscal" ? at - 1 : at;
  return { from, to: at + 1, value: String(year) };
}

/** "the 1990s", "the nineties", "the ’90s". */
function readDecade(reader: Reader, at: number): TimeRead | undefined {
  const [here, next] = [reader.lexemes[at], reader.lexemes[at + 1]];
  if (!here) return undefined;
  const inner = /^(?:mid|late|early|pre|post)-(1[5-9]\d0|20\d0)s$/.exec(here.lower);
  if (inner) return { from: at, to: at + 1, value: inner[1]!.slice(0, 3) };
  const word = DECADES.get(here.lower);
  if (word !== undefined && wordAt(reader, at - 1) === "the") return { from: at, to: at + 1, value: `19${word}` };
  if (here.kind !== "number" || next?.lower.replace("'", "") !== "s") return undefined;
  const glued = next.start === here.end;
  if (glued && /^(?:1[5-9]|20)\d0$/.test(here.text)) return { from: at, to: at + 2, value: here.text.slice(0, 3) };
  return glued && /^[2-9]0$/.test(here.text) && /^['’‘]$/.test(wordAt(reader, at - 1))
    ? { from: at - 1, to: at + 2, value: `19${here.text[0]}` }
    : undefined;
}

/** "the 21st century" is `20`. */
function readCentury(reader: Reader, at: number): TimeRead | undefined {
  const here = reader.lexemes[at];
  const number =
    here?.kind === "number" && /^\d{1,2}$/.test(here.text)
      ? Number(here.text)
      : (ORDINALS.get(here?.lower ?? "") ?? undefined);
  const word = here?.kind === "number" ? at + 2 : at + 1;
  if (number === undefined || number < 1 || !/^century(?:'s)?$/.test(wordAt(reader, word))) return undefined;
  return { from: at, to: word + 1, value: String(number - 1).padStart(2, "0") };
}

/** "spring 2023", "the spring of 2023", "next spring", "this summer", "the fall". */
function readSeason(reader: Reader, at: number): TimeRead | undefined {
  const season = SEASONS.get(wordAt(reader, at));
  if (!season) return undefined;
  const before = wordAt(reader, at - 1);
  const link = /^(?:of|,)$/.test(wordAt(reader, at + 1)) ? at + 2 : at + 1;
  const year = yearAt(reader, link);
  if (year !== undefined) return { from: at, to: link + 1, value: `${year}-${season}` };
  const relative = /^(?:last|next|this|past|coming)$/.test(before);
  const plain =
    before === "the" &&
    /^(?:in|since|by|until|during|of|for|through|over)$/.test(wordAt(reader, at - 2)) &&
    !/^of$/.test(wordAt(reader, at + 1));
  if (!relative && !plain) return undefined;
  return { from: relative ? at - 1 : at, to: at + 1, value: `${seasonYear(reader, at, season, before)}-${season}` };
}

function seasonYear(reader: Reader, at: number, season: string, before: string): string {
  const { today } = reader;
  if (!today) return "XXXX";
  const first = { SP: 3, SU: 6, FA: 9, WI: 12 }[season]!;
  const begun = today.month >= first;
  if (before === "next" || before === "coming") return String(begun ? today.year + 1 : today.year);
  if (before === "this") return String(today.year);
  if (before === "last" || before === "past")
    return String(begun && today.month >= first + 3 ? today.year : today.year - 1);
  return String(begun || looksAhead(reader, at) ? today.year : today.year - 1);
}

/** "the third quarter", "third-quarter", "Q3 2022", "the first half of 2022". */
function readQuarter(reader: Reader, at: number): TimeRead | undefined {
  const here = wordAt(reader, at);
  const linked =
    ORDINALS.has(here) && wordAt(reader, at + 1) === "-" && /^(?:quarter|half)$/.test(wordAt(reader, at + 2));
  if (linked) {
    const isHalf = wordAt(reader, at + 2) === "half";
    const number = ORDINALS.get(here)!;
    if (number > (isHalf ? 2 : 4)) return undefined;
    return dated(reader, at, at + 3, `${isHalf ? "H" : "Q"}${number}`, number, isHalf ? 6 : 3);
  }
  const joined = /^(first|second|third|fourth|1st|2nd|3rd|4th)-(quarter|half)$/.exec(here);
  const short = /^([qh])([1-4])$/.exec(here);
  const number = joined ? ORDINALS.get(joined[1]!) : short ? Number(short[2]) : ORDINALS.get(here);
  const unit = joined
    ? joined[2]
    : short
      ? { q: "quarter", h: "half" }[short[1]!]
      : /^(quarter|half)$/.exec(wordAt(reader, at + 1))?.[1];
  if (number === undefined || !unit || number > (unit === "half" ? 2 : 4)) return undefined;
  const end = joined || short ? at + 1 : at + 2;
  const part = `${unit === "half" ? "H" : "Q"}${number}`;
  return dated(reader, at, end, part, number, unit === "half" ? 6 : 3);
}

function dated(
  reader: Reader,
  from: number,
  end: number,
  part: string,
  number: number,
  length: number,
): TimeRead | undefined {
  const link = /^(?:of|in|,)$/.test(wordAt(reader, end)) ? end + 1 : end;
  const fiscal = wordAt(reader, link) === "fiscal" ? link + 1 : link;
  const year = yearAt(reader, fiscal);
  if (year !== undefined) return { from, to: fiscal + 1, value: `${year}-${part}` };
  if (part.startsWith("H") && wordAt(reader, end) === "of" && !/^(?:the|this|last|next)$/.test(wordAt(reader, end + 1)))
    return undefined;
  if (part.startsWith("H") && !/^of$/.test(wordAt(reader, end))) return undefined;
  const { today } = reader;
  if (!today) return { from, to: end, value: `XXXX-${part}` };
  const begun = today.month > (number - 1) * length;
  return { from, to: end, value: `${begun || looksAhead(reader, from) ? today.year : today.year - 1}-${part}` };
}

/** "last week", "this month", "next year", "the past weekend", "earlier this year". */
export function readRelative(reader: Reader, at: number): TimeRead | undefined {
  const lead = wordAt(reader, at);
  const weekend = lead === "the" && /^weekend(?:'s)?$/.test(wordAt(reader, at + 1));
  if (weekend) {
    const { today } = reader;
    return {
      from: at,
      to: at + 2,
      value: today ? `${isoWeek(plusDays(today, weekdayOf(today) === 7 ? 0 : -weekdayOf(today)))}-WE` : "XXXX-WXX-WE",
    };
  }
  const step =
    lead === "next" || lead === "coming"
      ? 1
      : lead === "this" || lead === "current"
        ? 0
        : lead === "last" || lead === "past" || lead === "previous"
          ? -1
          : undefined;
  if (step === undefined) return undefined;
  const unit = stripUnit(wordAt(reader, at + 1));
  const value = relativeValue(reader, unit, step, lead);
  return value ? { from: at, to: at + 2, value } : undefined;
}

function stripUnit(lower: string): string {
  return lower.replace(/'s$/, "");
}

function relativeValue(reader: Reader, unit: string, step: number, lead: string): string | undefined {
  const { today } = reader;
  if (
    (lead === "past" || lead === "current" || lead === "previous" || lead === "coming") &&
    unit !== "weekend" &&
    !/^(?:week|month|year|quarter|decade)$/.test(unit)
  )
    return undefined;
  const part = DAY_PARTS.get(unit);
  if (part && lead !== "past") return today ? isoDay(plusDays(today, step)) + part : undefined;
  if (!/^(?:week|weekend|month|year|quarter|decade|century)$/.test(unit)) return undefined;
  if (!today)
    return {
      week: "XXXX-WXX",
      weekend: "XXXX-WXX-WE",
      month: "XXXX-XX",
      year: "XXXX",
      quarter: "XXXX-QX",
      decade: "XXX",
      century: "XX",
    }[unit];
  if (unit === "week") return isoWeek(plusDays(today, 7 * step));
  if (unit === "weekend") return `${isoWeek(plusDays(today, 7 * step))}-WE`;
  if (unit === "year") return String(today.year + step);
  if (unit === "decade") return String(Math.floor(today.year / 10) + step);
  if (unit === "century") return String(Math.floor(today.year / 100) + step);
  const moved = plusMonths(today, unit === "quarter" ? 3 * step : step);
  return unit === "quarter" ? `${moved.year}-Q${Math.ceil(moved.month / 3)}` : isoMonth(moved.year, moved.month);
}
