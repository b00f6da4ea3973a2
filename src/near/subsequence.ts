/**
 * Length of the longest common subsequence of the tails of two sequences of numbers, row by row: that of `a` from x and `b` from y on
 * stands at `x * (b.length + 1) + y`. Time and room grow with the product of the lengths.
 */
export function subsequences(a: Uint32Array, b: Uint32Array): Uint16Array {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let x = a.length - 1; x >= 0; x--) {
    for (let y = b.length - 1; y >= 0; y--) {
      table[x * width + y] =
        a[x] === b[y]
          ? table[(x + 1) * width + y + 1]! + 1
          : Math.max(table[(x + 1) * width + y]!, table[x * width + y + 1]!);
    }
  }
  return table;
}

/** Where two sequences stand side by side: for each place in `a` that in `b` which it is equal to, -1 where it has none. */
export function lineUp(a: Uint32Array, b: Uint32Array): Int32Array {
  const table = subsequences(a, b);
  const width = b.length + 1;
  const found = new Int32Array(a.length).fill(-1);
  for (let [x, y] = [0, 0]; x < a.length && y < b.length; ) {
    if (a[x] === b[y]) found[x++] = y++;
    else if (table[(x + 1) * width + y]! >= table[x * width + y + 1]!) x++;
    else y++;
  }
  return found;
}
