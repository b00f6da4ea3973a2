import { type ArticleId, compareText, type Link } from "../model/index.ts";

/** Groups of article ids, each sorted, in order of their first id. */
export type Groups = readonly (readonly ArticleId[])[];

/** Refused bridges are looked at so many times at most. */
const MOST_ROUNDS = 20;

interface Group {
  readonly members: ArticleId[];
  weakest: number;
}

/** Articles in groups, with the weakest link that had to be used to hold each group together. */
export interface Partition {
  readonly groups: Groups;
  /** By first member of the group. */
  readonly weakest: ReadonlyMap<ArticleId, number>;
}

/**
 * Groups articles by their links from the strongest to the weakest, and stops at links below `threshold`. There is no
 * blind closure: an article joins a group by one link, but two groups of two or more are only joined when links run
 * between at least two articles on either side. So one bad link, or one page that mixes two reports, leaves two
 * families apart. `from` gives groups that are joined already. Same result for any order of `ids` and `links`.
 */
export function partition(
  ids: readonly ArticleId[],
  links: readonly Pick<Link, "a" | "b" | "kind" | "score">[],
  threshold: number,
  from?: Partition,
): Partition {
  const groupOf = new Map<ArticleId, Group>();
  for (const members of from?.groups ?? ids.map((id) => [id])) {
    const group = { members: [...members], weakest: from?.weakest.get(members[0]!) ?? 1 };
    for (const id of members) groupOf.set(id, group);
  }
  const strong = links
    .filter((link) => link.kind !== "shared-quotes" && link.score >= threshold)
    .sort((x, y) => y.score - x.score || compareText(x.a, y.a) || compareText(x.b, y.b));
  const linked = neighboursOf(strong);
  let waiting = strong;
  // A refused bridge is tried again once other links have made the groups meet in a second place.
  for (let round = 0, before = -1; round < MOST_ROUNDS && before !== waiting.length; round++) {
    before = waiting.length;
    waiting = waiting.filter((link) => !tryJoin(link, groupOf, linked));
  }
  return collect(groupOf);
}

/** Joins the groups of a link when they may be joined; true when the link needs no further look. */
function tryJoin(
  link: Pick<Link, "a" | "b" | "score">,
  groupOf: Map<ArticleId, Group>,
  linked: ReadonlyMap<ArticleId, readonly ArticleId[]>,
): boolean {
  const [a, b] = [groupOf.get(link.a), groupOf.get(link.b)];
  if (!a || !b || a === b) return true;
  const [small, large] = a.members.length <= b.members.length ? [a, b] : [b, a];
  if (small.members.length > 1 && !meetTwice(small, large, groupOf, linked)) return false;
  for (const id of small.members) {
    large.members.push(id);
    groupOf.set(id, large);
  }
  large.weakest = Math.min(a.weakest, b.weakest, link.score);
  return true;
}

function meetTwice(
  small: Group,
  large: Group,
  groupOf: ReadonlyMap<ArticleId, Group>,
  linked: ReadonlyMap<ArticleId, readonly ArticleId[]>,
): boolean {
  const [here, there] = [new Set<ArticleId>(), new Set<ArticleId>()];
  for (const id of small.members) {
    for (const other of linked.get(id) ?? []) {
      if (groupOf.get(other) !== large) continue;
      here.add(id);
      there.add(other);
      if (here.size > 1 && there.size > 1) return true;
    }
  }
  return false;
}

function neighboursOf(links: readonly Pick<Link, "a" | "b">[]): Map<ArticleId, ArticleId[]> {
  const found = new Map<ArticleId, ArticleId[]>();
  const put = (from: ArticleId, to: ArticleId): void => {
    const list = found.get(from);
    if (list) list.push(to);
    else found.set(from, [to]);
  };
  for (const { a, b } of links) {
    put(a, b);
    put(b, a);
  }
  return found;
}

function collect(groupOf: ReadonlyMap<ArticleId, Group>): Partition {
  const distinct = [...new Set(groupOf.values())];
  const sorted = distinct
    .map((group) => ({ members: [...group.members].sort(compareText), weakest: group.weakest }))
    .sort((x, y) => compareText(x.members[0]!, y.members[0]!));
  return {
    groups: sorted.map((group) => group.members),
    weakest: new Map(sorted.map((group) => [group.members[0]!, group.weakest])),
  };
}
