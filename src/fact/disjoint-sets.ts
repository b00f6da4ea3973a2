/** Numbers 0..size-1 in sets that only ever join; the smallest member stands for its set (Galler and Fischer 1964). */
export class DisjointSets {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index);
  }

  rootOf(index: number): number {
    const parent = this.#parent;
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  /** Items by their sets, in the order of the smallest members; `groups` are what the numbers stand for. */
  joined<T>(groups: readonly (readonly T[])[]): T[][] {
    const found = new Map<number, T[]>();
    for (const [index, group] of groups.entries()) {
      const root = this.rootOf(index);
      const known = found.get(root);
      if (known) for (const one of group) known.push(one);
      else found.set(root, [...group]);
    }
    return [...found.values()];
  }
}
