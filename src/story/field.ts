import type { NearKeys, Register } from "../near/meetings.ts";
import { type Limits, Nearest, OPEN } from "../near/nearest.ts";
import { Alterations } from "./alterations.ts";
import { bondOf, counts } from "./bonds.ts";
import type { Surroundings } from "./evidence.ts";
import type { Judge, Likelihood } from "./gather.ts";
import { type Pair, Pairs } from "./pairs.ts";
import type { Reading } from "./reading.ts";
import { type Fault, Scales } from "./scales.ts";
import { areSame, surroundingsOf } from "./surroundings.ts";
import { keysOf } from "./vectors.ts";

/** Articles that are looked at for each: the nearest before it by its heaviest terms. */
const LIMITS: Limits = { least: 1, most: 48, spare: 24 };
/** Sums of products of key worths; meetings reach so many articles far (test/story/any-order.test.ts). */
const MEASURE = {
  common: (x: number, y: number) => x * y,
  share: (common: number) => common,
  reach: 64,
};
/** Outcome of a look at a head that an item is not alike at all. */
const UNLIKE = 1;
/** Of an item the heads that it looks at, with what they share and the pair where the two are alike at all. */
export type KeptNear = readonly { readonly number: number; readonly share: number; readonly pair?: Pair }[];

/** What the field knows of one article, or of one section of an article. Pairs by their numbers. */
interface Item {
  readonly standing: string;
  readonly reading: Reading;
  readonly keys: NearKeys;
  /** A section looks at articles, but nobody looks at it. */
  readonly isSection: boolean;
  /** With the heads before it. */
  readonly before: number[];
  readonly after: number[];
  /** With sections behind it. */
  readonly sections: number[];
  around: Surroundings;
}

/**
 * Articles that are near each other, and how likely each pair reports one event. Everything is a function of the set of
 * articles: of each pair alone, of who meets whom, and of how crowded it is around either of them.
 */
export class Field {
  readonly pairs = new Pairs();
  readonly #scales: Scales;
  readonly #items: (Item | undefined)[] = [];
  readonly #nearest: Nearest;
  /** Items whose list of nearest ones, and whose surroundings, may be others than before. */
  readonly #lists = new Set<number>();
  readonly #moved = new Set<number>();
  /** Pairs that nobody judged yet. */
  readonly #fresh = new Set<number>();
  #alterations = new Alterations();
  /** Items whose list is another one since `takeRelisted` was asked. */
  #relisted = new Set<number>();
  #round = 0;

  /** `onFault` hears of pairs that could not be judged; they count as unlike. */
  constructor(judge: Judge, onFault: Fault) {
    this.#scales = new Scales(judge, onFault);
    const register: Register = {
      keysOf: (number) => this.#items[number]!.keys,
      precedes: (a, b) => this.precedes(a, b),
      ownList: () => asItIs,
      otherLists: () => [asItIs],
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
    this.#put(number, standing, reading, isSection);
    this.#nearest.await(number);
    for (const later of this.#nearest.file(number, !isSection)) this.#lists.add(later);
  }

  /** Takes up an item without its list; all items of a saved field come first, in order of time, then their lists. */
  restore(number: number, standing: string, reading: Reading, isSection: boolean): void {
    this.#put(number, standing, reading, isSection);
    this.#nearest.meetings.file(number, !isSection);
  }

  restoreNear(number: number, near: KeptNear): void {
    const list = near.map(({ number: head, share, pair }) => ({ number: head, share, outcome: pair ? OPEN : UNLIKE }));
    this.#nearest.put(number, list);
    for (const { pair } of near) if (pair) this.#join(pair);
  }

  /** Takes up a pair that was judged elsewhere, between items that were restored; `settle` does not judge it again. */
  restoreJudged(a: number, b: number, likelihood: Likelihood): void {
    this.#join({ a, b, cosine: 0, isUndated: false, odds: NO_ODDS });
    const pair = this.#pairOf(a, b)!;
    this.#note(pair, likelihood);
    this.pairs.setScores(pair, likelihood.score, likelihood.timeless);
    this.#fresh.delete(pair);
    for (const number of [a, b]) this.#moved.delete(number);
  }

  /** The list of an item, to be saved. Ask only when the field is settled. */
  nearOf(number: number): KeptNear {
    return this.#nearest.of(number).map(({ number: head, share }) => {
      const pair = this.#pairOf(head, number);
      return { number: head, share, ...(pair !== undefined && { pair: this.pairs.of(pair) }) };
    });
  }

