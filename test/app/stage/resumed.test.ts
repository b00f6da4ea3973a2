import { resolve } from "node:path";
import { expect, test } from "vitest";
import { analyse, rawOf } from "../../piles.ts";
import { duckdb, plain, type RunStage, staged, stageHere } from "./staged.ts";

const PILE = [
  rawOf(
    "ferry",
    "The ferry Ottoline struck the pier at Port Quillan on Monday. Nobody was hurt, warden Tamsin Oake said.",
  ),
  rawOf(
    "ferry-too",
    "Ferry Ottoline struck the pier at Port Quillan on Monday, and nobody was hurt, warden Tamsin Oake said.",
  ),
  rawOf(
    "fair",
    "Baker Agnes Ruddle won the prize for the tallest loaf at the summer fair of Thornby for the third time.",
  ),
];

interface Kept {
  keptStage(run: RunStage, say: (text: string) => void): RunStage;
}

test("a run whose stages die goes on, and one that was ended takes up what it had", { timeout: 300_000 }, async () => {
  const { keptStage } = (await import(resolve(import.meta.dirname, "../../../scale/duckdb/run.mjs"))) as Kept;
  const [ran, said]: [string[], string[]] = [[], []];
  let deaths = 0;
  const run: RunStage = async (name, from, to) => {
    ran.push(name);
    if (name === "digest" && deaths++ < 2) throw new Error("stage digest ended with SIGKILL");
    if (name === "facts" && deaths++ < 7) throw new Error("stage facts ended with SIGKILL");
    await stageHere(name, from, to);
  };
  const kept = keptStage(run, (text) => said.push(text));
  const engine = await duckdb();
  const { report } = await staged(PILE, async (work) => {
    await expect(engine(work, kept)).rejects.toThrow("stage facts ended with SIGKILL");
    expect(ran.filter((name) => name === "digest").length).toBe(3);
    expect(said.length).toBe(2 + 3);
    ran.length = 0;
    await engine(work, kept);
    expect(ran).toEqual(["facts"]);
  });
  expect(plain(report)).toEqual(plain((await analyse(PILE)).report));
});
