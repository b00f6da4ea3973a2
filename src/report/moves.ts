/**
 * Places of a longest non-falling subsequence (patience sorting, Fredman 1975): what kept its order; the rest was moved.
 * `[1, 3, 2, 4]` gives the places 0, 2 and 3. O(n log n).
 */
export function longestRising(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if (numbers[ends[half]!]! <= number) low = half + 1;
      else high = half;
    }
    before[at] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = at;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) kept.add(at);
  return kept;
}
