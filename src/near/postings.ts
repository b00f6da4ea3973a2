import { mix32 } from "../model/index.ts";

/** A number, below 2 ** 24, and its worth share one posting: the worth in the low eight bits. */
const WORTH_BITS = 8;
/** Room of the smallest list in the pool; each larger one has four times as much. */
const LEAST_ROOM = 4;
/** Count of a key whose numbers have all been taken out: its place in the table stays taken until the table grows. */
const EMPTIED = 0xffffffff;

/** A list of postings inside a larger array. */
export interface Stretch {
  readonly items: Uint32Array;
  readonly from: number;
  readonly to: number;
}

export function numberIn(posting: number): number {
  return posting >>> WORTH_BITS;
}

export function worthIn(posting: number): number {
  return posting & (2 ** WORTH_BITS - 1);
}

/**
 * Lists of numbers, each with a worth of 0 to 255, under 32-bit keys, in flat arrays: an open-addressed table, where a key
 * with one number holds it itself, and a pool for the longer lists. Every list is in the order of `precedes`.
 */
export class Postings {
  readonly #precedes: (a: number, b: number) => boolean;
  #keys = new Uint32Array(1 << 12);
  #counts = new Uint32Array(1 << 12);
  /** The posting itself for a count of 1, else the place of a list in the pool. */
  #places = new Uint32Array(1 << 12);
  #used = 0;
  #pool = new Uint32Array(1 << 12);
  #end = 0;
  /** Places of lists that have grown out of them, by the logarithm of their room. */
  readonly #free: number[][] = [];
  readonly #lone = new Uint32Array(1);

  constructor(precedes: (a: number, b: number) => boolean) {
    this.#precedes = precedes;
  }

  /** The postings under a key. The arrays are used again: read them before the next call. */
  under(key: number): Stretch {
    const at = this.#slotOf(key);
    const count = this.#counts[at]!;
    if (count === 0 || count === EMPTIED) return { items: this.#lone, from: 0, to: 0 };
    const place = this.#places[at]!;
    if (count > 1) return { items: this.#pool, from: place, to: place + count };
    this.#lone[0] = place;
    return { items: this.#lone, from: 0, to: 1 };
  }

  /** Index in the list of the first number that does not precede `number`, counted from the start of the list. */
  rank({ items, from, to }: Stretch, number: number): number {
    if (to > from && this.#precedes(numberIn(items[to - 1]!), number)) return to - from;
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#precedes(numberIn(items[middle]!), number)) low = middle + 1;
      else high = middle;
    }
    return low - from;
  }

  /** Files a number under a key and returns its rank in the list; `isLast` where all others are known to precede it. */
  add(key: number, number: number, worth: number, isLast = false): number {
    if (this.#used * 4 >= this.#keys.length * 3) this.#rehash();
    const at = this.#slotOf(key);
    const posting = ((number << WORTH_BITS) | worth) >>> 0;
    const count = this.#counts[at]!;
    if (count === 0) this.#used++;
    if (count === 0 || count === EMPTIED) {
      this.#keys[at] = key;
      this.#counts[at] = 1;
      this.#places[at] = posting;
      return 0;
    }
    const rank = isLast ? count : this.rank(this.under(key), number);
    const place = this.#resized(at, count + 1);
    if (rank < count) this.#pool.copyWithin(place + rank + 1, place + rank, place + count);
    this.#pool[place + rank] = posting;
    return rank;
  }

  /** Takes a number that is filed under a key out again and returns the rank it had. */
  remove(key: number, number: number): number {
    const rank = this.rank(this.under(key), number);
    const at = this.#slotOf(key);
    const count = this.#counts[at]!;
    if (count <= 1) {
      this.#counts[at] = EMPTIED;
      return 0;
    }
    const place = this.#places[at]!;
    this.#pool.copyWithin(place + rank, place + rank + 1, place + count);
    this.#resized(at, count - 1);
    return rank;
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let at = mix32(key) & mask;
    while (this.#counts[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  /** Gives the list of a slot room for another count, 1 or more, and returns its place; what it holds is kept. */
  #resized(at: number, count: number): number {
    const before = this.#counts[at]!;
    const place = this.#places[at]!;
    this.#counts[at] = count;
    if (count === 1) {
      this.#places[at] = this.#pool[place]!;
      this.#release(place, before);
      return place;
    }
    if (before > 1 && roomFor(before) === roomFor(count)) return place;
    const moved = this.#allot(count);
    if (before === 1) this.#pool[moved] = place;
    else {
      this.#pool.copyWithin(moved, place, place + Math.min(before, count));
      this.#release(place, before);
    }
    this.#places[at] = moved;
    return moved;
  }

  #release(place: number, count: number): void {
    const size = sizeFor(count);
    this.#free[size] ??= [];
    this.#free[size].push(place);
  }

  #allot(count: number): number {
    const free = this.#free[sizeFor(count)]?.pop();
    if (free !== undefined) return free;
    const place = this.#end;
    this.#end += roomFor(count);
    if (this.#end > this.#pool.length) {
      const larger = new Uint32Array(Math.max(this.#end, Math.ceil(this.#pool.length * 1.5)));
      larger.set(this.#pool);
      this.#pool = larger;
    }
    return place;
  }

  #rehash(): void {
    const [keys, counts, places] = [this.#keys, this.#counts, this.#places];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#counts = new Uint32Array(keys.length * 2);
    this.#places = new Uint32Array(keys.length * 2);
    this.#used = 0;
    for (let i = 0; i < keys.length; i++) {
      if (counts[i] === 0 || counts[i] === EMPTIED) continue;
      const at = this.#slotOf(keys[i]!);
      this.#keys[at] = keys[i]!;
      this.#counts[at] = counts[i]!;
      this.#places[at] = places[i]!;
      this.#used++;
    }
  }
}

function sizeFor(count: number): number {
  let size = 0;
  for (let room = LEAST_ROOM; room < count; room *= 4) size++;
  return size;
}

function roomFor(count: number): number {
  return LEAST_ROOM * 4 ** sizeFor(count);
}
