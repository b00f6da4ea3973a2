/** Leaves every sentence one root: the roots of its later parts hang on the first one, as `parataxis`. */
export function joinRoots(first: Int32Array, head: Int32Array, relation: Uint8Array, parataxis: number): void {
  for (let s = 0; s + 1 < first.length; s++) {
    let root = -1;
    for (let i = first[s]!; i < first[s + 1]!; i++) {
      if (head[i]! >= 0) continue;
      if (root < 0) root = i;
      else {
        head[i] = root;
        relation[i] = parataxis;
      }
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
