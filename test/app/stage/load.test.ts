import { beforeAll, expect, test } from "vitest";
import {
  collectReport,
  type LogEntry,
  loadRows,
  openDesk,
  type Raw,
  type Report,
  type Row,
  type Store,
} from "../../../src/index.ts";
import { analyse, rawOf, rawsOfExample } from "../../piles.ts";
import { onEveryKind, type Place } from "../../store/kinds.ts";
import { plainEngine } from "./plain-engine.ts";
import { duckdb, plain, staged } from "./staged.ts";

const now = () => "2031-03-09T06:00:00Z";
const MORE = rawOf(
  "late",
  "Ferries to Holm Skerra stay in port on Thursday too, the harbour office said. Two boats are to be inspected first.",
  "late.txt",
);
let raws: readonly Raw[];
let rows: Row[];
let report: Report;
let single: unknown;
let withMore: unknown;

beforeAll(async () => {
  raws = rawsOfExample("pile");
  ({ load: rows, report } = await staged(raws, await duckdb()));
  single = plain((await analyse(raws)).report);
  withMore = plain((await analyse([...raws, MORE])).report);
}, 900_000);

test("under DuckDB the stages come to the report of one machine", () => {
  expect(plain(report)).toEqual(single);
});

test("and so they do without any engine", { timeout: 600_000 }, async () => {
  expect(plain((await staged(raws, plainEngine)).report)).toEqual(single);
});

onEveryKind((fresh) => {
  test("shows the report that one machine comes to", async () => {
    const store = await loaded(await fresh());
    expect(plain(await collectReport(await store.source()))).toEqual(single);
  });

  test("loading twice changes nothing, and says nothing more in the log", async () => {
    const store = await loaded(await fresh());
    const [before, seen] = [plain(await collectReport(await store.source())), await logOf(store)];
    await loadRows(store, stream(rows), now);
    expect(plain(await collectReport(await store.source()))).toEqual(before);
    expect(await logOf(store)).toEqual(seen);
    expect(seen.filter(({ what }) => what === "article-added").length).toBe(20);
    expect(seen.filter(({ what }) => what === "story-new").length).toBe(6);
  });

  test("a desk goes on with what was loaded", { timeout: 600_000 }, async () => {
    const store = await loaded(await fresh());
    const desk = openDesk(store, { now, threads: 1 });
    for await (const _ of desk.add([MORE]));
    await desk.refresh();
    expect(plain(await collectReport(await store.source()))).toEqual(withMore);
  });

  test("rows that are none are told and the others are loaded", async () => {
    const store = await (await fresh()).open();
    const { messages } = await loadRows(
      store,
      stream([{ of: "kept" }, { of: "nothing" }, ...rows, { of: "link", link: "{" }]),
      now,
    );
    expect(messages.map(({ rule }) => rule)).toEqual(["stage-row", "stage-row", "stage-row"]);
    expect(plain(await collectReport(await store.source()))).toEqual(single);
  });
});

async function loaded(place: Place): Promise<Store> {
  const store = await place.open();
  await loadRows(store, stream(rows), now);
  return store;
}

async function* stream(all: readonly Row[]): AsyncGenerator<Row> {
  yield* all;
}

async function logOf(store: Store): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const entry of store.log(0, 100_000)) entries.push(entry);
  return entries;
}
