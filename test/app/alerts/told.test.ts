import { expect, test } from "vitest";
import { type FactInShort, type LogEntry, memoryStore, type Store } from "../../../src/index.ts";
import { type Alert, type AlertRule, alertsAfter, keepTold, Told } from "../../../src/question/index.ts";
import { AT, deskOver } from "../../pile/desks.ts";

const LINEAGES: AlertRule = { name: "two", when: "lineages", atLeast: 2 };
const VALUES: AlertRule = { name: "disputed", when: "second-value" };
const ORIGINS: AlertRule = { name: "office", when: "origin-added", origin: "harbour office" };

const HURT = "Twelve people were hurt";
const fact = (text: string, lineages: number, sides: string[] = [], origins: string[] = []): FactInShort => [
  text,
  lineages,
  lineages,
  lineages,
  sides,
  origins,
];
type Entry = Omit<LogEntry, "seq" | "at">;
const factNew = (subject: string, after: FactInShort, story = "s-1"): Entry => ({
  what: "fact-new",
  subject,
  story,
  after,
});
const gone = (subject: string, before: FactInShort, story = "s-1"): Entry => ({
  what: "fact-gone",
  subject,
  story,
  before,
});

async function storeWith(entries: readonly Entry[], store = memoryStore()): Promise<Store> {
  await deskOver(store).keep((change) => {
    for (const entry of entries) change.log({ at: AT, ...entry });
  });
  return store;
}

async function told(store: Store, rule: AlertRule, memory?: Told, after = 0): Promise<Alert[]> {
  const alerts: Alert[] = [];
  for await (const { alert } of alertsAfter(store, [rule], after, memory && { told: memory }))
    if (alert) alerts.push(alert);
  return alerts;
}

test("a fact that comes again under another id, or goes on in a story of another id, is told once", async () => {
  const store = await storeWith([
    factNew("f-1", fact(HURT, 2)),
    gone("f-1", fact(HURT, 2)),
    factNew("f-2", fact("Twelve people were hurt.", 3)),
    { what: "story-renamed", subject: "s-2", before: ["s-1"], after: ["s-2"] },
    { what: "story-renamed", subject: "s-3", before: ["s-2"], after: ["s-3"] },
    factNew("f-3", fact(HURT, 2), "s-3"),
  ]);
  expect((await told(store, LINEAGES)).map(({ fact: id }) => id)).toEqual(["f-1"]);
});

test("another fact, the same words in another story, and a further side or origin are told", async () => {
  const disputed = fact(HURT, 2, ["12", "15"], ["harbour office"]);
  const store = await storeWith([
    factNew("f-1", disputed),
    factNew("f-2", fact("Twelve people were killed", 2)),
    factNew("f-3", disputed, "s-9"),
    {
      what: "fact-changed",
      subject: "f-1",
      story: "s-1",
      before: disputed,
      after: fact(HURT, 3, ["12", "15", "19"], ["harbour office", "harbour office of Sorn"]),
    },
    factNew("f-4", fact("People were hurt", 2, ["15", "12"])),
  ]);
  const ids = async (rule: AlertRule) => (await told(store, rule)).map(({ seq }) => seq);
  expect(await ids(LINEAGES)).toEqual([1, 2, 3, 5]);
  expect(await ids(VALUES)).toEqual([1, 3, 4]);
  expect(await ids(ORIGINS)).toEqual([1, 3, 4]);
});

test("an outlet remembers from run to run what it was told, and no other outlet does", async () => {
  const store = await storeWith([factNew("f-1", fact(HURT, 2))]);
  for await (const { names = [] } of alertsAfter(store, [LINEAGES], 0, { told: await Told.of(store, "hook") }))
    await deskOver(store).keep((change) => keepTold(change, "hook", names));
  const seq = await store.seq();
  await storeWith([gone("f-1", fact(HURT, 2)), factNew("f-5", fact(HURT, 2))], store as ReturnType<typeof memoryStore>);
  expect(await told(store, LINEAGES, await Told.of(store, "hook"), seq)).toEqual([]);
  expect(await told(store, LINEAGES, await Told.of(store, "hook 2"), seq)).toHaveLength(1);
});
