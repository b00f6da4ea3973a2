/** Rounds after which the rest is sorted: values in no unlucky order take some twenty. */
const MOST_ROUNDS = 60;

/** The `nth` largest of values, counted from 1, which are put in another order. Linear but for unlucky orders (Hoare 1961). */
export function nthLargest(values: Float64Array, nth: number): number {
  const place = values.length - nth;
  let low = 0;
  let high = values.length - 1;
  for (let round = 0; low < high; round++) {
    if (round > MOST_ROUNDS) return values.sort()[place]!;
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else return values[place]!;
  }
  return values[place]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
