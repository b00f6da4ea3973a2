import { groupedBy } from "../model/grouping.ts";
import {
  type Dossier,
  type House,
  houseKey,
  housesBy,
  type Message,
  publisherKey,
  publisherName,
  type ReportSource,
  type Totals,
} from "../model/index.ts";
import { type Backend, type Looking, looking, rowsOf } from "./backend.ts";
import { opened } from "./opened.ts";
import { dossierIn, streamed } from "./reader.ts";
import { TABLES } from "./tables.ts";

/** Streams what is told, one dossier at a time. */
export async function sourceOf(backend: Backend): Promise<ReportSource> {
  return {
    totals: await looking(backend, totalsIn),
    dossiers: (order = "weight") => streamed(backend, (look) => dossiersIn(look, order)),
    messages: () => streamed(backend, messagesIn),
  };
}

/** Publishers of one house count as one. */
async function totalsIn(look: Looking): Promise<Totals> {
  const totals = await look.totals();
  const [row] = await look.get(TABLES.correction, [["publishers"]]);
  const houses = row ? (opened(row.packed) as readonly House[]) : [];
  let more = 0;
  for (const keys of keysOfHouses(houses)) more += Math.max(0, (await look.publishersAmong(keys)) - 1);
  return { ...totals, publishers: totals.publishers - more };
}

/** The keys that count as one, house by house; a publisher is of the first house that names it. */
function keysOfHouses(houses: readonly House[]): string[][] {
  const houseOf = housesBy(houses);
  const names = [...new Set(houses.flatMap(({ publishers }) => publishers.map(publisherName)))];
  const byHouse = groupedBy(names, (name) => houseKey({ id: "", publisher: houseOf(name)! }));
  return [...byHouse].map(([own, all]) => [
    ...new Set([own, ...all.map((publisher) => publisherKey({ id: "", publisher }))]),
  ]);
}

async function* dossiersIn(look: Looking, order: "weight" | "id"): AsyncGenerator<Dossier> {
  for await (const id of order === "weight" ? byWeight(look) : byId(look)) {
    const dossier = await dossierIn(look, id);
    if (dossier) yield dossier;
  }
}

async function* byWeight(look: Looking): AsyncGenerator<string> {
  for await (const row of rowsOf(look, TABLES.weight, {})) yield row.story;
}

async function* byId(look: Looking): AsyncGenerator<string> {
  for await (const row of rowsOf(look, TABLES.story, {})) yield row.id;
}

async function* messagesIn(look: Looking): AsyncGenerator<Message> {
  for await (const row of rowsOf(look, TABLES.message, {})) yield* opened(row.packed) as readonly Message[];
}
