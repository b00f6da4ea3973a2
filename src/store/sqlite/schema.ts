import { STORE_MARK } from "../mark.ts";
import { StoreUnusable } from "../store.ts";
import type { Connection } from "./driver.ts";

/** Step n makes a store of version n out of one of version n - 1. A step that was released is never changed. */
export const MIGRATIONS: readonly string[] = [
  `
  create table article (id blob primary key, number integer not null, annotation blob not null, setting blob, publisher blob not null);
  create index article_publisher on article (publisher);
  create table version (article blob, number integer, raw_hash blob, text_hash blob not null, first_seen blob not null, fetched blob,
    place blob, packed blob not null, primary key (article, number));
  create table annotation (article blob, hash blob, packed blob not null, primary key (article, hash));
  create table link (a blob, b blob, packed blob not null, primary key (a, b));
  create table back (b blob, a blob, primary key (b, a)) without rowid;
  create table story (id blob primary key, weight integer not null, start blob not null, facts integer not null, packed blob not null);
  create table dossier (id blob primary key, packed blob not null);
  create table weight (weight integer, place blob, story blob not null, primary key (weight, place)) without rowid;
  create table told (article blob, story blob, annotation blob not null, own integer not null, primary key (article, story)) without rowid;
  create table lineage (lineage blob, story blob, primary key (lineage, story)) without rowid;
  create table message (id blob primary key, packed blob not null);
  create table shelf (shelf blob, key blob, value blob not null, primary key (shelf, key));
  create table correction (id blob primary key, packed blob not null);
  create table log (seq integer primary key, at blob not null, what blob not null, subject blob not null, packed blob not null);
  create trigger log_is_never_changed before update on log begin select raise(abort, 'the log is append-only'); end;
  create trigger log_is_never_cut before delete on log begin select raise(abort, 'the log is append-only'); end;
  create table indexed (number integer primary key, article blob not null unique);
  create virtual table words using fts5(title, body, content='', contentless_delete=1, tokenize="ascii tokenchars '.,'");
  `,
];

/** Brings a store to the newest version; one that is newer is refused. A file of another program is left as it is. */
export function migrate(connection: Connection, path: string, migrations = MIGRATIONS): void {
  if (versionOf(connection, path, migrations.length) === migrations.length) return;
  connection.exec("begin immediate");
  try {
    const version = versionOf(connection, path, migrations.length);
    for (const step of migrations.slice(version)) connection.exec(step);
    connection.exec(`pragma application_id = ${STORE_MARK}; pragma user_version = ${migrations.length}`);
    connection.exec("commit");
  } catch (error) {
    if (connection.isTransaction) connection.exec("rollback");
    throw error;
  }
}

/** 0 for an empty file. */
export function versionOf(connection: Connection, path: string, newest = MIGRATIONS.length): number {
  const read = (pragma: string) => Number(Object.values(connection.prepare(pragma).get() ?? {})[0] ?? 0);
  const [mark, version] = [read("pragma application_id"), read("pragma user_version")];
  const tables = read("select count(*) from sqlite_schema");
  if (mark !== STORE_MARK && (mark !== 0 || version !== 0 || tables > 0))
    throw new StoreUnusable(`The file ${path} is a database of another program, no store. It was left as it is.`);
  if (version > newest)
    throw new StoreUnusable(
      `The store ${path} was written by a newer secondsource (store version ${version}, this one knows ${newest}). Update secondsource to read it.`,
    );
  return version;
}
