import { type Found, type Measure, Meetings, type Register } from "./meetings.ts";

/** Outcome of a look that nobody has taken yet. */
export const OPEN = 0;

/** An item found, with what became of the look at it: `OPEN`, or what its user says. */
export interface Neighbour {
  readonly number: number;
  /** See `Found`; it changes as heads come and go between the two. */
  share: number;
  outcome: number;
}

/** Which are kept: at least this near, and the so many nearest. */
export interface Limits {
  readonly least: number;
  readonly most: number;
}

/**
 * For every item that looks the nearest heads before it, kept up to date as heads come and go. What it holds depends on the
 * set of heads alone. The calls that change it name the items whose lists changed.
 */
export class Nearest {
  readonly lists = new Map<number, Neighbour[]>();
  readonly meetings: Meetings;
  readonly #register: Register;
  readonly #measure: Measure;
  readonly #limits: Limits;
  /** By head, whose lists it is in. */
  readonly #usedBy = new Map<number, Set<number>>();

  constructor(register: Register, measure: Measure, limits: Limits) {
    this.#register = register;
    this.#measure = measure;
    this.#limits = limits;
    this.meetings = new Meetings(register, measure);
  }

  look(number: number): void {
    const { least, most } = this.#limits;
    const known = new Map(this.lists.get(number)?.map((each) => [each.number, each.outcome] as const));
    const found = this.meetings.before(number, least, most);
    this.put(
      number,
      found.map((each) => ({ ...each, outcome: known.get(each.number) ?? OPEN })),
    );
  }

  put(number: number, list: Neighbour[]): void {
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
      if (this.#insert(later, { number, share, outcome: OPEN })) changed.add(later);
    }
    const short = new Set<number>();
    for (const [head, later] of this.meetings.astride(number, this.#measure.reach + 1)) {
      if (this.#has(later, head) && this.#weaken(later, head, short)) changed.add(later);
    }
    for (const later of short) this.look(later);
    return changed;
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
    for (const [head, later] of this.meetings.astride(number, this.#measure.reach)) {
      const share = this.meetings.shareOf(head, later);
      const isOther = this.#has(later, head)
        ? this.#move(later, head, share)
        : this.#insert(later, { number: head, share, outcome: OPEN });
      if (isOther) changed.add(later);
    }
    this.#usedBy.delete(number);
    return changed;
  }

  /** Puts a candidate in its place; false when it is there or not good enough. */
  #insert(later: number, candidate: Neighbour): boolean {
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

  /** A head now parts the two under a key. In a full list the weakened one may have to give its place to another. */
  #weaken(later: number, head: number, short: Set<number>): boolean {
    const share = this.meetings.shareOf(head, later);
    if (share < this.#limits.least) this.#drop(later, head, short);
    else if (!this.#move(later, head, share)) return false;
    const list = this.lists.get(later)!;
    if (list.length >= this.#limits.most && list.at(-1)!.number === head) short.add(later);
    return true;
  }

  /** Gives a candidate another share and the place that goes with it; false when the share is the same. */
  #move(later: number, head: number, share: number): boolean {
    const list = this.lists.get(later)!;
    const from = list.findIndex(({ number }) => number === head);
    const candidate = list[from]!;
    if (candidate.share === share) return false;
    candidate.share = share;
    list.splice(from, 1);
    let at = list.length;
    while (at > 0 && this.#isBetter(candidate, list[at - 1]!)) at--;
    list.splice(at, 0, candidate);
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
