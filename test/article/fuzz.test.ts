import { expect, test } from "vitest";
import { checkReading, checkReports, inputOf } from "./fuzz/check.ts";
import { SAMPLES } from "./fuzz/samples.ts";

/** Inputs tried here; `npm run fuzz -- --minutes N` tries others as long as it is told to. */
const RUNS = 900;

test(`${RUNS} mutated inputs of ${SAMPLES.length} kinds: nothing fails inside, no character is lost, twice the same`, async () => {
  let characters = 0;
  for (let number = 0; number < RUNS; number++) {
    characters += await checkReading(number).catch((error: Error) => {
      throw new Error(`input ${number} (${inputOf(number).name}): ${error.message}`, { cause: error });
    });
  }
  expect(characters).toBeGreaterThan(100_000);
});

test("reports of mutated inputs do not depend on order, in any format", async () => {
  for (const from of [0, 100, 200]) await checkReports(Array.from({ length: 6 }, (_, i) => from + i));
});

test("a number is always the same input", () => {
  for (const number of [0, 7, 23, 1_000]) expect(inputOf(number)).toEqual(inputOf(number));
});
