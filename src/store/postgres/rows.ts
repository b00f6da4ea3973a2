import type { ArticleId, Totals } from "../../model/index.ts";
import { type Indexing, keyOf, type Looking, type Stretch, type Writing } from "../backend.ts";
import { keyBytes, keyText } from "../key-bytes.ts";
import type { Hit } from "../store.ts";
import type { Cell, ColumnType, Key, Table } from "../tables.ts";
import type { Connection } from "./driver.ts";
import { guarded } from "./failures.ts";
import { hitsOf, queryOf, TITLED, UNTITLED } from "./searching.ts";
import { vectorOf } from "./vector.ts";

/** Rows written or asked for with one statement. */
const MOST_ROWS = 500;
const MOST_BYTES = 8 << 20;

/** Rows of one connection, within one transaction. */
export class PostgresRows implements Looking {
  readonly #connection: Connection;
  readonly #place: string;
  #isLost: Error | undefined;

  constructor(connection: Connection, place: string) {
    this.#connection = connection;
    this.#place = place;
  }

  async get<R extends object>(table: Table<R>, keys: readonly Key[]): Promise<(R | undefined)[]> {
    const found: (R | undefined)[] = keys.map(() => undefined);
    if (keys.length === 0) return found;
    const rows = await this.query(
      `select t.*, k.place as "$place" from ${keysAsRows(table)} join ${nameOf(table)} t on ${keyMatches(table)}`,
      keyColumns(table, keys),
    );
    for (const row of rows) found[Number(row.$place) - 1] = rowOf(table, row);
    return found;
  }

  async range<R extends object>(table: Table<R>, { first, after, limit }: Stretch): Promise<R[]> {
    const names = keyNames(table);
    const values: unknown[] = [];
    const bound = (cell: string | number) => `$${values.push(stored(cell))}`;
    const conditions = ["true"];
    if (first !== undefined) conditions.push(`${quoted(names[0]!)} = ${bound(first)}`);
    if (after !== undefined) {
      const skipped = first === undefined ? 0 : 1;
      const behind = names.slice(skipped, after.length).map(quoted);
      conditions.push(`(${behind.join(", ")}) > (${after.slice(skipped).map(bound).join(", ")})`);
    }
    const end = limit !== undefined && Number.isFinite(limit) ? ` limit ${Math.trunc(limit)}` : "";
    const order = names.map(quoted).join(", ");
    const sql = `select * from ${nameOf(table)} where ${conditions.join(" and ")} order by ${order}${end}`;
    return (await this.query(sql, values)).map((row) => rowOf(table, row));
  }

  async rangesOf<R extends object>(table: Table<R>, firsts: readonly string[]): Promise<R[]> {
    const sql = `select * from ${nameOf(table)} where ${quoted(keyNames(table)[0]!)} = any($1::bytea[])`;
    return (await this.query(sql, [firsts.map(stored)])).map((row) => rowOf(table, row));
  }

  /**
   * Titles that hold all words come first: an index tells them apart, so that a common word ranks no other article. A rank reads an
   * article's whole vector, which is most of what a search costs.
   */
  async search(words: readonly string[], limit: number): Promise<Hit[]> {
    const query = queryOf(words);
    const titled = await this.query(TITLED, [query, limit]);
    if (titled.length >= limit) return hitsOf(titled, []);
    const known = titled.map(({ article }) => article);
    return hitsOf(titled, await this.query(UNTITLED, [query, limit - titled.length, known]));
  }

  async lastSeq(): Promise<number> {
    const [row] = await this.query("select max(seq) as seq from secondsource.log");
    return Number(row?.seq ?? 0);
  }

  async totals(): Promise<Totals> {
    const [row] = await this.query(
      `select (select count(*) from secondsource.article) as articles,
        (select count(distinct publisher) from secondsource.article) as publishers,
        (select count(distinct lineage) from secondsource.lineage) as lineages,
        (select count(*) from secondsource.story) as stories,
        (select coalesce(sum(facts), 0)::bigint from secondsource.story) as facts,
        (select count(*) from secondsource.link) as links`,
    );
    return row as unknown as Totals;
  }

  async publishersAmong(keys: readonly string[]): Promise<number> {
    const [row] = await this.query(
      "select count(distinct publisher) as some from secondsource.article where publisher = any($1::bytea[])",
      [keys.map(stored)],
    );
    return Number(row?.some ?? 0);
  }

