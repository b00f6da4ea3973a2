import { expect, test } from "vitest";
import { memoryStore, type Raw, type Store } from "../../src/index.ts";
import { CARDS, cardsOf } from "../../src/pile/cards.ts";
import { Pile } from "../../src/question/index.ts";
import { addAll, deskOver } from "../pile/desks.ts";
import { rawsOfExample } from "../piles.ts";
import { ask, exampleStore } from "./asked.ts";

/** Everything on the shelves of cards. */
async function shelvesOf(store: Store): Promise<string[]> {
  const found: string[] = [];
  for (const shelf of Object.values(CARDS))
    for await (const [key, bytes] of store.all(shelf)) found.push(`${shelf} ${key} ${Buffer.from(bytes)}`);
  return found.sort();
}

/** What the stories that are told would have on them. */
async function wantedIn(store: Store): Promise<string[]> {
  const found: string[] = [];
  for await (const dossier of (await store.source()).dossiers("id"))
    for (const { on, key, card } of cardsOf(dossier)) found.push(`${CARDS[on]} ${key} ${JSON.stringify(card)}`);
  return found.sort();
}

test("cards are those of the stories that are told, whatever came, changed and went", async () => {
  const store = memoryStore();
  const desk = deskOver(store);
  const raws = rawsOfExample("pile");
  const portions: readonly (readonly Raw[])[] = [raws.slice(8), raws.slice(0, 4), raws.slice(4, 8)];
  for (const portion of portions) {
    await addAll(desk, portion);
    await desk.refresh();
    expect(await shelvesOf(store)).toEqual(await wantedIn(store));
  }
  const { items } = await ask(new Pile(store), "articles", { limit: 7 });
  await desk.remove(items.map(({ id }: { readonly id: string }) => id));
  await desk.refresh();
  expect(await shelvesOf(store)).toEqual(await wantedIn(store));
  const [first, second] = (await ask(new Pile(store), "stories", {})).items;
  await desk.correct({ merge: [[first.id, second.id]] });
  await desk.refresh();
  expect(await shelvesOf(store)).toEqual(await wantedIn(store));
});

test("a store without cards gets them at the next refresh", async () => {
  const store = memoryStore();
  const desk = deskOver(store);
  await addAll(desk, rawsOfExample("tiny"));
  await desk.refresh();
  const before = await shelvesOf(store);
  const change = await store.begin();
  for (const shelf of [...Object.values(CARDS), "cards"])
    for await (const [key] of store.all(shelf)) change.keep(shelf, key, undefined);
  change.keep("desk", "cards", undefined);
  await change.commit();
  expect(await shelvesOf(store)).toEqual([]);
  await deskOver(store).refresh();
  expect(await shelvesOf(store)).toEqual(before);
});

test("an article is found by its address however it is written", async () => {
  const pile = new Pile(await exampleStore());
  const { items } = await ask(pile, "articles", { limit: 50 });
  const one = items.find(({ url }: { readonly url?: string }) => url !== undefined);
  const { article } = await ask(pile, "trace", { url: `${one.url}/?utm_source=x#top` });
  expect(article.id).toBe(one.id);
});
