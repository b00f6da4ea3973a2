import { type Article, type ArticleId, compareText, failureOf, guarded, type Message } from "../model/index.ts";
import { packed, unpacked } from "../near/bytes.ts";
import { Field } from "./field.ts";
import { type Judge, shippedJudge } from "./gather.ts";
import { Homes } from "./homes.ts";
import { standingOf } from "./order.ts";
import { readingOf, sectionsIn } from "./reading.ts";
import { Roundups } from "./roundups.ts";
import { type MemberHead, memberFrom, memberPortion, nearPortion, readMember, readNear } from "./state.ts";
import { type StoryGroup, Telling } from "./telling.ts";
import { placesOf, Units } from "./units.ts";
import type { Vector } from "./vectors.ts";

/** What became of the stories since this was asked last. */
export interface StoryUpdate {
  /** New stories and those with other articles, passages or threads than before, sorted by id. */
  readonly put: readonly StoryGroup[];
  /** Ids of stories that are no more, sorted. */
  readonly drop: readonly string[];
  readonly messages: readonly Message[];
}

const FAILED = "story-failed";

/** State of a window in portions: what was read of each article, and who is near each of those that stand for their copies. */
export interface WindowPortions {
  readonly members: Iterable<Uint8Array>;
  readonly near: Iterable<Uint8Array>;
  /** Stories as they were told; they are not told again while they stay as they are. */
  readonly told?: Iterable<StoryGroup>;
}

/** An article of which `StoryDigest.dates` is known, and the group of copies that it is surely of. */
export interface JudgedArticle {
  readonly dates: object;
  readonly lineage: string;
}

/** Two articles that stand for their copies, the earlier first, or a section (from 1 on) of the later one; see `StoryVerdict`. */
export interface JudgedPair {
  readonly a: ArticleId;
  readonly b: ArticleId;
  readonly section: number;
  readonly score: number;
  readonly timeless: number;
}

/** A portion that is another one than before; none any more where it has no bytes. */
export interface ChangedPortion {
  readonly of: "member" | "near";
  readonly id: ArticleId;
  readonly bytes: Uint8Array | undefined;
}

/**
 * Articles that are grouped into stories while they come and go. The stories are a function of the articles inside: of
 * whatever order and in whatever portions they entered, after removals and re-entries, they are those of one batch.
 */
export class StoryWindow {
  readonly #field: Field;
  readonly #units: Units;
  /** Stories without the articles that have several subjects; and with those of them that turned out to be no roundups. */
  readonly #plain: Homes;
  readonly #homes: Homes;
  readonly #roundups: Roundups;
  readonly #telling: Telling;
  /** Articles that came, went or are of another lineage since `changedPortions` was asked. */
  readonly #changed = new Set<ArticleId>();
  #messages: Message[] = [];
  /** Standing before which stories are closed. */
  #closed = "";

  constructor(judge: Judge = shippedJudge()) {
    const onFault = (number: number, error: unknown) => this.#say(number, error);
    this.#field = new Field(judge, onFault);
    this.#units = new Units(this.#field, (number) => this.#forget(number));
    this.#plain = new Homes(this.#field, (number) => this.#roundups.isMixed(number), onFault);
    this.#roundups = new Roundups(this.#field, this.#units, this.#plain, onFault);
    const { passages } = this.#roundups;
    this.#homes = new Homes(this.#field, (number) => passages.has(number), onFault);
    this.#telling = new Telling(this.#field, this.#units, this.#homes, passages);
  }

  /** Takes up a window where `state` left it. Throws `RangeError` for bytes of another form. */
  static from(state: Uint8Array): StoryWindow {
    const { head, arrays } = unpacked(state);
    const { closed, told, size } = head as { closed: string; told: StoryGroup[]; size: number };
    const portions = arrays as Uint8Array[];
    const window = StoryWindow.fromPortions({ members: portions.slice(0, size), near: portions.slice(size), told });
    window.#closed = closed;
    return window;
  }

