import fc from "fast-check";
import { expect, test } from "vitest";
import { mayEnd } from "../../../src/annotation/syntax/boundary-features.ts";
import { splitSentences } from "../../../src/annotation/syntax/index.ts";

const split = (text: string, rules: "english" | "plain" = "english") =>
  splitSentences(text, [{ start: 0, end: text.length }], rules).map((one) => text.slice(one.start, one.end));

test.each([
  [
    "Dr. Vale flew to Oslo on Jan. 4. She stays for a week.",
    ["Dr. Vale flew to Oslo on Jan. 4.", "She stays for a week."],
  ],
  ["Prices rose 3.5 percent. Nobody knew why!", ["Prices rose 3.5 percent.", "Nobody knew why!"]],
  [
    "“We are ready. We will not wait,” the envoy said. He left.",
    ["“We are ready. We will not wait,” the envoy said.", "He left."],
  ],
  ['"It rained. It poured," she said. "Then it stopped."', ['"It rained. It poured," she said.', '"Then it stopped."']],
  [
    "HARBOUR REOPENS\n\nThe harbour opened again on Monday.",
    ["HARBOUR REOPENS", "The harbour opened again on Monday."],
  ],
])("%s", (text, sentences) => {
  expect(split(text)).toEqual(sentences);
});

test.each([
  ["Am 3. Mai kam Dr. Weiß. Er blieb kurz.", ["Am 3. Mai kam Dr. Weiß.", "Er blieb kurz."]],
  ["他来了。她走了。", ["他来了。", "她走了。"]],
  ["Он пришёл. Она ушла?", ["Он пришёл.", "Она ушла?"]],
])("rules for any script: %s", (text, sentences) => {
  expect(split(text, "plain")).toEqual(sentences);
});

test("no sentence begins inside the marks of a quotation", () => {
  const piece = fc.constantFrom(
    "He went.",
    "Why?",
    "“",
    "”",
    "Stop!",
    "no",
    "Mr. Lee",
    "—",
    "\n\n",
    "said Ann.",
    "(",
    ")",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join(" ");
      for (const start of splitSentences(text).map((one) => one.start)) expect(isInsideMarks(text, start)).toBe(false);
    }),
    { seed: 5, numRuns: 300 },
  );
});

/** True when the nearest opening mark before `at` in its paragraph closes only after `at`. */
function isInsideMarks(text: string, at: number): boolean {
  const from = text.lastIndexOf("\n\n", at - 1) + 1;
  const opened = text.slice(from, at).lastIndexOf("“");
  if (opened < 0 || text.slice(from + opened, at).includes("”")) return false;
  const rest = text.slice(at).split("\n\n")[0] ?? "";
  const [close, open] = [rest.indexOf("”"), rest.indexOf("“")];
  return close >= 0 && (open < 0 || close < open);
}

test.each([
  ["The ferry hit the wall at 6.40 p.m. Six of those on board were hurt.", 2],
  ["The ferry hit the wall at 9:30 a.m. Rescuers worked until noon.", 2],
  ["The ferry hit the wall at 9 p.m. Monday in thick fog.", 1],
  ["The race is at 5 p.m. Eastern time.", 1],
  ["The race is at 5 p.m. Port Velm time, the club said.", 1],
  ["The race is at 5 p.m. in Velm.", 1],
  ["She moved to the U.S. The firm stayed in Velm.", 2],
  ["She wrote to the U.S. Senate.", 1],
  ["He left Brandt Inc. He never came back.", 2],
  ["He met Tom Brandt Jr. Then he left.", 2],
])("the point of a short form ends a sentence where the next word opens one: %s", (text, sentences) => {
  expect(splitSentences(text)).toHaveLength(sentences);
});

test.each([
  ["the mill burned", false],
  ["the Mill burned", true],
  ["the 12 mills", true],
  ["the école", false],
  ["the École", true],
  [". mill", true],
])("whether a sentence may end behind the first word: %s", (text, may) => {
  const end = text.indexOf(" ");
  expect(mayEnd(text, end, end + 1)).toBe(may);
});

test.each([
  ["Four rowers were hurt.A fifth swam ashore.", ["Four rowers were hurt.", "A fifth swam ashore."]],
  [
    "The wardens left the pier.Several people cheered!Nobody knew why.",
    ["The wardens left the pier.", "Several people cheered!", "Nobody knew why."],
  ],
  [
    "Write to the harbour at pier.Com or read the file wash.Html today.",
    ["Write to the harbour at pier.Com or read the file wash.Html today."],
  ],
])("sentences that a page leaves without a blank between them: %s", (text, sentences) => {
  expect(split(text)).toEqual(sentences);
});
