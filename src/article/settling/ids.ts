import { type Article, hash32 } from "../../model/index.ts";

/**
 * Makes ids unique. Articles that share an id all get a short hash of location and text behind it, so that no input
 * order decides who keeps the plain id; true duplicates are numbered after that. `partOf` follows its parent.
 */
export function uniqueIds(articles: readonly Article[]): Article[] {
  const byId = groupById(articles);
  if (byId.size === articles.length) return [...articles];
  const taken = new Set([...byId.keys()]);
  const renamed = new Map<Article, string>();
  for (const [id, group] of [...byId].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (group.length > 1) rename(id, group, taken, renamed);
  }
  return articles.map((article) => settled(article, renamed, byId));
}

function groupById(articles: readonly Article[]): Map<string, Article[]> {
  const groups = new Map<string, Article[]>();
  for (const article of articles) {
    const group = groups.get(article.id);
    if (group) group.push(article);
    else groups.set(article.id, [article]);
  }
  return groups;
}

function rename(id: string, group: readonly Article[], taken: Set<string>, renamed: Map<Article, string>): void {
  const keyed = group.map((article) => ({ article, key: `${article.location}\u0001${article.text}` }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  for (const { article, key } of keyed) {
    const stem = `${id}~${hash32(key).toString(36).padStart(7, "0").slice(-5)}`;
    let name = stem;
    for (let n = 2; taken.has(name); n++) name = `${stem}.${n}`;
    taken.add(name);
    renamed.set(article, name);
  }
}

function settled(
  article: Article,
  renamed: ReadonlyMap<Article, string>,
  byId: ReadonlyMap<string, Article[]>,
): Article {
  const id = renamed.get(article) ?? article.id;
  const { partOf } = article;
  if (!partOf) return id === article.id ? article : { ...article, id };
  const parent = (byId.get(partOf.article) ?? []).find(
    (one) => one.location === article.location && one.text.startsWith(article.text, partOf.start),
  );
  const parentId = (parent && renamed.get(parent)) ?? partOf.article;
  return { ...article, id, partOf: { article: parentId, start: partOf.start } };
}
