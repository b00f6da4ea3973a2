import fc from "fast-check";
import { expect, test } from "vitest";
import { rawOf } from "../piles.ts";
import { reportAfter } from "./desks.ts";

const RUNS = { seed: 20261129, numRuns: 25, endOnFailure: true };
const TEXTS = ["Six ferries stayed in Orrin.", "Seven ferries stayed in Orrin.", "Nine ferries stayed in Orrin."];

/** Texts of one address, of as many days, at places that may repeat. */
const readings = fc.array(fc.record({ text: fc.nat(TEXTS.length - 1), place: fc.nat(3) }), {
  minLength: 2,
  maxLength: 5,
});
type Readings = readonly { readonly text: number; readonly place: number }[];

function rawsOf(list: Readings) {
  return list.map(({ text, place }) => {
    const record = {
      url: "https://n.example/orrin",
      published: `2025-04-0${text + 1}`,
      title: "Orrin",
      text: TEXTS[text],
    };
    return rawOf(`p${place}`, JSON.stringify(record), `p${place}.jsonl`);
  });
}

const shuffledPair = readings.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);

test("what is said of texts of one article from several places does not depend on the order they came in", async () => {
  await fc.assert(
    fc.asyncProperty(shuffledPair, async ([list, other]) => {
      const whole = await reportAfter([rawsOf(list)]);
      expect(await reportAfter([rawsOf(other)])).toBe(whole);
    }),
    RUNS,
  );
});

test("in portions too, where no text is read twice at one place", async () => {
  const once = (list: Readings) => [...new Map(list.map((one) => [`${one.text} ${one.place}`, one])).values()];
  await fc.assert(
    fc.asyncProperty(shuffledPair, async ([list, other]) => {
      const whole = await reportAfter([rawsOf(once(list))]);
      expect(await reportAfter(rawsOf(once(other)).map((raw) => [raw]))).toBe(whole);
    }),
    RUNS,
  );
});
