import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectPool } from "../../../src/store/postgres/driver.ts";
import { postgresStore } from "../../../src/store/postgres/open.ts";
import { MIGRATIONS, migrate } from "../../../src/store/postgres/schema.ts";
import { StoreUnusable } from "../../../src/store/store.ts";
import { keptReport, listed } from "../invented.ts";
import { type Server, serverPrograms, startServer } from "../postgres-server.ts";

const refused = async (url: string, options = {}) => {
  const error = await postgresStore(url, options).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(StoreUnusable);
  return error.message as string;
};

test("a server that cannot be reached is said so, without the password", async () => {
  const said = await refused("postgres://anna:secret@127.0.0.1:1/pile");
  expect(said).toMatch(/cannot be reached/);
  expect(said).not.toContain("secret");
});

const missing = serverPrograms() ? "" : " (skipped: no PostgreSQL server on this machine, apt-get install postgresql)";

describe.skipIf(missing !== "")(`a real server${missing}`, () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  async function filled(): Promise<string> {
    const database = await server.create();
    const store = await postgresStore(server.url(database));
    const change = await store.begin();
    change.put(keptReport(1));
    change.log({ at: "2031-05-01", what: "odd", subject: "x" });
    await change.commit();
    await store.close();
    return database;
  }

  test("a database that is not there, is empty or not in UTF-8", async () => {
    expect(await refused(server.url("nowhere"))).toMatch(/no such database/);
    const empty = await server.create();
    expect(await refused(server.url(empty), { readOnly: true })).toMatch(/no store in it yet/);
    const latin = await server.create("encoding 'LATIN1' template template0");
    expect(await refused(server.url(latin))).toMatch(/UTF-8/);
  });

  test("a store of a newer version is refused, an older one brought up to date", async () => {
    const database = await filled();
    const pool = connectPool(server.url(database));
    const connection = await pool.connect();
    const steps = [...MIGRATIONS, "alter table secondsource.article add column starred bigint not null default 0"];
    await expect(migrate(connection, database, [...steps, "select nonsense from nowhere"])).rejects.toThrow(/nowhere/);
    await migrate(connection, database, steps);
    connection.release();
    await pool.end();
    expect(await server.run(database, "select starred from secondsource.article")).toEqual([{ starred: "0" }]);
    expect(await refused(server.url(database))).toMatch(/newer secondsource.*Update/);
    expect(await refused(server.url(database), { readOnly: true })).toMatch(/newer secondsource/);
  });

  test("the log can neither be changed nor cut", async () => {
    const database = await filled();
    for (const sql of [
      "delete from secondsource.log",
      "update secondsource.log set seq = 9",
      "truncate secondsource.log",
    ])
      await expect(server.run(database, sql)).rejects.toThrow(/append-only/);
  });

  test("a connection lost in a change keeps nothing of it, and the store goes on", async () => {
    const database = await filled();
    const store = await postgresStore(server.url(database));
    const change = await store.begin();
    change.put(keptReport(2));
    await server.run(
      "postgres",
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`,
    );
    await expect(change.commit()).rejects.toThrow(StoreUnusable);
    const next = await store.begin();
    next.put(keptReport(3));
    await next.commit();
    expect(await listed(store.articleIds())).toEqual(["report-0001", "report-0003"]);
    await store.close();
  });

  test("a reader may use a server that may not be written", async () => {
    const database = await filled();
    await server.run("postgres", `alter database ${database} set default_transaction_read_only = on`);
    const store = await postgresStore(server.url(database), { readOnly: true });
    expect(await listed(store.articleIds())).toEqual(["report-0001"]);
    await store.close();
    const writer = await postgresStore(server.url(database));
    const change = await writer.begin();
    change.put(keptReport(2));
    await expect(change.commit()).rejects.toThrow(/read-only/);
    await writer.close();
  });
});
