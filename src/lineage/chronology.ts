import type { Article } from "../model/index.ts";

/** Stands behind every day. */
const UNDATED = "~";

/**
 * Where an article stands among others, as text to be compared by code unit: by the day it says it was published, then by
 * id; articles without a day come last. The order in which articles arrive plays no part.
 */
export function standingOf({ id, published }: Pick<Article, "id" | "published">): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(published ?? "")?.[0] ?? UNDATED;
  return `${day}\u0000${id}`;
}
