/** A scored pair of items, `a < b`. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

interface Joint {
  readonly a: number;
  readonly b: number;
  readonly mean: number;
}

/**
 * Average-link agglomeration over a sparse graph: joins the two groups with the highest mean score between their
 * members until no mean reaches `threshold`. A pair without an edge scores `floor`. O(E log E); ties go to the lower
 * indices, so the result depends on the order of items alone. Returns groups of indices, each ascending.
 */
export function averageLink(items: number, edges: readonly Edge[], threshold: number, floor: number): number[][] {
  const groups: (number[] | undefined)[] = Array.from({ length: items }, (_, i) => [i]);
  const sums: (Map<number, number> | undefined)[] = groups.map(() => new Map());
  const heap = new JointHeap();
  for (const { a, b, score } of edges) {
    sums[a]!.set(b, score - floor);
    sums[b]!.set(a, score - floor);
    if (score >= threshold) heap.push({ a, b, mean: score });
  }
  for (let best = heap.pop(); best; best = heap.pop()) {
    const [left, right] = [groups[best.a], groups[best.b]];
    if (!left || !right || !isCurrent(sums, groups, best, floor)) continue;
    join(groups, sums, best);
    pushMeans(groups, sums, groups.length - 1, heap, threshold, floor);
  }
  return groups.filter((group) => group !== undefined).map((group) => group.sort((x, y) => x - y));
}

type Groups = (number[] | undefined)[];
type Sums = (Map<number, number> | undefined)[];

function isCurrent(sums: Sums, groups: Groups, { a, b, mean }: Joint, floor: number): boolean {
  return meanOf(sums, groups, a, b, floor) === mean;
}

function meanOf(sums: Sums, groups: Groups, a: number, b: number, floor: number): number {
  return floor + (sums[a]!.get(b) ?? 0) / (groups[a]!.length * groups[b]!.length);
}

function join(groups: Groups, sums: Sums, { a, b }: Joint): void {
  const next = groups.length;
  const joined = new Map<number, number>();
  for (const from of [a, b]) {
    for (const [other, sum] of sums[from]!) {
      sums[other]!.delete(from);
      if (other !== a && other !== b) joined.set(other, (joined.get(other) ?? 0) + sum);
    }
  }
  for (const [other, sum] of joined) sums[other]!.set(next, sum);
  groups.push([...groups[a]!, ...groups[b]!]);
  sums.push(joined);
  for (const from of [a, b]) {
    groups[from] = undefined;
    sums[from] = undefined;
  }
}

function pushMeans(groups: Groups, sums: Sums, of: number, heap: JointHeap, threshold: number, floor: number): void {
  for (const other of sums[of]!.keys()) {
    const mean = meanOf(sums, groups, other, of, floor);
    if (mean >= threshold) heap.push({ a: other, b: of, mean });
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
