import { describe, expect, test } from "vitest";
import { LONGEST, shortened } from "../../src/fact/shortening.ts";

describe("a text of at most 140 code units", () => {
  test("what fits stays", () => {
    expect(shortened("The pier was shut on Friday")).toBe("The pier was shut on Friday");
  });

  test("what a subject sets apart goes before its verb would be cut off", () => {
    const subject =
      "Edda Moor, a spokeswoman for the harbour board of Velm, which has run the pier for more than ninety years,";
    const line = `${subject} welcomed the ruling of the maritime court`;
    const text = shortened(line, subject.length + " welcomed".length);
    expect(text).toBe("Edda Moor welcomed the ruling of the maritime court");
  });

  test("what is set apart behind the verb goes before the end would be cut off", () => {
    const line =
      "The ruling of the maritime court will let the eighteen fishing towns — and the village of Kelm, which has no harbour of its own — take their case to the council of Velm";
    expect(shortened(line, 60)).toBe(
      "The ruling of the maritime court will let the eighteen fishing towns take their case to the council of Velm",
    );
  });

  test("a long phrase that opens a sentence goes before its subject would be cut off", () => {
    const opening =
      "In a night that marked the end of the old harbour law and of the patience of a good many fishermen, ";
    const line = `${opening}the maritime court of Velm struck down the fee for herring boats`;
    expect(shortened(line, opening.length + 40)).toBe(
      "The maritime court of Velm struck down the fee for herring boats",
    );
  });

  test('an "and" is not parted from the second of its two', () => {
    const line =
      "The mate was sentenced to six months in the prison of Velm after he had pleaded guilty to two charges of reckless steering and drunkenness in charge of a ferry";
    expect(shortened(line, 30)).not.toMatch(/drunkenness$/u);
  });

  test("an opening adverbial is no subject", () => {
    const opening =
      "Early this month, Edda Moor, who is better known in the fishing towns of the north by her stage name Gull,";
    const text = shortened(
      `${opening} sailed round the island of Kelm in a bathtub`,
      opening.length + " sailed".length,
    );
    expect(text).toMatch(/^Early this month, Edda Moor/u);
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
