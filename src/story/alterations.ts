import { LEAST, leastToJoin } from "./gather.ts";
import { UNSURE } from "./passages.ts";
import { FAINT } from "./threads.ts";

/** The two numbers of a pair, the earlier first. */
type Ends = readonly [a: number, b: number];

/** A pair that has other scores. */
interface Altered {
  readonly ends: Ends;
  readonly isSection: boolean;
  /** See `bondOf`. */
  readonly isBonded: boolean;
}

/** Scores of a pair. */
interface Scores {
  readonly score: number;
  readonly timeless: number;
}

/**
 * What has changed between the items of a field, by what hangs on it: a likelihood moves often and by little, and most of
 * that moves nothing.
 */
export class Alterations {
  /** Items that are new, and those of pairs that can join two groups by themselves, or by a bond. */
  readonly joining = new Set<number>();
  /** Other pairs: they only count between items that hang together. */
  readonly loose: Ends[] = [];
  /** Items of pairs that say of a thread. */
  readonly threads = new Set<number>();
  /** Sections that are like other articles than before. */
  readonly sections = new Set<number>();
  /** Items that have become sure, or unsure, to be of another event than another one. */
  readonly parted = new Set<number>();
  readonly #leastToJoin = leastToJoin();

  /** A pair has other scores; 0 for one that came or went. */
  note({ ends, isSection, isBonded }: Altered, before: Scores, now: Scores): void {
    const score = Math.max(before.score, now.score);
    const timeless = Math.max(before.timeless, now.timeless);
    if (Math.max(score, timeless) < LEAST) return;
    if (isSection) {
      this.sections.add(ends[1]);
      return;
    }
    if (before.score !== now.score) {
      if (score >= this.#leastToJoin) addBoth(this.joining, ends);
      else this.loose.push(ends);
    }
    if (before.timeless !== now.timeless && timeless >= FAINT) {
      addBoth(this.threads, ends);
      if (isBonded) addBoth(this.joining, ends);
    }
    if (before.score < UNSURE !== now.score < UNSURE) addBoth(this.parted, ends);
  }

  forget(number: number): void {
    for (const items of [this.joining, this.threads, this.sections, this.parted]) items.delete(number);
  }
}

function addBoth(to: Set<number>, [a, b]: Ends): void {
  to.add(a).add(b);
}
