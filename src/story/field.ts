import type { NearKeys, Register } from "../near/meetings.ts";
import { type Limits, Nearest } from "../near/nearest.ts";
import { SIGNALS, type Side, writeSignals } from "./evidence.ts";
import { type Judge, LEAST, type Likelihood, UNLIKELY } from "./gather.ts";
import { Comparer, Vocabulary, type Weighed } from "./overlap.ts";
import type { Reading } from "./reading.ts";
import { crowdOf, weighAmong } from "./surroundings.ts";
import { keysOf, weigh } from "./vectors.ts";

/** Articles that are looked at for each: the nearest before it by its heaviest terms. */
const LIMITS: Limits = { least: 1, most: 48, spare: 24 };
/** Sums of products of key worths; meetings reach so many articles far (test/story/any-order.test.ts). */
const MEASURE = {
  common: (x: number, y: number) => x * y,
  share: (common: number) => common,
  reach: 64,
};
/** Pairs under this cosine are never one story. */
const LEAST_COSINE = 0.04;
/**
 * Nor are those that are so much less alike than the crowd around them: they are not looked at word for word. Of the pairs
 * of one story in the public sets 1 in 100 or fewer are under it, of all near ones a third.
 */
const LEAST_BEYOND = -0.04;

/** Two articles that were held against each other; `a` stands before `b`. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  /** Cosine in general English. */
  readonly cosine: number;
  score: number;
  timeless: number;
  /** Turn in which it was judged last. */
  round: number;
}

/** Hears of a failure that has to do with an item. */
export type Fault = (number: number, error: unknown) => void;

/** What the field knows of one article, or of one section of an article. */
interface Item {
  readonly standing: string;
  readonly reading: Reading;
  readonly keys: NearKeys;
  /** Weighed in general English. */
  readonly plain: Weighed;
  /** A section looks at articles, but nobody looks at it. */
  readonly isSection: boolean;
  readonly before: Map<number, Pair>;
  readonly after: Map<number, Pair>;
  readonly sections: Map<number, Pair>;
  /** How many of the articles around have each of its terms. */
  readonly counts: Uint16Array;
  /** Weighed among the articles around; undefined until it is asked for. */
  among?: { readonly weighed: Weighed; readonly side: Side };
}

/**
 * Articles that are near each other, and how likely each pair reports one event. Everything is a function of the set of
 * articles: of each pair alone, of who meets whom, and of the articles around either of them.
 */
export class Field {
  readonly #judge: Judge;
  readonly #onFault: Fault;
  readonly #items: (Item | undefined)[] = [];
  readonly #vocabulary = new Vocabulary();
  readonly #comparer = new Comparer();
  readonly #nearest: Nearest;
  readonly #signals = new Float64Array(SIGNALS.length);
  /** Items whose list of nearest ones, and whose surroundings, may be others than before. */
  readonly #lists = new Set<number>();
  readonly #moved = new Set<number>();
  /** Items that are new, and those of pairs that went. */
  readonly #altered = new Set<number>();
  #round = 0;

  /** `onFault` hears of pairs that could not be judged; they count as unlike. */
  constructor(judge: Judge, onFault: Fault) {
    this.#judge = judge;
    this.#onFault = onFault;
    const register: Register = {
      keysOf: (number) => this.#items[number]!.keys,
      precedes: (a, b) => this.precedes(a, b),
      ownList: (key) => key,
      otherLists: (key) => [key],
    };
    this.#nearest = new Nearest(register, MEASURE, LIMITS);
  }

  precedes(a: number, b: number): boolean {
    return this.#items[a]!.standing < this.#items[b]!.standing;
  }

  readingOf(number: number): Reading {
    return this.#items[number]!.reading;
  }

  has(number: number): boolean {
    return this.#items[number] !== undefined;
  }

