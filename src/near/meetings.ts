import { numberIn, Postings, type Stretch, worthIn } from "./postings.ts";
import { nthLargest } from "./selection.ts";

/** The index keys of one item, ascending, each with what it is worth (1 to 255). */
export interface NearKeys {
  readonly keys: Uint32Array;
  readonly worth: Uint8Array;
  /** Sum of all worth. */
  readonly total: number;
}

/** How two items are held against each other; the same from either side. */
export interface Measure {
  /** Worth of a key that both have, a whole number, so that no order of adding can change a sum. */
  common(x: number, y: number): number;
  /** Nearness of two items by what they have in common and what each is worth. */
  share(common: number, totalX: number, totalY: number): number;
  /**
   * Two items meet under a key when fewer than this many heads under it stand between them, and only keys under which they
   * meet count. So a look-up costs a bounded number of steps a key, a word that everybody uses brings nobody together, and
   * who shares how much with whom follows from the set of items alone.
   */
  readonly reach: number;
}

/** An article found, with what it shares by the measure under the keys under which the two meet. */
export interface Found {
  readonly number: number;
  readonly share: number;
}

/** What is known of the articles by number. */
export interface Register {
  keysOf(number: number): NearKeys;
  precedes(a: number, b: number): boolean;
  /** The lists under which an article itself is filed for its keys. */
  ownList(number: number): ListOf;
  /** The lists in which it looks for its keys, and from which it is looked at. */
  otherLists(number: number): readonly ListOf[];
}

/** The list that is kept for a key. */
export type ListOf = (key: number) => number;

/**
 * Which articles meet under which keys. Heads are filed to be found by those that stand after them; followers are filed
 * only to be told when a head comes or goes before them.
 */
export class Meetings {
  readonly #register: Register;
  readonly #measure: Measure;
  readonly #heads: Postings;
  readonly #followers: Postings;
  /** Worth of all keys of each article that is filed; -1 for all others. */
  readonly #totals: number[] = [];
  /** The last of all that are filed, when it is known: most articles come after all others, and nothing need be looked up then. */
  #last: number | undefined;
  /** Worth shared with the article at hand, by number; all 0 between look-ups. */
  #sums = new Uint32Array(1024);
  /** The numbers whose sums are not 0. */
  #touched = new Uint32Array(1024);
  #shares = new Float64Array(1024);
  #size = 0;

  constructor(register: Register, measure: Measure) {
    this.#register = register;
    this.#measure = measure;
    const precedes = (a: number, b: number) => register.precedes(a, b);
    this.#heads = new Postings(precedes);
    this.#followers = new Postings(precedes);
  }

  file(number: number, isHead: boolean): void {
    const { keys, worth, total } = this.#register.keysOf(number);
    const postings = isHead ? this.#heads : this.#followers;
    const listOf = this.#register.ownList(number);
    const isLast = this.#isLast(number);
    this.#totals[number] = total;
    for (let i = 0; i < keys.length; i++) postings.add(listOf(keys[i]!), number, worth[i]!, isLast);
    if (isLast) this.#last = number;
  }

