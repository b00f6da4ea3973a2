import { lineagesOf } from "../fact/index.ts";
import {
  type AnnotatedArticle,
  type ArticleId,
  type Dossier,
  type LineageMap,
  type Story,
  supportCounter,
} from "../model/index.ts";
import { composeDossier } from "./dossier.ts";

/** The dossiers of a pile in memory, one after another in the order of `stories`. */
export function* composeDossiers(
  pile: readonly AnnotatedArticle[],
  map: LineageMap,
  stories: readonly Story[],
): Generator<Dossier> {
  const byId = new Map(pile.map((one) => [one.article.id, one]));
  const home = new Map(stories.flatMap(({ id, articles }) => articles.map((article) => [article, id] as const)));
  const at = (article: ArticleId) => home.get(article) ?? "";
  const links = byStory(map.links, ({ a, b }) => [at(a), at(b)]);
  const lineages = byStory(map.lineages, ({ articles }) => articles.map(at));
  const counter = supportCounter(
    pile.map(({ article }) => article),
    map,
  );
  const lineageOf = lineagesOf(map);
  for (const story of stories) {
    const articles = story.articles.flatMap((id) => byId.get(id) ?? []);
    const beside = { links: links.get(story.id) ?? [], lineages: lineages.get(story.id) ?? [] };
    yield composeDossier({ story, articles, ...beside, counter, lineageOf });
  }
}

/** Items by the stories they touch, each story's in the order given. */
export function byStory<T>(items: readonly T[], storiesOf: (item: T) => Iterable<string>): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    for (const story of new Set(storiesOf(item))) {
      const list = found.get(story);
      if (list) list.push(item);
      else found.set(story, [item]);
    }
  }
  return found;
}
