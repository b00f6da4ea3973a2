import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parquetRows } from "../../../src/app/stage/parquet.ts";
import { run } from "../cli/run.ts";

const TEXTS = [
  "A barge struck the gate at Port Quillan.",
  "Agnes Ruddle won the prize at Thornby.",
  "„Nichts“, sagte er — 十",
];
const INPUTS = TEXTS.map((text, at) => ({ location: `${at}.txt`, name: `n${at}`, text }));

let [folder, jsonl]: [string, string] = ["", ""];
let db: DuckDBConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "secondsource-parquet-"));
  jsonl = join(folder, "rows.jsonl");
  db = await (await DuckDBInstance.create(":memory:")).connect();
});

afterAll(() => rmSync(folder, { recursive: true }));

for (const codec of ["uncompressed", "snappy", "zstd"])
  test(`rows of a Parquet file, ${codec}, give the bytes that they give as JSON Lines`, async () => {
    const parquet = await written(INPUTS, codec);
    const { status, out } = await run(["stage", "read", "--quiet"], readFileSync(jsonl, "utf8"));
    const families = await written(
      out
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
      codec,
      "families",
    );
    const lines = await run(["stage", "lines", "--quiet"], out);
    expect(status).toBe(0);
    expect((await run(["stage", "lines", "--quiet", families])).out).toBe(lines.out);
    expect(lines.out.split("\n").length).toBe(TEXTS.length + 1);
    expect(await rowsIn(parquet)).toEqual(INPUTS);
  });

test("lists of records, missing cells and long numbers come as JSON has them, over more than one row group", async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => ({
    b: `b${n}`,
    heads:
      n % 3 === 0
        ? null
        : [
            { a: `a${n}`, sketch: n % 2 === 0 ? null : "x" },
            { a: "z", sketch: "y" },
          ],
    cosines: [n / 8, 0.1],
    count: n,
    flag: n % 2 === 0,
  }));
  expect(await rowsIn(await written(rows, "snappy", "nested", "ROW_GROUP_SIZE 2048"))).toEqual(rows);
  await db.run(
    `COPY (SELECT 9007199254740993::BIGINT AS key, 7::BIGINT AS n) TO '${join(folder, "long.parquet")}' (FORMAT parquet)`,
  );
  expect(await rowsIn(join(folder, "long.parquet"))).toEqual([{ key: "9007199254740993", n: 7 }]);
});

test("a file that is damaged or not there is a message, and the next one is read", async () => {
  const sound = await written(INPUTS, "zstd", "sound");
  const bytes = readFileSync(sound);
  const bad = join(folder, "bad.parquet");
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, value, isCut) => {
      const other = Buffer.from(isCut ? bytes.subarray(0, at) : bytes);
      if (!isCut) other[at] = value;
      writeFileSync(bad, other);
      for await (const line of parquetRows(bad)) expect("row" in line || line.fault.includes(bad)).toBe(true);
    }),
    { seed: 20261129, numRuns: 150 },
  );
  writeFileSync(bad, bytes.subarray(0, 40));
  const { status, out } = await run(["stage", "lines", "--quiet", bad, join(folder, "none.parquet"), sound]);
  expect(status).toBe(0);
  const told = out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { of: string; message: string });
  expect(told.filter(({ message }) => message.includes("cannot be read as Parquet")).length).toBe(2);
});

async function written(rows: readonly object[], codec: string, name = "rows", more = ""): Promise<string> {
  writeFileSync(jsonl, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const path = join(folder, `${name}.parquet`);
  const from = `SELECT * FROM read_json('${jsonl}', format = 'newline_delimited', convert_strings_to_integers = false)`;
  await db.run(
    `SET preserve_insertion_order = true; COPY (${from}) TO '${path}' (FORMAT parquet, COMPRESSION ${codec} ${more && `, ${more}`})`,
  );
  return path;
}

async function rowsIn(path: string): Promise<object[]> {
  const rows: object[] = [];
  for await (const line of parquetRows(path)) rows.push("row" in line ? line.row : line);
  return rows;
}
