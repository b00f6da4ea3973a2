import type { Odds } from "./gather.ts";

/** Two articles that were held against each other; `a` stands before `b`. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly cosine: number;
  /** Nothing is known of the days between the two. */
  readonly isUndated: boolean;
  readonly odds: Odds;
}

/** A pair as it is put among others; `bond`: see `bondOf`. */
export interface BondedPair extends Pair {
  readonly bond?: number;
}

/** Pairs in flat columns, each under a number of its own; a number is given again when its pair is gone. */
export class Pairs {
  #ends = new Uint32Array(512);
  #cosines = new Float32Array(256);
  #odds = new Float32Array(512);
  #undated = new Uint8Array(256);
  #bonds = new Uint8Array(256);
  /** Turn in which it was judged last. */
  #rounds = new Uint32Array(256);
  /** Score and timeless score. */
  #scores = new Float64Array(512);
  readonly #free: number[] = [];
  #size = 0;

  add({ a, b, cosine, isUndated, odds, bond = 0 }: BondedPair): number {
    const at = this.#free.pop() ?? this.#size++;
    if (at >= this.#cosines.length) this.#grow();
    this.#ends.set([a, b], 2 * at);
    this.#cosines[at] = cosine;
    this.#odds.set([odds.all, odds.timeless], 2 * at);
    this.#undated[at] = isUndated ? 1 : 0;
    this.#bonds[at] = bond;
    this.#rounds[at] = 0;
    this.#scores.fill(0, 2 * at, 2 * at + 2);
    return at;
  }

  remove(pair: number): void {
    this.#free.push(pair);
  }

  of(pair: number): Pair {
    return {
      a: this.first(pair),
      b: this.second(pair),
      cosine: this.cosine(pair),
      isUndated: this.#undated[pair] === 1,
      odds: { all: this.#odds[2 * pair]!, timeless: this.#odds[2 * pair + 1]! },
    };
  }

  first(pair: number): number {
    return this.#ends[2 * pair]!;
  }

  second(pair: number): number {
    return this.#ends[2 * pair + 1]!;
  }

  /** The other article of a pair. */
  other(pair: number, number: number): number {
    const first = this.first(pair);
    return first === number ? this.second(pair) : first;
  }

  cosine(pair: number): number {
    return this.#cosines[pair]!;
  }

  bond(pair: number): number {
    return this.#bonds[pair]!;
  }

  /** How likely the two report one event, and how likely they would if they were of one day. */
  score(pair: number): number {
    return this.#scores[2 * pair]!;
  }

  timeless(pair: number): number {
    return this.#scores[2 * pair + 1]!;
  }

  /** The larger of the two. */
  most(pair: number): number {
    return Math.max(this.#scores[2 * pair]!, this.#scores[2 * pair + 1]!);
  }

  setScores(pair: number, score: number, timeless: number): void {
    this.#scores[2 * pair] = score;
    this.#scores[2 * pair + 1] = timeless;
  }

  /** True the first time that it is asked in a turn. */
  isDue(pair: number, round: number): boolean {
    if (this.#rounds[pair] === round) return false;
    this.#rounds[pair] = round;
    return true;
  }

  #grow(): void {
    this.#ends = larger(this.#ends, new Uint32Array(2 * this.#ends.length));
    this.#cosines = larger(this.#cosines, new Float32Array(2 * this.#cosines.length));
    this.#odds = larger(this.#odds, new Float32Array(2 * this.#odds.length));
    this.#undated = larger(this.#undated, new Uint8Array(2 * this.#undated.length));
    this.#bonds = larger(this.#bonds, new Uint8Array(2 * this.#bonds.length));
    this.#rounds = larger(this.#rounds, new Uint32Array(2 * this.#rounds.length));
    this.#scores = larger(this.#scores, new Float64Array(2 * this.#scores.length));
  }
}

function larger<Column extends Uint8Array | Uint32Array | Float32Array | Float64Array>(
  column: Column,
  room: Column,
): Column {
  room.set(column);
  return room;
}
