import { annotate, READ } from "../annotation/index.ts";
import {
  type Article,
  type ArticleId,
  compareText,
  type Dossier,
  houseKey,
  type SupportCounter,
  supportBy,
} from "../model/index.ts";
import type { Store } from "../store/store.ts";
import { composeDossier } from "./dossier.ts";
import { annotatedOf, listOf } from "./kept.ts";
import { namesIn } from "./names-by-hand.ts";

/** Id of the sentence among the articles of a story. */
export const SUPPOSED: ArticleId = "\u0000supposed";

/**
 * The story as it would be if somebody reported this sentence beside the given articles of it, and nobody else did: its facts
 * say what the sentence agrees and disagrees with. Nothing is kept. Costs what telling a story of these articles costs.
 */
export async function suppose(
  store: Store,
  dossier: Dossier,
  articles: readonly ArticleId[],
  sentence: string,
): Promise<Dossier> {
  const kept = (await listOf(store.articles(articles))).map(annotatedOf);
  const article = supposedArticle(sentence, kept[0]?.article.language ?? "en");
  const all = [...kept, { article, annotation: annotate(article, READ) }];
  const ids = all.map((one) => one.article.id);
  const places = lineagesIn(dossier, ids);
  return composeDossier({
    story: { ...dossier.story, articles: ids },
    articles: all,
    links: dossier.links.filter(({ a, b }) => ids.includes(a) && ids.includes(b)),
    lineages: dossier.lineages,
    people: (await namesIn(store)).people,
    counter: counterOver([...dossier.articles, article], places),
    lineageOf: places,
  });
}

function supposedArticle(text: string, language: string): Article {
  const body = [{ start: 0, end: text.length }];
  const blocks = body.map((span) => ({ span, kind: "paragraph" as const }));
  return { id: SUPPOSED, location: SUPPOSED, text, language, body, blocks, aside: [], credits: [] };
}

/** The lineages of a dossier, numbered; an article of none is one by itself. */
function lineagesIn({ lineages }: Dossier, ids: readonly ArticleId[]): Map<ArticleId, number> {
  const nameOf = new Map(lineages.flatMap(({ id, articles }) => articles.map((article) => [article, id] as const)));
  const names = ids.map((id) => nameOf.get(id) ?? id);
  const numbers = new Map([...new Set(names)].sort(compareText).map((name, at) => [name, at]));
  return new Map(ids.map((id, at) => [id, numbers.get(names[at]!)!]));
}

function counterOver(articles: readonly Article[], places: ReadonlyMap<ArticleId, number>): SupportCounter {
  const publishers = new Map(articles.map((article) => [article.id, houseKey(article)]));
  const lineageOf = (id: ArticleId) => String(places.get(id));
  return supportBy({ publisherOf: (id) => publishers.get(id), strictOf: lineageOf, looseOf: lineageOf });
}
