import { type Article, type ArticleId, compareText, failureOf, guarded, type Message } from "../model/index.ts";
import { Field, type Pair } from "./field.ts";
import { type Judge, LEAST, shippedJudge } from "./gather.ts";
import { Homes, otherOf } from "./homes.ts";
import { standingOf } from "./order.ts";
import { type Ground, type Passage, passagesOf } from "./passages.ts";
import { readingOf, sectionsIn } from "./reading.ts";
import { type KeptMember, keptOf, memberFrom } from "./state.ts";
import { type StoryGroup, Telling } from "./telling.ts";
import type { TermBag } from "./terms.ts";
import { Units } from "./units.ts";

/** What became of the stories since this was asked last. */
export interface StoryUpdate {
  /** New stories and those with other articles, passages or threads than before, sorted by id. */
  readonly put: readonly StoryGroup[];
  /** Ids of stories that are no more, sorted. */
  readonly drop: readonly string[];
  readonly messages: readonly Message[];
}

const FAILED = "story-failed";

/** Plain data that a window is made of again: what was read of each article, and what was told. */
export interface WindowState {
  readonly form: 1;
  readonly closed: string;
  readonly members: readonly KeptMember[];
  readonly told: readonly StoryGroup[];
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
  readonly #passages = new Map<number, readonly Passage[]>();
  readonly #telling: Telling;
  #messages: Message[] = [];
  /** Standing before which stories are closed. */
  #closed = "";

  constructor(judge: Judge = shippedJudge()) {
    const onFault = (number: number, error: unknown) => this.#say(number, error);
    this.#field = new Field(judge, onFault);
    this.#units = new Units(this.#field, (number) => this.#forget(number));
    this.#plain = new Homes(this.#field, (number) => this.#isMixed(number), onFault);
    this.#homes = new Homes(this.#field, (number) => this.#passages.has(number), onFault);
    this.#telling = new Telling(this.#field, this.#units, this.#homes, this.#passages);
  }

  /** Takes up a window where `state` left it; what was told then is not told again. The first `changes` after it links all anew. */
  static from(state: WindowState): StoryWindow {
    const window = new StoryWindow();
    for (const member of state.members) window.#units.add(memberFrom(member));
    window.#telling.restore(state.told);
    window.#closed = state.closed;
    return window;
  }

  /**
   * Takes an article in, as its setting shows it, or a new version of one. `lineage` names the group of copies that it is
   * surely of; without a name it is of none. An article that fails is left out with a message.
   */
  enter(article: Article, lineage: string = article.id, bag?: TermBag): void {
    const { id, location } = article;
    const guard = { rule: FAILED, skipped: `the stories of ${id}`, article: id, location };
    const read = guarded(guard, () => {
      const reading = readingOf(article, bag);
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
  }

  /** Takes an article out. Unknown ids change nothing. */
  leave(id: ArticleId): void {
    this.#telling.suspect(id);
    this.#units.remove(id);
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

  /** Brings all stories up to date and says which are other than they were told last. */
  changes(): StoryUpdate {
    const changed = this.#field.settle();
    const heads = [...changed].filter((number) => this.#units.at(number)?.number === number);
    const regrouped = this.#plain.link(heads);
    const reseen = this.#findPassages(new Set([...changed, ...regrouped]));
    const seeds = new Set([...heads, ...reseen, ...this.#units.takeChanged()]);
    const moved = this.#homes.link(seeds);
    const update = this.#telling.tell(new Set([...seeds, ...moved]));
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

  /** What was read of one article inside; undefined for others. All of them are the members of `state`. */
  member(id: ArticleId): KeptMember | undefined {
    const member = this.#units.memberOf(id);
    return member && keptOf(member);
  }

  /** Everything that was read of the articles inside, in order of id, without their texts. */
  state(): WindowState {
    const members = [...this.#units.members].sort((x, y) => compareText(x.id, y.id));
    return { form: 1, closed: this.#closed, members: members.map(keptOf), told: this.stories() };
  }

  /** One message for each article of which something failed. */
  #say(number: number, error: unknown): void {
    const id = this.#units.at(number)?.members[0]?.id;
    if (id === undefined || this.#messages.some(({ rule, article }) => rule === FAILED && article === id)) return;
    this.#messages.push(failureOf({ rule: FAILED, skipped: `what ties ${id} to other articles`, article: id }, error));
  }

  #isMixed(number: number): boolean {
    return (this.#units.at(number)?.sections.length ?? 0) > 1;
  }

  #forget(number: number): void {
    this.#plain.forget(number);
    this.#homes.forget(number);
    this.#passages.delete(number);
  }

  /** Looks anew at the roundups that any of these has to do with; returns all whose stories may be others for that. */
  #findPassages(touched: ReadonlySet<number>): Set<number> {
    const mixed = new Set<number>();
    for (const number of touched) {
      const unit = this.#units.at(number);
      if (!unit) continue;
      if (unit.sections.length > 1) mixed.add(unit.number);
      if (unit.number !== number) continue;
      for (const { b } of this.#field.sectionsNear(number)) mixed.add(this.#units.at(b)!.number);
    }
    const reseen = new Set<number>();
    for (const number of mixed) {
      const before = this.#passages.get(number) ?? [];
      const now = this.#passagesOrNone(number);
      if (now.length > 0) this.#passages.set(number, now);
      else this.#passages.delete(number);
      if (before.length === 0 && now.length === 0) continue;
      for (const { to } of [...before, ...now]) if (this.#units.at(to)) reseen.add(to);
      reseen.add(number);
      if (before.length > 0 === now.length > 0) continue;
      for (const pair of this.#field.pairsOf(number)) if (pair.score >= LEAST) reseen.add(otherOf(pair, number));
    }
    return reseen;
  }

  #passagesOrNone(number: number): Passage[] {
    try {
      return this.#passagesIn(number);
    } catch (error) {
      this.#say(number, error);
      return [];
    }
  }

  #passagesIn(number: number): Passage[] {
    const unit = this.#units.at(number)!;
    const ground: Ground = {
      homeOf: (other) => this.#plain.of(other)[0]!,
      precedes: (a, b) => this.#field.precedes(a, b),
      scoreOf: (a, b) => this.#field.pairBetween(a, b)?.score ?? 0,
    };
    const likely = (pair: Pair) => Math.max(pair.score, pair.timeless) >= LEAST;
    const sections = unit.members[0]!.sections.map(({ span }, k) => {
      return { span, near: this.#field.pairsOf(unit.sections[k]!).filter(likely) };
    });
    return passagesOf(number, sections, ground);
  }
}
