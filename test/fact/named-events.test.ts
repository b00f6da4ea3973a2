import { describe, expect, test } from "vitest";
import { factsOf } from "./piles.ts";

/** Words that carry the facts of at least so many reports. */
function headsOf(texts: readonly string[], reports: number): string[][] {
  return factsOf(...texts)
    .filter(({ support }) => support.articles >= reports)
    .map(({ mentions }) =>
      mentions.map(({ article, head }) => texts[Number(article.slice(1))]!.slice(head?.start, head?.end)),
    );
}

const HEIST = [
  "The heist at the Velm mint took eleven minutes. Choirs sang on the quay all morning.",
  "Guards slept through the heist in Velm, their captain said.",
  "Nobody has been held for the heist, and two vans are missing.",
  "A heist emptied the vault that Ostria had built to last.",
];

describe("events that only a noun names", () => {
  test("are a row where four leads have the noun", () => {
    expect(headsOf(HEIST, 4)).toEqual([["heist", "heist", "heist", "heist"]]);
  });

  test("are none where three have it", () => {
    expect(headsOf(HEIST.slice(1), 3)).toEqual([]);
  });

  test("come behind all others", () => {
    const last = factsOf(...HEIST).at(-1);
    expect(last?.support.articles).toBe(4);
    expect(last?.kind).toBe("attribute");
  });
});

test("a detail hangs from the last word that all its reports have", () => {
  const texts = [
    "The lime kiln wharf, near the old toll house, was closed. Rain fell on the orchard.",
    "Crews fenced off the lime kiln wharf, near which a barge lay. A choir sang at dusk.",
  ];
  const heads = factsOf(...texts)
    .filter(({ kind }) => kind === "attribute")
    .map(({ mentions }) =>
      mentions.map(({ article, head }) => texts[Number(article.slice(1))]!.slice(head?.start, head?.end)),
    );
  for (const words of heads) expect(new Set(words).size).toBe(1);
});

test("what reports tell by unlike verbs and one number hangs from the number", () => {
  const texts = [
    "The board put the share of sound lamps at 62.4 percent. A ferry came late.",
    "Some 62.4 percent of the lamps in Velm still burn. Bakers went home.",
  ];
  const rows = factsOf(...texts).filter(({ support, kind }) => kind === "quantity" && support.articles === 2);
  expect(rows).toHaveLength(1);
  for (const { article, head } of rows[0]!.mentions)
    expect(texts[Number(article.slice(1))]!.slice(head?.start, head?.end)).toContain("62.4");
});

test("a number that belongs to a name counts nothing", () => {
  const found = factsOf(
    "The Orca 2 ferries reach Velm on Friday. Nobody has seen an Orca 2 yet, and the harbour is proud.",
    "Seven ferries reach Velm on Friday. The harbour is proud of them.",
  );
  expect(found.filter(({ claim }) => claim?.value === 2)).toEqual([]);
  expect(found.filter(({ disagreement }) => disagreement !== undefined)).toEqual([]);
});
