import { type ArticleId, compareText, type Span, stableId } from "../model/index.ts";
import type { Field } from "./field.ts";
import type { Homes } from "./homes.ts";
import type { Passage } from "./passages.ts";
import { FAINT, strongestFrom } from "./threads.ts";
import type { Units } from "./units.ts";

/** A story by its articles; `tellStory` makes a `Story` of it. */
export interface StoryGroup {
  /** From its first article. */
  readonly id: string;
  /** In order of time. */
  readonly articles: readonly ArticleId[];
  /** Parts of roundups that belong to it, in order of article and place. */
  readonly passages?: readonly { readonly article: ArticleId; readonly span: Span }[];
  /** Stories that it continues or that continue it, sorted. */
  readonly thread?: readonly string[];
}

/** The id of a story by its first article, so that later articles keep it. */
export function idFrom(first: ArticleId): string {
  return stableId("s", first);
}

/** Stories as they were told last, and what is other by now. */
export class Telling {
  readonly #field: Field;
  readonly #units: Units;
  readonly #homes: Homes;
  readonly #passages: ReadonlyMap<number, readonly Passage[]>;
  readonly #told = new Map<string, StoryGroup>();
  readonly #toldIn = new Map<ArticleId, string>();
  /** The stories that each story points at as its thread, and those that point at it. */
  readonly #ahead = new Map<string, readonly string[]>();
  readonly #behind = new Map<string, Set<string>>();
  /** Told stories that may be gone. */
  readonly #suspects = new Set<string>();

  constructor(field: Field, units: Units, homes: Homes, passages: ReadonlyMap<number, readonly Passage[]>) {
    this.#field = field;
    this.#units = units;
    this.#homes = homes;
    this.#passages = passages;
  }

  get all(): StoryGroup[] {
    return [...this.#told.values()];
  }

  /** Takes up stories that were told. */
  restore(told: Iterable<StoryGroup>): void {
    for (const story of told) {
      this.#told.set(story.id, story);
      this.#suspects.add(story.id);
      for (const article of story.articles) this.#toldIn.set(article, story.id);
    }
  }

  /** The story of an article may be gone. */
  suspect(article: ArticleId): void {
    const id = this.#toldIn.get(article);
    if (id !== undefined) this.#suspects.add(id);
    this.#toldIn.delete(article);
  }

  /** A story that stays as it was told, without its articles. */
  forget({ id, articles }: StoryGroup): void {
    this.#told.delete(id);
    for (const article of articles) this.#toldIn.delete(article);
    this.#point(id, []);
  }

  /**
   * Tells the stories of these articles and those that hang on them, and the stories of `threads`, whose threads may be others,
   * where they are other than told before.
   */
  tell(touched: ReadonlySet<number>, threads: Iterable<number>): { put: StoryGroup[]; drop: string[] } {
    const names = new Names(this.#units, this.#homes);
    const { pairs } = this.#field;
    const stories = new Set<string>();
    for (const number of touched) {
      for (const { id } of this.#units.at(number)!.members) this.suspect(id);
      stories.add(names.of(number));
      for (const pair of this.#field.pairsOf(number)) {
        if (pairs.timeless(pair) >= FAINT) stories.add(names.of(pairs.other(pair, number)));
      }
      for (const { to } of this.#passages.get(number) ?? []) stories.add(names.of(to));
    }
    for (const number of threads) stories.add(names.of(number));
    const drop = [...this.#suspects].filter((id) => !this.#isStill(id, names));
    this.#suspects.clear();
    for (const id of drop) this.#told.delete(id);
    for (const id of drop) for (const other of this.#point(id, [])) stories.add(other);
    for (const id of [...stories]) {
      const group = names.groupOf(id) ?? this.#groupOf(id);
      const ahead = group ? strongestFrom(group, (number) => names.of(number), this.#field) : [];
      for (const other of this.#point(id, ahead)) stories.add(other);
    }
    const put = [...stories].sort(compareText).flatMap((id) => this.#retold(id, names) ?? []);
    return { put, drop: drop.sort(compareText) };
  }

  /** The story anew when it is other than it was told. */
  #retold(id: string, names: Names): StoryGroup | undefined {
    const group = names.groupOf(id) ?? this.#groupOf(id);
    if (!group) return undefined;
    const story = this.#storyOf(id, group);
    for (const article of story.articles) this.#toldIn.set(article, id);
    const before = this.#told.get(id);
    if (before && JSON.stringify(story) === JSON.stringify(before)) return undefined;
    this.#told.set(id, story);
    return story;
  }

  #storyOf(id: string, group: readonly number[]): StoryGroup {
    const members = group.flatMap((number) => this.#units.at(number)!.members);
    members.sort((x, y) => compareText(x.standing, y.standing));
    const passages = this.#passagesFor(group);
    const thread = [...new Set([...(this.#ahead.get(id) ?? []), ...(this.#behind.get(id) ?? [])])].sort(compareText);
    return {
      id,
      articles: members.map((member) => member.id),
      ...(passages.length > 0 && { passages }),
      ...(thread.length > 0 && { thread }),
    };
  }

  #passagesFor(group: readonly number[]): { article: ArticleId; span: Span }[] {
    const own = new Set(group);
    const roundups = new Set<number>();
    for (const number of group) {
      for (const pair of this.#field.sectionsNear(number))
        roundups.add(this.#units.at(this.#field.pairs.second(pair))!.number);
    }
    const found = [...roundups].flatMap((number) => {
      const article = this.#units.at(number)!.members[0]!.id;
      const passages = own.has(number) ? [] : (this.#passages.get(number) ?? []);
      return passages.flatMap(({ span, to }) => (own.has(to) ? [{ article, span }] : []));
    });
    return found.sort((x, y) => compareText(x.article, y.article) || x.span.start - y.span.start);
  }

  /** Lets a story point at others; returns those that it points at anew or no more. */
  #point(id: string, ahead: readonly string[]): string[] {
    const before = this.#ahead.get(id) ?? [];
    if (ahead.length > 0) this.#ahead.set(id, ahead);
    else this.#ahead.delete(id);
    const gone = before.filter((other) => !ahead.includes(other));
    const come = ahead.filter((other) => !before.includes(other));
    for (const other of gone) this.#behind.get(other)?.delete(id);
    for (const other of come) this.#behind.set(other, (this.#behind.get(other) ?? new Set()).add(id));
    return [...gone, ...come];
  }

  #isStill(id: string, names: Names): boolean {
    const unit = this.#units.unitOf(this.#told.get(id)?.articles[0] ?? "");
    return unit !== undefined && names.of(unit.number) === id;
  }

  #groupOf(id: string): readonly number[] | undefined {
    const unit = this.#units.unitOf(this.#told.get(id)?.articles[0] ?? "");
    return unit && this.#homes.of(unit.number);
  }
}

/** Ids of stories while none of them changes. */
class Names {
  readonly #units: Units;
  readonly #homes: Homes;
  readonly #names = new Map<number, string>();
  readonly #groups = new Map<string, readonly number[]>();

  constructor(units: Units, homes: Homes) {
    this.#units = units;
    this.#homes = homes;
  }

  of(number: number): string {
    const group = this.#homes.of(number);
    const known = this.#names.get(group[0]!);
    if (known !== undefined) return known;
    const id = idFrom(this.#units.at(group[0]!)!.members[0]!.id);
    this.#names.set(group[0]!, id);
    this.#groups.set(id, group);
    return id;
  }

  groupOf(id: string): readonly number[] | undefined {
    return this.#groups.get(id);
  }
}