  async end(): Promise<void> {
    if (!this.#isLost) await this.query("rollback").catch(() => {});
    this.#connection.release(this.#isLost);
  }

  protected async query(sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    return guarded(this.#place, async () => {
      try {
        return (await this.#connection.query(sql, values)).rows;
      } catch (error) {
        if (!isAnswer(error)) this.#isLost = error as Error;
        throw error;
      }
    });
  }
}

/** The server's own errors carry a severity; anything else means that the connection is gone. */
function isAnswer(error: unknown): boolean {
  return (error as { severity?: unknown }).severity === "ERROR";
}

/** The one writer's rows. */
export class PostgresWriting extends PostgresRows implements Writing {
  async put<R extends object>(table: Table<R>, rows: readonly R[]): Promise<void> {
    const names = table.columns.map(({ name }) => quoted(name));
    const others = table.columns.slice(table.keys).map(({ name }) => `${quoted(name)} = excluded.${quoted(name)}`);
    const arrays = table.columns.map(({ type }, at) => `$${at + 1}::${sqlType(type)}[]`);
    const conflict = others.length > 0 ? `update set ${others.join(", ")}` : "nothing";
    const sql = `insert into ${nameOf(table)} (${names.join(", ")}) select * from unnest(${arrays.join(", ")})
      on conflict (${keyNames(table).map(quoted).join(", ")}) do ${conflict}`;
    for (const some of portions(lastOfEachKey(table, rows), sizeOf))
      await this.query(
        sql,
        table.columns.map(({ name }) => some.map((row) => stored(row[name] as Cell))),
      );
  }

  async delete<R extends object>(table: Table<R>, keys: readonly Key[]): Promise<void> {
    if (keys.length === 0) return;
    const sql = `delete from ${nameOf(table)} t using ${keysAsRows(table)} where ${keyMatches(table)}`;
    await this.query(sql, keyColumns(table, keys));
  }

  async index(articles: ReadonlyMap<ArticleId, Indexing | undefined>): Promise<void> {
    const gone = [...articles].flatMap(([id, indexing]) => (indexing ? [] : [keyBytes(id)]));
    if (gone.length > 0) await this.query("delete from secondsource.words where article = any($1::bytea[])", [gone]);
    const vectors = [...articles].flatMap(([id, indexing]) => {
      return indexing ? [{ id, vector: vectorOf(indexing()) }] : [];
    });
    for (const some of portions(vectors, ({ vector }) => vector.length))
      await this.query(
        `insert into secondsource.words select article, vector::tsvector from unnest($1::bytea[], $2::text[]) as w(article, vector)
         on conflict (article) do update set vector = excluded.vector`,
        [some.map(({ id }) => keyBytes(id)), some.map(({ vector }) => vector)],
      );
  }

  async commit(): Promise<void> {
    await this.query("commit");
  }
}

/** `unnest($1::bytea[], ...) with ordinality`: keys as rows `k`, numbered by `place` from 1. */
function keysAsRows<R extends object>(table: Table<R>): string {
  const columns = table.columns.slice(0, table.keys);
  const arrays = columns.map(({ type }, at) => `$${at + 1}::${sqlType(type)}[]`);
  return `unnest(${arrays.join(", ")}) with ordinality as k(${columns.map((_, at) => `k${at}`).join(", ")}, place)`;
}

function keyMatches<R extends object>(table: Table<R>): string {
  return keyNames(table)
    .map((name, at) => `t.${quoted(name)} = k.k${at}`)
    .join(" and ");
}

function keyColumns<R extends object>(table: Table<R>, keys: readonly Key[]): unknown[] {
  return keyNames(table).map((_, at) => keys.map((key) => stored(key[at])));
}

/** One statement may not write a row twice. */
function lastOfEachKey<R extends object>(table: Table<R>, rows: readonly R[]): R[] {
  return [...new Map(rows.map((row) => [JSON.stringify(keyOf(table, row)), row])).values()];
}

function* portions<T>(all: readonly T[], size: (one: T) => number): Generator<readonly T[]> {
  let some: T[] = [];
  let bytes = 0;
  for (const one of all) {
    some.push(one);
    bytes += size(one);
    if (some.length < MOST_ROWS && bytes < MOST_BYTES) continue;
    yield some;
    [some, bytes] = [[], 0];
  }
  if (some.length > 0) yield some;
}

function sizeOf(row: object): number {
  return Object.values(row).reduce(
    (sum: number, cell: unknown) => sum + (cell instanceof Uint8Array ? cell.length : 50),
    0,
  );
}

function keyNames<R extends object>({ columns, keys }: Table<R>): string[] {
  return columns.slice(0, keys).map(({ name }) => name);
}

function nameOf({ name }: { readonly name: string }): string {
  return `secondsource.${quoted(name)}`;
}

function quoted(name: string): string {
  return `"${name}"`;
}

function sqlType(type: ColumnType): string {
  return type === "number" ? "bigint" : "bytea";
}

/** The driver writes `Buffer`s as bytes in lists too, other byte arrays only alone. */
function stored(cell: Cell): unknown {
  if (cell === undefined) return null;
  if (typeof cell === "number") return cell;
  const bytes = typeof cell === "string" ? keyBytes(cell) : cell;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function rowOf<R extends object>(table: Table<R>, row: Record<string, unknown>): R {
  return Object.fromEntries(table.columns.map(({ name, type }) => [name, cellOf(row[name], type)])) as R;
}

function cellOf(value: unknown, type: ColumnType): Cell {
  if (value === null || value === undefined) return undefined;
  return type === "text" ? keyText(value as Uint8Array) : (value as number | Uint8Array);
}
