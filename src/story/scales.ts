import {
  AROUND_SIGNALS,
  PAIR_SIGNALS,
  type Surroundings,
  UNDATED,
  writeAroundSignals,
  writePairSignals,
} from "./evidence.ts";
import { type Judge, type Likelihood, UNLIKELY } from "./gather.ts";
import { HeldTerms } from "./held.ts";
import { overlapOf } from "./overlap.ts";
import type { Pair, Pairs } from "./pairs.ts";
import type { Reading } from "./reading.ts";
import { areStrangers } from "./strangers.ts";

/** Pairs under this cosine are never one story. */
const LEAST_COSINE = 0.04;
/**
 * Nor are those that are so much less alike than the crowd around them. Of the pairs of one story in the public sets 1 in
 * 100 or fewer are under it, of all near ones a third.
 */
const LEAST_BEYOND = -0.04;
/** Of a pair that could not be judged: it still says how crowded its subject is. */
const IMPOSSIBLE = { all: Number.NEGATIVE_INFINITY, timeless: Number.NEGATIVE_INFINITY };

/** Hears of a failure that has to do with an item. */
export type Fault = (number: number, error: unknown) => void;

/** Holds items against each other, once for what the two alone say, and again as what is around them changes. */
export class Scales {
  readonly #judge: Judge;
  readonly #onFault: Fault;
  readonly #ofPair = new Float64Array(PAIR_SIGNALS.length);
  /** The later one of the pair at hand: most pairs come by the list of one article. */
  readonly #later = new HeldTerms();
  readonly #around = new Float64Array(AROUND_SIGNALS.length);

  /** `onFault` hears of pairs that could not be judged; they count as unlike. */
  constructor(judge: Judge, onFault: Fault) {
    this.#judge = judge;
    this.#onFault = onFault;
  }

  /**
   * Two items as a pair, `a` before `b`; undefined when they are not alike at all. Strangers are not, however alike their words are:
   * they are no crowd that makes what others have in common count less.
   */
  compared(a: number, b: number, x: Reading, y: Reading): Pair | undefined {
    this.#later.hold(y.vector);
    const overlap = overlapOf(x.vector, this.#later);
    const { cosine } = overlap;
    if (cosine < LEAST_COSINE || areStrangers(x.vector, y.vector, overlap)) return undefined;
    try {
      writePairSignals(overlap, x.dating, y.dating, this.#ofPair);
      return { a, b, cosine, isUndated: this.#ofPair[UNDATED] === 1, odds: this.#judge.ofPair(this.#ofPair) };
    } catch (error) {
      this.#onFault(b, error);
      return { a, b, cosine, isUndated: false, odds: IMPOSSIBLE };
    }
  }

  /** How likely a pair reports one event, with what is around either of the two. */
  likelihood(pairs: Pairs, pair: number, a: Surroundings, b: Surroundings): Likelihood {
    if (pairs.cosine(pair) - (a.crowd.far + b.crowd.far) / 2 < LEAST_BEYOND) return UNLIKELY;
    const judged = pairs.of(pair);
    if (judged.odds.all === IMPOSSIBLE.all) return UNLIKELY;
    try {
      writeAroundSignals(judged, a, b, this.#around);
      return this.#judge.among(judged.odds, this.#around);
    } catch (error) {
      this.#onFault(judged.b, error);
      return UNLIKELY;
    }
  }
}
