/** Numbers that wait to be taken in an order of their own, the first one first; each waits once. A binary heap. */
export class LineUp {
  readonly #precedes: (a: number, b: number) => boolean;
  readonly #items: number[] = [];
  readonly #waiting = new Set<number>();

  constructor(precedes: (a: number, b: number) => boolean) {
    this.#precedes = precedes;
  }

  add(number: number): void {
    if (this.#waiting.has(number)) return;
    this.#waiting.add(number);
    const items = this.#items;
    let at = items.push(number) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#precedes(number, items[parent]!)) break;
      items[at] = items[parent]!;
      at = parent;
    }
    items[at] = number;
  }

  take(): number | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined) return undefined;
    this.#waiting.delete(first);
    if (items.length > 0) this.#sink(last!);
    return first;
  }

  #sink(number: number): void {
    const items = this.#items;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && this.#precedes(items[child + 1]!, items[child]!)) child++;
      if (!this.#precedes(items[child]!, number)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = number;
  }
}
