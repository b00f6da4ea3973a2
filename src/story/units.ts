import { type ArticleId, compareText } from "../model/index.ts";
import type { Field } from "./field.ts";
import { standingOf } from "./order.ts";
import type { Reading, Section } from "./reading.ts";

/** Days after a roundup on which what it reports may still come out. */
const DAYS_ON = 3;

/** An article as it entered. */
export interface Member {
  readonly id: ArticleId;
  readonly standing: string;
  /** Name of the group of copies that it is of. */
  readonly lineage: string;
  readonly reading: Reading;
  readonly sections: readonly Section[];
}

/** The numbers in the field of the article that stands for a unit, and of its sections. */
export interface Numbers {
  readonly number: number;
  readonly sections: readonly number[];
}

/** Copies of one text, in order of time: the first of them stands for all in the field. */
export interface Unit extends Numbers {
  readonly members: readonly Member[];
}

/**
 * The articles of a window, copies of one text together. Who is in the field follows in `sync`: what only gets another
 * lineage, and still stands for its copies, stays there as it is.
 */
export class Units {
  readonly #field: Field;
  readonly #onGone: (number: number) => void;
  readonly #members = new Map<ArticleId, Member>();
  /** By lineage, in order of time. */
  readonly #copies = new Map<string, readonly Member[]>();
  readonly #touched = new Set<string>();
  /** By lineage what is in the field. */
  readonly #units = new Map<string, Unit>();
  readonly #byNumber = new Map<number, Unit>();
  readonly #free: number[] = [];
  /** Numbers that are free when the field was settled. */
  #left: number[] = [];
  /** Numbers of units with other members than before. */
  readonly #changed = new Set<number>();
  /** Articles that came into the field, or left it, since this was asked. */
  #renumbered = new Set<ArticleId>();
  #next = 0;

  /** `onGone` hears of numbers that nothing stands under any more, before they are given to others. */
  constructor(field: Field, onGone: (number: number) => void) {
    this.#field = field;
    this.#onGone = onGone;
  }

  get members(): Iterable<Member> {
    return this.#members.values();
  }

  memberOf(id: ArticleId): Member | undefined {
    return this.#members.get(id);
  }

  unitOf(id: ArticleId): Unit | undefined {
    return this.#units.get(this.#members.get(id)?.lineage ?? "");
  }

  /** The unit that stands in the field under a number, or one of whose sections does. */
  at(number: number): Unit | undefined {
    return this.#byNumber.get(number);
  }

  /** The units that got or lost copies since this was asked. */
  takeChanged(): number[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  takeRenumbered(): Set<ArticleId> {
    const renumbered = this.#renumbered;
    this.#renumbered = new Set();
    return renumbered;
  }

  add(member: Member): void {
    this.#members.set(member.id, member);
    const copies = [...(this.#copies.get(member.lineage) ?? []), member];
    this.#put(
      member.lineage,
      copies.sort((x, y) => compareText(x.standing, y.standing)),
    );
  }

  remove(id: ArticleId): void {
    const member = this.#members.get(id);
    if (!member) return;
    this.#members.delete(id);
    this.#put(
      member.lineage,
      this.#copies.get(member.lineage)!.filter((other) => other !== member),
    );
  }

  /** Brings the field up to the members. It must be settled before this is called again. */
  sync(): void {
    this.#free.push(...this.#left);
    this.#left = [];
    const before = new Map<Reading, Unit>();
    for (const lineage of this.#touched) {
      const unit = this.#units.get(lineage);
      if (unit) before.set(unit.members[0]!.reading, unit);
      this.#units.delete(lineage);
    }
    const now = [...this.#touched].flatMap((lineage) => {
      const members = this.#copies.get(lineage);
      return members ? [{ lineage, members, known: before.get(members[0]!.reading) }] : [];
    });
    for (const { known } of now) if (known) before.delete(known.members[0]!.reading);
    for (const unit of before.values()) this.#withdraw(unit);
    for (const { lineage, members, known } of now)
      this.#note(lineage, { ...(known ?? this.#enter(members[0]!)), members });
    this.#touched.clear();
  }

  /** Takes up an article that stands for its copies under the numbers it had. All members are added first. */
  restore(id: ArticleId, numbers: Numbers): void {
    const { lineage } = this.#members.get(id)!;
    this.#touched.delete(lineage);
    this.#note(lineage, { ...numbers, members: this.#copies.get(lineage)! });
    this.#next = Math.max(this.#next, ...[numbers.number, ...numbers.sections].map((number) => number + 1));
  }

  /** Numbers for those that stand for their copies, to restore them under. */
  number(): Map<ArticleId, Numbers> {
    let next = 0;
    const firsts = [...this.#copies.values()].map(([first]) => first!);
    return new Map(firsts.map(({ id, sections }) => [id, { number: next++, sections: sections.map(() => next++) }]));
  }

  /** Lets the numbers that nothing was restored under be given away. */
  freeGaps(): void {
    for (let number = 0; number < this.#next; number++) if (!this.#byNumber.has(number)) this.#free.push(number);
  }

  #put(lineage: string, copies: readonly Member[]): void {
    if (copies.length > 0) this.#copies.set(lineage, copies);
    else this.#copies.delete(lineage);
    this.#touched.add(lineage);
  }

  #note(lineage: string, { members, number, sections }: Unit): void {
    const unit = { members, number, sections };
    this.#units.set(lineage, unit);
    this.#changed.add(number);
    for (const each of [number, ...sections]) this.#byNumber.set(each, unit);
  }

  #enter(member: Member): Numbers {
    this.#renumbered.add(member.id);
    const [own, ...sections] = placesOf(member).map(({ standing, reading }, k) => {
      const number = this.#free.pop() ?? this.#next++;
      this.#field.enter(number, standing, reading, k > 0);
      return number;
    });
    return { number: own!, sections };
  }

  #withdraw({ members, number, sections }: Unit): void {
    this.#renumbered.add(members[0]!.id);
    for (const each of [...sections, number]) {
      this.#field.leave(each);
      this.#changed.delete(each);
      this.#onGone(each);
      this.#byNumber.delete(each);
    }
    this.#left.push(number, ...sections);
  }
}

/** Where an article stands in the field, and then each of its sections. */
export function placesOf({ id, standing, reading, sections }: Member): { standing: string; reading: Reading }[] {
  const parts = sections.map((section, k) => ({
    standing: standingOf(`${id}\u0000${k}`, reading.dating, DAYS_ON),
    reading: section.reading,
  }));
  return [{ standing, reading }, ...parts];
}
