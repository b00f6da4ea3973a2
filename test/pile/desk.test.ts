import { afterEach, expect, test, vi } from "vitest";
import { type Message, memoryStore, openDesk, type Raw, type Store } from "../../src/index.ts";
import { rawOf, rawsOfExample } from "../piles.ts";
import { addAll, deskOver, logOf, reportAfter, reportOf } from "./desks.ts";

afterEach(() => vi.restoreAllMocks());

const page = (text: string, more: object = {}): Raw =>
  rawOf(
    "mill",
    JSON.stringify({
      url: "https://vell-echo.example/mill",
      publisher: "Vell Echo",
      title: "Fire at the mill of Vell",
      text,
      ...more,
    }),
    "mill.jsonl",
  );
const FIRST =
  "A fire at the mill of Vell injured 12 people, the fire service said. “We saw it from the hill,” said Hedda Strohm.";
const SECOND =
  "A fire at the mill of Vell injured 15 people, the fire service said. “We saw it from the bridge,” said Hedda Strohm.";

async function storeWith(...portions: readonly (readonly Raw[])[]): Promise<Store> {
  const store = memoryStore();
  await reportAfter(portions, store);
  return store;
}

test("a version before the first was worked in changes nothing that was said; one behind it is held against the last that was", async () => {
  const store = memoryStore();
  const desk = deskOver(store);
  const changes = async () =>
    (await logOf(store)).flatMap(({ what }) => (/^(?:value|quote)-/.test(what) ? [what] : []));
  await addAll(desk, [page(FIRST)]);
  await addAll(desk, [page(SECOND)]);
  await desk.refresh();
  expect((await logOf(store)).map(({ what }) => what)).toContain("text-changed");
  expect(await changes()).toEqual([]);
  await addAll(desk, [page(FIRST.replace("12", "13"))]);
  await addAll(desk, [page(FIRST)]);
  await desk.refresh();
  expect(await changes()).toEqual(["value-changed", "quote-changed"]);
});

test("another text at a known address is a version: it counts once, and what it changed is in the log", async () => {
  const store = await storeWith([page(FIRST)], [page(SECOND)]);
  const [id] = await idsOf(store);
  expect((await store.source()).totals).toMatchObject({ articles: 1, stories: 1 });
  expect((await store.versions(id!)).map(({ article }) => article.text)).toEqual([FIRST, SECOND]);
  const entries = [];
  for await (const { what, before, after } of store.log(0, 100))
    if (/-changed$/.test(what)) entries.push({ what, before, after });
  expect(entries.find(({ what }) => what === "value-changed")).toMatchObject({
    before: [expect.stringMatching(/^12/)],
    after: [expect.stringMatching(/^15/)],
  });
  const quotes = entries.find(({ what }) => what === "quote-changed");
  expect(quotes?.before).toContainEqual(expect.stringContaining("from the hill"));
  expect(quotes?.after).toContainEqual(expect.stringContaining("from the bridge"));
  expect(await reportOf(store)).toBe(await reportAfter([[page(SECOND)]]));
});

test("the version that says that it is later counts, whichever comes first", async () => {
  const [early, late] = [page(FIRST, { published: "2025-04-08" }), page(SECOND, { published: "2025-04-09" })];
  const moved = { ...late, location: "archive.jsonl" };
  const report = await reportAfter([[early], [moved]]);
  expect(await reportAfter([[moved], [early]])).toBe(report);
  expect(report).toContain("15 people");
  expect(report).toContain("older-version");
});

test("records of one id from two publishers are two articles, in either order", async () => {
  const one = rawOf("a", JSON.stringify({ id: "1", publisher: "Vell Echo", text: FIRST }), "a.jsonl");
  const two = rawOf(
    "b",
    JSON.stringify({
      id: "1",
      publisher: "Sorn Echo",
      text: "Rain kept the regatta of Sorn ashore for the third day.",
    }),
    "b.jsonl",
  );
  const store = await storeWith([one], [two]);
  expect(await idsOf(store)).toHaveLength(2);
  expect(await reportOf(store)).toBe(await reportAfter([[two], [one]]));
});

test("a correction is laid over the stories at the next refresh, and stays when articles come", async () => {
  const raws = rawsOfExample("pile");
  const store = await storeWith(raws.slice(0, -1));
  const stories = [];
  for await (const story of store.stories({ limit: 100 })) stories.push(story);
  const [a, b] = stories;
  const desk = deskOver(store);
  await desk.correct({ merge: [[a!.articles[0]!, b!.articles[0]!]] });
  await desk.refresh();
  await addAll(desk, raws.slice(-1));
  await desk.refresh();
  expect(await store.storyOf(a!.articles[0]!)).toBe(await store.storyOf(b!.articles[0]!));
  expect((await logOf(store)).map(({ what }) => what)).toContain("story-merged");
});

test("two desks over one store take turns: each knows what the other did", async () => {
  const raws = rawsOfExample("pile");
  const store = memoryStore();
  const desks = [deskOver(store), deskOver(store)];
  for (const [k, raw] of raws.entries()) {
    await addAll(desks[k % 2]!, [raw]);
    await desks[k % 2]!.refresh();
  }
  expect(await reportOf(store)).toBe(await reportAfter([raws]));
});

test("state of another form is made anew from the annotations that stand", async () => {
  const raws = rawsOfExample("pile");
  const store = await storeWith(raws);
  const whole = await reportOf(store);
  const change = await store.begin();
  for (const shelf of ["story-window", "lineage-index"])
    for await (const [key] of store.all(shelf)) change.keep(shelf, key, new TextEncoder().encode("of another version"));
  for await (const [key] of store.all("story-near")) change.keep("story-near", key, undefined);
  change.keep("desk", "form", undefined);
  await change.commit();
  const stages = new Set<string>();
  await deskOver(store, { onProgress: ({ stage }) => stages.add(stage) }).refresh();
  expect(stages.has("annotate")).toBe(false);
  expect(await reportOf(store)).toBe(whole);
  await addAll(deskOver(store), [page(FIRST)]);
  await deskOver(store).refresh();
  expect(await reportOf(store)).toBe(await reportAfter([[...raws, page(FIRST)]]));
});

test("bad input is a message that stays with its place until that is read again without fault", async () => {
  const [bad, good] = [
    rawOf("x", '{"id":"a","text":', "x.jsonl"),
    rawOf("x", JSON.stringify({ id: "a", text: FIRST }), "x.jsonl"),
  ];
  expect(await reportAfter([[bad]])).toContain('"location":"x.jsonl"');
  expect(await reportAfter([[bad], [good]])).toBe(await reportAfter([[good]]));
});

test("a fault is acknowledged once, however many portions its input takes, and stays with its place", async () => {
  const store = memoryStore();
  const lines = ['{"id":"a","text":', ...["b", "c", "d"].map((id) => JSON.stringify({ id, text: `${FIRST} ${id}` }))];
  const heard: Message[] = [];
  const desk = openDesk(store, { now: () => "2026-11-29T00:00:00Z", portion: 1 });
  for await (const { messages } of desk.add([rawOf("x", lines.join("\n"), "x.jsonl")])) heard.push(...messages);
  await desk.refresh();
  expect(heard.filter(({ level }) => level === "error")).toHaveLength(1);
  expect(await reportOf(store)).toContain('"location":"x.jsonl"');
});

async function idsOf(store: Store): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of store.articleIds()) ids.push(id);
  return ids;
}
