import type { ArticleId, Message, NameCorrections, Raw } from "../model/index.ts";
import type { Change, Store } from "../store/store.ts";
import type { EarlierStory, StoryCorrections, StoryGroup } from "../story/index.ts";
import type { Acknowledged, Refreshed } from "./acknowledged.ts";
import { isWithoutCards, markWithoutCards } from "./cards.ts";
import { Filing } from "./filing.ts";
import { inPortions, weighedOut } from "./kept.ts";
import { isOfOtherNames, keepCorrections, markOtherNames, noteOtherNames } from "./names-by-hand.ts";
import type { News } from "./news.ts";
import { type Pen, Pens, unknownForm } from "./pen.ts";
import { type Portion, portionsOf } from "./portions.ts";
import type { OnProgress } from "./progress.ts";
import { type Fresh, seenWith } from "./seen.ts";
import { SHELF } from "./shelves.ts";
import { DeskState } from "./state.ts";
import { isOfOtherForm, takeAnew } from "./state-form.ts";
import { type Laid, retold } from "./stories.ts";
import { dropStories, newsOfStories, type Passing, type Plan, type Teller, tellStories } from "./telling.ts";
import { type Tellers, tellersFor } from "./threads/tellers.ts";
import {
  isOutdated,
  keptPortions,
  markOutdated,
  PORTION,
  sayFailures,
  sorted,
  type Task,
  tasksOf,
  type Worked,
  workedPortions,
  workIn,
} from "./working-in.ts";

export type { Acknowledged, Refreshed } from "./acknowledged.ts";

export type Raws = AsyncIterable<Raw> | Iterable<Raw>;

/** Puts something of the caller's own into a change of the desk. */
export type Beside = (change: Pick<Change, "keep" | "log">) => void;

export interface DeskOptions {
  /** The time that the log and first sightings carry, ISO 8601. */
  readonly now: () => string;
  readonly onProgress?: OnProgress;
  /** Worker threads for annotation, and for stories where many are told. Default: one a core on large piles. The result never depends on it. */
  readonly threads?: number;
  /** Articles that are committed together; half as many stories, with as many articles. Default: 100. The result never depends on it. */
  readonly portion?: number;
  /** Stories of an earlier run: their ids are kept. */
  readonly earlier?: readonly EarlierStory[];
  /** Hears of worker threads that ended before their time. */
  readonly onMessage?: (message: Message) => void;
}

/** What a change has done already that the store does not know yet, and who tells. */
interface By {
  readonly fresh?: Fresh | undefined;
  readonly teller?: Teller | undefined;
}

/**
 * The only one that writes to a store. Articles are added as they are read; `refresh` brings everything that hangs on them up
 * to date, and only that. What a store then holds is a function of the set of articles, whatever the order and the portions
 * they came in. Everything is committed in portions: a run that is killed is taken up where the last commit left it.
 */
export class Desk {
  readonly #store: Store;
  readonly #options: DeskOptions & Passing;
  readonly #pens: Pens;
  readonly #portion: number;
  readonly #stories: number;
  #state: DeskState | undefined;

  constructor(store: Store, options: DeskOptions) {
    this.#store = store;
    this.#options = options;
    this.#pens = new Pens(store);
    this.#portion = options.portion ?? PORTION;
    this.#stories = Math.ceil(this.#portion / 2);
  }

  /**
   * Reads and keeps; each acknowledgement says what is on the disk. Bad input is a message. What `beside` puts on shelves of
   * the caller's own is kept in the same change as the last portion.
   */
  async *add(raws: Raws, beside?: Beside): AsyncGenerator<Acknowledged> {
    const fresh = new Set<string>();
    let done = 0;
    for await (const portion of portionsOf(raws, this.#portion)) {
      const acknowledged = await this.#file(portion, fresh, beside);
      done += portion.articles.length;
      this.#options.onProgress?.({ stage: "read", done });
      yield acknowledged;
    }
  }

  /** Keeps what belongs to the caller alone, such as what has been fetched: nothing that a result is made of. */
  async keep(beside: Beside): Promise<void> {
    await this.#write(async ({ change }) => beside(change));
  }

  /** Takes articles off in one change, with the posts inside them; unknown ids change nothing. */
  async remove(ids: Iterable<ArticleId>): Promise<void> {
    await this.#write(async ({ change }) => {
      const filing = new Filing(this.#store, change, this.#options.now(), new Set());
      await filing.remove([...ids]);
      await filing.write();
    });
  }

