import { type Component, LineageGroups, LineageIndex, type LinkChanges } from "../lineage/index.ts";
import { type Article, type ArticleId, compareText, type Lineage, type Link, stableId } from "../model/index.ts";
import type { Change, Shelves } from "../store/store.ts";
import { type StoryGroup, StoryWindow } from "../story/index.ts";
import type { News } from "./news.ts";
import { fromBytes, SHELF, shelve } from "./shelves.ts";

/** A link as far as groups need it: the earlier article, kind and score. */
type Tie = readonly [a: ArticleId, kind: Link["kind"], score: number];

/** What is kept of an article that is worked in. */
interface WorkedIn {
  readonly label?: string;
  readonly ties: readonly Tie[];
}

/** The groups that an article is in. */
export interface Place {
  readonly lineage: Lineage;
  readonly strict: string;
  readonly loose: string;
}

/** What takes articles in: nine tenths of what is held of a pile. */
interface Taking {
  readonly index: LineageIndex;
  readonly window: StoryWindow;
}

/** Everything that is held in memory of a pile: the index of lineages, the window of stories, groups. No texts. */
export class DeskState {
  #taking: Taking | undefined;
  /** Stories as they were told, by id. */
  readonly told: Map<string, StoryGroup>;
  readonly #storyOf = new Map<ArticleId, string>();
  readonly #groups = new LineageGroups();
  readonly #places = new Map<ArticleId, Place>();
  readonly #articles: Map<ArticleId, WorkedIn>;
  /** Articles that the window could not take: each is a story of its own. */
  readonly #loners = new Set<ArticleId>();

  private constructor(
    articles: Map<ArticleId, WorkedIn>,
    index: LineageIndex,
    window: StoryWindow,
    told: Map<string, StoryGroup>,
  ) {
    this.#taking = { index, window };
    this.told = told;
    this.#articles = articles;
    for (const { id, articles } of told.values()) for (const article of articles) this.#storyOf.set(article, id);
    const put = [...articles].flatMap(([b, { ties }]) => ties.map(([a, kind, score]) => ({ a, b, kind, score })));
    this.#note(this.#groups.update({ add: [...articles.keys()] }, { put, drop: [] }));
  }

  /** Takes the state up from its shelves. Throws `RangeError` for state of another form. */
  static async from(shelves: Shelves): Promise<DeskState> {
    const articles = new Map<ArticleId, WorkedIn>();
    for await (const [id, bytes] of shelves.all(SHELF.articles)) articles.set(id, fromBytes(bytes));
    const portions = await valuesOf(shelves, SHELF.lineage);
    const told = new Map<string, StoryGroup>();
    for await (const [id, bytes] of shelves.all(SHELF.stories)) told.set(id, fromBytes(bytes));
    const window = StoryWindow.fromPortions({
      members: await valuesOf(shelves, SHELF.window),
      near: await valuesOf(shelves, SHELF.near),
      told: told.values(),
    });
    const state = new DeskState(
      articles,
      LineageIndex.fromPortions(portions, () => undefined),
      window,
      told,
    );
    for (const id of articles.keys()) if (!window.has(id)) state.#loners.add(id);
    return state;
  }

  get index(): LineageIndex {
    return this.#open().index;
  }

  get window(): StoryWindow {
    return this.#open().window;
  }

  #open(): Taking {
    if (!this.#taking) throw new Error("the state of a pile that is read once takes nothing in any more");
    return this.#taking;
  }

  /** Lets go of the index and the window: what is left says where articles stand, and nothing is taken in any more. */
  close(): void {
    this.#taking = undefined;
  }

  /** Undefined for an article that is not worked in. */
  placeOf(id: ArticleId): Place | undefined {
    return this.#places.get(id);
  }

  storyOf(id: ArticleId): string | undefined {
    return this.#storyOf.get(id);
  }

  get loners(): ReadonlySet<ArticleId> {
    return this.#loners;
  }

