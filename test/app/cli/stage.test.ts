import { describe, expect, test } from "vitest";
import { STAGES } from "../../../src/index.ts";
import { run } from "./run.ts";

const INPUT = JSON.stringify({
  location: "a/lock.txt",
  name: "lock",
  text: "The eastern lock at Port Quillan is shut.\n\nA barge struck its gate on Tuesday.",
});

describe("stage", () => {
  test("reads rows, writes rows, and prints its version into each", async () => {
    const { status, out, err } = await run(["stage", "read"], `${INPUT}\n`);
    expect(status).toBe(0);
    const [row] = rowsOf(out);
    expect(row).toMatchObject({ v: expect.stringMatching(/^\d+\.\d+\.\d+/), of: "family" });
    expect(err).toBe("stage read: read 1 rows, wrote 1, 0 of them messages\n");
  });

  test("a row that cannot be used is a row of messages, whatever the stage, and the others go on", async () => {
    const bad = [
      "{",
      "[]",
      "3",
      "",
      '{"a":1}',
      '{"base":"x","family":"{"}',
      "\u0000\u0001",
      '{"open":"no","location":7}',
    ];
    for (const name of Object.keys(STAGES)) {
      const { status, out } = await run(["stage", name, "--quiet"], bad.join("\n"));
      expect(status).toBe(0);
      const rows = rowsOf(out);
      expect(rows.length).toBeGreaterThan(3);
      expect(rows.filter(({ of }) => of !== "message")).toEqual([]);
      for (const { message } of rows)
        expect(JSON.parse(message as string)).toMatchObject({ rule: "stage-row", level: "error" });
    }
    const { out } = await run(["stage", "read", "--quiet"], `{\n${INPUT}\nnull\n${INPUT}`);
    expect(rowsOf(out).map(({ of }) => of)).toEqual(["message", "family", "message", "family"]);
  });

  test("the same rows give the same bytes, alone or with others", async () => {
    const families = (await run(["stage", "read", "--quiet"], INPUT)).out;
    const others = (await run(["stage", "read", "--quiet"], INPUT.replaceAll("lock", "gate"))).out;
    const once = await run(["stage", "lines", "--quiet"], families);
    const again = await run(["stage", "lines", "--quiet"], families + others);
    expect(once.out.length).toBeGreaterThan(100);
    expect(again.out.startsWith(once.out)).toBe(true);
  });

  test("keys are text, since they are longer than a number of JSON", async () => {
    const article = rowsOf((await run(["stage", "lines"], (await run(["stage", "read"], INPUT)).out)).out)[0]!;
    const { out } = await run(["stage", "digest"], JSON.stringify(article));
    const keys = rowsOf(out).find(({ of }) => of === "lineage")?.keys as string[];
    expect(keys.every((key) => typeof key === "string" && BigInt(key) < 2n ** 63n)).toBe(true);
    expect(keys.some((key) => BigInt(key) > 2n ** 53n)).toBe(true);
  });

  test("a wrong call is told", async () => {
    expect((await run(["stage", "nothing"])).status).toBe(2);
    expect(await run(["stage", "digest", "a.txt"])).toMatchObject({
      status: 2,
      err: expect.stringContaining("*.parquet"),
    });
    expect(await run(["stage", "load"])).toMatchObject({ status: 2, err: expect.stringContaining("--store") });
    expect(await run(["stage", "facts", "--store", "x.db"])).toMatchObject({ status: 2 });
  });
});

function rowsOf(out: string): Record<string, unknown>[] {
  return out.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
}
