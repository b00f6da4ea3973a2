import type { ArticleId, Fact } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import type { Place } from "./no-detail.ts";
import { placeKey, slotFact } from "./slot-fact.ts";

/** What stands more often in a report takes part in many things; a number or a name that tells one thing stands about once in each. */
const PER_ARTICLE = 1.5;

/** The reports in which these stand. */
export function articlesOf(places: readonly { readonly article: ArticleId }[]): Set<ArticleId> {
  return new Set(places.map(({ article }) => article));
}

/** True of what several reports give about once each. */
export function isAboutOnce(places: readonly Place[]): boolean {
  const articles = articlesOf(places).size;
  return articles > 1 && places.length <= PER_ARTICLE * articles;
}

/** The row of a number or a name where it stands; `kind` tells them apart in its id. */
export function factAt(kind: "number" | "name", places: readonly Place[], text: string, ground: Ground): Fact {
  const mentions = places.map(({ article, span }) => ({ article, span, head: span }));
  return slotFact({ kind: "attribute", key: [kind, ...mentions.map(placeKey)], text, mentions }, ground);
}
