import {
  type Article,
  compareText,
  type Dossier,
  type Entity,
  type Lineage,
  type Link,
  type Message,
  mergedEntities,
  placeKey,
  type Report,
  type ReportSource,
  type Span,
} from "../model/index.ts";
import type { Guard } from "./guard.ts";

/** The lists of a report in the order of the contract. */
export const LISTS = [
  ...["articles", "lineages", "links", "stories", "entities", "quotes", "utterances", "claims"],
  ...["events", "quantities", "times", "facts", "messages"],
] as readonly ListName[];
export type ListName = Exclude<keyof Report, "schema">;

/** One noun of a report with the list it stands in. */
export interface Row {
  readonly list: ListName;
  readonly noun: object;
}

interface Keyed extends Row {
  readonly key: string;
  /** Rough size in bytes. */
  readonly weight: number;
}

/** Rough bytes of nouns held at a time; set on peak memory over 10,000 dossiers (docs/decisions/0601). */
const BUDGET = 96 * 1024 * 1024;

/**
 * Every noun of a source once, list by list, each list in order of ids and places, so that order depends on what is in the
 * pile and on nothing else. What stands in several dossiers is given as the one with the least story id has it; an entity
 * has the mentions of all. Holds about `budget` bytes: a larger pile is read again for each further part (multi-pass
 * selection, Munro and Paterson 1980).
 */
export async function* inReportOrder(source: ReportSource, guard: Guard, budget = BUDGET): AsyncGenerator<Row> {
  let floor = "";
  do {
    const part = new Part(floor, budget);
    for await (const dossier of source.dossiers("id")) {
      const rows = guard.over(dossier, () => [...rowsOf(dossier)]);
      if (rows) for (const row of rows) part.add(row);
    }
    for await (const message of source.messages()) part.add(messageRow(message));
    for (const message of guard.messages) part.add(messageRow(message));
    yield* part.rows();
    floor = part.ceiling ?? "";
  } while (floor !== "");
}

/** The rows of one pass: those from `floor` up to a ceiling that comes down when they grow too heavy. */
class Part {
  readonly #floor: string;
  readonly #budget: number;
  readonly #rows = new Map<string, Keyed>();
  readonly #mentions = new Map<string, Entity[]>();
  #weight = 0;
  /** First key that is left to a later pass; `undefined` when none is. */
  ceiling: string | undefined;

  constructor(floor: string, budget: number) {
    this.#floor = floor;
    this.#budget = budget;
  }

  add(row: Keyed): void {
    const { key } = row;
    if (key < this.#floor || (this.ceiling !== undefined && key >= this.ceiling)) return;
    const isKnown = this.#rows.has(key);
    if (isKnown && row.list !== "entities") return;
    if (isKnown) this.#join(key, row.noun as Entity);
    else this.#rows.set(key, row);
    this.#weight += row.weight;
    if (this.#weight > this.#budget && this.#rows.size > 1) this.#lower();
  }

  *rows(): Generator<Row> {
    for (const { key, list, noun } of this.#sorted()) {
      const more = this.#mentions.get(key);
      yield { list, noun: more ? mergedEntities([noun as Entity, ...more])[0]! : noun };
    }
  }

  #join(key: string, entity: Entity): void {
    const more = this.#mentions.get(key);
    if (more) more.push(entity);
    else this.#mentions.set(key, [entity]);
  }

  /** Leaves the upper half to a later pass. */
  #lower(): void {
    let kept = 0;
    let cut: string | undefined;
    for (const { key, weight } of this.#sorted()) {
      const whole = (this.#mentions.get(key) ?? []).reduce((sum, more) => sum + weightOf("entities", more), weight);
      if (kept > 0 && kept + whole > this.#budget / 2) cut ??= key;
      if (cut === undefined) kept += whole;
      else this.#forget(key);
    }
    this.ceiling = cut;
    this.#weight = kept;
  }

  #forget(key: string): void {
    this.#rows.delete(key);
    this.#mentions.delete(key);
  }

  #sorted(): Keyed[] {
    return [...this.#rows.values()].sort((x, y) => compareText(x.key, y.key));
  }
}

const PADDED = 10;
const padded = (count: number) => String(count).padStart(PADDED, "0");
const SEPARATOR = "\u0000";

type Placed = { readonly id: string; readonly article: string; readonly span: Span };
const byPlace = ({ article, span, id }: Placed) => [article, padded(span.start), padded(span.end), id].join(SEPARATOR);

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
  const rank = padded(LISTS.indexOf(list)).slice(-2);
  for (const [index, noun] of nouns.entries()) {
    const key = rank + SEPARATOR + keyOf(noun, index);
    yield { list, noun, key, weight: 2 * key.length + weightOf(list, noun) };
  }
}

function messageRow(message: Message): Keyed {
  return [...keyed("messages", [message], placeKey)][0]!;
}

/** Rough bytes of a noun: its text, or so much for every part. */
function weightOf(list: ListName, noun: object): number {
  const { text, mentions, evidence, articles } = noun as Partial<Article & Entity & Link & Lineage>;
  const parts = (mentions?.length ?? 0) + (evidence?.length ?? 0) + (articles?.length ?? 0);
  return 400 + 150 * parts + (list === "articles" ? 2 * (text?.length ?? 0) : 0);
}
