import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../../src/store/sqlite/driver.ts";
import { sqliteStore } from "../../../src/store/sqlite/open.ts";
import { asKept, dossierOf, keptReport, listed } from "../invented.ts";
import { writing } from "./process.ts";

const folder = mkdtempSync(join(tmpdir(), "secondsource-crash-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** 100 and more with SECONDSOURCE_KILLS, other moments with SECONDSOURCE_SEED. */
const KILLS = Number(process.env.SECONDSOURCE_KILLS ?? 4);
const SEED = Number(process.env.SECONDSOURCE_SEED ?? 20_261_128);

test(`killed at ${KILLS} moments, a store has lost nothing that was acknowledged`, { timeout: 600_000 }, async () => {
  const path = join(folder, "pile.db");
  const delays = fc.sample(fc.nat(150), { numRuns: KILLS, seed: SEED });
  let next = 0;
  for (const killAfterMs of delays) {
    const { acknowledged } = await writing({ path, killAfterMs });
    expect(acknowledged.length).toBeGreaterThan(0);
    next = await checked(path, next, acknowledged.at(-1)!);
  }
});

/** Everything up to the last acknowledged report is there, whole; at most one more. Returns the number to go on with. */
async function checked(path: string, from: number, acknowledged: number): Promise<number> {
  const store = await sqliteStore(path);
  const ids = await listed(store.articleIds());
  expect([acknowledged + 1, acknowledged + 2]).toContain(ids.length);
  for (let number = from; number < ids.length; number++) {
    expect(await store.article(keptReport(number).article.id)).toStrictEqual(asKept(keptReport(number)));
    expect(await store.dossier(`s-${number}`)).toStrictEqual(dossierOf(`s-${number}`, [keptReport(number)]));
  }
  expect(await store.seq()).toBe(ids.length);
  expect(await listed(store.all("numbers"))).toHaveLength(ids.length);
  expect(await listed(store.search("boats", { limit: 10_000 }))).toHaveLength(ids.length);
  await store.close();
  expectIntact(path);
  return ids.length;
}

function expectIntact(path: string): void {
  const connection = connect(path, { readOnly: false, timeoutMs: 1000 });
  expect(Object.values(connection.prepare("pragma integrity_check").get()!)).toEqual(["ok"]);
  connection.exec("insert into words (words) values ('integrity-check')");
  connection.close();
}
