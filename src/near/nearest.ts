import { type Found, type Measure, Meetings, type Register } from "./meetings.ts";
import { Ranking } from "./ranking.ts";

/** Outcome of a look that nobody has taken yet. */
export const OPEN = 0;

/** An item found, with what became of the look at it: `OPEN`, or what its user says. */
export interface Neighbour {
  readonly number: number;
  /** See `Found`; it changes as heads come and go between the two. */
  readonly share: number;
  /** 0 to 255. */
  readonly outcome: number;
}

/** Which are named: at least this near, and the so many nearest. */
export interface Limits {
  readonly least: number;
  readonly most: number;
  /** Heads that are kept beyond those, so that few lists need a new look when others come between. */
  readonly spare: number;
}

/**
 * For every item that looks the nearest heads before it, kept up to date as heads come and go. What it names depends on the
 * set of heads alone. The calls that change it say whose nearest ones changed; items that wait for a look get it in `settle`.
 */
export class Nearest {
  readonly meetings: Meetings;
  readonly #register: Register;
  readonly #measure: Measure;
  readonly #limits: Limits;
  /** By item the heads that are better than its floor, best first; without a floor all that are near enough. */
  readonly #lists = new Map<number, Ranking>();
  readonly #floors = new Map<number, Found>();
  /** By head, whose floor it is. */
  readonly #floorOf = new Map<number, Set<number>>();
  readonly #waiting = new Set<number>();

  constructor(register: Register, measure: Measure, limits: Limits) {
    this.#register = register;
    this.#measure = measure;
    this.#limits = limits;
    this.meetings = new Meetings(register, measure);
  }

  /** The nearest heads before an item, best first. Ask only when nothing waits. */
  of(number: number): Neighbour[] {
    return this.#lists.get(number)?.first(this.#limits.most) ?? [];
  }

