import { expect, test } from "vitest";
import { irregular, isGrouped, mended, unstretched } from "../../../src/annotation/syntax/irregular.ts";
import { lemmaOf } from "../../../src/annotation/syntax/lemmas.ts";

const words = ["so", "provoke", "smell", "strange", "run", "pend", "pen", "pretty", "class", "pass", "fall"];
const rowOf = (word: string) => words.indexOf(word);

test("irregular forms by the table, for inflected tags only", () => {
  expect(irregular("Fled", "VERB|VBD")).toBe("flee");
  expect(irregular("crises", "NOUN|NNS")).toBe("crisis");
  expect(irregular("left", "ADJ|JJ")).toBeUndefined();
  expect(irregular("constructor", "VERB|VBD")).toBeUndefined();
});

test("a stem that is no word gives way to one that the ending allows", () => {
  expect(mended("provok", "provoked", "VERB|VBD", rowOf)).toBe("provoke");
  expect(mended("strang", "stranger", "ADJ|JJR", rowOf)).toBe("strange");
  expect(mended("runn", "running", "VERB|VBG", rowOf)).toBe("run");
  expect(mended("pen", "pending", "VERB|VBG", rowOf)).toBe("pend");
  expect(mended("class", "classes", "NOUN|NNS", rowOf)).toBe("class");
});

test("a stem that no table knows keeps to the rule", () => {
  expect(mended("blorp", "blorped", "VERB|VBD", rowOf)).toBe("blorp");
  expect(mended("has", "has", "AUX|VBZ", rowOf)).toBe("has");
});

test("letters held for effect are let go", () => {
  expect(unstretched("soooo", rowOf)).toBe("so");
  expect(unstretched("prettty", rowOf)).toBe("pretty");
  expect(unstretched("www", rowOf)).toBe("www");
  expect(unstretched("1000", rowOf)).toBe("1000");
});

test("thousands lose their commas in the lemma, other commas stay", () => {
  expect(["6,606", "1,234,567.5", "3,40", "12,3456"].map(isGrouped)).toEqual([true, true, false, false]);
  expect(lemmaOf("12,500", "NUM|CD")).toBe("12500");
});

test("news words", () => {
  const pairs = [
    ["fled", "VERB|VBD", "flee"],
    ["underwent", "VERB|VBD", "undergo"],
    ["retreated", "VERB|VBD", "retreat"],
    ["potatoes", "NOUN|NNS", "potato"],
    ["has", "AUX|VBZ", "have"],
    ["Capt.", "PROPN|NNP", "Capt."],
  ] as const;
  for (const [form, tag, lemma] of pairs) expect(lemmaOf(form, tag)).toBe(lemma);
});
