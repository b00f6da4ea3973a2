/** A scored pair of items, `a < b`. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** What raises or lowers the mean score of two groups. */
export interface Linking {
  /** Mean score at which two groups join. */
  readonly threshold: number;
  /** The mean over n pairs is raised by the factor 1 + `sureness` * (1 - 1 / sqrt(n)): many that agree are surer. */
  readonly sureness?: number;
  /** Day each item is from, where known, and the earliest day it can have been written (days since 1970). */
  readonly days?: readonly (number | undefined)[];
  readonly notBefore?: readonly (number | undefined)[];
  /** Factor on the mean when one group tells, as past, of things more than a month after the other group's last day. */
  readonly late?: number;
}

interface Joint {
  readonly a: number;
  readonly b: number;
  readonly mean: number;
}

/**
 * Average-link agglomeration over a sparse graph: joins the two groups with the highest mean score between their
 * members, adjusted as `by` says, until none reaches the threshold. A pair without an edge scores 0. O(E log E); ties go
 * to the lower indices, so the result depends on the order of items alone. Returns groups of indices, each ascending.
 */
export function averageLink(items: number, edges: readonly Edge[], by: Linking): number[][] {
  const graph = new Graph(items, edges, by);
  const heap = new JointHeap();
  for (const { a, b } of edges) {
    const mean = graph.meanOf(a, b);
    if (mean >= by.threshold) heap.push({ a, b, mean });
  }
  for (let best = heap.pop(); best; best = heap.pop()) {
    if (!graph.isCurrent(best)) continue;
    for (const next of graph.join(best)) if (next.mean >= by.threshold) heap.push(next);
  }
  return graph.groups();
}

/** A story is still reported this many days after its last dated report. */
const STORY_DAYS = 28;
const NEVER = Number.NEGATIVE_INFINITY;

/** Groups with the sums of scores between them. A joined group gets a new number; the old numbers stay empty. */
class Graph {
  readonly #members: (number[] | undefined)[];
  readonly #sums: (Map<number, number> | undefined)[];
  /** Last known day of each group, and the latest that its members tell of as past; -Infinity when unknown. */
  readonly #last: number[];
  readonly #told: number[];
  readonly #by: Linking;

  constructor(items: number, edges: readonly Edge[], by: Linking) {
    this.#by = by;
    this.#members = Array.from({ length: items }, (_, i) => [i]);
    this.#sums = this.#members.map(() => new Map());
    this.#last = this.#members.map((_, i) => by.days?.[i] ?? NEVER);
    this.#told = this.#members.map((_, i) => by.notBefore?.[i] ?? NEVER);
    for (const { a, b, score } of edges) {
      this.#sums[a]!.set(b, score);
      this.#sums[b]!.set(a, score);
    }
  }

  groups(): number[][] {
    return this.#members.filter((group) => group !== undefined).map((group) => group.sort((x, y) => x - y));
  }

  isCurrent({ a, b, mean }: Joint): boolean {
    return this.#members[a] !== undefined && this.#members[b] !== undefined && this.meanOf(a, b) === mean;
  }

  /** Joins two groups; returns the means between the new group and its neighbours. */
  join({ a, b }: Joint): Joint[] {
    const next = this.#members.length;
    const sums = new Map<number, number>();
    for (const from of [a, b]) {
      for (const [other, sum] of this.#sums[from]!) {
        this.#sums[other]!.delete(from);
        if (other !== a && other !== b) sums.set(other, (sums.get(other) ?? 0) + sum);
      }
    }
    for (const [other, sum] of sums) this.#sums[other]!.set(next, sum);
    this.#members.push([...this.#members[a]!, ...this.#members[b]!]);
    this.#sums.push(sums);
    this.#last.push(Math.max(this.#last[a]!, this.#last[b]!));
    this.#told.push(Math.max(this.#told[a]!, this.#told[b]!));
    this.#members[a] = this.#members[b] = undefined;
    this.#sums[a] = this.#sums[b] = undefined;
    return [...sums.keys()].map((other) => ({ a: other, b: next, mean: this.meanOf(other, next) }));
  }

  meanOf(a: number, b: number): number {
    const pairs = this.#members[a]!.length * this.#members[b]!.length;
    const mean = (this.#sums[a]!.get(b) ?? 0) / pairs;
    const { sureness = 0, late = 1 } = this.#by;
    const isLate = this.#isLater(a, b) || this.#isLater(b, a);
    return mean * (1 + sureness * (1 - 1 / Math.sqrt(pairs))) * (isLate ? late : 1);
  }

  /** True when `a` tells of things long after everything known of `b`, and not of its own last day alone. */
  #isLater(a: number, b: number): boolean {
    return this.#last[b]! > NEVER && this.#told[a]! > this.#last[b]! + STORY_DAYS;
  }
}

/** A binary heap, highest mean first, then lowest indices. */
class JointHeap {
  readonly #items: Joint[] = [];

  push(joint: Joint): void {
    const items = this.#items;
    let at = items.push(joint) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!precedes(joint, items[parent]!)) break;
      items[at] = items[parent]!;
      at = parent;
    }
    items[at] = joint;
  }

  pop(): Joint | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (items.length > 0 && last) this.#sink(last);
    return top;
  }

  #sink(joint: Joint): void {
    const items = this.#items;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && precedes(items[child + 1]!, items[child]!)) child++;
      if (!precedes(items[child]!, joint)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = joint;
  }
}

function precedes(x: Joint, y: Joint): boolean {
  if (x.mean !== y.mean) return x.mean > y.mean;
  return x.a !== y.a ? x.a < y.a : x.b < y.b;
}
