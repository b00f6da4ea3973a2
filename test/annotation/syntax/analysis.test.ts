import { expect, test } from "vitest";
import { analyse } from "../../../src/annotation/syntax/index.ts";

const read = (text: string) => {
  const { tokens } = analyse(text, [{ start: 0, end: text.length }]);
  return tokens.map((one, i) => ({ ...one, i, word: text.slice(one.span.start, one.span.end) }));
};

test("words are cut as in Universal Dependencies", () => {
  const words = read("They can't say the well-known firm's $3.5m wasn't paid.").map((one) => one.word);
  expect(words.join(" ")).toBe("They ca n't say the well - known firm 's $ 3.5 m was n't paid .");
});

test("subjects, objects and passives of plain news sentences", () => {
  const tokens = read("The finance minister praised the company on Tuesday, and two drivers were arrested by police.");
  const of = (word: string) => tokens.find((one) => one.word === word)!;
  const head = (word: string) => tokens[of(word).head]?.word;
  expect([of("minister").deprel, head("minister")]).toEqual(["nsubj", "praised"]);
  expect([of("company").deprel, head("company")]).toEqual(["obj", "praised"]);
  expect([of("drivers").deprel, head("drivers")]).toEqual(["nsubj:pass", "arrested"]);
  expect(head("police")).toBe("arrested");
  expect(of("praised").head).toBe(-1);
});

test("lemmas and tags", () => {
  const tokens = read("Women ran better schools while prices were falling.");
  expect(tokens.map((one) => one.lemma).join(" ")).toBe("woman run good school while price be fall .");
  expect(tokens.map((one) => one.upos).join(" ")).toBe("NOUN VERB ADJ NOUN SCONJ NOUN AUX VERB PUNCT");
  expect(tokens[1]!.xpos).toBe("VBD");
});

test("features that hold whatever the sentence, and none that depend on it", () => {
  const tokens = read("Women ran better schools, and she had told you.");
  const feats = (word: string) => tokens.find((one) => one.word === word)?.feats ?? "";
  expect(feats("Women")).toBe("Number=Plur");
  expect(feats("ran").split("|")).toContain("Tense=Past");
  expect(feats("better")).toBe("Degree=Cmp");
  expect(feats("she").split("|")).toEqual(expect.arrayContaining(["Case=Nom", "Gender=Fem", "Number=Sing"]));
  expect(feats("had")).not.toContain("Person=");
  expect(feats("you")).toContain("Person=2");
  expect(feats("you")).not.toContain("Case=");
});

test("a very long sentence is still one tree", () => {
  const text = `${"the dog saw the cat, and ".repeat(200)}it slept.`;
  const tokens = read(text);
  expect(tokens.filter((one) => one.head < 0).length).toBe(1);
  expect(tokens.length).toBeGreaterThan(1000);
});

test.each([
  ["LUND (Northline) - Five keepers left the pier on Sunday.", "keepers", "left"],
  ["VELM, Scania, May 4 — The harbour court fined a rower.", "court", "fined"],
  ["Lund (Northline) -- A boat sank near the pier.", "boat", "sank"],
])("the place of a dateline is not the subject of its sentence: %s", (text, subject, verb) => {
  const tokens = read(text);
  const of = (word: string) => tokens.find((one) => one.word === word)!;
  expect(of(verb).head).toBe(-1);
  expect([of(subject).deprel, tokens[of(subject).head]?.word]).toEqual(["nsubj", verb]);
  expect(tokens.filter(({ head }) => head < 0)).toHaveLength(1);
});

test("a dash within a sentence is no dateline", () => {
  const tokens = read("Lund - a small town - lost its pier.");
  expect(tokens.find(({ word }) => word === "Lund")?.deprel).not.toBe("parataxis");
});
