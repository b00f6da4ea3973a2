import type { ArticleId } from "../model/index.ts";
import type { Change, Store } from "../store/store.ts";
import type { StoryGroup } from "../story/index.ts";
import type { FactInShort } from "./news.ts";
import { fromBytes, SHELF, shelve, shelved } from "./shelves.ts";

type Facts = Record<string, FactInShort>;

/** What a story that is no more said. */
interface Legacy {
  readonly articles: readonly ArticleId[];
  readonly facts: Facts;
}

/**
 * A story whose first article is another one has another id, and one that was merged lives on in another: the facts that they had
 * go to the story with most of their articles, which says what is new against them once it is told. They wait on a shelf, so that
 * nothing is lost between two commits.
 */
export async function leaveToHeirs(
  change: Change,
  told: ReadonlyMap<string, StoryGroup>,
  put: readonly StoryGroup[],
  drop: readonly string[],
): Promise<void> {
  const homes = new Map(put.flatMap(({ id, articles }) => articles.map((article) => [article, id] as const)));
  const heirTo = (articles: readonly ArticleId[]) => mostOf(articles.flatMap((article) => homes.get(article) ?? []));
  for (const id of drop) {
    const heir = heirTo(told.get(id)?.articles ?? []);
    if (heir !== undefined) shelve(change, SHELF.moved, id, heir);
  }
  const left = new Map<string, Legacy>();
  for (const legacy of await legaciesOf(change, told, new Set(homes.values()), drop)) {
    const heir = heirTo(legacy.articles);
    if (heir === undefined) continue;
    const { articles = [], facts = {} } =
      left.get(heir) ?? (await shelved<Legacy>(change, SHELF.heirs, [heir])).get(heir) ?? {};
    left.set(heir, { articles: [...articles, ...legacy.articles], facts: { ...facts, ...legacy.facts } });
  }
  for (const [heir, legacy] of left) shelve(change, SHELF.heirs, heir, legacy);
}

/** Of stories that are dropped now, and of those that had been left to a story that was never told. */
async function legaciesOf(
  change: Change,
  told: ReadonlyMap<string, StoryGroup>,
  coming: ReadonlySet<string>,
  drop: readonly string[],
): Promise<Legacy[]> {
  const legacies: Legacy[] = [];
  for await (const [id, bytes] of change.all(SHELF.heirs)) {
    if (coming.has(id)) continue;
    legacies.push(fromBytes(bytes));
    change.keep(SHELF.heirs, id, undefined);
  }
  for (const [id, facts] of await shelved<Facts>(change, SHELF.facts, drop))
    legacies.push({ articles: told.get(id)?.articles ?? [], facts });
  return legacies;
}

/** The facts that a story had, here or under other ids; undefined for one that is new. */
export async function factsBefore(change: Change, story: string, own: Facts | undefined): Promise<Facts | undefined> {
  const legacy = (await shelved<Legacy>(change, SHELF.heirs, [story])).get(story);
  if (!legacy) return own;
  shelve(change, SHELF.heirs, story, undefined);
  return { ...legacy.facts, ...own };
}

/** Steps from an id of a story to the one that it goes on under; more would be a circle. */
const MOST_STEPS = 20;

/** Where a story that is no more goes on: the story with most of its articles, after any number of such steps. */
export async function heirOf(store: Store, story: string): Promise<string | undefined> {
  if (await isTold(store, story)) return undefined;
  let id = story;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = (await shelved<string>(store, SHELF.moved, [id])).get(id);
    if (next === undefined) return undefined;
    if (await isTold(store, next)) return next;
    id = next;
  }
  return undefined;
}

async function isTold(store: Store, story: string): Promise<boolean> {
  const [kept] = await store.get(SHELF.stories, [story]);
  return kept !== undefined;
}

/** What is there most often, the first of several. */
function mostOf(ids: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort(([, x], [, y]) => y - x)[0]?.[0];
}
