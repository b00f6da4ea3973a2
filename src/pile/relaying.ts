import type { Dossier, Lineage } from "../model/index.ts";
import type { Change } from "../store/store.ts";
import { type ArticleCard, CARDS, keepCard, lineageCards, type Place } from "./cards.ts";
import { SHELF, shelve, shelved } from "./shelves.ts";

/** Lays other links and lineages beside a story that stays as it was told, in its dossier and on its cards. */
export async function relay(change: Change, story: string, beside: Pick<Dossier, "links" | "lineages">): Promise<void> {
  change.relay(story, beside);
  const places = (await shelved<readonly Place[]>(change, SHELF.cards, [story])).get(story) ?? [];
  relayLineages(change, story, places, beside.lineages);
  await relayArticles(change, places, beside.lineages);
}

function relayLineages(change: Change, story: string, places: readonly Place[], lineages: readonly Lineage[]): void {
  const cards = lineageCards(lineages, story);
  const now = cards.map(({ on, key }): Place => [on, key]);
  const [first, before] = [places.findIndex(isOfLineage), places.filter(isOfLineage)];
  const keys = new Set(now.map(([, key]) => key));
  for (const [, key] of before) if (!keys.has(key)) change.keep(CARDS.lineages, key, undefined);
  for (const card of cards) keepCard(change, card);
  if (JSON.stringify(now) === JSON.stringify(before)) return;
  const others = places.filter((place) => !isOfLineage(place));
  shelve(change, SHELF.cards, story, others.toSpliced(Math.max(0, first), 0, ...now));
}

function isOfLineage([on]: Place): boolean {
  return on === "lineages";
}

async function relayArticles(change: Change, places: readonly Place[], lineages: readonly Lineage[]): Promise<void> {
  const lineageOf = new Map(lineages.flatMap(({ id, articles }) => articles.map((article) => [article, id] as const)));
  for (const on of ["articles", "newestArticles"] as const) {
    const keys = places.filter((place) => place[0] === on).map(([, key]) => key);
    const known = await change.get(CARDS[on], keys);
    for (const [at, key] of keys.entries()) {
      const card = JSON.parse(Buffer.from(known[at]!).toString()) as ArticleCard;
      const lineage = lineageOf.get(card.id);
      if (card.lineage !== lineage) keepCard(change, { on, key, card: { ...card, lineage } });
    }
  }
}
