/** How well groups agree with gold classes; all figures 0..1. */
export interface Agreement {
  /** F of B-cubed precision and recall (Bagga and Baldwin 1998), every item counted, singletons included. */
  readonly bCubed: number;
  readonly precision: number;
  readonly recall: number;
  /** F of the pairs put together; 1 when neither side has a pair. */
  readonly pairs: number;
}

/** Compares a partition with gold classes. Items without a gold class are ignored; items in no group are missing. */
export function agreement(gold: ReadonlyMap<string, string>, groups: readonly (readonly string[])[]): Agreement {
  const classes = new Map([...new Set(gold.values())].map((name, number) => [name, number]));
  const places = new Map([...gold.keys()].map((item, place) => [item, place]));
  const tally = new Tally(Int32Array.from(gold.values(), (name) => classes.get(name)!));
  for (const group of groups) tally.add(group.flatMap((item) => places.get(item) ?? []));
  return tally.measured();
}

/** The same, a group at a time, of items that are places in a list of classes, which are numbers from 0 on. */
export class Tally {
  readonly #labels: Int32Array;
  readonly #sizes: Int32Array;
  readonly #counts: Int32Array;
  #precision = 0;
  #recall = 0;
  #right = 0;
  #put = 0;

  constructor(labels: Int32Array) {
    const count = labels.reduce((most, label) => Math.max(most, label + 1), 0);
    this.#labels = labels;
    this.#sizes = new Int32Array(count);
    this.#counts = new Int32Array(count);
    for (const label of labels) this.#sizes[label]!++;
  }

  add(items: readonly number[]): void {
    const seen = new Set<number>();
    for (const item of items) {
      const label = this.#labels[item]!;
      this.#counts[label]!++;
      seen.add(label);
    }
    this.#put += pairsOf(items.length);
    for (const label of seen) {
      const count = this.#counts[label]!;
      this.#precision += count ** 2 / items.length;
      this.#recall += count ** 2 / this.#sizes[label]!;
      this.#right += pairsOf(count);
      this.#counts[label] = 0;
    }
  }

  measured(): Agreement {
    const items = Math.max(1, this.#labels.length);
    const [precision, recall] = [this.#precision / items, this.#recall / items];
    const wanted = this.#sizes.reduce((sum, size) => sum + pairsOf(size), 0);
    const pairs = this.#put + wanted === 0 ? 1 : (2 * this.#right) / (this.#put + wanted);
    return { bCubed: (2 * precision * recall) / (precision + recall || 1), precision, recall, pairs };
  }
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}
