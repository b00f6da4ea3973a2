import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { isStoreFile } from "../../../src/store/mark.ts";
import { connect } from "../../../src/store/sqlite/driver.ts";
import { sqliteStore } from "../../../src/store/sqlite/open.ts";
import { MIGRATIONS, migrate } from "../../../src/store/sqlite/schema.ts";
import { StoreUnusable } from "../../../src/store/store.ts";
import { asKept, dossierOf, keptReport, listed } from "../invented.ts";
import { writing } from "./process.ts";

const folder = mkdtempSync(join(tmpdir(), "secondsource-unusable-"));
let made = 0;
let path = "";
beforeEach(() => {
  path = join(folder, `pile${++made}.db`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function filled(reports = 3): Promise<void> {
  const store = await sqliteStore(path);
  const change = await store.begin();
  for (let number = 0; number < reports; number++) {
    change.put(keptReport(number));
    change.tell(dossierOf(`s-${number}`, [keptReport(number)]));
  }
  await change.commit();
  await store.close();
}

function changed(sql: string): void {
  const connection = connect(path, { readOnly: false, timeoutMs: 1000 });
  connection.exec(sql);
  connection.close();
}

const refused = async (options = {}) => {
  const error = await sqliteStore(path, options).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(StoreUnusable);
  expect(error.message).toContain(path);
  return error.message as string;
};

test("a store is known by its mark, another file is not", async () => {
  await filled();
  expect(isStoreFile(readFileSync(path).subarray(0, 100))).toBe(true);
  expect(isStoreFile(readFileSync(path).subarray(0, 40))).toBe(false);
  expect(isStoreFile(readFileSync(path).subarray(0, 100).fill(0, 68, 72))).toBe(false);
  expect(isStoreFile(readFileSync(path).subarray(0, 100).fill(32, 0, 6))).toBe(false);
});

test("a file that is no database is refused and left as it was", async () => {
  writeFileSync(path, "Ostaby: the lock was opened on Tuesday.\n".repeat(300));
  const before = readFileSync(path);
  expect(await refused()).toMatch(/not a SQLite database/);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("the database of another program is refused and left as it was", async () => {
  changed("create table notes (text); insert into notes values ('mine')");
  const before = readFileSync(path);
  expect(await refused()).toMatch(/another program/);
  expect(await refused({ readOnly: true })).toMatch(/another program/);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("a store of a newer version is refused", async () => {
  await filled();
  changed(`pragma user_version = ${MIGRATIONS.length + 1}`);
  expect(await refused()).toMatch(/newer secondsource.*Update/);
  expect(await refused({ readOnly: true })).toMatch(/newer secondsource.*Update/);
});

test("an older store is brought up to date with what it holds, a failing step changes nothing", async () => {
  await filled();
  const steps = [...MIGRATIONS, "alter table article add column starred integer not null default 0"];
  const connection = connect(path, { readOnly: false, timeoutMs: 1000 });
  expect(() => migrate(connection, path, [...steps, "create table x (y); select nonsense from nowhere"])).toThrow(
    /nowhere/,
  );
  expect(Number(Object.values(connection.prepare("pragma user_version").get()!)[0])).toBe(MIGRATIONS.length);
  migrate(connection, path, steps);
  expect(connection.prepare("select count(*) as n from article where starred = 0").get()?.n).toBe(3);
  connection.close();
  expect(await refused()).toMatch(/newer/);
});

test("a missing file is not made for a reader", async () => {
  expect(await refused({ readOnly: true })).toMatch(/cannot be opened/);
  expect(existsSync(path)).toBe(false);
  path = join(folder, "no such folder", "pile.db");
  expect(await refused()).toMatch(/folder/);
});

test("a damaged file is said to be damaged, wherever it is hit", async () => {
  await filled(200);
  const [whole, size] = [`${path}.whole`, statSync(path).size];
  copyFileSync(path, whole);
  let said = 0;
  for (let at = 100; at < size; at += Math.ceil(size / 24)) {
    copyFileSync(whole, path);
    const file = openSync(path, "r+");
    writeSync(file, Buffer.alloc(3000, 0xa5), 0, 3000, at);
    closeSync(file);
    said += await toldOfDamage();
  }
  expect(said).toBeGreaterThan(12);
});

/** 1 when reading all of the store says that it is damaged, 0 when nothing that is read was hit. */
async function toldOfDamage(): Promise<number> {
  try {
    const store = await sqliteStore(path);
    try {
      await listed(store.articles(await listed(store.articleIds())));
      await listed((await store.source()).dossiers());
      await listed(store.search("boats", { limit: 500 }));
    } finally {
      await store.close();
    }
    return 0;
  } catch (error) {
    expect(error).toBeInstanceOf(StoreUnusable);
    expect((error as Error).message).toMatch(/damaged|no store|another program|newer/);
    return 1;
  }
}

test("the log can neither be changed nor cut", async () => {
  const store = await sqliteStore(path);
  const change = await store.begin();
  change.log({ at: "2031-05-01", what: "odd", subject: "x" });
  await change.commit();
  await store.close();
  expect(() => changed("delete from log")).toThrow(/append-only/);
  expect(() => changed("update log set seq = 9")).toThrow(/append-only/);
});

test("a file that may grow no further: what was acknowledged is kept, the rest is said", {
  timeout: 120_000,
}, async () => {
  await filled();
  const { acknowledged, said } = await writing({ path, limit: "trap '' XFSZ; ulimit -f 700" });
  expect(said).toMatch(/^StoreUnusable: .*(disk|room)/);
  expect(acknowledged.length).toBeGreaterThan(2);
  const store = await sqliteStore(path);
  const ids = await listed(store.articleIds());
  expect([acknowledged.at(-1)! + 1, acknowledged.at(-1)! + 2]).toContain(ids.length);
  expect(await store.article(ids.at(-1)!)).toStrictEqual(asKept(keptReport(ids.length - 1)));
  const change = await store.begin();
  change.put(keptReport(ids.length));
  await change.commit();
  await store.close();
});

test.skipIf(process.getuid?.() !== 0)(
  "a full disk (needs root to mount a small one)",
  { timeout: 120_000 },
  async () => {
    const disk = join(folder, `disk${made}`);
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]);
    try {
      path = join(disk, "pile.db");
      writeFileSync(join(disk, "filler"), Buffer.alloc(400_000));
      const { acknowledged, said } = await writing({ path });
      expect(said).toMatch(/^StoreUnusable: .*(disk is full|room)/);
      expect(acknowledged.length).toBeGreaterThan(10);
      rmSync(join(disk, "filler"));
      const store = await sqliteStore(path);
      expect(await listed(store.articleIds())).toHaveLength(acknowledged.length);
      for (const number of acknowledged)
        expect(await store.dossier(`s-${number}`)).toStrictEqual(dossierOf(`s-${number}`, [keptReport(number)]));
      const change = await store.begin();
      change.put(keptReport(acknowledged.length));
      await change.commit();
      await store.close();
    } finally {
      execFileSync("umount", ["-l", disk]);
    }
  },
);

test.skipIf(process.getuid?.() !== 0)(
  "a folder that may not be written (needs root to become another user)",
  { timeout: 120_000 },
  async () => {
    const closed = join(folder, `closed${made}`);
    mkdirSync(closed);
    chmodSync(folder, 0o755);
    path = join(closed, "pile.db");
    expect((await writing({ path, uid: 65534 })).said).toMatch(/StoreUnusable: .*cannot be opened.*folder/);
    await filled();
    chmodSync(path, 0o644);
    const before = readFileSync(path);
    expect((await writing({ path, uid: 65534 })).said).toMatch(/StoreUnusable: .*(read-only|cannot be opened)/);
    expect(readFileSync(path).equals(before)).toBe(true);
    cpSync(path, `${path}.copy`);
  },
);
