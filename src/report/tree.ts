import type { Article, Link } from "../model/index.ts";

/**
 * An article in its lineage, with the link that ties it to its parent. `depth` grows only where the article is known to derive
 * from its parent: what has no direction is drawn without one. `depth` 0 is a root, or stands beside one.
 */
export interface TreeRow {
  readonly article: Article;
  readonly link?: Link;
  readonly parent?: Article;
  readonly depth: number;
}

/** A lineage as one tree (or several, where its parts hold together only through articles of other stories), in list order. */
export interface LineageTree {
  readonly rows: readonly TreeRow[];
  /** Links between these articles that the trees leave out, strongest first. */
  readonly rest: readonly Link[];
}

/**
 * The strongest links that hold a lineage together (maximum spanning tree, Kruskal 1956), each tree hung from the article that
 * others derive from, or from the earliest. `articles` are earliest first, `links` strongest first.
 */
export function treeOf(articles: readonly Article[], links: readonly Link[]): LineageTree {
  const inside = new Set(articles.map((a) => a.id));
  const own = links.filter((l) => inside.has(l.a) && inside.has(l.b) && l.kind !== "shared-quotes");
  const kept = spanning(articles, own);
  const seen = new Set<string>();
  const byId = new Map(articles.map((a) => [a.id, a]));
  const rows = rootsFirst(articles, kept).flatMap((article) => [...grow(article, kept, byId, seen)]);
  const used = new Set([...kept.values()].flat());
  return { rows, rest: own.filter((link) => !used.has(link)) };
}

/** Links of the spanning tree by article. */
function spanning(articles: readonly Article[], links: readonly Link[]): Map<string, Link[]> {
  const group = new Map(articles.map((a) => [a.id, a.id]));
  const top = (id: string): string => {
    let at = id;
    while (group.get(at) !== at) at = group.get(at) ?? at;
    group.set(id, at);
    return at;
  };
  const kept = new Map<string, Link[]>(articles.map((a) => [a.id, []]));
  for (const link of links) {
    const [a, b] = [top(link.a), top(link.b)];
    if (a === b) continue;
    group.set(a, b);
    kept.get(link.a)?.push(link);
    kept.get(link.b)?.push(link);
  }
  return kept;
}

/** Articles that others derive from first; the order of `articles` (earliest first) decides among equals. */
function rootsFirst(articles: readonly Article[], kept: ReadonlyMap<string, readonly Link[]>): Article[] {
  const standing = (id: string) =>
    (kept.get(id) ?? []).reduce((sum, link) => {
      if (link.direction === "undetermined") return sum;
      return sum + ((link.direction === "a-to-b") === (link.a === id) ? 1 : -100);
    }, 0);
  const rank = new Map(articles.map((a) => [a.id, standing(a.id)]));
  return [...articles].sort((a, b) => rank.get(b.id)! - rank.get(a.id)!);
}

/** Everything that is linked to `root`, as rows in the order of an indented list; a loop, so that a long chain cannot exhaust the stack. */
function* grow(
  root: Article,
  kept: ReadonlyMap<string, readonly Link[]>,
  byId: ReadonlyMap<string, Article>,
  seen: Set<string>,
): Generator<TreeRow> {
  const stack: TreeRow[] = [{ article: root, depth: 0 }];
  for (let row = stack.pop(); row; row = stack.pop()) {
    if (seen.has(row.article.id)) continue;
    seen.add(row.article.id);
    yield row;
    const parent = row.article;
    const below = (kept.get(parent.id) ?? []).flatMap((link) => {
      const article = byId.get(link.a === parent.id ? link.b : link.a);
      if (!article || seen.has(article.id)) return [];
      return [{ article, link, parent, depth: row!.depth + (derives(link, article) ? 1 : 0) }];
    });
    // What is indented comes first, so that it stands under the article it derives from.
    const beside = below.filter(({ depth }) => depth === row!.depth);
    stack.push(...beside.reverse(), ...below.filter(({ depth }) => depth > row!.depth).reverse());
  }
}

/** Whether a link says that `child` was made from the other article. */
export function derives({ a, b, direction }: Link, child: Article): boolean {
  return direction !== "undetermined" && (direction === "a-to-b" ? b : a) === child.id;
}
