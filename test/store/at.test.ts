import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isStoreFile, StoreUnusable, storeAt } from "../../src/store/index.ts";

test("a path is a SQLite file, a postgres address a server", async () => {
  const folder = mkdtempSync(join(tmpdir(), "secondsource-at-"));
  const store = await storeAt(join(folder, "pile.db"));
  expect(await store.seq()).toBe(0);
  await store.close();
  await expect(storeAt("postgresql://anna@127.0.0.1:1/pile")).rejects.toThrow(StoreUnusable);
  rmSync(folder, { recursive: true });
});

test("short and foreign files are no stores", () => {
  expect(isStoreFile(new Uint8Array())).toBe(false);
  expect(isStoreFile(new Uint8Array(100))).toBe(false);
});
