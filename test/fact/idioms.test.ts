import { expect, test } from "vitest";
import { idiomOf } from "../../src/fact/idioms.ts";
import { predicateClass } from "../../src/fact/predicates.ts";
import { report } from "./piles.ts";

function classesIn(text: string): string[] {
  const { annotation, article } = report("a", text);
  return annotation.claims.map((claim) => predicateClass(idiomOf(claim, article.text) ?? claim.predicate).name);
}

test("a verb and its noun say what one verb says", () => {
  expect(classesIn("The storm claimed the lives of six sailors.")).toContain("kill");
  expect(classesIn("The baker was taken into custody on the quay.")).toContain("arrest");
  expect(classesIn("The baker pleaded guilty in Velm.")).toContain("admit");
});

test("the other half of an idiom does not stand behind a stop", () => {
  expect(classesIn("The baker took the tram. Custody of the cat went to Ada.")).not.toContain("arrest");
});

test("a small word behind a verb makes no idiom", () => {
  expect(classesIn("The sailors get the rope to the mast.")).not.toContain("arrive");
});

test("verbs of one meaning are of one class", () => {
  const pairs = [
    ["jeer", "boo"],
    ["assemble", "gather"],
    ["toss", "hurl"],
    ["enthrall", "captivate"],
    ["scrawl", "write"],
    ["swindle", "defraud"],
    ["pass away", "die"],
  ] as const;
  for (const [a, b] of pairs) expect(predicateClass(a).name, a).toBe(predicateClass(b).name);
});
