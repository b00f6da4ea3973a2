import type { Article } from "./article.ts";

/** What goes on behind the place of a dateline: days, an agency in brackets, a dash. */
const DATELINE_REST = /^(?:[^\n"“‘«—–(]{0,50}(?:\([^)\n]{2,38}\)\s?(?:—|–|--|-|:)?|—|–|--|\s-\s)|\s?[:.]\s)\s?/u;

/** Where the first sentence begins behind the dateline: "ARDEN, June 3 (Coastline) - " is nothing that is said. 0 without one. */
export function afterDateline({ text, dateline }: Pick<Article, "text" | "dateline">): number {
  if (!dateline) return 0;
  const rest = DATELINE_REST.exec(text.slice(dateline.end, dateline.end + 100));
  return dateline.end + (rest?.[0].length ?? 0);
}
