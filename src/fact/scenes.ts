import type { AnnotatedArticle, ArticleId, Place } from "../model/index.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import type { Ground } from "./ground.ts";
import { inLead } from "./main-event.ts";
import { placesClash } from "./vetoes.ts";

/** What one report tells of where its event is and who takes part. */
interface Scene {
  readonly places: readonly Place[];
  readonly names: ReadonlySet<string>;
}

/** Reports of one story that are laid against each other; stories of more are one event anyway. */
const MOST_REPORTS = 12;

/**
 * The parts of a story that are two events told alike: "two people were hurt near Macon", "two people were hurt near Kutaisi".
 * Two reports are apart when their leads name places and each of one lies apart from each of the other, and when they name nobody
 * and nothing in common; a third report that goes with both holds them together.
 */
export function scenesOf(ground: Ground): Ground[] {
  const reports = [...ground.articles.values()];
  if (reports.length < 2 || reports.length > MOST_REPORTS) return [ground];
  const scenes = reports.map(sceneOf);
  const sets = new DisjointSets(reports.length);
  scenes.forEach((one, k) => {
    for (let n = 0; n < k; n++) if (!areApart(one, scenes[n]!)) sets.join(n, k);
  });
  const parts = sets.joined(reports.map(({ article }) => [article.id]));
  return parts.length === 1 ? [ground] : parts.map((ids) => partOf(ground, new Set(ids)));
}

function partOf(ground: Ground, ids: ReadonlySet<ArticleId>): Ground {
  const articles = new Map([...ground.articles].filter(([id]) => ids.has(id)));
  const links = ground.links.filter(({ a, b }) => ids.has(a) && ids.has(b));
  return { ...ground, articles, links };
}

function sceneOf(one: AnnotatedArticle): Scene {
  const { article, annotation } = one;
  const places = annotation.entities.flatMap(({ type, name, country, lat, lon, mentions }): Place[] => {
    const isTold = mentions.some(({ article: at, span }) => at === article.id && inLead(one, span.start));
    if (type !== "place" || lat === undefined || lon === undefined || !isTold) return [];
    return [{ name, lat, lon, ...(country && { country }) }];
  });
  return {
    places,
    names: new Set(
      annotation.entities.flatMap(({ id, type }) => (type === "person" || type === "organisation" ? [id] : [])),
    ),
  };
}

function areApart(a: Scene, b: Scene): boolean {
  if (a.places.length === 0 || b.places.length === 0) return false;
  if ([...a.names].some((name) => b.names.has(name))) return false;
  return a.places.every((one) => b.places.every((other) => placesClash(one, other)));
}