  enter(number: number, standing: string, reading: Reading, isSection: boolean): void {
    const plain = this.#weighed(reading, weigh(reading.vector));
    const keys = keysOf(reading.vector, plain.weighing);
    const pairs = { before: new Map(), after: new Map(), sections: new Map() };
    const counts = new Uint16Array(plain.places.length);
    this.#items[number] = { standing, reading, keys, plain, isSection, counts, ...pairs };
    this.#nearest.await(number);
    this.#moved.add(number);
    this.#altered.add(number);
    for (const later of this.#nearest.file(number, !isSection)) this.#lists.add(later);
  }

  leave(number: number): void {
    const { isSection, before, after, sections } = this.#items[number]!;
    for (const later of this.#nearest.unfile(number, !isSection)) this.#lists.add(later);
    this.#nearest.forget(number);
    for (const pair of [...before.values(), ...after.values(), ...sections.values()]) this.#part(pair);
    this.#items[number] = undefined;
    for (const waiting of [this.#lists, this.#moved, this.#altered]) waiting.delete(number);
  }

  /** All pairs of an article with others, sections left out, in order of the other. */
  pairsOf(number: number): Pair[] {
    const { before, after } = this.#items[number]!;
    return [...before.values(), ...after.values()];
  }

  /** Pairs of an article with sections of others. */
  sectionsNear(number: number): Iterable<Pair> {
    return this.#items[number]!.sections.values();
  }

  pairBetween(a: number, b: number): Pair | undefined {
    return this.#items[a]!.before.get(b) ?? this.#items[a]!.after.get(b);
  }

  /** Brings all pairs up to date; returns the items of those that came, went or have another likelihood. */
  settle(): Set<number> {
    for (const number of this.#nearest.settle()) this.#lists.add(number);
    for (const number of this.#lists) this.#pairUp(number);
    this.#lists.clear();
    for (const number of this.#moved) delete this.#items[number]!.among;
    const changed = new Set(this.#altered);
    this.#round++;
    for (const number of this.#moved) this.#judgeAll(number, changed);
    this.#moved.clear();
    this.#altered.clear();
    return changed;
  }

  /** Makes the pairs of an item those that its list of nearest ones names. */
  #pairUp(number: number): void {
    const item = this.#items[number]!;
    const heads = new Set(this.#nearest.of(number).map((each) => each.number));
    for (const pair of item.before.values()) if (!heads.has(pair.a)) this.#part(pair);
    let isTaken = false;
    for (const head of heads) {
      if (item.before.has(head)) continue;
      if (!isTaken) this.#comparer.take(item.plain, this.#vocabulary.size);
      isTaken = true;
      const other = this.#items[head]!;
      const cosine = this.#comparer.cosine(other.plain);
      if (cosine < LEAST_COSINE) continue;
      const pair = { a: head, b: number, cosine, score: 0, timeless: 0, round: 0 };
      item.before.set(head, pair);
      (item.isSection ? other.sections : other.after).set(number, pair);
      this.#comparer.count(item.counts, item.isSection ? undefined : other.counts, other.plain, 1);
      this.#moved.add(number);
      if (!item.isSection) this.#moved.add(head);
    }
  }

  #part(pair: Pair): void {
    const [a, b] = [this.#items[pair.a]!, this.#items[pair.b]!];
    (b.isSection ? a.sections : a.after).delete(pair.b);
    b.before.delete(pair.a);
    this.#comparer.take(b.plain, this.#vocabulary.size);
    this.#comparer.count(b.counts, b.isSection ? undefined : a.counts, a.plain, -1);
    for (const number of b.isSection ? [pair.b] : [pair.a, pair.b]) {
      this.#moved.add(number);
      if (Math.max(pair.score, pair.timeless) >= LEAST) this.#altered.add(number);
    }
  }

  /** Judges the pairs of an item whose surroundings are others, each once a round. */
  #judgeAll(number: number, changed: Set<number>): void {
    const { before, after, sections } = this.#items[number]!;
    const [own, side] = this.#amongOf(number);
    this.#comparer.take(own, this.#vocabulary.size);
    for (const pairs of [before, after, sections]) {
      for (const [other, pair] of pairs) {
        if (pair.round === this.#round) continue;
        pair.round = this.#round;
        const [weighed, otherSide] = this.#amongOf(other);
        const [a, b] = number === pair.b ? [otherSide, side] : [side, otherSide];
        const { score, timeless } = this.#likelihood(pair, weighed, a, b);
        if (score === pair.score && timeless === pair.timeless) continue;
        if (Math.max(score, timeless, pair.score, pair.timeless) >= LEAST) changed.add(pair.a).add(pair.b);
        [pair.score, pair.timeless] = [score, timeless];
      }
    }
  }

  /** How likely the item at hand and another one report one event: the same from either side (`Comparer`). */
  #likelihood({ b: later, cosine }: Pair, other: Weighed, a: Side, b: Side): Likelihood {
    if (cosine - (a.crowd.far + b.crowd.far) / 2 < LEAST_BEYOND) return UNLIKELY;
    try {
      writeSignals(this.#comparer.against(other, cosine), a, b, this.#signals);
      return this.#judge(this.#signals);
    } catch (error) {
      this.#onFault(later, error);
      return UNLIKELY;
    }
  }

  #amongOf(number: number): [Weighed, Side] {
    const item = this.#items[number]!;
    item.among ??= this.#lookAround(item);
    return [item.among.weighed, item.among.side];
  }

  #lookAround({ reading, plain, before, after, counts }: Item): NonNullable<Item["among"]> {
    const around = before.size + after.size;
    const cosines = new Float64Array(around);
    let [dated, k] = [0, 0];
    const see = (other: number, cosine: number) => {
      const { stated, written } = this.#items[other]!.reading.dating;
      if ((stated ?? written) !== undefined) dated++;
      cosines[k++] = cosine;
    };
    for (const { a, cosine } of before.values()) see(a, cosine);
    for (const { b, cosine } of after.values()) see(b, cosine);
    const crowd = crowdOf(cosines.sort().reverse());
    const side = { dating: reading.dating, crowd, dated: dated / Math.max(1, around) };
    return { weighed: { ...plain, weighing: weighAmong(reading.vector, counts, around) }, side };
  }

  #weighed(reading: Reading, weighing: Weighed["weighing"]): Weighed {
    return { vector: reading.vector, places: this.#vocabulary.placesOf(reading.vector), weighing };
  }
}
