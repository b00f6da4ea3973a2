import { type Annotation, type Article, stableId, type Time } from "../model/index.ts";
import type { Annotator } from "./annotator.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { numberLexemes } from "./quantities/numbers.ts";
import { boundsOf, dayOf } from "./times/calendar.ts";
import { readDate } from "./times/dates.ts";
import { readClock, readDuration, readVague } from "./times/durations.ts";
import { readFiscal } from "./times/fiscal.ts";
import { readHoliday } from "./times/holidays.ts";
import { namesFor } from "./times/lexicon.ts";
import { readPeriod, readRelative } from "./times/periods.ts";
import type { Reader, TimeRead } from "./times/reader.ts";

/** Dates, periods and durations with TIMEX3 values, resolved against the day of publication; without it never by guess. */
export const times: Annotator = {
  name: "times",
  needs: [],
  adds: ["times"],
  made: "times 5",
  run: (article: Article, _annotation: Annotation) => ({ times: timesOf(article) }),
};

/**
 * The times of an article without a day of its own, placed by `day` (ISO 8601, e.g. that of its story): what was read as
 * `XXXX-WXX-5` or `XXXX-12-30` gets its value. Times that had a place keep it, "noon" of no day gets none; an article with a day gives `known` back.
 */
export function anchored(article: Article, known: readonly Time[], day: string): readonly Time[] {
  if (article.published || !dayOf(day)) return known;
  const placed = new Map(timesOf({ ...article, published: day }).map((one) => [one.id, one]));
  const isOfDay = ({ value }: Time) => !/^XXXX-XX-XXT\d/.test(value);
  return known.map((one) => (one.start === undefined && isOfDay(one) ? (placed.get(one.id) ?? one) : one));
}

function timesOf(article: Article): Time[] {
  const names = namesFor(article.language);
  const today = dayOf(article.published);
  let reader: Reader = { lexemes: [], names, today };
  const found: Time[] = [];
  for (const paragraph of paragraphsOf(article)) {
    reader = { ...reader, lexemes: numberLexemes(article.text, paragraph) };
    for (let i = 0; i < reader.lexemes.length; i++) {
      const read = readAt(reader, i);
      if (!read) continue;
      found.push(time(article.id, reader, read));
      reader = remembering(reader, read);
      i = Math.max(i, read.to - 1);
    }
  }
  return found;
}

/** The reader with the period or day just read, for what is counted from it. "A year earlier" names no new period. */
function remembering(reader: Reader, { value, from, to, isOfNoDay }: TimeRead): Reader {
  if (isOfNoDay) return reader;
  const words = reader.lexemes.slice(from, to).map(({ lower }) => lower);
  if (words.some((word) => /^(?:ago|earlier|year-ago|year-earlier)$/.test(word))) return reader;
  if (/^\d{4}(?:-[QH]\d)?$/.test(value)) return { ...reader, near: value };
  const day = /^\d{4}-\d{2}-\d{2}/.test(value) ? dayOf(value) : undefined;
  return day ? { ...reader, nearDay: day } : reader;
}

function readAt(reader: Reader, at: number): TimeRead | undefined {
  if (reader.lexemes[at]!.kind === "mark" && !/^['’‘]$/.test(reader.lexemes[at]!.text)) return undefined;
  return (
    readClock(reader, at) ??
    readHoliday(reader, at) ??
    readFiscal(reader, at) ??
    readDate(reader, at) ??
    readRelative(reader, at) ??
    readPeriod(reader, at) ??
    readDuration(reader, at) ??
    readVague(reader, at)
  );
}

function time(article: string, reader: Reader, read: TimeRead): Time {
  const span = { start: reader.lexemes[read.from]!.start, end: reader.lexemes[read.to - 1]!.end };
  return {
    id: stableId("t", article, `${span.start}-${span.end}`),
    article,
    span,
    value: read.value,
    ...boundsOf(read.value),
  };
}
