/** Values by key: the least lately asked for go when there are too many or they are too large. What fails is not kept. */
export class Kept<T> {
  readonly #values = new Map<string, { readonly value: Promise<T>; size: number }>();
  readonly #limits: { readonly most: number; readonly mostSize: number };
  readonly #sizeOf: (value: T) => number;
  #size = 0;

  constructor(limits: { readonly most: number; readonly mostSize: number }, sizeOf: (value: T) => number) {
    this.#limits = limits;
    this.#sizeOf = sizeOf;
  }

  /** The value of a key; one that is being made is waited for and not made twice. */
  of(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#values.get(key);
    if (known) {
      this.#values.delete(key);
      this.#values.set(key, known);
      return known.value;
    }
    const entry = { value: make(), size: 0 };
    this.#values.set(key, entry);
    entry.value.then(
      (value) => this.#weigh(key, entry, this.#sizeOf(value)),
      () => this.#values.get(key) === entry && this.#values.delete(key),
    );
    return entry.value;
  }

  clear(): void {
    this.#values.clear();
    this.#size = 0;
  }

  #weigh(key: string, entry: { readonly value: Promise<T>; size: number }, size: number): void {
    if (this.#values.get(key) !== entry) return;
    entry.size = size;
    this.#size += size;
    for (const [oldest, { size: gone }] of this.#values) {
      if (this.#values.size <= this.#limits.most && this.#size <= this.#limits.mostSize) return;
      this.#values.delete(oldest);
      this.#size -= gone;
    }
  }
}
