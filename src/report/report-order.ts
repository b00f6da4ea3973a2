import { type Dossier, type Message, placeKey, type Report, type ReportSource, type Span } from "../model/index.ts";
import type { Guard } from "./guard.ts";
import type { Placed } from "./runs.ts";

/** The lists of a report in the order of the contract. */
export const LISTS = [
  ...["articles", "lineages", "links", "stories", "entities", "quotes", "utterances", "claims"],
  ...["events", "quantities", "times", "facts", "messages"],
] as readonly ListName[];
export type ListName = Exclude<keyof Report, "schema">;

/** A noun of a report: as each dossier that has it gives it, in order of story ids. Only entities have several parts. */
export interface Gathered<T> {
  readonly list: ListName;
  readonly parts: readonly T[];
}

/**
 * Every noun of a source under the key of its place, as `make` gives it, story by story in order of story ids; only those
 * whose key is wanted. A story of which one noun cannot be made gives none, and is a message.
 */
export async function* placedRows<T>(
  source: ReportSource,
  guard: Guard,
  make: (noun: object) => T,
  isWanted: (key: string) => boolean = () => true,
): AsyncGenerator<Placed<T>[]> {
  const wanted = (rows: Iterable<Keyed>): Placed<T>[] =>
    [...rows].filter(({ key }) => isWanted(key)).map(({ key, noun }) => ({ key, made: make(noun) }));
  for await (const dossier of source.dossiers("id")) yield guard.over(dossier, () => wanted(rowsOf(dossier))) ?? [];
  for await (const message of source.messages()) yield wanted(messageRows([message]));
  yield wanted(messageRows(guard.messages));
}

/**
 * Rows sorted by key, each noun once: list by list, each list in order of ids and places, so that order depends on what is in
 * the pile and on nothing else. What stands in several dossiers is given as the one with the least story id has it; an entity
 * with what each of them knows of it.
 */
export function* gathered<T>(sorted: Iterable<Placed<T>>): Generator<Gathered<T>> {
  let open: { readonly key: string; readonly list: ListName; readonly parts: T[] } | undefined;
  for (const { key, made } of sorted) {
    if (key !== open?.key) {
      if (open) yield open;
      open = { key, list: listOf(key), parts: [made] };
    } else if (open.list === "entities") open.parts.push(made);
  }
  if (open) yield open;
}

interface Keyed {
  readonly noun: object;
  readonly key: string;
}

const PADDED = 10;
const padded = (count: number) => String(count).padStart(PADDED, "0");
const SEPARATOR = "\u0000";

type InText = { readonly id: string; readonly article: string; readonly span: Span };
const byPlace = ({ article, span, id }: InText) => [article, padded(span.start), padded(span.end), id].join(SEPARATOR);

/** Where each noun stands in its list. Facts and utterances keep the order that their story gives them. */
function* rowsOf({ story, ...dossier }: Dossier): Generator<Keyed> {
  const inStory = (_: unknown, index: number) => story.id + SEPARATOR + padded(index);
  yield* keyed("articles", dossier.articles, ({ id }) => id);
  yield* keyed("lineages", dossier.lineages, ({ articles, id }) => `${articles[0] ?? ""}${SEPARATOR}${id}`);
  yield* keyed("links", dossier.links, ({ a, b }) => a + SEPARATOR + b);
  yield* keyed("stories", [story], ({ id }) => id);
  yield* keyed("entities", dossier.entities, ({ id }) => id);
  yield* keyed("quotes", dossier.quotes, byPlace);
  yield* keyed("utterances", dossier.utterances, inStory);
  yield* keyed("claims", dossier.claims, byPlace);
  yield* keyed("events", dossier.events, byPlace);
  yield* keyed("quantities", dossier.quantities, byPlace);
  yield* keyed("times", dossier.times, byPlace);
  yield* keyed("facts", dossier.facts, inStory);
  yield* keyed("messages", dossier.messages, placeKey);
}

function* keyed<T extends object>(
  list: ListName,
  nouns: readonly T[],
  keyOf: (noun: T, index: number) => string,
): Generator<Keyed> {
  const rank = padded(LISTS.indexOf(list)).slice(-RANK_LENGTH);
  for (const [index, noun] of nouns.entries()) {
    if (noun === null || typeof noun !== "object")
      throw new TypeError(`${list}: ${typeof noun} where a noun should be`);
    yield { noun, key: rank + SEPARATOR + keyOf(noun, index) };
  }
}

const RANK_LENGTH = 2;

function listOf(key: string): ListName {
  return LISTS[Number(key.slice(0, RANK_LENGTH))]!;
}

function messageRows(messages: readonly Message[]): Iterable<Keyed> {
  return keyed("messages", messages, placeKey);
}
