import { describe, expect, test } from "vitest";
import { LONGEST, shortened } from "../../src/fact/shortening.ts";

describe("a text of at most 140 code units", () => {
  test("what fits stays", () => {
    expect(shortened("The pier was shut on Friday")).toBe("The pier was shut on Friday");
  });

  test('an "and" is not parted from the second of its two', () => {
    const line =
      "The mate was sentenced to six months in the prison of Velm after he had pleaded guilty to two charges of reckless steering and drunkenness in charge of a ferry";
    expect(shortened(line, 30)).not.toMatch(/drunkenness$/u);
  });

  test("it ends where a phrase ends, not behind a small word or a participle", () => {
    const line =
      "The maritime court of Velm on Monday blocked the order of a lower judge that had forced the harbour master to give evidence in a suit brought by eighteen fishing towns";
    const text = shortened(line, 40);
    expect(text.length).toBeLessThanOrEqual(LONGEST);
    expect(text).toMatch(/to give evidence$/u);
    expect(line.startsWith(text)).toBe(true);
  });

  test("a clause of which only the beginning fits goes as a whole", () => {
    const line =
      "The harbour board of Velm has stopped the convoy of old trawlers that tried to reach the northern fishing grounds of Kelm as their presence in the strait brought complaints";
    expect(shortened(line, 40)).toMatch(/of Kelm$/u);
  });
});

test("the full stop of a sentence that ends in an abbreviation belongs to that word, too", () => {
  expect(shortened("The hearing begins at 10:30 a.m")).toBe("The hearing begins at 10:30 a.m.");
  expect(shortened("The boat left for the U.S")).toBe("The boat left for the U.S.");
  expect(shortened("The boat left at noon")).toBe("The boat left at noon");
});
