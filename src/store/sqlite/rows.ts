import type { ArticleId, Totals } from "../../model/index.ts";
import type { Indexing, Looking, Stretch, Writing } from "../backend.ts";
import { keyBytes, keyText } from "../key-bytes.ts";
import type { IndexedWords } from "../search-words.ts";
import type { Hit } from "../store.ts";
import type { Cell, ColumnType, Key, Table } from "../tables.ts";
import type { Connection, Statement, Value } from "./driver.ts";
import { guarded } from "./failures.ts";

/** Rows of one connection, within one transaction. */
export class SqliteRows implements Looking {
  readonly connection: Connection;
  readonly path: string;
  readonly #onEnd: () => void;
  readonly #statements = new Map<string, Statement>();

  constructor(connection: Connection, path: string, onEnd: () => void) {
    this.connection = connection;
    this.path = path;
    this.#onEnd = onEnd;
  }

  /** Takes the state of the last commit: a transaction of SQLite sees what is there at its first reading. */
  begin(): void {
    this.prepared("begin").run();
    this.prepared("select 1 from article limit 1").get();
  }

  async get<R extends object>(table: Table<R>, keys: readonly Key[]): Promise<(R | undefined)[]> {
    const statement = this.prepared(`select * from "${table.name}" where ${keyNames(table).map(equals).join(" and ")}`);
    return this.guard(() =>
      keys.map((key) => {
        const row = statement.get(...key.map(stored));
        return row && rowOf(table, row);
      }),
    );
  }

  async range<R extends object>(table: Table<R>, { first, after, limit = -1 }: Stretch): Promise<R[]> {
    const names = keyNames(table);
    const places = (some: readonly unknown[]) => `(${some.map(() => "?").join(", ")})`;
    const conditions = ["true"];
    const values: Value[] = [];
    if (first !== undefined) {
      conditions.push(equals(names[0]!));
      values.push(stored(first));
    }
    if (after !== undefined) {
      const behind = first === undefined ? names.slice(0, after.length) : names.slice(1);
      const from = first === undefined ? after : after.slice(1);
      conditions.push(`(${behind.map(quoted).join(", ")}) > ${places(from)}`);
      values.push(...from.map(stored));
    }
    const sql = `select * from "${table.name}" where ${conditions.join(" and ")} order by ${names.map(quoted).join(", ")} limit ?`;
    const statement = this.prepared(sql);
    return this.guard(() =>
      statement.all(...values, Number.isFinite(limit) ? limit : -1).map((row) => rowOf(table, row)),
    );
  }

  async rangesOf<R extends object>(table: Table<R>, firsts: readonly string[]): Promise<R[]> {
    const statement = this.prepared(`select * from "${table.name}" where ${equals(keyNames(table)[0]!)}`);
    return this.guard(() => firsts.flatMap((first) => statement.all(keyBytes(first)).map((row) => rowOf(table, row))));
  }

  async search(words: readonly string[], limit: number): Promise<Hit[]> {
    const statement = this.prepared(
      `select indexed.article, -bm25(words, 4.0, 1.0) as score from words join indexed on indexed.number = words.rowid
       where words match ? order by score desc, indexed.article limit ?`,
    );
    const query = words.map((word) => `"${word.replaceAll('"', "")}"`).join(" AND ");
    return this.guard(() =>
      statement
        .all(query, limit)
        .map(({ article, score }) => ({ article: keyText(article as Uint8Array), rank: Number(score) })),
    );
  }

  async lastSeq(): Promise<number> {
    return this.#number("select max(seq) from log");
  }

  async totals(): Promise<Totals> {
    return {
      articles: this.#number("select count(*) from article"),
      publishers: this.#number("select count(distinct publisher) from article"),
      lineages: this.#number("select count(distinct lineage) from lineage"),
      stories: this.#number("select count(*) from story"),
      facts: this.#number("select sum(facts) from story"),
      links: this.#number("select count(*) from link"),
    };
  }

  async publishersAmong(keys: readonly string[]): Promise<number> {
    const statement = this.prepared("select 1 from article where publisher = ? limit 1");
    return this.guard(() => keys.filter((key) => statement.get(keyBytes(key)) !== undefined).length);
  }

  #number(sql: string): number {
    const statement = this.prepared(sql);
    return this.guard(() => Number(Object.values(statement.get() ?? {})[0] ?? 0));
  }

  async end(): Promise<void> {
    try {
      this.guard(() => this.connection.isTransaction && this.connection.exec("rollback"));
    } finally {
      this.#onEnd();
    }
  }

  protected prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.guard(() => this.connection.prepare(sql));
    this.#statements.set(sql, statement);
    return statement;
  }

  protected guard<T>(use: () => T): T {
    return guarded(this.path, use);
  }
}

/** The one writer's rows. */
export class SqliteWriting extends SqliteRows implements Writing {
  async put<R extends object>(table: Table<R>, rows: readonly R[]): Promise<void> {
    const names = table.columns.map(({ name }) => name);
    const others = names.slice(table.keys).map((name) => `${quoted(name)} = excluded.${quoted(name)}`);
    const statement = this.prepared(
      `insert into "${table.name}" (${names.map(quoted).join(", ")}) values (${names.map(() => "?").join(", ")})
       on conflict do ${others.length > 0 ? `update set ${others.join(", ")}` : "nothing"}`,
    );
    this.guard(() => {
      for (const row of rows) statement.run(...names.map((name) => stored(row[name] as Cell)));
    });
  }

  async delete<R extends object>(table: Table<R>, keys: readonly Key[]): Promise<void> {
    const statement = this.prepared(`delete from "${table.name}" where ${keyNames(table).map(equals).join(" and ")}`);
    this.guard(() => {
      for (const key of keys) statement.run(...key.map(stored));
    });
  }

  async index(articles: ReadonlyMap<ArticleId, Indexing | undefined>): Promise<void> {
    for (const [id, indexing] of articles) this.guard(() => this.#indexOne(keyBytes(id), indexing?.()));
  }

  #indexOne(article: Uint8Array, words: IndexedWords | undefined): void {
    const known = this.prepared("select number from indexed where article = ?").get(article)?.number;
    if (known !== undefined) this.prepared("delete from words where rowid = ?").run(known);
    if (!words) this.prepared("delete from indexed where article = ?").run(article);
    if (!words) return;
    if (known === undefined) this.prepared("insert into indexed (article) values (?)").run(article);
    const number = known ?? this.prepared("select number from indexed where article = ?").get(article)!.number!;
    const insert = this.prepared("insert into words (rowid, title, body) values (?, ?, ?)");
    insert.run(number, words.title.join(" "), words.body.join(" "));
  }

  async commit(): Promise<void> {
    this.guard(() => this.connection.exec("commit"));
  }
}

function keyNames<R extends object>({ columns, keys }: Table<R>): string[] {
  return columns.slice(0, keys).map(({ name }) => name);
}

function quoted(name: string): string {
  return `"${name}"`;
}

function equals(name: string): string {
  return `"${name}" = ?`;
}

function stored(cell: Cell): Value {
  return cell === undefined ? null : typeof cell === "string" ? keyBytes(cell) : cell;
}

function rowOf<R extends object>(table: Table<R>, row: Record<string, Value>): R {
  return Object.fromEntries(table.columns.map(({ name, type }) => [name, cellOf(row[name], type)])) as R;
}

function cellOf(value: Value | undefined, type: ColumnType): Cell {
  if (value === null || value === undefined) return undefined;
  return type === "text" ? keyText(value as Uint8Array) : (value as number | Uint8Array);
}
