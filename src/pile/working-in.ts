import { madeBy, READ } from "../annotation/index.ts";
import { annotateStream, type PoolOptions } from "../annotation/threads/pool.ts";
import { settled } from "../article/index.ts";
import { groupedBy } from "../model/grouping.ts";
import {
  type AnnotatedArticle,
  type Article,
  type ArticleId,
  compareText,
  guarded,
  type Message,
  type Setting,
} from "../model/index.ts";
import type { Change, Kept, Store } from "../store/store.ts";
import { countersFor } from "./counters.ts";
import type { Pending } from "./filing.ts";
import { annotatedOf, inPortions, listOf } from "./kept.ts";
import { factsOfText, newsOfText } from "./news.ts";
import type { Fresh } from "./seen.ts";
import { fromBytes, SHELF, shelve, shelved } from "./shelves.ts";
import { soil } from "./soiled.ts";
import type { DeskState } from "./state.ts";

/** Articles of a commit. */
export const PORTION = 100;
/** Stands behind every day. */
const UNDATED = "~";

/** An article to be worked in. */
export interface Task {
  readonly id: ArticleId;
  readonly pending: Pending;
}

/** An article whose setting or text is another one, with what goes with it. */
export interface Worked extends AnnotatedArticle {
  readonly task: Task;
  readonly setting: Setting;
  /** The store has this annotation. */
  readonly isKept?: true;
}

/** What is to be done, in order: what is gone, then the others by day and id, since later articles lean on earlier ones. */
export async function tasksOf(store: Store): Promise<Task[]> {
  const tasks: Task[] = [];
  for await (const [id, bytes] of store.all(SHELF.pending)) tasks.push({ id, pending: fromBytes<Pending>(bytes) });
  const key = ({ id, pending }: Task) => (pending.isGone ? `\u0000${id}` : `${pending.day ?? UNDATED}\u0000${id}`);
  return tasks.sort((x, y) => compareText(key(x), key(y)));
}

/** Whether annotations were made by other rules or models than those at hand, or none were made. */
export async function isOutdated(store: Store): Promise<boolean> {
  return (await shelved<string>(store, SHELF.desk, ["made"])).get("made") !== JSON.stringify(madeBy(READ));
}

/** Articles whose annotations were made by other rules or models are all to be worked in again. */
export async function markOutdated(store: Store, change: Change): Promise<void> {
  const made = JSON.stringify(madeBy(READ));
  const known = (await shelved<string>(change, SHELF.desk, ["made"])).get("made");
  if (known === made) return;
  shelve(change, SHELF.desk, "made", made);
  if (known === undefined) return;
  for await (const id of store.articleIds()) {
    const before = (await shelved<Pending>(change, SHELF.pending, [id])).get(id);
    shelve(change, SHELF.pending, id, { ...before, isNew: true });
  }
}

export interface AnnotateOptions {
  /** Articles a portion. */
  readonly portion?: number;
  readonly threads?: number;
  readonly onMessage?: (message: Message) => void;
}

/** Annotates what is to be worked in, portion by portion; `unchanged` are those that need no other annotation. */
export async function* workedPortions(
  store: Store,
  tasks: readonly Task[],
  options: AnnotateOptions,
): AsyncGenerator<{ readonly worked: Worked[]; readonly unchanged: Task[] }> {
  const settings = new Map<ArticleId, { task: Task; setting: Setting }>();
  const unchanged: Task[] = [];
  const size = options.portion ?? PORTION;
  async function* articles(): AsyncGenerator<Article> {
    for await (const portion of inPortions(tasks, size)) {
      for (const { task, kept, setting } of await settingsOf(store, portion)) {
        const isToTakeIn = task.pending.isNew || task.pending.isKept;
        if (!isToTakeIn && JSON.stringify(kept.setting) === JSON.stringify(setting)) unchanged.push(task);
        else {
          settings.set(task.id, { task, setting });
          yield settled(kept.article, setting);
        }
      }
    }
  }
  const stream = annotateStream(articles(), READ, threadsFor(tasks, options));
  for await (const portion of inPortions(stream, size)) {
    const worked = portion.map((one) => ({ ...one, ...settings.get(one.article.id)! }));
    for (const { id } of portion.map(({ article }) => article)) settings.delete(id);
    yield { worked, unchanged: unchanged.splice(0) };
  }
  if (unchanged.length > 0) yield { worked: [], unchanged };
}