  /** Keeps what the user knows better of stories, people and publishers; `refresh` lays it over them. What is not given stays. */
  async correct(corrections: StoryCorrections & NameCorrections): Promise<void> {
    await this.#write(async ({ change }) => keepCorrections(change, corrections, this.#options.now()));
  }

  /** Brings everything up to date that hangs on what was added, changed, removed or corrected. */
  async refresh(): Promise<Refreshed> {
    const isOther = await isOfOtherNames(this.#store);
    if (isOther) await this.#write(({ change }) => markOtherNames(this.#store, change));
    const done = await this.#refresh();
    if (isOther) await this.#write(async ({ change }) => noteOtherNames(change, this.#options.now()));
    return done;
  }

  async #refresh(): Promise<Refreshed> {
    if (await isOutdated(this.#store)) await this.#write(({ change }) => markOutdated(this.#store, change));
    if (await isOfOtherForm(this.#store)) await this.#takeAnew();
    if (await isWithoutCards(this.#store)) await this.#write(({ change }) => markWithoutCards(this.#store, change));
    const tasks = await tasksOf(this.#store);
    if (tasks.length <= this.#portion) return this.#refreshAtOnce(tasks);
    const { gone, kept, rest } = sorted(tasks);
    for await (const ids of inPortions(gone, this.#portion)) await this.#workIn([], ids, ids);
    for await (const { worked, others } of keptPortions(this.#store, kept, this.#portion)) {
      await this.#workIn(
        worked,
        [],
        worked.map(({ article }) => article.id),
      );
      rest.push(...others);
    }
    let done = 0;
    for await (const { worked, unchanged } of workedPortions(this.#store, rest, this.#options)) {
      const ids = [...worked.map(({ article }) => article.id), ...unchanged.map(({ id }) => id)];
      await this.#workIn(worked, [], ids);
      done += ids.length;
      this.#options.onProgress?.({ stage: "annotate", done, total: rest.length });
    }
    return { articles: tasks.length, stories: await this.#tellAll() };
  }

  /** What comes with one commit is worked in and told with one. */
  async #refreshAtOnce(tasks: readonly Task[]): Promise<Refreshed> {
    const { gone, kept, rest } = sorted(tasks);
    const all: Worked[] = [];
    for await (const { worked, others } of keptPortions(this.#store, kept, this.#portion)) {
      all.push(...worked);
      rest.push(...others);
    }
    for await (const { worked } of workedPortions(this.#store, rest, this.#options)) all.push(...worked);
    const done = rest.length;
    if (done > 0) this.#options.onProgress?.({ stage: "annotate", done, total: done });
    const stories = await this.#tellAll(async (pen) => {
      const state = await this.#stateFor(pen);
      const fresh = await workIn(state, this.#store, pen.change, { worked: all, gone }, this.#options);
      for (const { id } of tasks) pen.change.keep(SHELF.pending, id, undefined);
      return fresh;
    });
    return { articles: tasks.length, stories };
  }

  async #takeAnew(): Promise<void> {
    await this.#write(({ change }) => takeAnew(this.#store, change));
    this.#state = undefined;
  }

  async #file(
    { articles, said, unheard, isLast }: Portion,
    fresh: Set<string>,
    beside?: Beside,
  ): Promise<Acknowledged> {
    return this.#write(async ({ change }) => {
      const filing = new Filing(this.#store, change, this.#options.now(), fresh);
      for (const family of articles) await filing.file(family);
      await filing.write();
      if (isLast) beside?.(change);
      for (const [location, messages] of said) change.say(location, messages.length > 0 ? messages : undefined);
      return { ...filing.filed, messages: [...unheard, ...filing.notes] };
    });
  }

  async #workIn(worked: readonly Worked[], gone: readonly ArticleId[], done: readonly ArticleId[]): Promise<void> {
    await this.#write(async (pen) => {
      const state = await this.#stateFor(pen);
      await workIn(state, this.#store, pen.change, { worked, gone }, this.#options);
      for (const id of done) pen.change.keep(SHELF.pending, id, undefined);
    });
  }

  /**
   * A few stories are told in the change that says which they are: then no reader meets the middle of a refresh. `first` is
   * done in that change too, and says what the store does not know yet.
   */
  async #tellAll(first?: (pen: Pen) => Promise<Fresh>): Promise<number> {
    let told = 0;
    const plan = await this.#write(async (pen) => {
      const fresh = await first?.(pen);
      const found = await this.#plan(pen);
      if (found.groups.length > this.#stories) return found;
      await this.#tell(pen, found.groups, found.news, { fresh });
      told = found.groups.length;
      return { groups: [], news: [] };
    });
    if (this.#options.isPassing) this.#state?.close();
    const tellers = tellersFor(plan.groups, this.#store, this.#options);
    const many = await this.#tellMany(plan, tellers).finally(() => tellers?.dismiss());
    return told + many.told + (many.isStale ? await this.#tellAll() : 0);
  }

  /** Threads pack what they tell, so that as many times more of it can wait for one commit. */
  async #tellMany({ groups, news }: Plan, tellers?: Tellers): Promise<{ told: number; isStale: boolean }> {
    const [times, sizeOf] = [tellers?.threads ?? 1, ({ articles }: StoryGroup) => articles.length];
    let told = 0;
    for (const some of weighedOut(groups, this.#stories * times, this.#portion * times, sizeOf)) {
      const isStale = await this.#write(async (pen) => {
        if (!pen.isForeign) await this.#tell(pen, some, news, { teller: tellers?.tell });
        return pen.isForeign;
      });
      if (isStale) return { told, isStale };
      told += some.length;
      this.#options.onProgress?.({ stage: "fact", done: told, total: groups.length });
    }
    return { told, isStale: false };
  }

  async #tell(pen: Pen, groups: readonly StoryGroup[], news: readonly News[], { fresh, teller }: By): Promise<void> {
    const state = await this.#stateFor(pen);
    const now = this.#options.now();
    const ids = new Set(groups.map(({ id }) => id));
    for (const entry of news) if (ids.has(entry.subject)) pen.change.log({ at: now, ...entry });
    const by = { ...this.#options, ...(teller && { teller }) };
    await tellStories(state, seenWith(this.#store, fresh), pen.change, groups, by, now);
    for (const group of groups) state.tell(group, pen.change);
  }

  /** Which stories are to be told; those that are no more are dropped. */
  async #plan({ change, isForeign }: Pen): Promise<Plan> {
    const state = await this.#stateFor({ change, isForeign });
    const dirty: ArticleId[] = [];
    for await (const [id] of change.all(SHELF.dirty)) dirty.push(id);
    const { put, drop, failed, said } = retold(state, await this.#laid());
    if (said) change.say("corrections", said.length > 0 ? said : undefined);
    sayFailures(change, "story", dirty, failed);
    await dropStories(change, drop, { told: state.told, put });
    const news = newsOfStories(state, put, drop);
    for (const id of drop) state.drop(id, change);
    const groups = new Map(put.map((group) => [group.id, group]));
    for (const id of dirty) {
      const story = state.storyOf(id);
      const group = story === undefined ? undefined : state.told.get(story);
      if (group && !groups.has(group.id)) groups.set(group.id, group);
      if (!state.placeOf(id)) change.keep(SHELF.dirty, id, undefined);
    }
    for (const entry of news) if (!groups.has(entry.subject)) change.log({ at: this.#options.now(), ...entry });
    return { groups: [...groups.values()], news };
  }

  async #laid(): Promise<Laid> {
    const corrections = (await this.#store.corrections("stories")) as StoryCorrections | undefined;
    return { ...(corrections && { corrections }), ...(this.#options.earlier && { earlier: this.#options.earlier }) };
  }

  /** What is held in memory is of the last commit of this desk: after any other commit, or a failure, it is taken up anew. */
  async #stateFor({ change, isForeign }: Pen): Promise<DeskState> {
    if (this.#state && !isForeign) return this.#state;
    try {
      this.#state = await DeskState.from(change);
    } catch (error) {
      throw error instanceof RangeError ? unknownForm(error) : error;
    }
    return this.#state;
  }

  async #write<T>(work: (pen: Pen) => Promise<T>): Promise<T> {
    try {
      return await this.#pens.with(async (pen) => {
        if (pen.isForeign) this.#state = undefined;
        return work(pen);
      });
    } catch (error) {
      this.#state = undefined;
      throw error;
    }
  }
}

/** Opens a desk over a store. There is one writer a store at a time; each change waits for the one before it. */
export function openDesk(store: Store, options: DeskOptions): Desk {
  return new Desk(store, options);
}
