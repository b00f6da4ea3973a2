import { expect, test } from "vitest";
import { compareArticles, findLineages } from "../../src/lineage/index.ts";
import { profileOf } from "../../src/lineage/profile.ts";
import { isWorthALook, sketchOf } from "../../src/lineage/sketch.ts";
import { article, FERRY, FERRY_INDEPENDENT, FERRY_REWRITE, LIBRARY } from "./pile.ts";

const kindOf = (a: string, b: string): string => compareArticles(article("a", a), article("b", b)).kind;

test("copies, excerpts either way and rewrites are told apart", () => {
  const cut = FERRY.split("\n").slice(2, 8).join("\n");
  expect(kindOf(FERRY, FERRY.replace("214", "241"))).toBe("copy");
  expect([kindOf(FERRY, cut), kindOf(cut, FERRY)]).toEqual(["excerpt", "excerpt"]);
  expect(kindOf(FERRY, FERRY_REWRITE)).toBe("rewrite");
});

test("an excerpt that is mostly a shared quotation is an excerpt, the bare quotation is not", () => {
  const speech =
    "We will not sail again until somebody explains to us why the sounder was not replaced in the spring, why the channel was left to silt up, and why a mate stood alone on the bridge that morning";
  const frame = `Captain Ruben Aske said on the quay on Wednesday that his patience was at an end. “${speech},” he told the crowd of islanders.`;
  const whole = `${frame}\n${LIBRARY}`;
  const link = compareArticles(article("a", frame), article("b", whole));
  expect(link.kind).toBe("excerpt");
  expect(link.score).toBeGreaterThanOrEqual(0.97);
  expect(compareArticles(article("a", `“${speech}.”`), article("b", whole)).score).toBeLessThan(0.5);
});

test("a passage far behind the first 20,000 words of a long text is found", () => {
  const filler = Array.from(
    { length: 2600 },
    (_, i) => `Ledger entry ${i} of harbour ${i % 97} lists ${i * 7} crates.`,
  );
  const map = findLineages([article("a", FERRY), article("long", `${filler.join("\n")}\n${FERRY}`)]);
  expect(map.links.map(({ kind, score }) => [kind, score >= 0.9])).toEqual([["excerpt", true]]);
});

test("sketches keep rewrites and shared quotations in, and leave other stories out", () => {
  const sketch = (text: string) => sketchOf(profileOf(article("a", text)));
  expect(isWorthALook(sketch(FERRY), sketch(FERRY_REWRITE))).toBe(true);
  expect(isWorthALook(sketch(FERRY), sketch(FERRY_INDEPENDENT))).toBe(true);
  expect(isWorthALook(sketch(FERRY), sketch(LIBRARY))).toBe(false);
});