  /** Articles in order of time, with their labels. */
  named(): Pick<Article, "id" | "label">[] {
    const all = [...this.window.articles(), ...[...this.#loners].sort(compareText)];
    return all.map((id) => {
      const label = this.#articles.get(id)?.label;
      return { id, ...(label !== undefined && { label }) };
    });
  }

  /** Takes links and articles in and out of the groups; returns the articles whose groups are others, and what to log. */
  regroup(
    added: readonly Article[],
    gone: readonly ArticleId[],
    { put, drop }: LinkChanges,
    change: Change,
  ): { readonly dirty: Set<ArticleId>; readonly news: News[] } {
    this.#tie(added, gone, { put, drop }, change);
    const components = this.#groups.update({ add: added.map(({ id }) => id), remove: gone }, { put, drop });
    for (const id of gone) this.#places.delete(id);
    const changed = this.#note(components);
    for (const { a, b } of put) changed.dirty.add(a).add(b);
    for (const pair of drop) for (const id of pair) changed.dirty.add(id);
    return changed;
  }

  /** Lets an article enter the window, with the lineage that it is surely of. */
  enter(article: Article): void {
    this.window.enter(article, this.#places.get(article.id)?.strict);
    if (this.window.has(article.id)) this.#loners.delete(article.id);
    else this.#loners.add(article.id);
  }

  leave(id: ArticleId): void {
    this.window.leave(id);
    this.#loners.delete(id);
  }

  /** Lets the articles of the window be of the lineages that they are surely of by now. */
  relate(ids: Iterable<ArticleId>): void {
    for (const id of ids) this.window.relate(id, this.#places.get(id)?.strict ?? id);
  }

  /** Brings the window up to date where nothing of it is kept. */
  settle(): void {
    this.window.settle();
  }

  /** Keeps what has changed of the index and the window. */
  save(change: Change): void {
    for (const [id, portion] of this.index.changedPortions()) change.keep(SHELF.lineage, id, portion);
    for (const { of, id, bytes } of this.window.changedPortions())
      change.keep(of === "member" ? SHELF.window : SHELF.near, id, bytes);
  }

  /** Notes a story as told. */
  tell(group: StoryGroup, change: Change): void {
    this.#forget(group.id);
    this.told.set(group.id, group);
    for (const article of group.articles) this.#storyOf.set(article, group.id);
    shelve(change, SHELF.stories, group.id, group);
  }

  drop(id: string, change: Change): void {
    this.#forget(id);
    this.told.delete(id);
    shelve(change, SHELF.stories, id, undefined);
  }

  #forget(id: string): void {
    for (const article of this.told.get(id)?.articles ?? [])
      if (this.#storyOf.get(article) === id) this.#storyOf.delete(article);
  }

  #tie(
    added: readonly Article[],
    gone: readonly ArticleId[],
    { put, drop }: Pick<LinkChanges, "put" | "drop">,
    change: Change,
  ): void {
    const changed = new Set<ArticleId>();
    for (const { id, label } of added) {
      this.#articles.set(id, { ...(label !== undefined && { label }), ties: this.#articles.get(id)?.ties ?? [] });
      changed.add(id);
    }
    const others = (b: ArticleId, a: ArticleId) => (this.#articles.get(b)?.ties ?? []).filter(([one]) => one !== a);
    const set = (b: ArticleId, ties: readonly Tie[]) => {
      const known = this.#articles.get(b);
      if (known) this.#articles.set(b, { ...known, ties });
      changed.add(b);
    };
    for (const [a, b] of drop) set(b, others(b, a));
    for (const { a, b, kind, score } of put) set(b, [...others(b, a), [a, kind, score]]);
    for (const id of gone) {
      this.#articles.delete(id);
      changed.add(id);
    }
    for (const id of changed) shelve(change, SHELF.articles, id, this.#articles.get(id));
  }

  /** Notes the places of articles; returns those that have another one than before. */
  #note(components: readonly Component[]): { dirty: Set<ArticleId>; news: News[] } {
    const dirty = new Set<ArticleId>();
    const news: News[] = [];
    for (const { lineages } of components) {
      for (const lineage of lineages) {
        const before = this.#places.get(lineage.articles[0]!)?.lineage;
        const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(lineage);
        if (!isSame) news.push(...newsOf(before, lineage));
        for (const id of lineage.articles) {
          const { strict, loose } = this.#groups.groupOf(id)!;
          const old = this.#places.get(id);
          if (!isSame || old?.strict !== strict || old.loose !== loose || old.lineage.id !== lineage.id) dirty.add(id);
          this.#places.set(id, { lineage, strict, loose });
        }
      }
    }
    return { dirty, news };
  }
}

async function valuesOf(shelves: Shelves, shelf: string): Promise<Uint8Array[]> {
  const values: Uint8Array[] = [];
  for await (const [, bytes] of shelves.all(shelf)) values.push(bytes);
  return values;
}

function newsOf(before: Lineage | undefined, { id, articles }: Lineage): News[] {
  const old = before?.id === id ? before.articles : [];
  if (Math.max(old.length, articles.length) < 2 || JSON.stringify(old) === JSON.stringify(articles)) return [];
  return [{ what: "lineage-changed", subject: id, ...(old.length > 0 && { before: old }), after: articles }];
}

/** A story of one article that no window could take. */
export function aloneIn(article: ArticleId): StoryGroup {
  return { id: stableId("s", article), articles: [article] };
}
