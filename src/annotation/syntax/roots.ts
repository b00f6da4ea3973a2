import type { Columns } from "./columns.ts";

/**
 * Leaves every sentence one root: the roots of its later parts hang on the first one, as `parataxis`. What stands behind a dateline
 * is the sentence: its root is the first there, on which the place hangs.
 */
export function joinRoots(
  { first, head, relation }: Pick<Columns, "first" | "head" | "relation">,
  parataxis: number,
  datelines: ReadonlyMap<number, number> = new Map(),
): void {
  for (let s = 0; s + 1 < first.length; s++) {
    const [from, to] = [first[s]!, first[s + 1]!];
    let root = datelines.get(from) ?? from;
    while (root < to && head[root]! >= 0) root++;
    for (let i = from; i < to; i++) {
      if (head[i]! >= 0 || i === root) continue;
      head[i] = root;
      relation[i] = parataxis;
    }
  }
}

/** Sentences as stretches of at most `longest` tokens, cut after a comma or other mark where one is near. */
export function stretchesOf(
  first: Int32Array,
  longest: number,
  isMark: (token: number) => boolean,
): { from: number; length: number }[] {
  const stretches: { from: number; length: number }[] = [];
  for (let s = 0; s + 1 < first.length; s++) {
    let from = first[s]!;
    const to = first[s + 1]!;
    while (to - from > longest) {
      let cut = from + longest;
      while (cut > from + longest / 2 && !isMark(cut - 1)) cut--;
      if (!isMark(cut - 1)) cut = from + longest;
      stretches.push({ from, length: cut - from });
      from = cut;
    }
    if (to > from) stretches.push({ from, length: to - from });
  }
  return stretches;
}
