import { mix32 } from "../model/index.ts";

/** A list keeps its first and its latest numbers, so that a key in every article costs no more than this. */
const OLDEST = 64;
const LATEST = 192;
/** Lists grow by these sizes. */
const SIZES = [4, 16, 64, OLDEST + LATEST] as const;
/** In the pool a list begins with its count and the place of the next number once it is full. */
const HEAD = 2;

/**
 * Lists of article numbers under 32-bit keys, in flat arrays: an open-addressed table, where a key with one number holds
 * it itself, and a pool for the longer lists. Ten million keys take about 250 MB, where a Map of arrays would not do.
 */
export class Postings {
  #keys = new Uint32Array(1 << 12);
  /** 0: free; positive: a lone number + 1; negative: minus the place of a list in the pool. */
  #slots = new Int32Array(1 << 12);
  #used = 0;
  #pool = new Int32Array(1 << 12);
  #end = 1;
  /** Places of lists that have grown out of them, by index of their size. */
  readonly #free: number[][] = SIZES.map(() => []);

  /** Files a number (0 or more) under a key. */
  add(key: number, number: number): void {
    if (this.#used * 2 >= this.#keys.length) this.#rehash();
    const at = this.#slotOf(key);
    const slot = this.#slots[at]!;
    if (slot === 0) {
      this.#keys[at] = key;
      this.#slots[at] = number + 1;
      this.#used++;
    } else if (slot > 0) {
      const place = this.#allot(0);
      this.#pool.set([2, OLDEST, slot - 1, number], place);
      this.#slots[at] = -place;
    } else this.#slots[at] = -this.#append(-slot, number);
  }

  /** Adds `worth` to the sum of every number filed under `key`; numbers met for the first time go to `touched`. */
  addTo(key: number, worth: number, sums: Float32Array, touched: number[]): void {
    const slot = this.#slots[this.#slotOf(key)]!;
    if (slot > 0) addOne(slot - 1, worth, sums, touched);
    if (slot >= 0) return;
    const first = HEAD - slot;
    const last = first + this.#pool[-slot]!;
    for (let k = first; k < last; k++) addOne(this.#pool[k]!, worth, sums, touched);
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let at = mix32(key) & mask;
    while (this.#slots[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  /** Returns the place of the list, which may have moved. */
  #append(place: number, number: number): number {
    const count = this.#pool[place]!;
    const size = SIZES.findIndex((each) => each >= count);
    if (count < SIZES[size]!) return this.#put(place, count, number);
    if (size + 1 < SIZES.length) return this.#put(this.#move(place, size), count, number);
    const next = this.#pool[place + 1]!;
    this.#pool[place + HEAD + next] = number;
    this.#pool[place + 1] = next + 1 < count ? next + 1 : OLDEST;
    return place;
  }

  #put(place: number, count: number, number: number): number {
    this.#pool[place + HEAD + count] = number;
    this.#pool[place] = count + 1;
    return place;
  }

  #move(place: number, size: number): number {
    const moved = this.#allot(size + 1);
    this.#pool.copyWithin(moved, place, place + HEAD + SIZES[size]!);
    this.#free[size]!.push(place);
    return moved;
  }

  #allot(size: number): number {
    const free = this.#free[size]!.pop();
    if (free !== undefined) return free;
    const place = this.#end;
    this.#end += HEAD + SIZES[size]!;
    if (this.#end > this.#pool.length) {
      const larger = new Int32Array(Math.max(this.#end, Math.ceil(this.#pool.length * 1.5)));
      larger.set(this.#pool);
      this.#pool = larger;
    }
    return place;
  }

  #rehash(): void {
    const [keys, slots] = [this.#keys, this.#slots];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#slots = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (slots[i] === 0) continue;
      const at = this.#slotOf(keys[i]!);
      this.#keys[at] = keys[i]!;
      this.#slots[at] = slots[i]!;
    }
  }
}

function addOne(number: number, worth: number, sums: Float32Array, touched: number[]): void {
  if (sums[number] === 0) touched.push(number);
  sums[number]! += worth;
}
