import type { Field } from "./field.ts";
import { LEAST } from "./gather.ts";
import type { Homes } from "./homes.ts";
import { type Ground, type Passage, passagesOf } from "./passages.ts";
import type { Fault } from "./scales.ts";
import type { Units } from "./units.ts";

/** The articles of a field that report several events, kept up to date. */
export class Roundups {
  /** By article the parts of it that belong to other stories. */
  readonly passages = new Map<number, readonly Passage[]>();
  readonly #field: Field;
  readonly #units: Units;
  readonly #plain: Homes;
  readonly #onFault: Fault;

  /** `plain`: stories without the articles that have several subjects. */
  constructor(field: Field, units: Units, plain: Homes, onFault: Fault) {
    this.#field = field;
    this.#units = units;
    this.#plain = plain;
    this.#onFault = onFault;
  }

  /** True for an article that has several subjects, whether they are of several stories or not. */
  isMixed(number: number): boolean {
    return (this.#units.at(number)?.sections.length ?? 0) > 1;
  }

  forget(number: number): void {
    this.passages.delete(number);
  }

  /**
   * Looks anew at the roundups of which `sections` are like other articles than before, and those that any of `touched` has to
   * do with; returns all whose stories may be others for that.
   */
  look(touched: ReadonlySet<number>, sections: Iterable<number>): Set<number> {
    const mixed = new Set<number>();
    for (const section of sections) mixed.add(this.#units.at(section)!.number);
    const { pairs } = this.#field;
    for (const number of touched) {
      const unit = this.#units.at(number);
      if (!unit) continue;
      if (unit.sections.length > 1) mixed.add(unit.number);
      if (unit.number !== number) continue;
      for (const pair of this.#field.sectionsNear(number)) mixed.add(this.#units.at(pairs.second(pair))!.number);
    }
    const reseen = new Set<number>();
    for (const number of mixed) {
      const before = this.passages.get(number) ?? [];
      const now = this.#passagesOrNone(number);
      if (now.length > 0) this.passages.set(number, now);
      else this.passages.delete(number);
      if (before.length === 0 && now.length === 0) continue;
      for (const { to } of [...before, ...now]) if (this.#units.at(to)) reseen.add(to);
      reseen.add(number);
      if (before.length > 0 === now.length > 0) continue;
      for (const pair of this.#field.pairsOf(number))
        if (pairs.score(pair) >= LEAST) reseen.add(pairs.other(pair, number));
    }
    return reseen;
  }

  #passagesOrNone(number: number): Passage[] {
    try {
      return this.#passagesIn(number);
    } catch (error) {
      this.#onFault(number, error);
      return [];
    }
  }

  #passagesIn(number: number): Passage[] {
    const unit = this.#units.at(number)!;
    const ground: Ground = {
      homeOf: (other) => this.#plain.of(other)[0]!,
      precedes: (a, b) => this.#field.precedes(a, b),
      scoreOf: (a, b) => this.#field.scoreBetween(a, b),
    };
    const { pairs } = this.#field;
    const sections = unit.members[0]!.sections.map(({ span }, k) => {
      const likely = this.#field.pairsOf(unit.sections[k]!).filter((pair) => pairs.most(pair) >= LEAST);
      return { span, near: likely.map((pair) => ({ a: pairs.first(pair), score: pairs.score(pair) })) };
    });
    return passagesOf(number, sections, ground);
  }
}
