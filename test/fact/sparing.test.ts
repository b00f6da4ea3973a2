import { describe, expect, test } from "vitest";
import { LONGEST } from "../../src/fact/shortening.ts";
import { textsOf } from "./piles.ts";

describe("a sentence of more than 140 code units", () => {
  test("goes without what its subject sets apart", () => {
    const texts = textsOf(
      "Edda Moor, a spokeswoman for the harbour board of Velm, which has run the old herring pier for more than ninety years, welcomed the ruling of the maritime court on Monday.",
    );
    expect(texts[0]).toMatch(/^Edda Moor(?:, .*,)? welcomed the ruling of the maritime court/u);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(LONGEST);
  });

  test("goes without the phrase that opens it, and begins with a capital", () => {
    const texts = textsOf(
      "During a night that marked the end of the old harbour law and of the patience of a good many fishermen, the maritime court of Velm struck down the fee for herring boats.",
    );
    expect(texts[0]).toMatch(/^(?:During|The maritime court of Velm struck down the fee for herring boats)/u);
  });

  test("a dash leaves no word glued to the next", () => {
    const texts = textsOf(
      "The council of Velm—a body of nineteen fishermen, two bakers and a retired keeper of the lighthouse at the northern end—rejected the timber tax of the mayor on Friday.",
    );
    for (const text of texts) expect(text).not.toMatch(/Velmrejected/u);
  });
});

describe("told as so", () => {
  test("what critics and relatives say keeps them", () => {
    const texts = textsOf(
      "Relatives said the sailor was beaten by the crew of the Kelm ferry. The ferry left on Monday.",
    );
    const beaten = texts.filter((text) => /beaten/u.test(text));
    expect(beaten[0]).toMatch(/relatives/iu);
  });

  test("what is possible keeps the word for it", () => {
    const texts = textsOf("It is possible that the council of Velm will sell the pier to Edda Moor.");
    expect(texts[0]).toMatch(/possible/u);
  });

  test("whom to call comes in no row", () => {
    const texts = textsOf(
      "The pier burned down in Velm. Anyone with information about the fire is asked to contact the Velm police.",
    );
    for (const text of texts) expect(text).not.toMatch(/contact/u);
  });
});
