import { type Article, type ArticleId, compareText } from "../../model/index.ts";
import { dayOf } from "../instants.ts";
import type { EventRecord } from "./records.ts";

/** The articles that carry an event, the earliest published first. */
export function carriersOf({ mentions }: EventRecord, articles: ReadonlyMap<ArticleId, Article>): Article[] {
  const key = ({ published, id }: Article) => `${published ?? "~"}\u0000${id}`;
  const carrying = new Set(mentions.map(({ article }) => article));
  return [...carrying].flatMap((id) => articles.get(id) ?? []).sort((a, b) => compareText(key(a), key(b)));
}

/** First and last day on which an event may have been, and where that is from. */
export interface EventDays {
  readonly start: string;
  readonly end: string;
  /** `publication`: no report says when; it is the day of the first report, as event data sets have it. */
  readonly of: "event" | "publication";
}

/** The days of an event: as its reports say, else the day of the first dated report; `undefined` when neither is known. */
export function daysOf(record: EventRecord, carriers: readonly Article[]): EventDays | undefined {
  const [start, end] = [firstDay(record.date), lastDay(record.date)];
  if (start !== undefined && end !== undefined) return { start, end, of: "event" };
  const day = carriers.map(({ published }) => dayOf(published)).find((known) => known !== undefined);
  return day === undefined ? undefined : { start: day, end: day, of: "publication" };
}

const PARTIAL = /^(\d{4})(?:-(\d\d))?$/;

function firstDay(date: string | undefined): string | undefined {
  const partial = PARTIAL.exec(date ?? "");
  return dayOf(partial ? `${partial[1]}-${partial[2] ?? "01"}-01` : date);
}

function lastDay(date: string | undefined): string | undefined {
  const partial = PARTIAL.exec(date ?? "");
  if (!partial) return dayOf(date);
  const [year, month] = [Number(partial[1]), Number(partial[2] ?? 12)];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dayOf(`${partial[1]}-${String(month).padStart(2, "0")}-${String(last).padStart(2, "0")}`);
}
