import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/model/index.ts";
import { factsOf } from "./piles.ts";

/** Facts that all of the reports carry, of the claims that hold one of the words. */
function sharedOn(facts: readonly Fact[], word: RegExp): readonly Fact[] {
  return facts.filter(({ text, support }) => support.articles > 1 && word.test(text));
}

describe("the words of a fact", () => {
  test("a clause that has lost its subject gives way to a whole one", () => {
    const facts = factsOf(
      "A gunman opened fire at the fish market in Velm, killing one and injuring six.",
      "A shooting at the fish market in Velm has left one dead and six others injured, police said.",
    );
    const texts = facts.map(({ text }) => text);
    expect(texts.some((text) => /^A (?:gunman|shooting) .* one\b/u.test(text))).toBe(true);
    for (const text of texts) expect(text).not.toMatch(/^(?:\S+ )?(?:killing|injuring)\b|^one dead$/iu);
  });

  test("what somebody is stands with the whole title and the name", () => {
    const facts = factsOf(
      "“We were lucky,” said the town's fire chief, Agna Dole. The barn burned down on Tuesday.",
      "The barn was lost on Tuesday. “We were lucky,” fire chief Agna Dole said.",
    );
    const titles = facts.filter(({ kind }) => kind === "attribute").map(({ text }) => text);
    expect(
      titles.filter((title) => /^(?:fire chief Agna Dole|Agna Dole, (?:the town's )?fire chief)$/iu.test(title)),
    ).toHaveLength(1);
    for (const title of titles) expect(title).not.toMatch(/^Chief\b/u);
  });

  test("an opening that belongs to a whole sentence stays", () => {
    const facts = factsOf("For thirty years Ansel Brodick climbed 148 steps every evening to light the lamp.");
    expect(facts.map(({ text }) => text).join("\n")).toMatch(/^For thirty years Ansel Brodick/mu);
  });

  test("captions and lines about the writer tell nothing", () => {
    const extra =
      " In this May 4, 2031, file photo, Lena Orth visits the Ostrian embassy. Staff writer Jan Holt can be reached at 555-0199.";
    const facts = factsOf(
      `The harbour board dismissed Lena Orth on Friday.${extra}`,
      `Lena Orth was dismissed by the harbour board on Friday.${extra}`,
    );
    expect(facts.length).toBeGreaterThan(0);
    for (const { text, kind } of facts) if (kind !== "attribute") expect(text).not.toMatch(/embassy|reached/u);
  });

  test("a row that repeats words of one before it comes behind rows that say something new", () => {
    const facts = factsOf(
      "Lena Orth is calling for an end to ferry cuts after the Kelm closure. The council of Velm rejected the timber tax on Friday.",
      "Lena Orth is calling for an end to ferry cuts after the Kelm closure. The council of Velm rejected the timber tax on Friday.",
    );
    const texts = facts.map(({ text }) => text);
    const at = (words: RegExp) => texts.findIndex((text) => words.test(text));
    const repeated = texts.findIndex((text) => /^(?:an )?end to ferry cuts/iu.test(text));
    expect(at(/timber tax/u)).toBeGreaterThanOrEqual(0);
    if (repeated >= 0) expect(at(/timber tax/u)).toBeLessThan(repeated);
  });
});

describe("what is no join", () => {
  test("what one witness and another say of themselves", () => {
    const facts = factsOf(
      "The kiln burst at noon. “I heard the bang in the bakery,” said Mara Voss.",
      "A kiln burst in Velm. “I heard a bang in the bakery,” said Tilo Brand.",
    );
    const heard = sharedOn(facts, /heard/u).filter(({ kind }) => kind !== "statement" && kind !== "attribute");
    expect(heard).toEqual([]);
  });

  test("who kills in one report and is killed in the other", () => {
    const facts = factsOf(
      "The guests were killed by the cook of the Lindow inn on Friday.",
      "Police killed the cook of the Lindow inn on Friday.",
    );
    const [first, second] = facts.filter(({ claim }) => claim?.predicate === "kill");
    expect([first, second].map((fact) => fact?.support.articles)).toEqual([1, 1]);
  });

  test("what one report says of two subjects", () => {
    const facts = factsOf(
      "His aunt was charged with arson in Kelm. His parents were charged with arson in Kelm.",
      "The aunt was charged with arson in Kelm, the prosecutor said.",
    );
    const charged = facts.filter(({ claim, kind }) => claim?.predicate === "charge" && kind !== "attribute");
    for (const { mentions } of charged)
      expect(new Set(mentions.map(({ article }) => article)).size).toBe(mentions.length);
  });

  test("a day that another report gives otherwise is not laid to both", () => {
    const facts = factsOf(
      "The council of Velm shut the old ferry pier. The council shut the old ferry pier on 3 May 2031, a clerk said.",
      "The council of Velm shut the old ferry pier on 5 May 2031 after the storm.",
    );
    const shared = sharedOn(facts, /pier/u).map(({ text }) => text);
    expect(shared.length).toBeGreaterThan(0);
    for (const text of shared) expect(text).not.toMatch(/[35] May/u);
  });
});