  /** Notes what became of the look at one of the nearest; false where the item has no such one. */
  note(number: number, head: number, outcome: number): boolean {
    const list = this.#lists.get(number);
    const place = list?.placeOf(head) ?? -1;
    if (place < 0 || place >= this.#limits.most) return false;
    list!.setOutcome(place, outcome);
    return true;
  }

  /** Lets an item wait for its look. */
  await(number: number): void {
    this.#waiting.add(number);
  }

  /** Looks for all that wait; says for which. */
  settle(): Set<number> {
    const looked = new Set(this.#waiting);
    this.#waiting.clear();
    for (const number of looked) this.look(number);
    return looked;
  }

  look(number: number): void {
    const { least, most, spare } = this.#limits;
    const before = this.#lists.get(number);
    const known = new Map(before?.first(before.size).map((each) => [each.number, each.outcome] as const));
    const found = this.meetings.before(number, least, most + spare);
    const list = found.map((each) => {
      return { number: each.number, share: each.share, outcome: known.get(each.number) ?? OPEN };
    });
    this.#put(number, list, found.length >= most + spare);
  }

  /** Takes up a list that `of` gave for the same heads. */
  put(number: number, list: readonly Neighbour[]): void {
    this.#put(number, list, list.length >= this.#limits.most);
  }

  forget(number: number): void {
    this.#lists.delete(number);
    this.#setFloor(number, undefined);
    this.#waiting.delete(number);
  }

  file(number: number, isHead: boolean): Set<number> {
    this.meetings.file(number, isHead);
    const changed = new Set<number>();
    if (!isHead || this.#areMostWaiting()) return changed;
    for (const { number: later, share } of this.meetings.after(number, this.#limits.least)) {
      if (this.#insert(later, { number, share, outcome: OPEN })) changed.add(later);
    }
    for (const [head, later] of this.meetings.astride(number, this.#measure.reach + 1)) {
      if (this.#has(later, head) && this.#change(later, head)) changed.add(later);
    }
    return changed;
  }

  unfile(number: number, isHead: boolean): Set<number> {
    this.meetings.unfile(number, isHead);
    const changed = new Set<number>();
    if (!isHead) return changed;
    for (const later of this.#usersOf(number)) if (this.#drop(later, number)) changed.add(later);
    for (const later of this.#floorOf.get(number) ?? []) this.#waiting.add(later);
    this.#floorOf.delete(number);
    if (this.#areMostWaiting()) return changed;
    for (const [head, later] of this.meetings.astride(number, this.#measure.reach)) {
      const isOther = this.#has(later, head)
        ? this.#change(later, head)
        : this.#insert(later, { number: head, share: this.meetings.shareOf(head, later), outcome: OPEN });
      if (isOther) changed.add(later);
    }
    return changed;
  }

  /** When more wait than are known, a new look at all costs less than to keep the known ones up to date. */
  #areMostWaiting(): boolean {
    if (this.#waiting.size <= this.#lists.size) return false;
    for (const number of this.#lists.keys()) this.#waiting.add(number);
    return true;
  }

  #put(number: number, list: readonly Neighbour[], isCut: boolean): void {
    this.forget(number);
    this.#lists.set(number, new Ranking(list));
    if (isCut) this.#setFloor(number, list.at(-1)!);
  }

  /** Puts a candidate in its place; false when none of the nearest is another for that. */
  #insert(later: number, candidate: Neighbour): boolean {
    const list = this.#lists.get(later);
    if (!list || this.#waiting.has(later) || !this.#isKept(later, candidate)) return false;
    if (list.placeOf(candidate.number) >= 0) return false;
    const at = placed(list, candidate, (x, y) => this.#isBetter(x, y));
    if (list.size > this.#limits.most + this.#limits.spare) {
      this.#setFloor(later, list.at(list.size - 1));
      list.remove(list.size - 1);
    }
    return at < this.#limits.most;
  }

  /** Gives a candidate the share and the place that it has by now; false when none of the nearest is another for that. */
  #change(later: number, head: number): boolean {
    if (this.#waiting.has(later)) return false;
    const list = this.#lists.get(later)!;
    const from = list.placeOf(head);
    const share = this.meetings.shareOf(head, later);
    if (list.shareAt(from) === share) return false;
    if (!this.#isKept(later, { number: head, share })) return this.#drop(later, head);
    const { outcome } = list.at(from);
    list.remove(from);
    const at = placed(list, { number: head, share, outcome }, (x, y) => this.#isBetter(x, y));
    return Math.min(from, at) < this.#limits.most;
  }

  /** Takes a candidate out; an item with too few left waits for a look when there may be others. */
  #drop(later: number, head: number): boolean {
    const list = this.#lists.get(later)!;
    const at = list.placeOf(head);
    list.remove(at);
    if (list.size < this.#limits.most && this.#floors.has(later)) this.#waiting.add(later);
    return at < this.#limits.most;
  }

  #isKept(later: number, candidate: Found): boolean {
    const floor = this.#floors.get(later);
    if (candidate.share < this.#limits.least) return false;
    if (!floor) return true;
    return candidate.number === floor.number ? candidate.share >= floor.share : this.#isBetter(candidate, floor);
  }

  #setFloor(later: number, floor: Found | undefined): void {
    const before = this.#floors.get(later);
    if (before) this.#floorOf.get(before.number)?.delete(later);
    this.#floors.delete(later);
    if (!floor) return;
    this.#floors.set(later, { number: floor.number, share: floor.share });
    add(this.#floorOf, floor.number, later);
  }

  #has(later: number, head: number): boolean {
    return (this.#lists.get(later)?.placeOf(head) ?? -1) >= 0;
  }

  /** Whose lists a head is in; all lists are looked through, as heads go seldom. */
  #usersOf(head: number): number[] {
    return [...this.#lists].flatMap(([number, list]) => (list.placeOf(head) >= 0 ? [number] : []));
  }

  #isBetter(x: Found, y: Found): boolean {
    return x.share > y.share || (x.share === y.share && this.#register.precedes(x.number, y.number));
  }
}

function add(map: Map<number, Set<number>>, key: number, value: number): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

function placed(list: Ranking, candidate: Neighbour, isBetter: (x: Found, y: Found) => boolean): number {
  let at = list.size;
  while (at > 0 && isBetter(candidate, list.at(at - 1))) at--;
  list.insert(at, candidate);
  return at;
}
