import { chmodSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PassThrough, Readable, Writable } from "node:stream";
import { beforeAll, expect, test } from "vitest";
import { main } from "../../../src/app/cli/main.ts";
import { freshFolder, run } from "./run.ts";

const TINY = resolve(import.meta.dirname, "../../../examples/tiny");
let store: string;
beforeAll(async () => {
  store = join(freshFolder(), "pile.db");
  expect((await run(["add", TINY, "--store", store])).status).toBe(0);
});

test("ask answers what the question answers, in each format", async () => {
  const told = await run(["ask", "stories", "limit=2", "--store", store]);
  const { items, coverage } = JSON.parse(told.out);
  expect([told.status, coverage.articles]).toEqual([0, 4]);
  const lines = await run(["ask", "stories", "limit=2", "--store", store, "--format", "jsonl"]);
  expect(
    lines.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual(items);
  expect((await run(["ask", "stories", "--store", store, "--format", "csv"])).out).toContain(
    "support.lineages.atLeast",
  );
});

test("what cannot be asked is told in one line", async () => {
  const cases: readonly [string[], RegExp][] = [
    [["ask", "nothing"], /there are status/],
    [["ask", "stories", "colour=red"], /NAME=VALUE/],
    [["ask", "stories", "limit"], /NAME=VALUE/],
    [["ask", "stories", "limit=0"], /limit/],
    [["ask", "story", "id=nowhere"], /nowhere/],
  ];
  for (const [argv, words] of cases) {
    const { status, err, out } = await run([...argv, "--store", store]);
    expect([status, out], argv.join(" ")).toEqual([2, ""]);
    expect(err).toMatch(words);
  }
});

test("other machines are served with tokens only", async () => {
  const { status, err } = await run(["serve", "--store", store, "--host", "0.0.0.0"]);
  expect([status, /--tokens/.test(err)]).toEqual([2, true]);
  const bad = join(freshFolder(), "tokens.txt");
  writeFileSync(bad, "read secret\n");
  expect((await run(["serve", "--store", store, "--host", "0.0.0.0", "--tokens", bad])).err).toMatch(/line 1/);
  expect((await run(["serve", "--store", store, "--port", "70000"])).status).toBe(2);
});

test.skipIf(process.platform === "win32")("tokens that every user could add to let nobody in", async () => {
  const folder = freshFolder();
  const tokens = join(folder, "tokens.txt");
  writeFileSync(tokens, `read ${"a".repeat(64)} desk\n`);
  const serve = (mode: number) => {
    chmodSync(tokens, mode);
    return run(["serve", "--store", join(folder, "nowhere.db"), "--read-only", "--tokens", tokens]);
  };
  const { status, err } = await serve(0o666);
  expect([status, err]).toEqual([2, expect.stringMatching(/every user may write .*tokens\.txt.* chmod 600/)]);
  expect((await serve(0o644)).err).not.toContain("every user");
});

test("a store that was not there is said to be new and empty", async () => {
  const place = join(freshFolder(), "typo.db");
  const served = async () => {
    let said = "";
    let end: () => Promise<void> = async () => {};
    const stderr = new Writable({
      write(chunk: Buffer, _encoding, done) {
        said += chunk.toString("utf8");
        void end();
        done();
      },
    });
    const onStop = (finish: () => Promise<void>) => {
      end = finish;
      return () => undefined;
    };
    const world = { stdin: Readable.from([]), stdout: new PassThrough(), stderr, env: {}, onStop };
    expect(await main(["serve", "--store", place, "--port", "0"], world)).toBe(0);
    return said;
  };
  expect(await served()).toMatch(/^made a new, empty store: serving .*typo\.db at http/);
  expect(await served()).toMatch(/^serving /);
});
