import { type Found, Meetings, REACH, type Register } from "./meetings.ts";

/** What became of a look at a candidate. */
export const Outcome = { open: 0, none: 1, link: 2, copy: 3 } as const;

/** An article worth comparing, with its share of the worth of the smaller of the two and what the comparison said. */
export interface Candidate extends Found {
  outcome: number;
}

/** Which candidates are kept: at least this share, and the so many best. */
interface Limits {
  readonly least: number;
  readonly most: number;
}

const WITHIN: Limits = { least: 0.06, most: 24 };
/**
 * The same across languages, where all worth is in names. Of 366 translations that score .2 or more with their original
 * none has a smaller share, and none more than four texts of other languages before it.
 */
const ACROSS: Limits = { least: 0.15, most: 6 };

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
  readonly #ways: readonly [Way, Way];

  constructor({ within, across }: Registers) {
    this.#ways = [new Way(within, WITHIN), new Way(across, ACROSS)];
  }

  /** The candidates of an article, the likeliest first: those of its own words, then those of other languages. */
  of(number: number): Candidate[] {
    const [within, across] = this.#ways.map((way) => way.lists.get(number) ?? []) as [Candidate[], Candidate[]];
    const known = new Set(within.map((each) => each.number));
    return [...within, ...across.filter((each) => !known.has(each.number))];
  }

  /** The lists of an article as they are kept, to be saved; the outcome of a candidate in both stands in the first. */
  listsOf(number: number): readonly (readonly Candidate[])[] {
    return this.#ways.map((way) => way.lists.get(number) ?? []);
  }

  /** Takes up an article as it was saved. */
  restore(number: number, isHead: boolean, lists: readonly Candidate[][]): void {
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
    return new Set(this.#ways.flatMap((way) => [...way.file(number, isHead)]));
  }

  unfile(number: number, isHead: boolean): Set<number> {
    return new Set(this.#ways.flatMap((way) => [...way.unfile(number, isHead)]));
  }
}

/** One way of meeting, with the lists of candidates that come of it. */
class Way {
  readonly lists = new Map<number, Candidate[]>();
  readonly meetings: Meetings;
  readonly #register: Register;
  readonly #limits: Limits;
  /** By head, whose lists it is in. */
  readonly #usedBy = new Map<number, Set<number>>();

  constructor(register: Register, limits: Limits) {
    this.#register = register;
    this.#limits = limits;
    this.meetings = new Meetings(register);
  }

  look(number: number): void {
    const { least, most } = this.#limits;
    const known = new Map(this.lists.get(number)?.map((each) => [each.number, each.outcome] as const));
    const found = this.meetings.before(number, least, most);
    this.put(
      number,
      found.map((each) => ({ ...each, outcome: known.get(each.number) ?? Outcome.open })),
    );
  }

  put(number: number, list: Candidate[]): void {
    this.forget(number);
    this.lists.set(number, list);
    for (const { number: head } of list) this.#use(head, number);
  }

  forget(number: number): void {
    for (const { number: head } of this.lists.get(number) ?? []) this.#usedBy.get(head)?.delete(number);
    this.lists.delete(number);
  }

  file(number: number, isHead: boolean): Set<number> {
    this.meetings.file(number, isHead);
    const changed = new Set<number>();
    if (!isHead) return changed;
    for (const { number: later, share } of this.meetings.after(number, this.#limits.least)) {
      if (this.#insert(later, { number, share, outcome: Outcome.open })) changed.add(later);
    }
    const parted = new Set<number>();
    for (const [head, later] of this.meetings.astride(number, REACH + 1)) {
      if (this.#has(later, head) && !this.meetings.doMeet(head, later)) this.#drop(later, head, parted);
    }
    for (const later of parted) this.look(later);
    return new Set([...changed, ...parted]);
  }

  unfile(number: number, isHead: boolean): Set<number> {
    this.meetings.unfile(number, isHead);
    const changed = new Set<number>();
    if (!isHead) return changed;
    const short = new Set<number>();
    for (const later of [...(this.#usedBy.get(number) ?? [])]) {
      changed.add(later);
      this.#drop(later, number, short);
    }
    for (const later of short) this.look(later);
    for (const [head, later] of this.meetings.astride(number, REACH)) {
      const share = this.meetings.shareOf(head, later);
      if (this.#insert(later, { number: head, share, outcome: Outcome.open })) changed.add(later);
    }
    this.#usedBy.delete(number);
    return changed;
  }

  /** Puts a candidate in its place; false when it is there or not good enough. */
  #insert(later: number, candidate: Candidate): boolean {
    const list = this.lists.get(later);
    if (!list || candidate.share < this.#limits.least || this.#has(later, candidate.number)) return false;
    let at = list.length;
    while (at > 0 && this.#isBetter(candidate, list[at - 1]!)) at--;
    if (at >= this.#limits.most) return false;
    list.splice(at, 0, candidate);
    this.#use(candidate.number, later);
    if (list.length > this.#limits.most) this.#usedBy.get(list.pop()!.number)?.delete(later);
    return true;
  }

  /** Takes a candidate out; an article whose list was full may have others in its place and is `short` of them. */
  #drop(later: number, head: number, short: Set<number>): void {
    const list = this.lists.get(later)!;
    if (list.length >= this.#limits.most) short.add(later);
    list.splice(
      list.findIndex((each) => each.number === head),
      1,
    );
    this.#usedBy.get(head)?.delete(later);
  }

  #has(later: number, head: number): boolean {
    return this.#usedBy.get(head)?.has(later) ?? false;
  }

  #isBetter(x: Found, y: Found): boolean {
    return x.share > y.share || (x.share === y.share && this.#register.precedes(x.number, y.number));
  }

  #use(head: number, later: number): void {
    const users = this.#usedBy.get(head);
    if (users) users.add(later);
    else this.#usedBy.set(head, new Set([later]));
  }
}
