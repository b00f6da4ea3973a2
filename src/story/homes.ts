import { joinedByBonds } from "./bonds.ts";
import type { Field } from "./field.ts";
import { LATE, LEAST, leastToJoin } from "./gather.ts";
import { averageLink, type Edge } from "./linkage.ts";
import { loadStoryModel } from "./load.ts";
import type { Fault } from "./scales.ts";

/** Share of the articles of a story that report a crime from which on it is a case. */
const CASE_SHARE = 0.7;

/**
 * A partition of the articles of a field into stories, kept up to date. Only articles that hang together by pairs that can
 * join two groups are linked with one another, so a change links those anew that it reaches and no others. Groups that average
 * link leaves apart are one story where two of their reports are bonded (`bonds.ts`).
 */
export class Homes {
  readonly #field: Field;
  readonly #isOut: (number: number) => boolean;
  readonly #onFault: Fault;
  readonly #groups = new Map<number, readonly number[]>();
  /** By article the first of those that it hung together with when it was linked last. */
  readonly #components = new Map<number, number>();

  /** `isOut` tells articles that stay alone whatever they are like; `onFault` hears of those that could not be linked and stay alone. */
  constructor(field: Field, isOut: (number: number) => boolean, onFault: Fault) {
    this.#field = field;
    this.#isOut = isOut;
    this.#onFault = onFault;
  }

  /** The story of an article: its articles in order of time. */
  of(number: number): readonly number[] {
    return this.#groups.get(number) ?? [number];
  }

  forget(number: number): void {
    this.#groups.delete(number);
    this.#components.delete(number);
  }

  /** Links all that hangs together with `changed`, or with `loose` pairs that hang together themselves; returns the articles whose story is of other articles than before. */
  link(changed: Iterable<number>, loose: Iterable<readonly [number, number]>): Set<number> {
    const moved = new Set<number>();
    const done = new Set<number>();
    const within = [...loose].flatMap(([a, b]) => (this.#hangTogether(a, b) ? [a] : []));
    for (const seed of [...changed, ...within]) {
      if (done.has(seed)) continue;
      const component = this.#reachedFrom(seed);
      for (const number of component) {
        done.add(number);
        this.#components.set(number, component[0]!);
      }
      for (const group of this.#linkedOrAlone(component)) {
        const before = this.#groups.get(group[0]!);
        const isSame = before?.length === group.length && before.every((number, k) => number === group[k]);
        // A number that was given to another article has no story yet, however much the others look the same.
        if (isSame && group.every((number) => this.#groups.get(number) === before)) continue;
        for (const number of group) {
          this.#groups.set(number, group);
          moved.add(number);
        }
      }
    }
    return moved;
  }

  #hangTogether(a: number, b: number): boolean {
    const component = this.#components.get(a);
    return component !== undefined && component === this.#components.get(b);
  }

  #reachedFrom(seed: number): number[] {
    const seen = new Set([seed]);
    if (this.#isOut(seed)) return [seed];
    const least = leastToJoin();
    const { pairs } = this.#field;
    for (const number of seen) {
      for (const pair of this.#field.pairsOf(number)) {
        if (pairs.score(pair) < least && !this.#field.isOneCase(pair)) continue;
        const other = pairs.other(pair, number);
        if (!this.#isOut(other)) seen.add(other);
      }
    }
    return [...seen].sort((x, y) => (this.#field.precedes(x, y) ? -1 : 1));
  }

  #linkedOrAlone(component: readonly number[]): number[][] {
    try {
      return this.#linked(component);
    } catch (error) {
      this.#onFault(component[0]!, error);
      return component.map((number) => [number]);
    }
  }

  #linked(component: readonly number[]): number[][] {
    if (component.length === 1) return [[component[0]!]];
    const at = new Map(component.map((number, k) => [number, k]));
    const edges: Edge[] = [];
    const bonds: [number, number][] = [];
    const { pairs } = this.#field;
    for (const [number, k] of at) {
      for (const pair of this.#field.pairsOf(number)) {
        const [other, score] = [at.get(pairs.first(pair)), pairs.score(pair)];
        if (pairs.second(pair) !== number || other === undefined) continue;
        if (score >= LEAST) edges.push({ a: other, b: k, score });
        if (this.#field.isOneCase(pair)) bonds.push([other, k]);
      }
    }
    edges.sort((x, y) => x.b - y.b || x.a - y.a);
    const { threshold, sureness } = loadStoryModel();
    const datings = component.map((number) => this.#field.readingOf(number).dating);
    const days = datings.map(({ stated, written }) => stated ?? written);
    const notBefore = datings.map((dating, k) => (days[k] === undefined ? dating.notBefore : undefined));
    const groups = averageLink(component.length, edges, { threshold, sureness, days, notBefore, late: LATE });
    const isCase = (group: readonly number[]) => this.#isCase(group.map((k) => component[k]!));
    return joinedByBonds(groups, bonds, isCase).map((group) => group.map((k) => component[k]!));
  }
  /** Whether most articles of a story report a crime: where others tell of it as politics, it is no case any more. */
  #isCase(group: readonly number[]): boolean {
    const reports = group.filter((number) => this.#field.readingOf(number).crime !== undefined);
    return reports.length >= CASE_SHARE * group.length;
  }
}
