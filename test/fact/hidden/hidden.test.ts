import { describe, expect, test } from "vitest";
import { publisherKey, type Support } from "../../../src/model/index.ts";
import { articlesBySaying, mostFor, type Side, sayingOf, sidesOf, supportBySaying } from "./answers.ts";
import { copyOf, type HiddenPile, hiddenPile, rewriteOf, type Written } from "./reports.ts";

/** Piles with the answers, the same in every run. */
const SEEDS = Array.from({ length: 24 }, (_, index) => index + 1);
const piles = new Map<number, { readonly pile: HiddenPile; readonly sides: readonly Side[] }>();

function told(seed: number) {
  const known = piles.get(seed);
  if (known) return known;
  const pile = hiddenPile(seed);
  const made = { pile, sides: sidesOf(pile.written) };
  piles.set(seed, made);
  return made;
}

type Count = (support: Support) => number;
const LINEAGES: readonly Count[] = [({ lineages }) => lineages.atLeast, ({ lineages }) => lineages.atMost];
const COUNTS: readonly Count[] = [({ articles }) => articles, ({ publishers }) => publishers, ...LINEAGES];

/** Sayings of which `after` counts more than `before`, and more than the table knows there to be. */
function raised(
  before: readonly Side[],
  after: readonly Side[],
  written: readonly Written[],
  counts = COUNTS,
): string[] {
  const real = supportBySaying(written);
  return counts.flatMap((count) => {
    const known = mostFor(before, count);
    return [...mostFor(after, count)].flatMap(([saying, most]) =>
      most > Math.max(known.get(saying) ?? 1, count(real.get(saying)!)) ? [saying] : [],
    );
  });
}

// What an article joins, or keeps apart, by its wording may bring a count nearer to the truth; it never goes beyond.
describe("the first promise: a copy or a rewrite raises no lineages above those there are", () => {
  test.each(SEEDS)("pile %i", (seed) => {
    const { pile, sides } = told(seed);
    for (const one of [copyOf(pile.written[0]!, "zz"), rewriteOf(pile, 0, "zz")]) {
      const more = [...pile.written, one];
      expect(raised(sides, sidesOf(more), more, LINEAGES)).toEqual([]);
    }
  });
});

describe("the fourth promise: taking an article away raises no count above what the others say", () => {
  test.each(SEEDS)("pile %i", (seed) => {
    const { pile, sides } = told(seed);
    for (const one of pile.written) {
      const less = pile.written.filter((other) => other !== one);
      expect(raised(sides, sidesOf(less), less)).toEqual([]);
    }
  });
});

test("the fifth promise: an unknown publisher is its own, a known one counts once", () => {
  for (const seed of SEEDS) {
    const { pile, sides } = told(seed);
    const byId = new Map(pile.written.map(({ report: { article } }) => [article.id, article]));
    for (const { articles, support } of sides)
      expect(support.publishers).toBe(new Set([...articles].map((id) => publisherKey(byId.get(id)!))).size);
  }
});

test("the sixth promise: other numbers are never one value, and most of them are values of one fact", () => {
  let [pairs, shown] = [0, 0];
  for (const seed of SEEDS) {
    const { pile, sides } = told(seed);
    const valued = sides.filter(({ fact }) => fact.claim?.value !== undefined);
    for (const side of valued) expect(new Set(side.told.map(({ number }) => number)).size).toBeLessThanOrEqual(1);
    for (const [one, other] of otherNumbers(pile)) {
      pairs++;
      const factsOf = (saying: string) =>
        sides.filter(({ told }) => told.some((t) => sayingOf(t) === saying)).map(({ fact }) => fact);
      if (factsOf(one).some((fact) => factsOf(other).includes(fact))) shown++;
    }
  }
  expect(pairs).toBeGreaterThan(20);
  expect(shown / pairs).toBeGreaterThan(SHOWN);
});

/** Sayings that give one hidden fact two numbers. */
function otherNumbers({ written }: HiddenPile): [string, string][] {
  const asserted = [...articlesBySaying(written).keys()].filter((saying) => / \d+ asserted$/.test(saying));
  return asserted.flatMap((one, index) =>
    asserted.slice(index + 1).flatMap((other): [string, string][] => {
      return one.split(" ")[0] === other.split(" ")[0] ? [[one, other]] : [];
    }),
  );
}

test("the eighth promise: nobody stands on two sides, and who denies it does not support it", () => {
  let denied = 0;
  for (const seed of SEEDS) {
    for (const { fact, told: own } of told(seed).sides) {
      expect(new Set(own.map(({ isDenied }) => isDenied)).size).toBeLessThanOrEqual(1);
      denied += Number(own[0]?.isDenied ?? false);
      const sides = fact.disagreement?.values ?? [];
      const articles = sides.flatMap(({ mentions }) => [...new Set(mentions.map((k) => fact.mentions[k]!.article))]);
      expect(new Set(articles).size).toBe(articles.length);
    }
  }
  expect(denied).toBeGreaterThan(10);
});

test("no fact mixes two things that happened, and nearly all that several reports say is joined with the right support", () => {
  let [shared, joined, right] = [0, 0, 0];
  for (const seed of SEEDS) {
    const { pile, sides } = told(seed);
    for (const { told: own } of sides) expect(new Set(own.map(({ fact }) => fact)).size).toBeLessThanOrEqual(1);
    const most = mostFor(sides, ({ articles }) => articles);
    for (const [saying, articles] of articlesBySaying(pile.written)) {
      if (articles.size < 2) continue;
      shared++;
      if (most.get(saying)! > 1) joined++;
      if (most.get(saying) === articles.size) right++;
    }
  }
  expect(joined / shared).toBeGreaterThan(JOINED);
  expect(right / shared).toBeGreaterThan(RIGHT);
});

/** Floors of joined, of right support and of other numbers shown as values of one fact. */
const [JOINED, RIGHT, SHOWN] = [0.95, 0.75, 0.6];
