import { type Annotation, type Article, stableId, type Time } from "../model/index.ts";
import type { Annotator } from "./annotator.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { numberLexemes } from "./quantities/numbers.ts";
import { boundsOf, dayOf } from "./times/calendar.ts";
import { readDate } from "./times/dates.ts";
import { readClock, readDuration, readVague } from "./times/durations.ts";
import { namesFor } from "./times/lexicon.ts";
import { readPeriod, readRelative } from "./times/periods.ts";
import type { Reader, TimeRead } from "./times/reader.ts";

/** Dates, periods and durations with TIMEX3 values, resolved against the day of publication; without it never by guess. */
export const times: Annotator = {
  name: "times",
  needs: [],
  adds: ["times"],
  made: "times 1",
  run: (article: Article, _annotation: Annotation) => ({ times: timesOf(article) }),
};

function timesOf(article: Article): Time[] {
  const names = namesFor(article.language);
  const today = dayOf(article.published);
  return paragraphsOf(article).flatMap((paragraph) => {
    const reader: Reader = { lexemes: numberLexemes(article.text, paragraph), names, today };
    return readAll(reader).map((read) => time(article.id, reader, read));
  });
}

function readAll(reader: Reader): TimeRead[] {
  const found: TimeRead[] = [];
  for (let i = 0; i < reader.lexemes.length; i++) {
    const read = readAt(reader, i);
    if (!read) continue;
    found.push(read);
    i = Math.max(i, read.to - 1);
  }
  return found;
}

function readAt(reader: Reader, at: number): TimeRead | undefined {
  if (reader.lexemes[at]!.kind === "mark" && !/^['’‘]$/.test(reader.lexemes[at]!.text)) return undefined;
  return (
    readClock(reader, at) ??
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
