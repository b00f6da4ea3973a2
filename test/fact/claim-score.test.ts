import { expect, test } from "vitest";
import { anchorsOf } from "../../src/fact/anchors.ts";
import { claimScore } from "../../src/fact/claim-score.ts";
import { groundOf } from "../../src/fact/ground.ts";
import { readingsOf } from "../../src/fact/reading.ts";
import { supportCounter } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

const PILE = [
  "Rescue teams from Ostria reached the flooded harbour of Velm before dawn. The council of Velm arrested two bakers. The opera opened late.",
  "Before dawn, rescue teams from Ostria reached the flooded harbour of Velm. Mayor Ada Moor said two bakers were arrested by the council.",
  "Ada Moor opened the new opera in Lindow on Friday. Rescue teams did not reach the flooded harbour. Nine sailors died near Velm.",
].map((text, index) => report(`r${index}`, text));

function pairs(pile: readonly ReturnType<typeof report>[] = PILE) {
  const map = lineages(pile);
  const counter = supportCounter(
    pile.map(({ article }) => article),
    map,
  );
  const byId = new Map(pile.map((one) => [one.article.id, one]));
  const readings = readingsOf(groundOf(oneStory(pile)[0]!, byId, counter, new Map()));
  const anchors = anchorsOf(readings);
  return { anchors, all: readings.flatMap((a, at) => readings.slice(0, at).map((b) => [a, b] as const)) };
}

test("a pair that is measured only as far as need be has the score it has, or one below what was asked for", () => {
  const { anchors, all } = pairs();
  const scores = all.map(([a, b]) => claimScore(a, b, anchors));
  for (const least of [0.01, 0.2, 0.3, 0.55, 0.9]) {
    const early = all.map(([a, b]) => claimScore(a, b, anchors, least));
    expect(early.filter((score, at) => score !== scores[at] && scores[at]! >= least)).toEqual([]);
    expect(early.filter((score) => score >= least)).toEqual(scores.filter((score) => score >= least));
  }
  expect(scores.some((score) => score >= 0.55)).toBe(true);
  expect(scores.some((score) => score > 0 && score < 0.3)).toBe(true);
});

test("two empty verbs say two things, whatever words stand beside them", () => {
  const { anchors, all } = pairs(
    [
      "The long winter fair of the Velm harbour became a market of old lamps. Rain fell.",
      "Bakers at the long winter fair of the Velm harbour were put to shame by a cook. A choir sang.",
    ].map((text, index) => report(`r${index}`, text)),
  );
  const scores = all
    .filter(
      ([a, b]) =>
        [a, b].some((one) => one.claim.predicate === "become") && [a, b].some((one) => one.claim.predicate === "put"),
    )
    .map(([a, b]) => claimScore(a, b, anchors));
  expect(scores).toHaveLength(1);
  expect(scores[0]).toBeLessThan(0.55);
});
