import { describe, expect, test } from "vitest";
import { textsOf } from "./piles.ts";

describe("the subject that a clause has lost", () => {
  test("a phrase from its article on, where the clause hangs from it", () => {
    const texts = textsOf(
      "Police in Velm said little on Friday about a night-time robbery that emptied the town bakery and its two cellars.",
      "The mayor spoke of a night-time robbery that emptied the town bakery and its two cellars in a single hour.",
    );
    for (const text of texts) expect(text).not.toMatch(/^Robbery emptied/u);
    expect(
      texts.some((text) => /a night-time robbery that emptied the town bakery and its two cellars/iu.test(text)),
    ).toBe(true);
  });

  test("no noun that only stands near", () => {
    const texts = textsOf("The man who police believe shot and wounded five sailors in Velm was arrested on Friday.");
    for (const text of texts) expect(text).not.toMatch(/^Police (?:shot|wounded)/u);
  });

  test("nobody by name, where somebody without a name may be meant", () => {
    const texts = textsOf(
      "Sergeant Jan Orth said on Friday that a man at home in Velm was hurt. Orth said he kicked the door of the bakery.",
    );
    for (const text of texts) expect(text).not.toMatch(/^Jan Orth kicked/u);
  });

  test("what a suit alleges is not told as done", () => {
    const texts = textsOf(
      "A judge in Velm on Friday rejected a suit alleging that Jan Orth was breaking the harbour law.",
    );
    const done = texts.findIndex((text) => /^Jan Orth was breaking/u.test(text));
    expect(texts[0]).toMatch(/rejected a suit/u);
    if (done >= 0) expect(done).toBe(texts.length - 1);
  });
});

describe("what comes behind", () => {
  test("that nobody answered", () => {
    const texts = textsOf(
      "The harbour board did not immediately respond to questions. The harbour board of Velm sold the pier to Kelm on Friday. The mayor of Velm opened a new school.",
    );
    const silent = texts.findIndex((text) => /respond/u.test(text));
    if (silent >= 0) expect(silent).toBe(texts.length - 1);
    expect(texts[0]).toMatch(/sold the pier/u);
  });

  test("a caption with its credit", () => {
    const texts = textsOf(
      "Edda Moor leaves the court in Velm. Jan Holt/AFP/Getty Images\n\nThe maritime court fined the harbour board on Friday.",
    );
    for (const text of texts) expect(text).not.toMatch(/leaves the court/u);
  });
});

describe("who is not set before a verb", () => {
  test("the board for “his fellow councillors”, one of two, a judge for the one he sentenced", () => {
    const texts = [
      "Orth has asked his fellow councillors who control the harbour board to pass the fee of 40 crowns.",
      "The crowd met Edda Moor while she and her brother were sitting down to dinner with 12 sailors in Velm.",
      "A Velm sailor was sentenced on Friday by Judge Tom Hale to six years after admitting that he sank 3 boats.",
    ].flatMap((text) => textsOf(text));
    for (const text of texts) expect(text).not.toMatch(/^(?:Harbour board control|Edda Moor brother|Tom Hale sank)/iu);
  });
});
