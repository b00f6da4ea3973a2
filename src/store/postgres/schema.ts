import { StoreUnusable } from "../store.ts";
import type { Connection } from "./driver.ts";

/** Number of the lock that the one writer holds, and of the one under which a store is brought up to date. */
export const WRITER_LOCK = 0x32737263;
const MIGRATION_LOCK = WRITER_LOCK + 1;

/** Step n makes a store of version n out of one of version n - 1. A step that was released is never changed. */
export const MIGRATIONS: readonly string[] = [
  `
  create table secondsource.article (id bytea primary key, number bigint not null, annotation bytea not null, setting bytea,
    publisher bytea not null);
  create index on secondsource.article (publisher);
  create table secondsource.version (article bytea, number bigint, raw_hash bytea, text_hash bytea not null, first_seen bytea not null,
    fetched bytea, place bytea, packed bytea not null, primary key (article, number));
  create table secondsource.annotation (article bytea, hash bytea, packed bytea not null, primary key (article, hash));
  create table secondsource.link (a bytea, b bytea, packed bytea not null, primary key (a, b));
  create table secondsource.back (b bytea, a bytea, primary key (b, a));
  create table secondsource.story (id bytea primary key, weight bigint not null, start bytea not null, facts bigint not null,
    packed bytea not null);
  create table secondsource.dossier (id bytea primary key, packed bytea not null);
  create table secondsource.weight (weight bigint, place bytea, story bytea not null, primary key (weight, place));
  create table secondsource.told (article bytea, story bytea, annotation bytea not null, own bigint not null, primary key (article, story));
  create table secondsource.lineage (lineage bytea, story bytea, primary key (lineage, story));
  create table secondsource.message (id bytea primary key, packed bytea not null);
  create table secondsource.shelf (shelf bytea, key bytea, value bytea not null, primary key (shelf, key));
  create table secondsource.correction (id bytea primary key, packed bytea not null);
  create table secondsource.log (seq bigint primary key, at bytea not null, what bytea not null, subject bytea not null,
    packed bytea not null);
  create function secondsource.refuse() returns trigger language plpgsql as $$ begin raise exception 'the log is append-only'; end $$;
  create trigger log_is_never_changed before update or delete on secondsource.log
    for each row execute function secondsource.refuse();
  create trigger log_is_never_emptied before truncate on secondsource.log
    for each statement execute function secondsource.refuse();
  create table secondsource.words (article bytea primary key, vector tsvector not null);
  create index on secondsource.words using gin (vector);
  `,
  `
  create index on secondsource.words using gin (ts_filter(vector, '{a}'));
  `,
];

/** Brings a store to the newest version; one that is newer is refused. */
export async function migrate(connection: Connection, place: string, migrations = MIGRATIONS): Promise<void> {
  if ((await versionOf(connection, place, migrations.length)) === migrations.length) return;
  await connection.query("begin");
  try {
    await connection.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await connection.query("create schema if not exists secondsource");
    await connection.query("create table if not exists secondsource.meta (version bigint not null)");
    const version = await versionOf(connection, place, migrations.length);
    for (const step of migrations.slice(version)) await connection.query(step);
    await connection.query("delete from secondsource.meta");
    await connection.query("insert into secondsource.meta values ($1)", [migrations.length]);
    await connection.query("commit");
  } catch (error) {
    await connection.query("rollback").catch(() => {});
    throw error;
  }
}

/** 0 where there is no store yet. */
export async function versionOf(connection: Connection, place: string, newest = MIGRATIONS.length): Promise<number> {
  const { rows: encodings } = await connection.query("show server_encoding");
  if (encodings[0]?.server_encoding !== "UTF8")
    throw new StoreUnusable(`The database ${place} is not in UTF-8. Make one with createdb --encoding UTF8.`);
  const { rows: tables } = await connection.query("select to_regclass('secondsource.meta') is not null as there");
  if (!tables[0]?.there) return 0;
  const { rows } = await connection.query("select max(version) as version from secondsource.meta");
  const version = Number(rows[0]?.version ?? 0);
  if (version > newest)
    throw new StoreUnusable(
      `The store ${place} was written by a newer secondsource (store version ${version}, this one knows ${newest}). Update secondsource to read it.`,
    );
  return version;
}
