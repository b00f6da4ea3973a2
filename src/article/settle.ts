import type { Article } from "../model/index.ts";
import { uniqueIds } from "./settling/ids.ts";
import { namePublishers } from "./settling/publishers.ts";
import { markPileLines } from "./settling/repeats.ts";

/**
 * Pile-level cleaning: unique ids, one name for a publisher known by its host and by its site name, lines that repeat
 * across a publisher's pages, headlines of other articles of the pile standing in the middle of a text.
 * The result keeps the input order, but what it says of an article does not depend on it.
 */
export function settleArticles(articles: readonly Article[]): Article[] {
  return markPileLines(namePublishers(uniqueIds(articles)));
}
