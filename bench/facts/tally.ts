/** Counts of tries and hits by name, in the order they were first named. */
export class Tally {
  readonly #counts = new Map<string, { hits: number; tries: number }>();

  add(name: string, isHit: boolean): void {
    const count = this.#counts.get(name) ?? { hits: 0, tries: 0 };
    this.#counts.set(name, count);
    count.tries++;
    if (isHit) count.hits++;
  }

  /** Hits, tries and share in percent of one name. */
  row(name: string): [hits: number, tries: number, percent: number] {
    const { hits, tries } = this.#counts.get(name) ?? { hits: 0, tries: 0 };
    return [hits, tries, percent(hits, tries)];
  }
}

/** Found pairs against gold pairs. */
export class PairTally {
  right = 0;
  wrong = 0;
  missed = 0;

  add(isGold: boolean, isFound: boolean): void {
    if (isGold && isFound) this.right++;
    else if (isFound) this.wrong++;
    else if (isGold) this.missed++;
  }

  /** Pairs in gold, precision, recall, F1; percent. */
  row(): [gold: number, precision: number, recall: number, f1: number] {
    const { right, wrong, missed } = this;
    return [
      right + missed,
      percent(right, right + wrong),
      percent(right, right + missed),
      percent(2 * right, 2 * right + wrong + missed),
    ];
  }
}

export function percent(part: number, whole: number): number {
  return Number(((100 * part) / (whole || 1)).toFixed(1));
}
