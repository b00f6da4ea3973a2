import type { Measure, Register } from "../near/meetings.ts";
import { type Limits, Nearest, type Neighbour, OPEN } from "../near/nearest.ts";
import { shareIn } from "./keys.ts";
import type { Asking } from "./readings.ts";

/** What became of a look at a candidate. */
export const Outcome = { open: OPEN, none: 1, link: 2, copy: 3 } as const;

/** An article worth comparing, with its share of the worth of the smaller of the two and what the comparison said. */
export type Candidate = Neighbour;

/**
 * Looks at candidates from the likeliest on, at those that nobody has looked at; a light edit of one of them needs no
 * further look. `note` hears what came of each look. `targets` are those that the article is linked to, by number.
 */
export function* walk(
  candidates: readonly Candidate[],
  look: (candidate: Candidate) => Asking<number>,
  note: (candidate: Candidate, outcome: number) => void = () => {},
): Asking<{ readonly copyOf?: number; readonly targets: number[] }> {
  const targets: number[] = [];
  for (const candidate of candidates) {
    const { number, outcome: before } = candidate;
    const outcome = before === Outcome.open ? yield* look(candidate) : before;
    if (outcome !== before) note(candidate, outcome);
    if (outcome === Outcome.copy) return { copyOf: number, targets: [number] };
    if (outcome === Outcome.link) targets.push(number);
  }
  return { targets };
}

/** Of each key the worth that it has in both; meetings reach 256 heads far (test/lineage/any-order.test.ts). */
export const MEASURE: Measure = { common: Math.min, share: shareIn, reach: 256 };

const WITHIN: Limits = { least: 0.06, most: 24, spare: 8 };
/**
 * The same across languages, where all worth is in names. Of 366 translations that score .2 or more with their original
 * none has a smaller share, and none more than four texts of other languages before it.
 */
const ACROSS: Limits = { least: 0.15, most: 6, spare: 4 };

/** The two ways in which articles meet: under words and runs of words, and across languages under names and numbers. */
export interface Registers {
  readonly within: Register;
  readonly across: Register;
}

/**
 * For every article that looks for its sources the heads before it that are worth comparing, kept up to date as heads come
 * and go. What it holds depends on the set of heads alone. The calls that change it name the articles whose lists changed.
 */
export class Candidates {
  readonly #ways: readonly [Nearest, Nearest];

  constructor({ within, across }: Registers) {
    this.#ways = [new Nearest(within, MEASURE, WITHIN), new Nearest(across, MEASURE, ACROSS)];
  }

  /** The candidates of an article, the likeliest first: those of its own words, then those of other languages. */
  of(number: number): Candidate[] {
    const [within, across] = this.#ways.map((way) => way.of(number)) as [Candidate[], Candidate[]];
    const known = new Set(within.map((each) => each.number));
    return [...within, ...across.filter((each) => !known.has(each.number))];
  }

  /** Notes what became of the look at a candidate; that of one in both lists stands in the first. */
  note(number: number, candidate: number, outcome: number): void {
    for (const way of this.#ways) if (way.note(number, candidate, outcome)) return;
  }

  /** The lists of an article as they are kept, to be saved. */
  listsOf(number: number): readonly (readonly Candidate[])[] {
    return this.#ways.map((way) => way.of(number));
  }

  /** Takes up an article as it was saved. */
  restore(number: number, isHead: boolean, lists: readonly (readonly Candidate[])[]): void {
    this.#ways.forEach((way, k) => {
      way.put(number, lists[k]!);
      way.meetings.file(number, isHead);
    });
  }

  look(number: number): void {
    for (const way of this.#ways) way.look(number);
  }

  forget(number: number): void {
    for (const way of this.#ways) way.forget(number);
  }

  file(number: number, isHead: boolean): Set<number> {
    return new Set(this.#ways.flatMap((way) => [...way.file(number, isHead), ...way.settle()]));
  }

  unfile(number: number, isHead: boolean): Set<number> {
    return new Set(this.#ways.flatMap((way) => [...way.unfile(number, isHead), ...way.settle()]));
  }
}
