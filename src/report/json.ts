import { type Entity, mergedEntities, type ReportSource } from "../model/index.ts";
import { SCHEMA } from "../model/marks.ts";
import { Guard } from "./guard.ts";
import { jsonText } from "./json-text.ts";
import type { RenderOptions } from "./options.ts";
import { type Gathered, gathered, LISTS, type ListName, placedRows } from "./report-order.ts";
import { type Room, Runs } from "./runs.ts";

/** Keys of the nouns in the order of the contract; keys that are not listed follow in alphabetical order. */
const ORDER = [
  ...["schema", "id", "label", "a", "b", "story", "rule", "location", "article", "span", "head", "text", "kind"],
  ...["title", "publisher", "published", "publishedEvidence", "modified", "language", "byline", "url", "body", "aside"],
  ...["blocks", "credits", "dateline", "partOf", "score", "direction", "articles", "publishers", "lineages", "weakest"],
  ...["evidence", "name", "predicate", "type", "mode", "contexts", "roles", "measure", "quantity", "quantityRole"],
  ...["actors", "recipients", "actor", "recipient", "theme", "date", "place", "polarity", "modality", "sources"],
  ...["marks", "speaker", "cue", "utterance", "quote", "quotes", "speakers", "value", "high", "unit", "of", "operator"],
  ...["normal", "asOf", "country", "wikidata", "lat", "lon", "mentions", "ref", "support", "claim", "status", "series"],
  ...["disagreement", "values", "start", "end", "when", "where", "summary", "keys", "passages", "earlier", "thread"],
  ...["level", "extra"],
];
const RANK = new Map(ORDER.map((key, rank) => [key, rank]));

/** Lists that a report leaves out when nothing stands in them. */
const OPTIONAL: ReadonlySet<ListName> = new Set(["claims"]);

/**
 * The report as JSON, one noun a line, in chunks: a long report never stands in memory as one string. Order is fixed, of
 * nouns and of keys, so the same pile is the same bytes. Safe to embed: see `jsonText`.
 */
export async function* renderJson(
  source: ReportSource,
  { onMessage }: RenderOptions = {},
  room = ROOM,
): AsyncGenerator<string> {
  yield `{"schema":${jsonText(SCHEMA.report)}`;
  let next = 0;
  let open: ListName | undefined;
  for await (const { list, made } of rowsInOrder(source, new Guard(onMessage), room)) {
    if (list !== open) {
      yield `${end(open)}${emptyLists(next, LISTS.indexOf(list))},\n"${list}":[\n${made}`;
      next = LISTS.indexOf(list) + 1;
      open = list;
    } else yield `,\n${made}`;
  }
  yield `${end(open)}${emptyLists(next, LISTS.length)}}\n`;
}

/** Set on peak memory over 20,000 articles of a store (docs/decisions/0601); `test/report/stream` merges smaller ones. */
const MIB = 1024 * 1024;
const ROOM: Room = { loose: 16 * MIB, block: 128 * 1024, packed: 384 * MIB };

/** Nouns as text in the order of the report. The source is read once, and again for each part of it that `room` does not hold. */
async function* rowsInOrder(source: ReportSource, guard: Guard, room: Room) {
  let floor = "";
  do {
    const runs = new Runs(floor, room);
    for await (const rows of placedRows(source, guard, stableJson, (key) => runs.isOpenTo(key))) runs.add(rows);
    for (const { list, parts } of gathered(runs.sorted())) yield { list, made: asOne(parts) };
    floor = runs.ceiling ?? "";
  } while (floor !== "");
}

function asOne(parts: Gathered<string>["parts"]): string {
  if (parts.length === 1) return parts[0]!;
  return stableJson(mergedEntities(parts.map((part) => JSON.parse(part) as Entity))[0]!);
}

const end = (open: ListName | undefined) => (open === undefined ? "" : "\n]");

function emptyLists(from: number, to: number): string {
  const empty = LISTS.slice(from, to).filter((list) => !OPTIONAL.has(list));
  return empty.map((list) => `,\n"${list}":[]`).join("");
}

/** One noun as JSON with keys in contract order, whatever made it; fields kept as they came (`extra`) stay so. */
export function stableJson(noun: object): string {
  return jsonText(inKeyOrder(noun));
}

function inKeyOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(inKeyOrder);
  const fields = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(fields);
  const order = orderOf(keys);
  if (order === keys && !keys.some((key) => typeof fields[key] === "object")) return value;
  return Object.fromEntries(order.map((key) => [key, key === "extra" ? fields[key] : inKeyOrder(fields[key])]));
}

const orders = new Map<string, readonly string[]>();

/**
 * The keys themselves where they stand in order, as those of a span do. Nouns of one kind have the same keys again and again: their
 * order is kept, when all of them are in the contract.
 */
function orderOf(keys: readonly string[]): readonly string[] {
  if (isInOrder(keys)) return keys;
  if (!keys.every((key) => RANK.has(key))) return inOrder(keys);
  const name = keys.join();
  const known = orders.get(name) ?? inOrder(keys);
  orders.set(name, known);
  return known;
}

function isInOrder(keys: readonly string[]): boolean {
  for (let at = 1; at < keys.length; at++) if (compareKeys(keys[at - 1]!, keys[at]!) > 0) return false;
  return true;
}

function inOrder(keys: readonly string[]): string[] {
  return [...keys].sort(compareKeys);
}

function compareKeys(x: string, y: string): number {
  return rankOf(x) - rankOf(y) || (x < y ? -1 : 1);
}

function rankOf(key: string): number {
  return RANK.get(key) ?? ORDER.length;
}
