import { looksAhead } from "./directions.ts";
import { type Reader, type TimeRead, wordAt, yearAt } from "./reader.ts";

const ORDINAL = /^(?:first|second|third|fourth|1st|2nd|3rd|4th)$/;
const NUMBERS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };

/** Periods of reports of results: "the year-earlier quarter", "the latest quarter", "the 1988 period", "this year's third quarter". */
export function readFiscal(reader: Reader, at: number): TimeRead | undefined {
  return readHalf(reader, at) ?? readYearsQuarter(reader, at) ?? readYearAgo(reader, at) ?? readNamedPeriod(reader, at);
}

/** "this year's third quarter", "next year's first half", "the 1988 second quarter". */
function readYearsQuarter(reader: Reader, at: number): TimeRead | undefined {
  const here = wordAt(reader, at);
  const isRelative = /^(?:this|last|next)$/.test(here) && wordAt(reader, at + 1) === "year's";
  const k = isRelative ? at + 2 : at + 1;
  if (!ORDINAL.test(wordAt(reader, k))) return undefined;
  const link = /^[-‐‑]$/.test(wordAt(reader, k + 1)) ? 2 : 1;
  const unit = /^(quarter|half)(?:'s)?$/.exec(wordAt(reader, k + link))?.[1];
  const number = NUMBERS[wordAt(reader, k)] ?? Number(wordAt(reader, k)[0]);
  if (!unit || (unit === "half" && number > 2)) return undefined;
  const year = isRelative ? relativeYear(reader, here) : yearAt(reader, at);
  return year === undefined && !isRelative
    ? undefined
    : { from: at, to: k + link + 1, value: `${year ?? "XXXX"}-${unit === "half" ? "H" : "Q"}${number}` };
}

/** "the last half of 2030". */
function readHalf(reader: Reader, at: number): TimeRead | undefined {
  if (
    !/^(?:last|latter)$/.test(wordAt(reader, at)) ||
    wordAt(reader, at + 1) !== "half" ||
    wordAt(reader, at + 2) !== "of"
  )
    return undefined;
  const year = yearAt(reader, at + 3);
  return year === undefined ? undefined : { from: at, to: at + 4, value: `${year}-H2` };
}

function relativeYear({ today }: Reader, word: string): string | undefined {
  return today && String(today.year + (word === "this" ? 0 : word === "next" ? 1 : -1));
}

/** "the year-earlier period", "the year-ago quarter": the same period a year before the one last named. */
function readYearAgo(reader: Reader, at: number): TimeRead | undefined {
  if (!/^year-(?:ago|earlier)$/.test(wordAt(reader, at))) return undefined;
  const next = wordAt(reader, at + 1);
  if (ORDINAL.test(next) && wordAt(reader, at + 2) === "quarter") {
    const year = reader.today ? String(reader.today.year - 1) : "XXXX";
    return { from: at, to: at + 3, value: `${year}-Q${NUMBERS[next] ?? Number(next[0])}` };
  }
  const to = /^(?:period|quarter|half|month|year)(?:'s)?$/.test(next) ? at + 2 : at + 1;
  return { from: at, to, value: yearBefore(reader) };
}

/** The period last named, a year before; without one the last year. */
export function yearBefore({ near, today }: Reader): string {
  const part = near && /^(\d{4})(-[QH]\d)$/.exec(near);
  if (part) return `${Number(part[1]) - 1}${part[2]}`;
  return today ? String(today.year - 1).padStart(4, "0") : "XXXX";
}

/** "the quarter", "the latest period": the one last named. "the year", "the fiscal year": this one, or the last that ended. */
function readNamedPeriod(reader: Reader, at: number): TimeRead | undefined {
  if (wordAt(reader, at) !== "the") return undefined;
  const k = /^(?:latest|current|same|recent)$/.test(wordAt(reader, at + 1)) ? at + 2 : at + 1;
  const fiscal = wordAt(reader, k) === "fiscal" ? 1 : 0;
  const unit = wordAt(reader, k + fiscal);
  if (
    /^[-‐‑]$/.test(wordAt(reader, k + fiscal + 1)) ||
    /^(?:of|that|when|two|nineteen|twenty)$/.test(wordAt(reader, k + fiscal + 1))
  )
    return undefined;
  const to = k + fiscal + 1;
  const isSpan = /^(?:ended|ending)$/.test(wordAt(reader, to));
  if (isSpan && unit === "year") return { from: at, to, value: "P1Y" };
  if (unit === "quarter" && wordAt(reader, at + 1) === "current")
    return { from: at, to, value: quarterNow(reader, at) };
  if ((unit === "quarter" || unit === "period") && reader.near?.includes("-Q"))
    return { from: at, to, value: reader.near };
  if (unit === "quarter" && k > at + 1 && wordAt(reader, at + 1) !== "same")
    return { from: at, to, value: quarterNow(reader, at) };
  const isYear =
    unit === "year" && (fiscal || k > at + 1 || /^(?:of|for|during|in|throughout|by)$/.test(wordAt(reader, at - 1)));
  if (!isYear && !(unit === "month" && /^(?:of|during)$/.test(wordAt(reader, at - 1)))) return undefined;
  const { today } = reader;
  if (!today) return { from: at, to, value: unit === "year" ? "XXXX" : "XXXX-XX" };
  const isOver = fiscal === 1 && wordAt(reader, at + 1) === "latest";
  const year = String(isOver ? today.year - 1 : today.year).padStart(4, "0");
  return { from: at, to, value: unit === "year" ? year : `${year}-${String(today.month).padStart(2, "0")}` };
}

/** The quarter that ended last, or the one that runs where the clause looks ahead. */
function quarterNow(reader: Reader, at: number): string {
  const { today } = reader;
  if (!today) return "XXXX-QX";
  const now = Math.ceil(today.month / 3);
  const isRunning = wordAt(reader, at + 1) === "current" || looksAhead(reader, at);
  if (isRunning) return `${today.year}-Q${now}`;
  return now === 1 ? `${today.year - 1}-Q4` : `${today.year}-Q${now - 1}`;
}
