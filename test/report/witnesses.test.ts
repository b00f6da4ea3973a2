import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../src/model/index.ts";
import { longestRising } from "../../src/report/moves.ts";
import { sentencesOf } from "../../src/report/sentences.ts";
import { witnessesOf } from "../../src/report/witnesses.ts";

const article = (id: string, text: string): Article => ({
  ...{ id, location: id, text, language: "en", aside: [], credits: [] },
  body: [{ start: 0, end: text.length }],
});
const WRECK = "The barge sank off Tolmin before dawn on Friday.";
const CREW = "All seven men of the crew were taken off by the lifeboat.";
const OIL = "No oil has reached the beaches, the harbour board said.";

/** What became of each sentence of the first text in the second: `=` kept, `~` changed, `-` dropped, `^` moved. */
function shape(base: readonly string[], other: readonly string[]): string {
  const { rows } = witnessesOf([article("a", base.join(" ")), article("b", other.join(" "))], []);
  return rows
    .map(({ cells: [cell] }) => ({ same: "=", changed: "~", dropped: "-" })[cell!.state] + (cell!.isMoved ? "^" : ""))
    .join(" ");
}

test.each([
  ["a copy keeps all", [WRECK, CREW, OIL], "= = ="],
  ["a sentence left out is dropped", [WRECK, OIL], "= - ="],
  ["other words for the same are a change", [WRECK, CREW.replace("men of the crew", "sailors"), OIL], "= ~ ="],
  ["what stands elsewhere was moved", [OIL, WRECK, CREW], "= = =^"],
  ["another story keeps nothing", ["The choir of Vell won the first prize again."], "- - -"],
])("%s", (_, other, expected) => {
  expect(shape([WRECK, CREW, OIL], other)).toBe(expected);
});

test("evidence of a link ties sentences that share no words", () => {
  const [a, b] = [article("a", WRECK), article("b", "Vor Tolmin ist am Freitag ein Lastkahn gesunken.")];
  const whole = (one: Article) => ({ start: 0, end: one.text.length });
  const evidence = [{ a: whole(a), b: whole(b), signal: "aligned-sentence" }];
  const link = { a: "a", b: "b", kind: "translation", score: 0.9, direction: "a-to-b", evidence } as const;
  expect(witnessesOf([a, b], [link]).rows[0]?.cells[0]?.state).toBe("changed");
});

test.each([
  ["abbreviations end nothing", "At St. Brannoc, Dr. Okoro said it was calm. Then it rained.", 2],
  ["closing marks go with their sentence", "“The wall gave way at six.” He ran to the quay.", 2],
  ["numbers are not cut", "It cost 1.4 million crowns in all.", 1],
  ["line ends cut", "A headline without a stop\n\nThe first sentence stands here.", 2],
])("%s", (_, text, count) => {
  const spans = sentencesOf(article("a", text));
  expect(spans.length).toBe(count);
  for (const { start, end } of spans) expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
});

test("sentences follow one another inside the body, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("A", "b", ".", "!", " ", "\n", "”", "“", "1"), maxLength: 200 }),
      (text) => {
        let from = 0;
        for (const { start, end } of sentencesOf(article("a", text))) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});

test("what kept its order rises, and nothing longer does", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 9 }), (numbers) => {
      const kept = [...longestRising(numbers)].sort((a, b) => a - b).map((at) => numbers[at]!);
      expect(kept.every((number, at) => at === 0 || number >= kept[at - 1]!)).toBe(true);
      expect(kept.length).toBe(longest(numbers));
    }),
    { seed: 6, numRuns: 300 },
  );
});

/** The slow way. */
function longest(numbers: readonly number[], least = Number.NEGATIVE_INFINITY): number {
  const [first, ...rest] = numbers;
  if (first === undefined) return 0;
  return Math.max(longest(rest, least), first >= least ? 1 + longest(rest, first) : 0);
}