  unfile(number: number, isHead: boolean): void {
    const { keys } = this.#register.keysOf(number);
    const postings = isHead ? this.#heads : this.#followers;
    const listOf = this.#register.ownList(number);
    for (let i = 0; i < keys.length; i++) postings.remove(listOf(keys[i]!), number);
    this.#totals[number] = -1;
    if (number === this.#last) this.#last = undefined;
  }

  /** The heads before an article that it meets and shares at least `least` with, best first, at most `most`. */
  before(number: number, least: number, most: number): Found[] {
    const { keys, worth } = this.#register.keysOf(number);
    const isLast = this.#isLast(number);
    for (const listOf of this.#register.otherLists(number)) {
      for (let i = 0; i < keys.length; i++) {
        const heads = this.#heads.under(listOf(keys[i]!));
        const end = isLast ? heads.to : heads.from + this.#heads.rank(heads, number);
        this.#tally(heads.items, Math.max(heads.from, end - this.#measure.reach), end, worth[i]!);
      }
    }
    return this.#best(number, least, most);
  }

  /** The articles after a filed head that meet it and share at least `least` with it, in no order. */
  after(number: number, least: number): Found[] {
    if (number === this.#last) return [];
    const { keys, worth } = this.#register.keysOf(number);
    const [own, others] = [this.#register.ownList(number), this.#register.otherLists(number)];
    for (let i = 0; i < keys.length; i++) {
      let bound: number | undefined | null = null;
      for (const postings of [this.#heads, this.#followers]) {
        for (const listOf of others) {
          const list = listOf(keys[i]!);
          if (!this.#reachesBeyond(postings.under(list), number)) continue;
          if (bound === null) bound = this.#lastToMeet(own(keys[i]!), number);
          this.#tallyAfter(postings, list, number, bound, worth[i]!);
        }
      }
    }
    return this.#best(number, least, this.#size);
  }

  /**
   * Pairs of a head before `number` and an article after it that stand `apart` heads from each other in a list of its own:
   * those that a head parts when it comes between them (the reach and one more) or brings together when it goes (the reach).
   */
  astride(number: number, apart: number): (readonly [head: number, later: number])[] {
    const pairs: (readonly [number, number])[] = [];
    if (number === this.#last) return pairs;
    const [listOf, others] = [this.#register.ownList(number), this.#register.otherLists(number)];
    for (const key of this.#register.keysOf(number).keys) {
      const own = this.#heads.under(listOf(key));
      if (own.to - own.from < apart) continue;
      const items = own.items.slice(own.from, own.to);
      const at = this.#heads.rank(own, number);
      for (const other of others) {
        for (const postings of [this.#heads, this.#followers])
          this.#pairUp(postings, other(key), items, at, number, apart, pairs);
      }
    }
    return pairs;
  }

  /** What `head` and `later` share under the keys under which they meet. */
  shareOf(head: number, later: number): number {
    const [x, y] = [this.#register.keysOf(head), this.#register.keysOf(later)];
    let common = 0;
    for (let i = 0, j = 0; i < x.keys.length && j < y.keys.length; i++) {
      const key = x.keys[i]!;
      while (j < y.keys.length && y.keys[j]! < key) j++;
      if (y.keys[j] === key && this.#doMeet(key, head, later)) {
        common += this.#measure.common(x.worth[i]!, y.worth[j]!);
      }
    }
    return this.#measure.share(common, x.total, y.total);
  }

  #doMeet(key: number, head: number, later: number): boolean {
    const own = this.#heads.under(this.#register.ownList(head)(key));
    if (own.to - own.from <= this.#measure.reach) return true;
    return this.#heads.rank(own, later) - this.#heads.rank(own, head) <= this.#measure.reach;
  }

  #pairUp(
    postings: Postings,
    list: number,
    own: Uint32Array,
    at: number,
    number: number,
    apart: number,
    pairs: (readonly [number, number])[],
  ): void {
    const { precedes } = this.#register;
    const others = postings.under(list);
    let rank = at;
    for (let k = others.from + postings.rank(others, number); k < others.to; k++) {
      const later = numberIn(others.items[k]!);
      if (later === number) continue;
      while (rank < own.length && precedes(numberIn(own[rank]!), later)) rank++;
      if (rank - apart >= at) return;
      if (rank - apart >= 0) pairs.push([numberIn(own[rank - apart]!), later]);
    }
  }

  /** True when something in the list stands after `number`. Most articles come last, and then this is all that is asked. */
  #reachesBeyond({ items, from, to }: Stretch, number: number): boolean {
    if (to === from) return false;
    const last = numberIn(items[to - 1]!);
    return last !== number && this.#register.precedes(number, last);
  }

  /** The head after which nobody meets `number` in its list; undefined when all do. */
  #lastToMeet(list: number, number: number): number | undefined {
    const heads = this.#heads.under(list);
    const last = heads.from + this.#heads.rank(heads, number) + this.#measure.reach;
    return last < heads.to ? numberIn(heads.items[last]!) : undefined;
  }

  #tallyAfter(postings: Postings, list: number, number: number, bound: number | undefined, worth: number): void {
    const stretch = postings.under(list);
    const { items, from, to } = stretch;
    for (let k = from + postings.rank(stretch, number); k < to; k++) {
      const other = numberIn(items[k]!);
      if (other === number) continue;
      if (bound !== undefined && this.#register.precedes(bound, other)) return;
      this.#add(other, this.#measure.common(worth, worthIn(items[k]!)));
    }
  }

  /** Whether all that are filed stand before an article. */
  #isLast(number: number): boolean {
    this.#last ??= this.#lastFiled();
    return this.#last === undefined || this.#register.precedes(this.#last, number);
  }

  #lastFiled(): number | undefined {
    let last: number | undefined;
    for (let number = 0; number < this.#totals.length; number++) {
      if ((this.#totals[number] ?? -1) < 0) continue;
      if (last === undefined || this.#register.precedes(last, number)) last = number;
    }
    return last;
  }

  #tally(items: Uint32Array, start: number, end: number, worth: number): void {
    for (let k = start; k < end; k++) this.#add(numberIn(items[k]!), this.#measure.common(worth, worthIn(items[k]!)));
  }

  #add(number: number, worth: number): void {
    if (number >= this.#sums.length) this.#grow(number);
    if (this.#sums[number] === 0) this.#touched[this.#size++] = number;
    this.#sums[number]! += worth;
  }

  #grow(number: number): void {
    const size = Math.max(number + 1, this.#sums.length * 2);
    const [sums, touched] = [new Uint32Array(size), new Uint32Array(size)];
    sums.set(this.#sums);
    touched.set(this.#touched);
    this.#sums = sums;
    this.#touched = touched;
    this.#shares = new Float64Array(size);
  }

  /** The best of those touched, best first; their sums are 0 afterwards. */
  #best(number: number, least: number, most: number): Found[] {
    const own = this.#register.keysOf(number).total;
    const shares = this.#shares;
    let near = 0;
    for (let k = 0; k < this.#size; k++) {
      const other = this.#touched[k]!;
      const share = this.#measure.share(this.#sums[other]!, own, this.#totals[other]!);
      this.#sums[other] = 0;
      if (share < least) continue;
      this.#touched[near] = other;
      shares[near++] = share;
    }
    this.#size = 0;
    const worst = near > most ? nthLargest(shares.slice(0, near), most) : least;
    const found: Found[] = [];
    for (let k = 0; k < near; k++)
      if (shares[k]! >= worst) found.push({ number: this.#touched[k]!, share: shares[k]! });
    return this.#ranked(found).slice(0, most);
  }

  #ranked(found: Found[]): Found[] {
    const { precedes } = this.#register;
    return found.sort((x, y) => y.share - x.share || (precedes(x.number, y.number) ? -1 : 1));
  }
}