  /** The same from portions in any order. No text is read and no two articles are compared. */
  static fromPortions({ members, near, told = [] }: WindowPortions): StoryWindow {
    const window = new StoryWindow();
    for (const bytes of members) window.#units.add(readMember(bytes));
    window.#restore([...near].map(readNear));
    window.#telling.restore(told);
    return window;
  }

  /**
   * Takes up articles that hang together, with all pairs among them as they were judged elsewhere. `changes` then tells their
   * stories: those of a window that holds everything. No text is read. Throws `RangeError` for data of another form.
   */
  static fromJudged(articles: Iterable<JudgedArticle>, pairs: Iterable<JudgedPair>): StoryWindow {
    const window = new StoryWindow();
    const members = [...articles].map(({ dates, lineage }) => ({ ...memberFrom(dates as MemberHead), lineage }));
    for (const member of members) window.#units.add(member);
    const numbers = window.#units.number();
    window.#restore([...numbers].map(([id, each]) => ({ id, ...each, lists: [[], ...each.sections.map(() => [])] })));
    for (const { a, b, section, ...likelihood } of pairs) {
      const [head, later] = [numbers.get(a), numbers.get(b)];
      const place = later && [later.number, ...later.sections][section];
      if (head && place !== undefined) window.#field.restoreJudged(head.number, place, likelihood);
    }
    return window;
  }

  /**
   * Takes an article in, as its setting shows it, or a new version of one. `lineage` names the group of copies that it is
   * surely of; without a name it is of none. An article that fails is left out with a message.
   */
  enter(article: Article, lineage: string = article.id, vector?: Vector): void {
    const { id, location } = article;
    const guard = { rule: FAILED, skipped: `the stories of ${id}`, article: id, location };
    const read = guarded(guard, () => {
      const reading = readingOf(article, vector);
      return { reading, sections: sectionsIn(article, reading.dating), standing: standingOf(id, reading.dating) };
    });
    if (!("made" in read)) {
      this.#messages.push(read.message);
      return;
    }
    this.leave(id);
    const { reading, sections, standing } = read.made;
    if (standing < this.#closed) {
      const text = `${id} came after the stories of its day were closed; it is told apart from them`;
      this.#messages.push({ rule: "story-closed", level: "note", article: id, location, text });
    }
    this.#units.add({ id, standing, lineage, reading, sections: sections.length > 1 ? sections : [] });
    this.#changed.add(id);
  }

  /** Lets an article inside be of another lineage. Unknown ids change nothing. */
  relate(id: ArticleId, lineage: string): void {
    const member = this.#units.memberOf(id);
    if (!member || member.lineage === lineage) return;
    this.leave(id);
    this.#units.add({ ...member, lineage });
  }

  /** Takes an article out. Unknown ids change nothing. */
  leave(id: ArticleId): void {
    this.#telling.suspect(id);
    this.#units.remove(id);
    this.#changed.add(id);
  }

  /**
   * Closes all stories whose last article is of a day before `day` (ISO 8601): their articles leave, their memory is free,
   * and they stay as they were told. What comes later cannot join them any more, which a message then says.
   */
  close(day: string): readonly StoryGroup[] {
    this.changes();
    const isOver = ({ articles }: StoryGroup) => this.#units.memberOf(articles.at(-1)!)!.standing < day;
    const over = this.#telling.all.filter(isOver);
    for (const story of over) {
      this.#telling.forget(story);
      for (const article of story.articles) this.leave(article);
    }
    this.#closed = day > this.#closed ? day : this.#closed;
    this.changes();
    return over;
  }

  /** Brings up to date who is near whom; `changes` does this too. */
  settle(): void {
    this.#units.sync();
    this.#field.settle();
  }

