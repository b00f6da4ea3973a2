import { expect, test } from "vitest";
import { chainOf } from "../../src/annotation/annotator.ts";
import { ANNOTATORS, READ } from "../../src/annotation/index.ts";
import { articleOf } from "./articles.ts";

const article = articleOf("The harbour of Velm opened on Monday. “It took 40 days,” said Mara Tolk, the mayor.");
const wants = [...READ, "tokens", "claims", "events"] as const;
const whole = chainOf(ANNOTATORS)(article, wants, "en");
const english = ANNOTATORS.filter(({ language = "en" }) => language === "en");

test.each(english)("a fault in: $name", ({ name, adds }) => {
  const broken = ANNOTATORS.map((one) => (one.name === name ? { ...one, run: fault } : one));
  const found = chainOf(broken)(article, wants, "en");
  expect(found.messages).toMatchObject([{ rule: "annotator-failed", article: "a", level: "error" }]);
  expect(found.messages[0]!.text).toContain(name);
  const untouched = wants.filter((field) => !hangsOn(new Set<string>(adds)).has(field));
  expect(untouched.length).toBeGreaterThan(0);
  for (const field of untouched) expect(found[field]).toEqual(whole[field]);
});

function fault(): never {
  throw new TypeError("a fault on purpose");
}

/** Fields that are made of these, straight or in turn. */
function hangsOn(fields: Set<string>): Set<string> {
  for (const { needs, adds } of ANNOTATORS)
    if (needs.some((field) => fields.has(field))) for (const field of adds) fields.add(field);
  return fields;
}
