import { groupedBy, pushTo } from "../model/grouping.ts";
import { DisjointSets } from "./disjoint-sets.ts";

/** What can be put into one cluster with others like it. */
export interface Node {
  /** Stable key; two nodes with equal keys are the same thing said twice and always fall together. */
  readonly key: string;
  /** Words to be found by; nodes that share none are never compared. */
  readonly stems: ReadonlyMap<string, number>;
}

/** Longest list of nodes that one word leads to; words in more nodes than this tell too little to be worth a look. */
const POSTINGS = 300;
/** Largest number of other nodes that one node is compared with, those with most shared words first. */
const CANDIDATES = 60;

/**
 * Groups of nodes joined by `same`, through an index of their words. Pairwise and closed under chaining, so that taking
 * a node away never joins others. Groups and members come in the order of their keys, whatever the input order.
 */
export function clustersOf<T extends Node>(nodes: readonly T[], same: (a: T, b: T) => boolean): T[][] {
  const byKey = groupedBy(nodes, ({ key }) => key);
  const heads = [...byKey.keys()].sort().map((key) => byKey.get(key)![0]!);
  const sets = new DisjointSets(heads.length);
  join(heads, sets, same);
  return sets.joined(heads.map(({ key }) => byKey.get(key)!));
}

function join<T extends Node>(heads: readonly T[], sets: DisjointSets, same: (a: T, b: T) => boolean): void {
  const postings = new Map<string, number[]>();
  heads.forEach((head, index) => {
    for (const other of candidates(head, postings)) {
      if (sets.rootOf(index) !== sets.rootOf(other) && same(heads[other]!, head)) sets.join(index, other);
    }
    for (const stem of head.stems.keys()) {
      pushTo(postings, stem, index, POSTINGS);
    }
  });
}

function candidates(head: Node, postings: ReadonlyMap<string, number[]>): number[] {
  const shared = new Map<number, number>();
  for (const [stem, weight] of head.stems) {
    for (const other of postings.get(stem) ?? []) shared.set(other, (shared.get(other) ?? 0) + weight);
  }
  const ranked = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked.slice(0, CANDIDATES).map(([other]) => other);
}
