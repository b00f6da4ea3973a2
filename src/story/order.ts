import { type AnnotatedArticle, type Article, compareText } from "../model/index.ts";
import { DAY_MS, type Dating, standingDay } from "./dates.ts";

/** Stands behind every day. */
const UNDATED = "~";

/**
 * Where an article stands in time, to be compared by code unit: by day, then by id. An article without a date stands at the
 * date written at its top, or else after the latest month it tells of as past; articles without any of these come last.
 * A number of days may be added. The order of arrival plays no part.
 */
export function standingOf(id: string, { stated, written, notBefore }: Dating, daysOn = 0): string {
  return standingAt(id, stated ?? written ?? notBefore, daysOn);
}

/** Earliest first, see `standingOf`; articles of one id by text. */
export function inTimeOrder<Item extends Pick<AnnotatedArticle, "article">>(pile: readonly Item[]): Item[] {
  const keyed = pile.map((item) => ({ item, standing: standingFor(item.article) }));
  keyed.sort((x, y) => compareText(x.standing, y.standing) || compareText(x.item.article.text, y.item.article.text));
  return keyed.map(({ item }) => item);
}

function standingFor(article: Article): string {
  return standingAt(article.id, standingDay(article));
}

function standingAt(id: string, day: number | undefined, daysOn = 0): string {
  return `${day === undefined ? UNDATED : dayOf(day + daysOn)}\u0000${id}`;
}

/** Years beyond four digits would break the order of text. */
function dayOf(day: number): string {
  const time = new Date(day * DAY_MS);
  const year = time.getUTCFullYear();
  return year >= 0 && year <= 9999 ? time.toISOString().slice(0, 10) : UNDATED;
}
