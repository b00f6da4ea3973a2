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

/** Copies of one text, in order of time: the first of them stands for all in the field. */
export interface Unit {
  readonly members: readonly Member[];
  readonly number: number;
  /** Numbers of the sections of the first member. */
  readonly sections: readonly number[];
}

/** The articles of a window, copies of one text together, and the numbers under which they are in the field. */
export class Units {
  readonly #field: Field;
  readonly #onGone: (number: number) => void;
  readonly #members = new Map<ArticleId, Member>();
  readonly #units = new Map<string, Unit>();
  readonly #byNumber = new Map<number, Unit>();
  readonly #free: number[] = [];
  /** Numbers of units with other members than before. */
  readonly #changed = new Set<number>();
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

  add(member: Member): void {
    this.#members.set(member.id, member);
    const members = [...(this.#units.get(member.lineage)?.members ?? []), member];
    this.#put(
      member.lineage,
      members.sort((x, y) => compareText(x.standing, y.standing)),
    );
  }

  remove(id: ArticleId): void {
    const member = this.#members.get(id);
    if (!member) return;
    this.#members.delete(id);
    const members = this.#units.get(member.lineage)!.members.filter((other) => other !== member);
    this.#put(member.lineage, members);
  }

  /** Gives a lineage these members; when another one comes to stand for it, the field is told. */
  #put(lineage: string, members: readonly Member[]): void {
    const before = this.#units.get(lineage);
    const first = members[0];
    if (before && first === before.members[0]) {
      const unit = { ...before, members };
      this.#changed.add(unit.number);
      this.#units.set(lineage, unit);
      for (const number of [unit.number, ...unit.sections]) this.#byNumber.set(number, unit);
      return;
    }
    if (before) this.#withdraw(before);
    this.#units.delete(lineage);
    if (!first) return;
    const { id, standing, reading, sections } = first;
    const own = this.#enter(standing, reading, false);
    const parts = sections.map((section, k) =>
      this.#enter(standingOf(`${id}\u0000${k}`, reading.dating, DAYS_ON), section.reading, true),
    );
    const unit = { members, number: own, sections: parts };
    this.#units.set(lineage, unit);
    for (const number of [own, ...parts]) this.#byNumber.set(number, unit);
  }

  #enter(standing: string, reading: Reading, isSection: boolean): number {
    const number = this.#free.pop() ?? this.#next++;
    this.#field.enter(number, standing, reading, isSection);
    return number;
  }

  #withdraw({ number, sections }: Unit): void {
    for (const each of [...sections, number]) {
      this.#field.leave(each);
      this.#changed.delete(each);
      this.#onGone(each);
      this.#byNumber.delete(each);
    }
    this.#free.push(number, ...sections);
  }
}
