import type { Dossier, Message, ReportSource } from "../model/index.ts";
import { type Backend, type Looking, looking, rowsOf } from "./backend.ts";
import { opened } from "./kept.ts";
import { dossierIn, streamed } from "./reader.ts";
import { TABLES } from "./tables.ts";

/** Streams what is told, one dossier at a time. */
export async function sourceOf(backend: Backend): Promise<ReportSource> {
  return {
    totals: await looking(backend, (look) => look.totals()),
    dossiers: (order = "weight") => streamed(backend, (look) => dossiersIn(look, order)),
    messages: () => streamed(backend, messagesIn),
  };
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
