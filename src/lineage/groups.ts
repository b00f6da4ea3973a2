import { type ArticleId, compareText, type Lineage, type Link, stableId } from "../model/index.ts";
import type { LinkChanges } from "./link-changes.ts";
import { type Groups, partition } from "./partition.ts";
import { LOOSE, STRICT, THRESHOLD } from "./score.ts";

/** The lineages of articles that hang together by links, however weak. */
export interface Component {
  /** Sorted. */
  readonly articles: readonly ArticleId[];
  readonly lineages: readonly Lineage[];
  readonly strict: Groups;
  readonly loose: Groups;
}

/** The groups that an article is in, each named by the id of its least article. */
export interface GroupNames {
  readonly strict: ArticleId;
  readonly lineage: ArticleId;
  readonly loose: ArticleId;
}

/** A link as far as groups need it. */
type Tie = Pick<Link, "a" | "b" | "kind" | "score">;

/** Whether a link holds articles together; what hangs together by these is parted into lineages by itself. */
export function isTie({ kind, score }: Pick<Link, "kind" | "score">): boolean {
  return kind !== "shared-quotes" && score >= LOOSE;
}

/**
 * The lineages of a pile, kept up to date as links come and go. Components never touch each other, so a change computes
 * those anew that it reaches and no others.
 */
export class LineageGroups {
  readonly #ties = new Map<ArticleId, Map<ArticleId, Tie>>();
  readonly #names = new Map<ArticleId, GroupNames>();

  /** What the articles of one component are grouped into. Same result for any order of `articles` and `links`. */
  static of(articles: readonly ArticleId[], links: readonly Tie[]): Component {
    const strict = partition(articles, links, STRICT);
    const shipped = partition(articles, links, THRESHOLD, strict);
    const loose = partition(articles, links, LOOSE, shipped);
    const lineages = shipped.groups.map((group) => {
      return { id: stableId("l", ...group.slice(0, 1)), articles: group, weakest: shipped.weakest.get(group[0]!) ?? 1 };
    });
    return { articles: [...articles].sort(compareText), lineages, strict: strict.groups, loose: loose.groups };
  }

  /** Takes articles and links in and out; returns the components that are new or other than before, in order. */
  update(
    articles: { readonly add?: readonly ArticleId[]; readonly remove?: readonly ArticleId[] },
    { put, drop }: Pick<LinkChanges, "drop"> & { readonly put: readonly Tie[] },
  ): Component[] {
    const touched = new Set<ArticleId>();
    for (const [a, b] of drop) this.#untie(a, b, touched);
    for (const id of articles.remove ?? []) this.#remove(id, touched);
    for (const id of articles.add ?? []) this.#add(id, touched);
    for (const link of put) this.#tie(link, touched);
    const components: Component[] = [];
    for (const from of [...touched].sort(compareText)) {
      if (!touched.has(from) || !this.#ties.has(from)) continue;
      const { ids, ties } = this.#reachedFrom(from);
      for (const id of ids) touched.delete(id);
      components.push(LineageGroups.of(ids, ties));
      this.#name(components.at(-1)!);
    }
    return components;
  }

  /** Undefined for an article that nobody has added. */
  groupOf(id: ArticleId): GroupNames | undefined {
    return this.#names.get(id);
  }

  #add(id: ArticleId, touched: Set<ArticleId>): void {
    if (!this.#ties.has(id)) this.#ties.set(id, new Map());
    touched.add(id);
  }

  #remove(id: ArticleId, touched: Set<ArticleId>): void {
    for (const other of [...(this.#ties.get(id)?.keys() ?? [])]) this.#untie(id, other, touched);
    this.#ties.delete(id);
    this.#names.delete(id);
  }

  #tie(link: Tie, touched: Set<ArticleId>): void {
    const { a, b, kind, score } = link;
    this.#add(a, touched);
    this.#add(b, touched);
    this.#ties.get(a)!.set(b, { a, b, kind, score });
    this.#ties.get(b)!.set(a, { a, b, kind, score });
  }

  #untie(a: ArticleId, b: ArticleId, touched: Set<ArticleId>): void {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      this.#ties.get(x)?.delete(y);
      touched.add(x);
    }
  }

  #reachedFrom(start: ArticleId): { ids: ArticleId[]; ties: Tie[] } {
    const seen = new Set([start]);
    const ties: Tie[] = [];
    for (const id of seen) {
      for (const [other, tie] of this.#ties.get(id)!) {
        if (!isTie(tie)) continue;
        if (tie.a === id) ties.push(tie);
        seen.add(other);
      }
    }
    return { ids: [...seen], ties };
  }

  #name({ strict, lineages, loose }: Component): void {
    const names = new Map<ArticleId, { strict?: string; lineage?: string; loose?: string }>();
    const note = (kind: keyof GroupNames, groups: Groups) => {
      for (const group of groups) for (const id of group) names.set(id, { ...names.get(id), [kind]: group[0]! });
    };
    note("strict", strict);
    note(
      "lineage",
      lineages.map((lineage) => lineage.articles),
    );
    note("loose", loose);
    for (const [id, found] of names) this.#names.set(id, found as GroupNames);
  }
}
