import { expect, test } from "vitest";
import { type Dossier, memoryStore, type NameCorrections, type Raw, type Store } from "../../src/index.ts";
import { rawOf } from "../piles.ts";
import { addAll, deskOver } from "./desks.ts";

const article = (id: string, publisher: string, text: string): Raw =>
  rawOf(
    id,
    JSON.stringify({ id, publisher, published: "2026-03-01", title: "Ferry runs aground off Veskar", text }),
    `${id}.json`,
  );

const RAWS = [
  article(
    "a",
    "Vell Echo",
    "The ferry Halvard ran aground off Veskar on Sunday. “The lamp was broken,” said Lorna Pryce, the captain of the ferry. Pryce has sailed for ten years.",
  ),
  article(
    "b",
    "Vell Post",
    "The ferry Halvard ran aground off Veskar on Sunday. “The lamp had been broken for weeks,” said L. Pryce, who led the crew. Nobody was hurt.",
  ),
  article(
    "c",
    "Sorn Gazette",
    "The ferry Halvard ran aground off Veskar on Sunday, the harbour office said. “We will look at the hull,” said Ulla Brandt of the harbour office.",
  ),
];

async function storeWith(corrections?: NameCorrections): Promise<Store> {
  const store = memoryStore();
  const desk = deskOver(store);
  if (corrections) await desk.correct(corrections);
  await addAll(desk, RAWS);
  await desk.refresh();
  return store;
}

async function dossiersOf(store: Store): Promise<Dossier[]> {
  const all: Dossier[] = [];
  for await (const dossier of (await store.source()).dossiers("id")) all.push(dossier);
  return all;
}

async function corrected(corrections: NameCorrections): Promise<Store> {
  const store = await storeWith();
  const desk = deskOver(store);
  await desk.correct(corrections);
  await desk.refresh();
  return store;
}

const speakersIn = (all: readonly Dossier[]) =>
  [...new Set(all.flatMap(({ quotes }) => quotes.flatMap(({ speaker: { name } }) => name ?? [])))]
    .filter((name) => /^\p{Lu}/u.test(name))
    .sort();
const peopleIn = (all: readonly Dossier[]) =>
  all.flatMap(({ entities }) => entities.flatMap(({ name, type }) => (type === "person" ? [name] : []))).sort();
const publishersIn = (all: readonly Dossier[]) => Math.max(...all.map(({ story }) => story.support.publishers));

test("without corrections names and publishers are what the reports say", async () => {
  const all = await dossiersOf(await storeWith());
  expect(all).toHaveLength(1);
  expect(speakersIn(all)).toEqual(["Lorna Pryce", "Ulla Brandt"]);
  expect(publishersIn(all)).toBe(3);
});

test("people are called as they are renamed, joined and kept apart, among speakers and among names", async () => {
  const renamed = await dossiersOf(await corrected({ people: { rename: [{ from: "l. pryce", to: "Lorna Price" }] } }));
  expect(speakersIn(renamed)).toEqual(["Lorna Price", "Ulla Brandt"]);
  expect(peopleIn(renamed)).toContain("Lorna Price");
  const joined = await dossiersOf(await corrected({ people: { merge: [["Ulla Brandt", "Lorna Pryce"]] } }));
  expect(speakersIn(joined)).toEqual(["Ulla Brandt"]);
  expect(peopleIn(joined).filter((name) => /Pryce|Brandt/.test(name))).toEqual(["Ulla Brandt"]);
  const apart = await dossiersOf(await corrected({ people: { split: [["Lorna Pryce", "L. Pryce"]] } }));
  expect(speakersIn(apart)).toEqual(["L. Pryce", "Lorna Pryce", "Ulla Brandt"]);
});

test("publishers that are one house count as one, in every count", async () => {
  const store = await corrected({ publishers: [{ house: "Vell Media", publishers: ["vell  echo", "Vell Post"] }] });
  const all = await dossiersOf(store);
  expect(publishersIn(all)).toBe(2);
  expect((await store.source()).totals.publishers).toBe(2);
  for (const { facts, story } of all)
    for (const { support } of facts) expect(support.publishers).toBeLessThanOrEqual(story.support.publishers);
  const own = await corrected({ publishers: [{ house: "Sorn Gazette", publishers: ["Vell Echo"] }] });
  expect([publishersIn(await dossiersOf(own)), (await own.source()).totals.publishers]).toEqual([2, 2]);
});

test("corrections are laid over what comes later too, whatever came first, and a refresh without others does nothing", async () => {
  const corrections: NameCorrections = {
    people: { rename: [{ from: "Ulla Brandt", to: "Ulla Brant" }] },
    publishers: [{ house: "Vell Media", publishers: ["Vell Echo", "Vell Post"] }],
  };
  const [before, after] = [await storeWith(corrections), await corrected(corrections)];
  expect(await dossiersOf(after)).toEqual(await dossiersOf(before));
  expect(await deskOver(after).refresh()).toEqual({ articles: 0, stories: 0 });
  const seq = await after.seq();
  await deskOver(after).correct({ people: {}, publishers: [] });
  await deskOver(after).refresh();
  expect(await after.seq()).toBeGreaterThan(seq + 1);
  expect(await dossiersOf(after)).toEqual(await dossiersOf(await storeWith()));
});

test("corrections of names leave those of stories as they are", async () => {
  const store = await storeWith();
  await deskOver(store).correct({ split: [["a"]] });
  await deskOver(store).correct({ people: { rename: [{ from: "Ulla Brandt", to: "Ulla Brant" }] } });
  await deskOver(store).refresh();
  expect(await store.corrections("stories")).toEqual({ split: [["a"]] });
  expect(await dossiersOf(store)).toHaveLength(2);
});