/** Articles whose annotations stand, portion by portion; the others of these are to be annotated. */
export async function* keptPortions(
  store: Store,
  tasks: readonly Task[],
  size: number,
): AsyncGenerator<{ readonly worked: Worked[]; readonly others: Task[] }> {
  for await (const portion of inPortions(tasks, size)) {
    const found = await settingsOf(store, portion);
    const isKept = ({ kept, setting }: (typeof found)[number]) =>
      JSON.stringify(kept.setting) === JSON.stringify(setting);
    const worked = found.filter(isKept).map(({ task, kept, setting }) => {
      return {
        article: settled(kept.article, setting),
        annotation: kept.annotation,
        task,
        setting,
        isKept: true as const,
      };
    });
    yield { worked, others: found.filter((one) => !isKept(one)).map(({ task }) => task) };
  }
}

/** Articles that are few are done sooner here than by threads that must load their models first. */
export function threadsFor(tasks: readonly unknown[], { threads, onMessage }: AnnotateOptions): PoolOptions {
  const few = tasks.length < PORTION ? { threads: 1 } : { expected: tasks.length };
  return { ...few, ...(threads !== undefined && { threads }), ...(onMessage && { onMessage }) };
}

/** Of tasks what is gone, those whose annotations stand, and those to be annotated. */
export function sorted(tasks: readonly Task[]): {
  readonly gone: ArticleId[];
  readonly kept: Task[];
  readonly rest: Task[];
} {
  const isKept = ({ pending }: Task) => pending.isKept === true && !pending.isNew;
  const there = tasks.filter(({ pending }) => !pending.isGone);
  const gone = tasks.filter(({ pending }) => pending.isGone).map(({ id }) => id);
  return { gone, kept: there.filter(isKept), rest: there.filter((task) => !isKept(task)) };
}

async function settingsOf(
  store: Store,
  tasks: readonly Task[],
): Promise<{ task: Task; kept: Kept; setting: Setting }[]> {
  const kept = new Map((await listOf(store.articles(tasks.map(({ id }) => id)))).map((one) => [one.article.id, one]));
  const { counters } = await countersFor(
    store,
    [...kept.values()].map(({ article }) => article),
  );
  return tasks.flatMap((task) => {
    const one = kept.get(task.id);
    return one ? [{ task, kept: one, setting: settingFor(one, (article) => counters.settingOf(article)) }] : [];
  });
}

function settingFor({ article }: Kept, settingOf: (article: Article) => Setting): Setting {
  const { id, location } = article;
  const guard = { rule: "setting-failed", skipped: `what the pile tells of ${id}`, article: id, location };
  const found = guarded(guard, () => settingOf(article));
  return "made" in found ? found.made : { article: id, aside: [] };
}

/** Keeps a portion: annotations, links, groups; the articles enter the window. One change; says what it does. */
export async function workIn(
  state: DeskState,
  store: Store,
  change: Change,
  { worked, gone }: { readonly worked: readonly Worked[]; readonly gone: readonly ArticleId[] },
  { now: clock, isPassing }: { readonly now: () => string; readonly isPassing?: boolean },
): Promise<Fresh> {
  const now = clock();
  const fresh = new Map(worked.map((one) => [one.article.id, one]));
  const read = async (id: ArticleId): Promise<AnnotatedArticle | undefined> => {
    const kept = fresh.has(id) ? undefined : await store.article(id);
    return fresh.get(id) ?? (kept && annotatedOf(kept));
  };
  const add = worked.map(({ article, annotation }) => ({ article, annotation }));
  for (const one of worked) if (!one.isKept) note(one, change, now);
  const links = await state.index.updateLater({ add, remove: gone }, read);
  change.link(links.put, links.drop);
  const { dirty, news } = state.regroup(
    add.map(({ article }) => article),
    gone,
    links,
    change,
  );
  for (const entry of news) change.log({ at: now, ...entry });
  for (const { article } of worked) state.enter(article);
  for (const id of gone) state.leave(id);
  state.relate(dirty);
  if (isPassing) state.settle();
  else state.save(change);
  await soil(
    change,
    [...dirty].filter((id) => state.placeOf(id)),
    [...fresh.keys()].filter((id) => state.placeOf(id)),
  );
  sayFailures(change, "lineage", [...fresh.keys(), ...gone], links.messages);
  return { articles: fresh, put: links.put, drop: links.drop };
}

/** Messages of a stage about articles, in place of those it had about them before. */
export function sayFailures(
  change: Change,
  stage: string,
  articles: readonly ArticleId[],
  messages: readonly Message[],
): void {
  const about = groupedBy(messages, ({ article }) => article ?? "");
  for (const id of new Set([...articles, ...about.keys()])) change.say(`${stage}\u0000${id}`, about.get(id));
}

function note({ article, annotation, setting, task }: Worked, change: Change, now: string): void {
  change.set(article.id, setting, annotation);
  const { before } = task.pending;
  if (!before) return;
  for (const entry of newsOfText(article.id, before, factsOfText(article, annotation)))
    change.log({ at: now, ...entry });
}
