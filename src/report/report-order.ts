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

/** One noun of a report, as the caller wants it, with the list it stands in. */
export interface Row<T> {
  readonly list: ListName;
  readonly made: T;
}

interface Keyed {
  readonly list: ListName;
  readonly noun: object;
  readonly key: string;
  /** Rough size in bytes as an object. */
  readonly weight: number;
}

/** How nouns are wanted, and rough bytes of them held at a time. */
export interface Wanted<T> {
  readonly make: (noun: object) => T;
  readonly budget?: number;
}

/** Set on peak memory over 20,000 articles of a store, which takes as many passes as their text has such parts (docs/decisions/0601). */
const BUDGET = 224 * 1024 * 1024;

/**
 * Every noun of a source once, list by list, each list in order of ids and places, so that order depends on what is in the
 * pile and on nothing else. What stands in several dossiers is given as the one with the least story id has it; an entity
 * has the mentions of all. Nouns are made at once and held as they are wanted: as text they take a quarter of the room. Holds
 * about `budget` bytes: a larger pile is read again for each further part (multi-pass selection, Munro and Paterson 1980).
 */
export async function* inReportOrder<T extends object | string>(
  source: ReportSource,
  guard: Guard,
  { make, budget = BUDGET }: Wanted<T>,
): AsyncGenerator<Row<T>> {
  let floor = "";
  do {
    const part = new Part(floor, budget, make);
    for await (const dossier of source.dossiers("id")) {
      const rows = guard.over(dossier, () => part.wantedOf([...rowsOf(dossier)]));
      if (rows) part.add(rows);
    }
    for await (const message of source.messages()) part.add(part.wantedOf([messageRow(message)]));
    part.add(part.wantedOf(guard.messages.map(messageRow)));
    yield* part.rows();
    floor = part.ceiling ?? "";
  } while (floor !== "");
}

/** A noun as it is wanted; an entity stays as it is, what each story knows of it, until all are read. */
interface Held<T> {
  readonly list: ListName;
  readonly made: T | undefined;
  readonly entities: Entity[];
  weight: number;
}

/** The rows of one pass: those from `floor` up to a ceiling that comes down when they grow too heavy. */
class Part<T extends object | string> {
  readonly #floor: string;
  readonly #budget: number;
  readonly #make: (noun: object) => T;
  readonly #rows = new Map<string, Held<T>>();
  #weight = 0;
  /** First key that is left to a later pass; `undefined` when none is. */
  ceiling: string | undefined;

  constructor(floor: string, budget: number, make: (noun: object) => T) {
    this.#floor = floor;
    this.#budget = budget;
    this.#make = make;
  }

  /** Those of a story's rows that this pass has not, made: a story of which one cannot be made fails before it is added. */
  wantedOf(rows: readonly Keyed[]): [string, Held<T>][] {
    const wanted: [string, Held<T>][] = [];
    for (const { key, list, noun, weight } of rows) {
      const isEntity = list === "entities";
      if (!this.#isOpenTo(key) || (!isEntity && this.#rows.has(key))) continue;
      const made = isEntity ? undefined : this.#make(noun);
      const size = typeof made === "string" ? TEXT_WEIGHT + made.length : weight;
      wanted.push([key, { list, made, entities: isEntity ? [noun as Entity] : [], weight: size }]);
    }
    return wanted;
  }

  add(rows: readonly [string, Held<T>][]): void {
    for (const [key, held] of rows) {
      if (!this.#isOpenTo(key)) continue;
      const known = this.#rows.get(key);
      if (known && held.made !== undefined) continue;
      const weight = held.weight + (known ? 0 : 2 * key.length);
      if (known) known.entities.push(...held.entities);
      if (known) known.weight += weight;
      else this.#rows.set(key, { ...held, weight });
      this.#weight += weight;
      if (this.#weight > this.#budget && this.#rows.size > 1) this.#lower();
    }
  }

  #isOpenTo(key: string): boolean {
    return key >= this.#floor && (this.ceiling === undefined || key < this.ceiling);
  }

  *rows(): Generator<Row<T>> {
    for (const [, { list, made, entities }] of this.#sorted()) {
      const [first, ...more] = entities;
      if (made !== undefined) yield { list, made };
      else if (first) yield { list, made: this.#make(more.length > 0 ? mergedEntities(entities)[0]! : first) };
    }
  }

  /** Leaves the upper half to a later pass. */
  #lower(): void {
    let kept = 0;
    let cut: string | undefined;
    for (const [key, { weight }] of this.#sorted()) {
      if (kept > 0 && kept + weight > this.#budget / 2) cut ??= key;
      if (cut === undefined) kept += weight;
      else this.#rows.delete(key);
    }
    this.ceiling = cut;
    this.#weight = kept;
  }

  #sorted(): [string, Held<T>][] {
    return [...this.#rows].sort(([x], [y]) => compareText(x, y));
  }
}

/** Bytes of a text in memory beside its characters, and of its place in the map. */
const TEXT_WEIGHT = 100;
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
    yield { list, noun, key, weight: weightOf(list, noun) };
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
