import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { PackageDamaged } from "../../src/model/index.ts";
import { entryOf, faultOf } from "../../src/shipped/files.ts";
import { lend, shippedBytes, shippedFaults } from "../../src/shipped/index.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** Enough of the package for each room to load something. */
const COPIED = [
  ...["src/model", "src/shipped", "data/article", "data/manifest.json", "models/manifest.json"],
  ...["article", "annotation", "lineage", "story"].map((room) => `src/${room}/load.ts`),
  ...["story.json", "lineage.json", "pronouns.json"].map((name) => `models/${name}`),
];
const copy = mkdtempSync(join(tmpdir(), "shipped-"));
afterAll(() => rmSync(copy, { recursive: true }));

test("every file is as its manifest says: after a change, npm run manifest", () => {
  expect(shippedFaults()).toEqual([]);
});

test("size, hash and manifest are each looked at", () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const entry = entryOf(bytes);
  expect(faultOf(bytes, entry)).toBeUndefined();
  expect(faultOf(Uint8Array.of(1, 2), entry)).toMatch(/has 2 bytes where 3/);
  expect(faultOf(Uint8Array.of(1, 2, 4), entry)).toMatch(/SHA-256/);
  expect(() => shippedBytes("models", "none.bin")).toThrow(PackageDamaged);
  expect(() => shippedBytes("models", "none.bin")).toThrow(/models\/none\.bin is not named/);
});

test("what is lent to threads lies in shared memory; a file that is not as it was shipped is left out", () => {
  const lent = lend("models", ["feats.bin", "none.bin"]);
  expect(Object.keys(lent)).toEqual(["models/feats.bin"]);
  expect(lent["models/feats.bin"]!.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(Buffer.compare(lent["models/feats.bin"]!, shippedBytes("models", "feats.bin"))).toBe(0);
});

test.each([
  ["missing", (file: string) => rmSync(file), "is missing"],
  ["cut short", (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 9)), "has 9 bytes"],
  ["changed", (file: string) => writeFileSync(file, readFileSync(file).fill(7, 100, 200)), "SHA-256"],
] as const)("a file that is %s speaks in every room", async (_, damage, words) => {
  const place = mkdtempSync(join(copy, "p-"));
  for (const part of COPIED) cpSync(join(ROOT, part), join(place, part), { recursive: true });
  cpSync(join(ROOT, "package.json"), join(place, "package.json"));
  const files = [
    ["models/story.json", "story/load.ts", "loadStoryModel"],
    ["models/lineage.json", "lineage/load.ts", "sketchModel"],
    ["data/article/agencies.json", "article/load.ts", "loadAgencies"],
  ] as const;
  for (const [file, loader, name] of files) {
    damage(join(place, file));
    const room = (await import(/* @vite-ignore */ join(place, "src", loader))) as Record<string, () => unknown>;
    expect(room[name]).toThrow(`${file} `);
    expect(room[name]).toThrow(words);
  }
  const { modelBytes } = (await import(/* @vite-ignore */ join(place, "src/annotation/load.ts"))) as {
    modelBytes: (name: string) => unknown;
  };
  damage(join(place, "models/pronouns.json"));
  expect(() => modelBytes("pronouns.json")).toThrow(words);
});
