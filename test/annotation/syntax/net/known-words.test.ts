import { expect, test } from "vitest";
import { columnsOf } from "../../../../src/annotation/syntax/index.ts";
import { randomFrom } from "../../../../train/random.ts";

const STARTS = ["Ferry", "wall", "hit", "mayor", "quick", "Eller", "bridge", "spoke", "12", "rain"];
const ENDS = ["", "s", "ing", "ed", "wick", "ly", "'s", "-on", "7", "er"];

/** Heads and relations of a text that nothing was parsed before, or something was. */
function parsed(text: string): [number, number][] {
  const { head, relation } = columnsOf(text, [{ start: 0, end: text.length }], "parse");
  return Array.from(head, (governor, i) => [governor, relation[i]!]);
}

test("a parse does not depend on the words that were parsed before it, nor on how many", () => {
  const random = randomFrom(17);
  const word = () => STARTS[Math.floor(random() * STARTS.length)]! + ENDS[Math.floor(random() * ENDS.length)]!;
  const sentence = (extra: () => string) => `The ${word()} ${extra()} of ${word()} ${word()} the ${word()} ${extra()}.`;
  const texts = Array.from({ length: 8 }, () => sentence(word));
  const before = texts.map(parsed);
  const letters = () => String.fromCharCode(...Array.from({ length: 7 }, () => 97 + Math.floor(random() * 26)));
  for (let n = 0; n < 40; n++) parsed(Array.from({ length: 20 }, () => sentence(letters)).join(" "));
  expect(texts.map(parsed)).toEqual(before);
  expect([...texts].reverse().map(parsed)).toEqual([...before].reverse());
  const together = parsed(texts.join(" "));
  const lengths = before.map((one) => one.length);
  texts.forEach((_, k) => {
    const from = lengths.slice(0, k).reduce((sum, length) => sum + length, 0);
    const own = together.slice(from, from + lengths[k]!);
    expect(own.map(([governor, relation]) => [governor < 0 ? -1 : governor - from, relation])).toEqual(before[k]);
  });
});
