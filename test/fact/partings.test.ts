import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partingOf } from "../../src/fact/partings.ts";
import { type QuotedWord, quotedWords } from "../../src/fact/quoted-words.ts";

const QUAY = "we shall close northern quay next summer and open it again in spring";

/** The words of a whole quotation. */
function wordsOf(text: string): QuotedWord[] {
  const span = { start: 0, end: text.length };
  return quotedWords({ id: "q", article: "a", span, kind: "direct", marks: "present", speaker: {} }, text);
}

function partIn(first: string, second: string): boolean {
  return partingOf(wordsOf(first), wordsOf(second)) !== undefined;
}

describe("one stretch in unlike words parts", () => {
  test.each([
    [QUAY, QUAY.replace("shall", "might")],
    [QUAY, QUAY.replace("open it", "open it slowly")],
    [QUAY, QUAY.replace("summer", "autumn")],
    ["This will not happen again", "This will never happen again"],
  ])("%s / %s", (first, second) => expect(partIn(first, second)).toBe(true));
});

describe("what tells nothing of what was said does not part", () => {
  test.each([
    ["the same words", QUAY, QUAY],
    ["cut-outs that overlap", `nobody asked us ${QUAY}`, `${QUAY} if the money lasts`],
    ["two statements", QUAY, "there were storms and the northern quay was closed"],
    [
      "a comma or an and",
      "The pier, the quay, the lock are ours alone",
      "The pier, the quay and the lock are ours alone",
    ],
    [
      "run-together words",
      "We're sure that we can't pay what they'll ask",
      "We are sure we cannot pay what they will ask",
    ],
    ["dots", "It breaks the law of the U.K. and of Ostria too", "It breaks the law of the UK and of Ostria too"],
    ["a spelling", "We realise that the harbour is full of ships", "We realize that the harbor is full of ships"],
    ["numbers in words", "It is a two in three chance that we sail", "It is a 2 in 3 chance that we sail"],
    [
      "letters struck out",
      "I will not pay for that d***ed ferry of yours",
      "I will not pay for that damned ferry of yours",
    ],
    [
      "words put in",
      "I told (Mayor Ada) Moor to shut the old lock",
      "I told (the mayor, Ada) Mohr to shut the old lock",
    ],
    [
      "words left out",
      "We will shut it … in spring for the whole town",
      "We will shut it for good in spring for the whole town",
    ],
  ])("%s", (_, first, second) => {
    expect(partIn(first, second)).toBe(false);
    expect(partIn(second, first)).toBe(false);
  });
});

test("nothing parts from itself", () => {
  const words = fc
    .array(fc.constantFrom("tide", "pier", "lock", "sail"), { maxLength: 12 })
    .map((list) => list.join(" "));
  fc.assert(
    fc.property(words, (text) => !partIn(text, text)),
    { seed: 5, numRuns: 200 },
  );
});
