import { pushTo } from "../../model/grouping.ts";
import { type Article, type ArticleId, compareText } from "../../model/index.ts";
import { markOf } from "../ids.ts";

/**
 * The id under which an article is kept beside others: its own where that is free, else with a mark of its content behind
 * it. Who holds an id keeps it. Undefined when the article is held already: the same words from the same publisher.
 */
export function idBeside(article: Article, holderOf: (id: ArticleId) => string | undefined): ArticleId | undefined {
  const mark = markOf(article);
  for (const id of [article.id, `${article.id}~${mark}`]) {
    const holder = holderOf(id);
    if (holder === undefined) return id;
    if (holder === mark) return undefined;
  }
  return undefined;
}

/** Articles with ids of their own, in input order, and those that were there twice. */
export interface Named {
  readonly articles: readonly Article[];
  readonly repeated: readonly Article[];
}

/**
 * Makes ids unique over a pile, whatever its order: of articles that share one, the earliest published holds it. Posts
 * inside an article follow it.
 */
export function uniqueIds(articles: readonly Article[]): Named {
  const holders = new Map<ArticleId, string>();
  const ids = new Map<Article, ArticleId | undefined>();
  const claim = (article: Article, asked: Article) => {
    const id = idBeside(asked, (one) => holders.get(one));
    if (id !== undefined) holders.set(id, markOf(asked));
    ids.set(article, id);
  };
  const parents = new Map<ArticleId, Article[]>();
  for (const article of byClaim(articles.filter(({ partOf }) => !partOf))) {
    claim(article, article);
    pushTo(parents, article.id, article);
  }
  const posts = byClaim(articles.filter(({ partOf }) => partOf)).map((post) => ({
    post,
    parent: parentOf(post, parents),
  }));
  for (const { post, parent } of posts) {
    const id = parent && ids.get(parent);
    if (parent && id === undefined) ids.set(post, undefined);
    else claim(post, id === undefined ? post : { ...post, id: post.id.replace(post.partOf!.article, () => id) });
  }
  const parentIds = new Map(posts.map(({ post, parent }) => [post, parent && ids.get(parent)]));
  return {
    articles: articles.flatMap((article) => renamed(article, ids.get(article), parentIds.get(article))),
    repeated: articles.filter((article) => ids.get(article) === undefined),
  };
}

/** The order in which ids are claimed; what is alike in all of it is the same article. */
function byClaim(articles: readonly Article[]): Article[] {
  const keyed = articles.map((article) => ({
    article,
    key: [article.id, article.published ?? "~", markOf(article), article.location].join("\u0001"),
  }));
  return keyed.sort((a, b) => compareText(a.key, b.key)).map(({ article }) => article);
}

function parentOf(post: Article, parents: ReadonlyMap<ArticleId, readonly Article[]>): Article | undefined {
  const { article, start } = post.partOf!;
  return parents.get(article)?.find((one) => one.location === post.location && one.text.startsWith(post.text, start));
}

function renamed(article: Article, id: ArticleId | undefined, parent: ArticleId | undefined): Article[] {
  if (id === undefined) return [];
  const { partOf } = article;
  if (id === article.id && (!partOf || parent === undefined || parent === partOf.article)) return [article];
  return [{ ...article, id, ...(partOf && { partOf: { article: parent ?? partOf.article, start: partOf.start } }) }];
}
