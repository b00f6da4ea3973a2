import { type Article, hash32, type ReportSource } from "../model/index.ts";
import { addressOf } from "./addresses.ts";
import { carriersOf, daysOf, type EventDays } from "./events/carriers.ts";
import { type EventParty, type EventRecord, eventRecords } from "./events/records.ts";
import { instantOf } from "./instants.ts";
import type { RenderOptions } from "./options.ts";
import { perStory } from "./per-story.ts";
import { joined, type Row as RowOf, tsvRows } from "./table.ts";

const ACTOR = [
  ...["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"],
  ...["Type1Code", "Type2Code", "Type3Code"],
];
const GEO = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"];
const named = (prefix: string, parts: readonly string[]) => parts.map((part) => prefix + part);

/** The 61 columns of a GDELT 2.0 event table in their order, then ours. */
const COLUMNS: readonly string[] = [
  ...["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"],
  ...named("Actor1", ACTOR),
  ...named("Actor2", ACTOR),
  ...["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"],
  ...["NumMentions", "NumSources", "NumArticles", "AvgTone"],
  ...named("Actor1Geo_", GEO),
  ...named("Actor2Geo_", GEO),
  ...named("ActionGeo_", GEO),
  ...["DATEADDED", "SOURCEURL"],
  ...["IndependentSources", "IndependentSourcesMax", "NamedOrigins", "DateOf", "ActionGeo_ISO3", "EventID", "StoryID"],
];
type Row = RowOf<string>;

/**
 * Events in the columns of a GDELT 2.0 event table, tab-separated, with a head line, and what GDELT cannot tell behind them:
 * `IndependentSources`..`IndependentSourcesMax` are the lineages that carry the event at least and at most. One row an event
 * with a PLOVER type; the first actor and recipient stand for all. What we do not measure (tone, Goldstein scale, FIPS codes)
 * is empty, never guessed.
 */
export async function* renderGdelt(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<string> {
  yield `${COLUMNS.join("\t")}\n`;
  yield* perStory(source, options, (dossier) => {
    const typed = eventRecords(dossier).filter(({ type }) => type !== undefined);
    const articles = new Map(dossier.articles.map((article) => [article.id, article]));
    const rows = typed.map((record) => rowOf(record, carriersOf(record, articles), dossier.story.id));
    return tsvRows(COLUMNS, rows);
  });
}

function rowOf(record: EventRecord, carriers: readonly Article[], story: string): Row {
  const days = daysOf(record, carriers);
  const { place } = record;
  return {
    GLOBALEVENTID: numberOf(record.id),
    ...dateCells(days, record.date),
    ...actorCells("Actor1", record.actors[0]),
    ...actorCells("Actor2", record.recipients[0]),
    ...codeCells(record.cameo),
    ...countCells(record),
    ...{ ActionGeo_FullName: place?.name, ActionGeo_Lat: place?.lat, ActionGeo_Long: place?.lon },
    ...sourceCells(carriers),
    ...{ DateOf: days?.of, ActionGeo_ISO3: place?.country, EventID: record.id, StoryID: story },
  };
}

/** A whole number below 2^52 from an id: the same for the same id, exact in every reader of numbers. */
function numberOf(id: string): number {
  return hash32(id, 1) * 2 ** 20 + (hash32(id, 2) >>> 12);
}

/** Dates as GDELT writes them; of an event known to the month or year only, no day. */
function dateCells(days: EventDays | undefined, said: string | undefined): Row {
  if (!days) return {};
  const [year, month, day] = days.start.split("-").map(Number) as [number, number, number];
  const isWhole = days.start === days.end;
  const hasMonth = isWhole || /^\d{4}-\d\d$/.test(said ?? "");
  return {
    Year: year,
    ...(hasMonth && { MonthYear: year * 100 + month }),
    ...(isWhole && { SQLDATE: year * 10_000 + month * 100 + day }),
    // Months of 30 days in a year of 365, as in the tables of GDELT themselves.
    ...(isWhole && { FractionDate: (year + ((month - 1) * 30 + day) / 365).toFixed(4) }),
  };
}

function actorCells(prefix: string, party: EventParty | undefined): Row {
  const { name, country, sector } = party ?? {};
  return {
    [`${prefix}Code`]: (country ?? "") + (sector ?? ""),
    [`${prefix}Name`]: name?.toUpperCase(),
    [`${prefix}CountryCode`]: country,
    [`${prefix}Type1Code`]: sector,
  };
}

/** A CAMEO code with its base, root and quad class. */
function codeCells(cameo: string | undefined): Row {
  if (cameo === undefined) return {};
  const root = cameo.slice(0, 2);
  return {
    EventCode: cameo,
    EventBaseCode: cameo.slice(0, 3),
    EventRootCode: root,
    QuadClass: quadClassOf(Number(root)),
  };
}

/** Quad class of a CAMEO root by the ranges of the GDELT codebook. */
function quadClassOf(root: number): number | undefined {
  if (!(root >= 1 && root <= 20)) return undefined;
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

function countCells({ fact, mentions }: EventRecord): Row {
  if (!fact) return { NumMentions: mentions.length };
  const { articles, publishers, lineages, origins } = fact.support;
  return {
    ...{ NumMentions: mentions.length, NumSources: publishers, NumArticles: articles },
    ...{ IndependentSources: lineages.atLeast, IndependentSourcesMax: lineages.atMost, NamedOrigins: joined(origins) },
  };
}

/** When the first report was published, to the second, and where it stands. */
function sourceCells(carriers: readonly Article[]): Row {
  const at = carriers.map(({ published }) => instantOf(published)).find((known) => known !== undefined);
  const stamp = at === undefined ? "" : new Date(at).toISOString().replace(/\D/g, "").slice(0, 14);
  const [first] = carriers;
  return { DATEADDED: stamp, SOURCEURL: first && (addressOf(first) ?? first.location) };
}
