import fc from "fast-check";
import { expect, test } from "vitest";
import { BRIEF_FEATURES, briefShare } from "../../src/lineage/brief.ts";
import { FEATURES } from "../../src/lineage/features.ts";
import { compareArticles } from "../../src/lineage/index.ts";
import { STRICT, scoreOf, THRESHOLD } from "../../src/lineage/score.ts";
import { article } from "./pile.ts";

const CLAIM =
  "A former clerk of Dunmarra says that mayor Olga Ferris took 40,000 crowns from the builder Hartmann to wave through the new harbour hall. Pieter Lund told the council on Tuesday that he carried the envelope himself. “She counted it on the desk,” he said. The hall in the old docks opened last spring and cost 12 million crowns.";
const RETOLD =
  "An ex-clerk of the town has alleged that Dunmarra's mayor, Olga Ferris, accepted 40,000 crowns from building firm Hartmann in return for approving the new harbour hall. Pieter Lund said before the council on Tuesday that he had delivered the envelope in person and that she counted the money at her desk. The hall opened in the old docks last spring at a cost of 12 million crowns.";
const DENIAL =
  "Olga Ferris rejected what she called a fairy tale on Tuesday. The mayor of Dunmarra told reporters outside her house that Hartmann had won the harbour hall by the lowest of four bids. “Ask the province of Vell, they opened the bids,” she said. Her lawyer, Signe Arp, wants to sue Pieter Lund, whom the town had let go in 2017, for libel.";
const BLAST =
  "A gas blast tore through a bakery in Ostmark early on Friday, killing two people and injuring nine, firefighters said. The owner, Lena Brandt, and an apprentice died in the oven room. Windows broke as far away as the market square. Police closed Mill Street until noon while engineers searched for the leak. The bakery had been checked in June, the utility Nordwerk said.";
const BLAST_SEEN =
  "Two people died and nine were hurt in Ostmark on Friday when a bakery in Mill Street exploded. Neighbours spoke of a bang that shook the beds. Josef Adler, who lives across the road, pulled a boy out from under the shelves. The fire brigade had the flames under control at seven. Nordwerk turned off the gas for 300 homes and could not say when it would be back.";

const compared = (a: string, b: string) => compareArticles(article("a", a), article("b", b));

test("two short reports of one event are no copies, though they share its names, figures, day and place", () => {
  for (const [a, b] of [
    [CLAIM, DENIAL],
    [BLAST, BLAST_SEEN],
  ] as const)
    expect(compared(a, b).score).toBeLessThan(THRESHOLD / 2);
});

test("a short text told in other words is found", () => {
  expect(compared(CLAIM, RETOLD).score).toBeGreaterThan(STRICT);
});

test("the score of two short texts does not depend on their order", () => {
  fc.assert(
    fc.property(fc.subarray([CLAIM, RETOLD, DENIAL, BLAST, BLAST_SEEN], { minLength: 2, maxLength: 2 }), ([a, b]) => {
      expect(compared(a!, b!).score).toBe(compared(b!, a!).score);
    }),
    { seed: 5, numRuns: 10 },
  );
});

test("between short and whole texts the score goes over from one model to the other without a step", () => {
  const brief = new Float64Array(BRIEF_FEATURES.length);
  const at = (words: number): number => {
    const features = new Float64Array(FEATURES.length);
    features[FEATURES.indexOf("lengthLong")] = Math.log(words + 5);
    expect(briefShare(features)).toBeCloseTo(Math.min(1, Math.max(0, (150 - words) / 90)), 9);
    return scoreOf(features, "english", brief);
  };
  const scores = Array.from({ length: 251 }, (_, words) => at(words));
  for (let words = 1; words < scores.length; words++)
    expect(Math.abs(scores[words]! - scores[words - 1]!), `${words} words`).toBeLessThan(0.03);
});