  /** Brings all stories up to date and says which are other than they were told last. */
  changes(): StoryUpdate {
    this.settle();
    const { joining, loose, threads, sections, parted } = this.#field.takeAlterations();
    const regrouped = this.#plain.link(joining, loose);
    const reseen = this.#roundups.look(new Set([...regrouped, ...parted]), sections);
    const moved = this.#homes.link([...joining, ...reseen], loose);
    const update = this.#telling.tell(new Set([...moved, ...reseen, ...this.#units.takeChanged()]), threads);
    const messages = this.#messages;
    this.#messages = [];
    return { ...update, messages };
  }

  /** All stories, earliest first, as they were told last. */
  stories(): StoryGroup[] {
    const standing = ({ articles }: StoryGroup) => this.#units.memberOf(articles[0]!)!.standing;
    return this.#telling.all.sort((x, y) => compareText(standing(x), standing(y)));
  }

  /** All articles inside, in order of time. */
  articles(): ArticleId[] {
    return [...this.#units.members].sort((x, y) => compareText(x.standing, y.standing)).map(({ id }) => id);
  }

  has(id: ArticleId): boolean {
    return this.#units.memberOf(id) !== undefined;
  }

  /** Everything that is known of the articles inside, without their texts. */
  state(): Uint8Array {
    this.settle();
    const ids = this.articles().sort(compareText);
    const members = ids.map((id) => this.#memberPortion(id)!);
    const near = ids.flatMap((id) => this.#nearPortion(id) ?? []);
    const told = this.stories().sort((x, y) => compareText(x.id, y.id));
    return packed({ closed: this.#closed, told, size: members.length }, [...members, ...near]);
  }

  /** The portions that are others since this was asked last, in order of id. They are of a settled window. */
  changedPortions(): ChangedPortion[] {
    this.settle();
    const [changed, near] = [[...this.#changed], this.#units.takeRenumbered()];
    this.#changed.clear();
    for (const number of this.#field.takeRelisted()) near.add(this.#units.at(number)!.members[0]!.id);
    const members = changed.sort(compareText).map((id): ChangedPortion => {
      return { of: "member", id, bytes: this.#memberPortion(id) };
    });
    return [
      ...members,
      ...[...near].sort(compareText).map((id): ChangedPortion => ({ of: "near", id, bytes: this.#nearPortion(id) })),
    ];
  }

  #memberPortion(id: ArticleId): Uint8Array | undefined {
    const member = this.#units.memberOf(id);
    return member && memberPortion(member);
  }

  /** Undefined for an article that does not stand for its copies. */
  #nearPortion(id: ArticleId): Uint8Array | undefined {
    const unit = this.#units.unitOf(id);
    if (!unit || unit.members[0]!.id !== id) return undefined;
    const { number, sections } = unit;
    const lists = [number, ...sections].map((each) => this.#field.nearOf(each));
    return nearPortion({ id, number, sections, lists });
  }

  #restore(placed: readonly ReturnType<typeof readNear>[]): void {
    const items = placed.flatMap(({ id, number, sections }) => {
      const member = this.#units.memberOf(id);
      if (!member) throw new RangeError(`kept window knows who is near ${id} and not what it says`);
      this.#units.restore(id, { number, sections });
      return placesOf(member).map((place, k) => ({ ...place, number: [number, ...sections][k]!, isSection: k > 0 }));
    });
    items.sort((x, y) => compareText(x.standing, y.standing));
    for (const { number, standing, reading, isSection } of items)
      this.#field.restore(number, standing, reading, isSection);
    for (const { number, sections, lists } of placed)
      [number, ...sections].forEach((each, k) => {
        this.#field.restoreNear(each, lists[k]!);
      });
    this.#units.freeGaps();
  }

  /** One message for each article of which something failed. */
  #say(number: number, error: unknown): void {
    const id = this.#units.at(number)?.members[0]?.id;
    if (id === undefined || this.#messages.some(({ rule, article }) => rule === FAILED && article === id)) return;
    this.#messages.push(failureOf({ rule: FAILED, skipped: `what ties ${id} to other articles`, article: id }, error));
  }

  #forget(number: number): void {
    this.#plain.forget(number);
    this.#homes.forget(number);
    this.#roundups.forget(number);
  }
}
