/** Words of each of two quotations that are laid side by side; what follows tells nothing more. */
const MOST_WORDS = 80;
/** Places of the words of a longest common subsequence, in order. */
export function commonWords(first: readonly string[], second: readonly string[]): [number, number][] {
  const [a, b] = [first, second].map((words) => words.slice(0, MOST_WORDS)) as [string[], string[]];
  const best = Array.from({ length: a.length + 1 }, () => new Uint8Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i]![j] = a[i] === b[j] ? best[i + 1]![j + 1]! + 1 : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (best[i + 1]![j]! >= best[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** The longest run of words that two texts have alike, at least `least` long, by its places in the first. */
export function sharedStretch(
  first: readonly string[],
  second: readonly string[],
  least: number,
): { readonly from: number; readonly to: number } | undefined {
  const [a, b] = [first, second].map((words) => words.slice(0, MOST_WORDS)) as [string[], string[]];
  let [best, end] = [0, 0];
  let before = new Uint8Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const row = new Uint8Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      row[j + 1] = before[j]! + 1;
      if (row[j + 1]! > best) [best, end] = [row[j + 1]!, i + 1];
    }
    before = row;
  }
  return best >= least ? { from: end - best, to: end } : undefined;
}
