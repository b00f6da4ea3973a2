import { expect, test } from "vitest";
import { type Article, type LineageMap, supportCounter } from "../../src/model/index.ts";

const article = (id: string, publisher?: string): Article => ({
  id,
  location: id,
  text: "",
  language: "en",
  body: [],
  aside: [],
  credits: [],
  ...(publisher ? { publisher } : {}),
});
const map: LineageMap = { links: [], lineages: [], strict: [["a"], ["b"], ["c"]], loose: [["a", "b"], ["c"]] };

test("unsure links give a range, never a lone number", () => {
  const counter = supportCounter([article("a", "The Post"), article("b", "the  post"), article("c")], map);
  expect(counter.count(["a", "b", "b"])).toEqual({
    articles: 2,
    publishers: 1,
    lineages: { atLeast: 1, atMost: 2 },
    origins: [],
  });
});

test("one origin spelt in several ways counts once, as the one with most words", () => {
  const counter = supportCounter([article("a"), article("b")], map);
  const { origins } = counter.count(["a", "b"], ["coastguard", "Coast-Guard", "coast guard", "Quay Board", "§", "¶"]);
  expect(origins).toEqual(["Quay Board", "coast guard", "§", "¶"].sort());
});

test("an unknown publisher is its own publisher", () => {
  const counter = supportCounter([article("a"), article("b"), article("c")], map);
  expect(counter.count(["a", "b", "c"]).publishers).toBe(3);
});
