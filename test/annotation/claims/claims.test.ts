import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { annotate } from "../../../src/annotation/index.ts";
import { type Annotation, type Claim, wordsAt } from "../../../src/model/index.ts";
import { articleOf } from "../reading.ts";

const FOLDER = import.meta.dirname;
const CASES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

function read(text: string): Annotation {
  return annotate(articleOf(text, { published: "2031-05-12" }), "full");
}

/** A claim as a reader would write it down, with the words instead of places. */
function shown(text: string, { claims, quantities }: Annotation): object[] {
  return claims.map((claim) => {
    const { predicate, type, mode, measure, thing, quantityRole, date, place, polarity, modality } = claim;
    const value = quantities.find(({ id }) => id === claim.quantity)?.value ?? claim.implied?.value;
    const roles = claim.roles.map(({ role, name }) => `${role}: ${name}`);
    const sources = claim.sources.map(({ name }) => name);
    const words = { words: wordsAt(text, claim.span), head: wordsAt(text, claim.head) };
    const reading = { polarity, modality, ...(sources.length > 0 && { sources }) };
    return {
      ...words,
      predicate,
      type,
      mode,
      roles,
      measure,
      thing,
      value,
      quantityRole,
      date,
      place: place?.name,
      ...reading,
    };
  });
}

test.each(CASES)("golden case %s", async (name) => {
  const text = readFileSync(join(FOLDER, name, "in.txt"), "utf8");
  const found = shown(text, read(text))
    .map((claim) => `${JSON.stringify(claim)}\n`)
    .join("");
  await expect(found).toMatchFileSnapshot(join(FOLDER, name, "out.jsonl"));
});

test("every span slices, claims come in text order, ids are unique, references hold", () => {
  for (const name of CASES) {
    const text = readFileSync(join(FOLDER, name, "in.txt"), "utf8");
    checkWhole(text, read(text));
  }
});

function checkWhole(text: string, { claims, events, quantities, entities, quotes }: Annotation): void {
  const known = new Set([...quantities, ...entities, ...quotes].map(({ id }) => id));
  for (const claim of claims) {
    for (const { start, end } of spansOf(claim)) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
    for (const id of referencesOf(claim)) expect(known).toContain(id);
  }
  const starts = claims.map(({ head }) => head.start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  expect(events.length).toBe(claims.filter(({ type }) => type !== undefined).length);
}

function spansOf({ span, head, roles, sources }: Claim) {
  return [
    span,
    head,
    ...roles.map((role) => role.span),
    ...sources.flatMap((source) => [source.span, source.cue].flatMap((one) => one ?? [])),
  ];
}

function referencesOf({ quantity, roles, sources }: Claim): string[] {
  return [
    quantity,
    ...roles.map(({ entity }) => entity),
    ...sources.flatMap(({ entity, quote }) => [entity, quote]),
  ].flatMap((id) => id ?? []);
}

test("any text gives whole claims, the same ones twice", () => {
  const word = fc.constantFrom(
    ..."police said that four people were killed and 3 others , . “ ” not no if will deny denied the a Norland Harwick 9 -year-old dead fire , who of in according to post false".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join(" ");
      const found = read(text);
      checkWhole(text, found);
      expect(read(text)).toEqual(found);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test("deep and long texts are read in time that grows with their length", () => {
  const deep = `${"The minister who said that the general who denied that ".repeat(400)}four people died.`;
  const wide = `${"A man, a woman, ".repeat(1500)}and a child were killed.`;
  for (const text of [deep, wide]) {
    const found = read(text);
    expect(found.claims.length).toBeGreaterThan(0);
    for (const { sources, roles } of found.claims) {
      expect(sources.length).toBeLessThan(12);
      expect(roles.length).toBeLessThan(40);
    }
  }
});

test("another language has no claims and says so", () => {
  const found = annotate(articleOf("Vier Menschen starben am Montag in Harwick.", { language: "de" }), "full");
  expect(found.claims).toEqual([]);
  expect(found.messages.some(({ rule }) => rule === "analysis-not-made")).toBe(true);
});
