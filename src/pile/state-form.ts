import type { ArticleId } from "../model/index.ts";
import type { Change, Store } from "../store/store.ts";
import type { Pending } from "./filing.ts";
import { SHELF, shelve, shelved } from "./shelves.ts";

/** Form of what the desk keeps of its index, its window and its groups. */
const FORM = 5;
const STATE = [SHELF.articles, SHELF.lineage, SHELF.window, SHELF.near] as const;

/** Whether a store keeps state of another form than this version does, or none yet. */
export async function isOfOtherForm(store: Store): Promise<boolean> {
  return (await shelved<number>(store, SHELF.desk, ["form"])).get("form") !== FORM;
}

/** Takes state of another form away; all articles that were worked in are to be taken in anew, with the annotations they have. */
export async function takeAnew(store: Store, change: Change): Promise<void> {
  if ((await shelved<number>(change, SHELF.desk, ["form"])).get("form") === FORM) return;
  shelve(change, SHELF.desk, "form", FORM);
  for await (const [id] of store.all(SHELF.articles)) {
    const before = (await shelved<Pending>(change, SHELF.pending, [id])).get(id);
    shelve(change, SHELF.pending, id, { ...before, isKept: true });
    change.link([], await linksFrom(store, id));
  }
  for (const shelf of STATE) for await (const [key] of store.all(shelf)) change.keep(shelf, key, undefined);
}

async function linksFrom(store: Store, id: ArticleId): Promise<[ArticleId, ArticleId][]> {
  return (await store.links(id)).flatMap(({ a, b }): [ArticleId, ArticleId][] => (a === id ? [[a, b]] : []));
}
