import type { Dossier, ReportSource, Support } from "../model/index.ts";
import { quadOf } from "./events/plover.ts";
import { type EventParty, type EventRecord, eventRecords } from "./events/records.ts";
import type { RenderOptions } from "./options.ts";
import { perStory } from "./per-story.ts";
import { csvHead, csvRows, joined, type Row as RowOf } from "./table.ts";

const COLUMNS = [
  ...["event", "story", "story_title", "event_kind", "type", "mode", "cameo", "quad", "contexts", "predicate"],
  ...["actor", "actor_country", "actor_sector", "recipient", "recipient_country", "recipient_sector"],
  ...["date", "place", "country", "lat", "lon", "polarity", "modality", "status", "disagreement", "text"],
  ...["articles", "publishers", "lineages_at_least", "lineages_at_most", "origins"],
] as const;
type Row = RowOf<(typeof COLUMNS)[number]>;

/**
 * The event file: one row an event, in order of story and event, with its PLOVER coding and the counts of its support. The
 * columns of counts are empty for an event that no fact holds. `event` is the key of the crosswalk.
 */
export async function* renderEventsCsv(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<string> {
  yield csvHead(COLUMNS);
  yield* perStory(source, options, (dossier) =>
    csvRows(
      COLUMNS,
      eventRecords(dossier).map((record) => rowOf(record, dossier)),
    ),
  );
}

function rowOf(record: EventRecord, { story }: Dossier): Row {
  const { fact, place } = record;
  return {
    ...{ event: record.id, story: story.id, story_title: story.title, event_kind: fact?.kind ?? "event" },
    ...codingCells(record),
    predicate: fact?.claim?.predicate,
    ...{ actor: names(record.actors), actor_country: countries(record.actors), actor_sector: sectors(record.actors) },
    recipient: names(record.recipients),
    recipient_country: countries(record.recipients),
    recipient_sector: sectors(record.recipients),
    ...{ date: record.date, place: place?.name, country: place?.country, lat: place?.lat, lon: place?.lon },
    ...{ polarity: record.polarity, modality: record.modality, status: fact ? (fact.status ?? "current") : "" },
    ...{ disagreement: fact?.disagreement?.kind, text: record.text },
    ...supportCells(fact?.support),
  };
}

function codingCells({ type, mode, cameo, contexts }: EventRecord): Row {
  return { type, mode, cameo, quad: quadOf(type)?.quad, contexts: joined(contexts) };
}

const names = (parties: readonly EventParty[]) => joined(parties.map(({ name }) => name));
const countries = (parties: readonly EventParty[]) => joined(parties.map(({ country }) => country));
const sectors = (parties: readonly EventParty[]) => joined(parties.map(({ sector }) => sector));

function supportCells(support: Support | undefined): Row {
  if (!support) return {};
  const { articles, publishers, lineages, origins } = support;
  const range = { lineages_at_least: lineages.atLeast, lineages_at_most: lineages.atMost };
  return { articles, publishers, ...range, origins: joined(origins) };
}
