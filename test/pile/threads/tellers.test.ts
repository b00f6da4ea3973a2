import { Worker } from "node:worker_threads";
import { beforeAll, expect, test } from "vitest";
import { type Dossier, type Message, memoryStore, type Store } from "../../../src/index.ts";
import { DeskState } from "../../../src/pile/state.ts";
import type { Told } from "../../../src/pile/telling.ts";
import { type TellersOptions, tellersFor } from "../../../src/pile/threads/tellers.ts";
import type { PackedStory } from "../../../src/store/writing/stories.ts";
import type { StoryGroup } from "../../../src/story/index.ts";
import { typescriptWorker } from "../../../train/parser.ts";
import { rawsOfExample } from "../../piles.ts";
import { addAll, deskOver } from "../desks.ts";

const HOUSES = [{ house: "Coast Group", publishers: ["The Coast Mail", "Quay Tribune"] }];
let store: Store;
let groups: readonly StoryGroup[];
let before: readonly Dossier[];

beforeAll(async () => {
  store = memoryStore();
  const desk = deskOver(store);
  await desk.correct({ publishers: HOUSES });
  await addAll(desk, [...rawsOfExample("pile"), ...rawsOfExample("tiny")]);
  await desk.refresh();
  groups = [...(await DeskState.from(store)).told.values()];
  before = await dossiers();
});

async function dossiers(): Promise<Dossier[]> {
  const all: Dossier[] = [];
  for await (const dossier of (await store.source()).dossiers("id")) all.push(dossier);
  return all;
}

/** What threads tell of the stories of the store, in the order of the stories. */
async function toldBy(options: TellersOptions): Promise<{ told: Told[]; messages: Message[] }> {
  const state = await DeskState.from(store);
  const messages: Message[] = [];
  const tellers = tellersFor(groups, store, { threads: 2, onMessage: (one) => messages.push(one), ...options })!;
  const waiting: (() => Promise<Told>)[] = [];
  for (const group of groups) {
    const { links } = (await store.dossier(group.id))!;
    waiting.push(await tellers.tell({ group, links, placeOf: (id) => state.placeOf(id) }));
  }
  const told: Told[] = [];
  for (const end of waiting) told.push(await end());
  await tellers.dismiss();
  return { told, messages };
}

async function keptAgain(told: readonly Told[]): Promise<readonly Dossier[]> {
  const change = await store.begin();
  for (const { id } of told) change.drop(id);
  for (const { dossier } of told) change.tellPacked(dossier as PackedStory);
  await change.commit();
  return dossiers();
}

test("stories told by threads are the ones told here, to the byte", async () => {
  const startTeller = () => new Worker(typescriptWorker("../src/pile/threads/teller.ts"), { eval: true });
  const { told, messages } = await toldBy({ startTeller });
  expect(messages).toEqual([]);
  expect(told.map(({ id }) => id)).toEqual(groups.map(({ id }) => id));
  expect(JSON.stringify(await keptAgain(told))).toBe(JSON.stringify(before));
});

test("a thread that cannot start is told of, and its stories are told here", async () => {
  const startTeller = () => new Worker("throw new Error('no room')", { eval: true });
  const { told, messages } = await toldBy({ startTeller });
  expect(messages.map(({ rule }) => rule)).toEqual(["threads-failed", "threads-failed"]);
  expect(messages[0]!.text).toContain("no room");
  expect(JSON.stringify(await keptAgain(told))).toBe(JSON.stringify(before));
});

test("what a thread had in hand when it ended is told here", async () => {
  const code = `const { parentPort } = require("node:worker_threads");
    parentPort.on("message", () => process.exit(3));
    parentPort.postMessage("ready");`;
  const { told, messages } = await toldBy({ startTeller: () => new Worker(code, { eval: true }) });
  expect(messages).toHaveLength(2);
  expect(JSON.stringify(await keptAgain(told))).toBe(JSON.stringify(before));
});

test("few stories start no thread", () => {
  expect(tellersFor(groups, store, {})).toBeUndefined();
  expect(tellersFor(groups, store, { threads: 1 })).toBeUndefined();
});
