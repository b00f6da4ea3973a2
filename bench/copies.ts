import type { ArticleId, Dossier, Store } from "../src/index.ts";
import { cardsOf, keepCards } from "../src/pile/cards.ts";
import type { Kept } from "../src/store/store.ts";

/** What is copied in one commit. */
const STORIES_A_COMMIT = 50;

/**
 * Keeps every told story of a store again under other ids, `copies` times: a larger store for those who read, in minutes. The copies
 * are told as theirs are, with cards, words and links, but they are not worked in: who writes knows nothing of them.
 */
export async function copyStories(store: Store, copies: number, from = 1): Promise<void> {
  const stories: string[] = [];
  for await (const { id } of store.stories({ limit: Number.POSITIVE_INFINITY }))
    if (!id.includes(MARK)) stories.push(id);
  for (let copy = from; copy < from + copies; copy++)
    for (let at = 0; at < stories.length; at += STORIES_A_COMMIT) {
      const change = await store.begin();
      for (const id of stories.slice(at, at + STORIES_A_COMMIT)) await copyOf(store, change, id, copy);
      await change.commit();
    }
}

const MARK = "~";

async function copyOf(
  store: Store,
  change: Awaited<ReturnType<Store["begin"]>>,
  id: string,
  copy: number,
): Promise<void> {
  const dossier = await store.dossier(id);
  if (!dossier) return;
  const articles = new Set(dossier.story.articles);
  const again = renamer(dossier, copy);
  const copied = again(dossier);
  for await (const kept of store.articles(articles)) change.put(again(kept));
  const own = copied.links.filter(({ a, b }) => isCopy(a) && isCopy(b));
  change.link(own, []);
  const told = { ...copied, links: own, articles: copied.articles.filter((one) => isCopy(one.id)) };
  change.tell(told);
  await keepCards(change, told.story.id, cardsOf(told));
}

function isCopy(id: ArticleId): boolean {
  return id.includes(MARK);
}

/** Gives every id of a story's own things its mark, wherever it stands by itself. */
function renamer(dossier: Dossier, copy: number): <T extends Dossier | Kept>(value: T) => T {
  const ids = new Set([
    dossier.story.id,
    ...dossier.story.articles,
    ...[dossier.facts, dossier.utterances, dossier.lineages].flatMap((list) => list.map((one) => one.id)),
  ]);
  const named = (value: unknown): unknown => {
    if (typeof value === "string") return ids.has(value) ? `${value}${MARK}${copy}` : value;
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one)]));
  };
  return (value) => named(value) as typeof value;
}