  /** Its number may be given to another item only when the field was settled in between. */
  leave(number: number): void {
    const { isSection, before, after, sections } = this.#items[number]!;
    for (const later of this.#nearest.unfile(number, !isSection)) this.#lists.add(later);
    this.#nearest.forget(number);
    for (const pair of [...before, ...after, ...sections]) this.#part(pair);
    this.#items[number] = undefined;
    for (const waiting of [this.#lists, this.#moved, this.#relisted]) waiting.delete(number);
    this.#alterations.forget(number);
  }

  /** The pairs of an article with others, sections left out. */
  eachPair(number: number, visit: (pair: number) => void): void {
    const { before, after } = this.#items[number]!;
    for (const pair of before) visit(pair);
    for (const pair of after) visit(pair);
  }

  pairsOf(number: number): number[] {
    const found: number[] = [];
    this.eachPair(number, (pair) => found.push(pair));
    return found;
  }

  /** Pairs of an article with sections of others. */
  sectionsNear(number: number): Iterable<number> {
    return this.#items[number]!.sections;
  }

  /** How likely two articles report one event. */
  scoreBetween(a: number, b: number): number {
    const pair = this.#pairOf(b, a) ?? this.#pairOf(a, b);
    return pair === undefined ? 0 : this.pairs.score(pair);
  }

  /** Whether the two of a pair tell of one case, however likely they report one event. */
  isOneCase(pair: number): boolean {
    return counts(this.pairs.bond(pair), this.pairs.timeless(pair));
  }

  /** Brings all pairs up to date. */
  settle(): void {
    for (const number of this.#nearest.settle()) this.#lists.add(number);
    for (const number of this.#lists) {
      this.#pairUp(number);
      this.#relisted.add(number);
    }
    this.#lists.clear();
    this.#round++;
    const others = [...this.#moved].filter((number) => this.#lookAround(number));
    for (const number of others) this.#judgeAll(number);
    for (const pair of this.#fresh) if (this.pairs.isDue(pair, this.#round)) this.#judgeAnew(pair);
    this.#fresh.clear();
    this.#moved.clear();
  }

  /** What has changed since this was asked. */
  takeAlterations(): Alterations {
    const alterations = this.#alterations;
    this.#alterations = new Alterations();
    return alterations;
  }

  takeRelisted(): Set<number> {
    const relisted = this.#relisted;
    this.#relisted = new Set();
    return relisted;
  }

  #put(number: number, standing: string, reading: Reading, isSection: boolean): void {
    const pairs = { before: [], after: [], sections: [] };
    this.#items[number] = { standing, reading, keys: keysOf(reading.vector), isSection, ...pairs, around: NOTHING };
    this.#moved.add(number);
    if (!isSection) this.#alterations.joining.add(number);
  }

  /** Makes the pairs of an item those that its list of nearest ones names. */
  #pairUp(number: number): void {
    const near = this.#nearest.of(number);
    const before = [...this.#items[number]!.before];
    const known = new Set(before.map((pair) => this.pairs.first(pair)));
    const heads = new Set(before.length === 0 ? [] : near.map((each) => each.number));
    for (const pair of before) if (!heads.has(this.pairs.first(pair))) this.#part(pair);
    for (const { number: head, outcome } of near) {
      if (outcome === UNLIKE || known.has(head)) continue;
      const pair = this.#compared(head, number);
      if (pair) this.#join(pair);
      else this.#nearest.note(number, head, UNLIKE);
    }
  }

  /** The pair of an item with a head before it. */
  #pairOf(head: number, number: number): number | undefined {
    return this.#items[number]!.before.find((pair) => this.pairs.first(pair) === head);
  }

  #compared(a: number, b: number): Pair | undefined {
    return this.#scales.compared(a, b, this.#items[a]!.reading, this.#items[b]!.reading);
  }

  #join(pair: Pair): void {
    const [head, later] = [this.#items[pair.a]!, this.#items[pair.b]!];
    const bond = later.isSection ? 0 : bondOf(head.reading, later.reading);
    const number = this.pairs.add({ ...pair, bond });
    this.#fresh.add(number);
    later.before.push(number);
    (later.isSection ? head.sections : head.after).push(number);
    this.#moved.add(pair.b);
    if (!later.isSection) this.#moved.add(pair.a);
  }

  #part(pair: number): void {
    const [a, b] = [this.pairs.first(pair), this.pairs.second(pair)];
    const [head, later] = [this.#items[a]!, this.#items[b]!];
    drop(later.isSection ? head.sections : head.after, pair);
    drop(later.before, pair);
    for (const number of later.isSection ? [b] : [a, b]) this.#moved.add(number);
    this.#note(pair, { score: 0, timeless: 0 });
    this.#fresh.delete(pair);
    this.pairs.remove(pair);
  }

  /** Judges the pairs of an item whose surroundings are others, each once a round. */
  #judgeAll(number: number): void {
    const { sections } = this.#items[number]!;
    const judge = (pair: number) => {
      if (this.pairs.isDue(pair, this.#round)) this.#judgeAnew(pair);
    };
    this.eachPair(number, judge);
    sections.forEach(judge);
  }

  #judgeAnew(pair: number): void {
    const [a, b] = [this.#items[this.pairs.first(pair)]!.around, this.#items[this.pairs.second(pair)]!.around];
    const { score, timeless } = this.#scales.likelihood(this.pairs, pair, a, b);
    if (score === this.pairs.score(pair) && timeless === this.pairs.timeless(pair)) return;
    this.#note(pair, { score, timeless });
    this.pairs.setScores(pair, score, timeless);
  }

  #note(pair: number, now: Likelihood): void {
    const [a, b] = [this.pairs.first(pair), this.pairs.second(pair)];
    const before = { score: this.pairs.score(pair), timeless: this.pairs.timeless(pair) };
    const { isSection } = this.#items[b]!;
    this.#alterations.note({ ends: [a, b], isSection, isBonded: this.pairs.bond(pair) > 0 }, before, now);
  }

  /** Looks at what is around an item; true when it is other than before. */
  #lookAround(number: number): boolean {
    const item = this.#items[number]!;
    const cosines = new Float64Array(item.before.length + item.after.length);
    let [dated, around] = [0, 0];
    this.eachPair(number, (pair) => {
      const { stated, written } = this.readingOf(this.pairs.other(pair, number)).dating;
      if ((stated ?? written) !== undefined) dated++;
      cosines[around++] = this.pairs.cosine(pair);
    });
    const before = item.around;
    item.around = surroundingsOf(cosines.subarray(0, around).sort().reverse(), dated);
    return !areSame(before, item.around);
  }
}

function drop(pairs: number[], pair: number): void {
  pairs.splice(pairs.indexOf(pair), 1);
}

const NO_ODDS = { all: 0, timeless: 0 };
/** Of an item that nobody looked around yet. */
const NOTHING: Surroundings = { crowd: { near: 0, far: 0 }, dated: 0 };

function asItIs(key: number): number {
  return key;
}
