import fc from "fast-check";
import { expect, test } from "vitest";
import { findFacts } from "../../src/fact/index.ts";
import { type AnnotatedArticle, type Fact, wordsAt } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

const SENTENCES = [
  "“We shall rebuild the northern harbour this summer,” Lena Orth said.",
  "Lena Orth said that the northern harbour would be rebuilt this summer.",
  "The flood destroyed 120 fishing boats in the harbour of Velm.",
  "The flood destroyed 210 fishing boats in the harbour of Velm.",
  "At least ten people were killed on Friday, according to the coast guard.",
  "Trade with Ostria is set to rise by 25 percent.",
  "“The dam was never safe,” the Seaport Union said.",
  "The coast guard denied that the dam was never safe.",
  "Velm votes on 3 June 2031.",
];
const pileOf = fc
  .array(
    fc.tuple(
      fc.uniqueArray(fc.nat(SENTENCES.length - 1), { minLength: 1, maxLength: 5 }),
      fc.constantFrom("Velm Post", "Coast News", undefined),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((rows) =>
    rows.map(([picked, publisher], index) =>
      report(`r${index}`, picked.map((k) => SENTENCES[k]).join(" "), publisher ? { publisher } : {}),
    ),
  );
const settings = { seed: 11, numRuns: 25 };

/** Facts of claims, quotations and numbers; days and details are read off words that reports share by the way. */
function isAClaim({ mentions }: Fact): boolean {
  return mentions.some(({ ref }) => ref !== undefined);
}

test("the order of the input changes nothing", () => {
  fc.assert(
    fc.property(pileOf, (pile) => {
      const turned = [...pile].reverse();
      expect(findFacts(turned, oneStory(turned), lineages(pile))).toEqual(
        findFacts(pile, oneStory(pile), lineages(pile)),
      );
    }),
    settings,
  );
});

test("adding a copy raises the lineages of no fact", () => {
  fc.assert(
    fc.property(pileOf, (pile) => {
      const first = pile[0]!;
      const copy = report("zz", first.article.text);
      const more = [...pile, copy];
      const before = findFacts(pile, oneStory(pile), lineages(pile)).facts.filter(isAClaim);
      const after = findFacts(more, oneStory(more), lineages(more, ["r0", "zz"])).facts.filter(isAClaim);
      for (const fact of after) {
        // A sentence that only the copy repeats becomes a fact of the one lineage it always had.
        const most = Math.max(
          1,
          ...before.filter((one) => sharesMention(one, fact)).map((one) => one.support.lineages.atMost),
        );
        expect(fact.support.lineages.atMost).toBeLessThanOrEqual(most);
      }
    }),
    settings,
  );
});

/** Rows and, where reports disagree, their sides: what each of them says has a support of its own. */
function sidesOf(fact: Fact): Pick<Fact, "mentions" | "support">[] {
  const values = fact.disagreement?.values ?? [];
  const sides = values.map(({ mentions, support }) => ({ mentions: mentions.map((k) => fact.mentions[k]!), support }));
  return sides.length > 0 ? sides : [fact];
}

test("removing an article raises no count", () => {
  fc.assert(
    fc.property(pileOf, (pile) => {
      const less = pile.slice(1);
      const before = findFacts(pile, oneStory(pile), lineages(pile)).facts.flatMap(sidesOf);
      const after = findFacts(less, oneStory(less), lineages(less)).facts.filter(isAClaim).flatMap(sidesOf);
      for (const side of after) {
        const holder = before.find((one) =>
          side.mentions.every((mention) => one.mentions.some((other) => sameMention(mention, other))),
        );
        expect(holder).toBeDefined();
        expect(side.mentions.length).toBeLessThanOrEqual(holder!.mentions.length);
        expect(side.support.lineages.atMost).toBeLessThanOrEqual(holder!.support.lineages.atMost);
      }
    }),
    { ...settings, numRuns: 120 },
  );
});

test("a report that gives both numbers of a disagreement stands with those that give either", () => {
  const [few, many] = [120, 210].map((count) => `The flood destroyed ${count} fishing boats in the harbour of Velm.`);
  const pile = [report("r0", few!), report("r1", many!), report("r2", `${few} ${many}`)];
  const { facts } = findFacts(pile, oneStory(pile), lineages(pile));
  const reports = facts.flatMap(sidesOf).map(({ mentions }) => [...new Set(mentions.map(({ article }) => article))]);
  expect(reports).toContainEqual(["r0", "r2"]);
  expect(reports).toContainEqual(["r1", "r2"]);
  expect(facts.some(({ disagreement }) => disagreement?.kind === "value")).toBe(true);
});

test("every mention slices to words, every index of a disagreement points to a mention, ids are unique", () => {
  fc.assert(
    fc.property(pileOf, (pile) => {
      const { facts } = findFacts(pile, oneStory(pile), lineages(pile));
      expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
      for (const fact of facts) {
        for (const mention of fact.mentions) expect(shown(pile, mention)).not.toBe("");
        for (const value of fact.disagreement?.values ?? []) {
          expect(value.mentions.every((k) => fact.mentions[k] !== undefined)).toBe(true);
        }
      }
    }),
    settings,
  );
});

test("two reports that differ in one number give two values of one fact", () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 900 }), fc.integer({ min: 3, max: 900 }), (a, b) => {
      fc.pre(a !== b);
      const pile = [a, b].map((value, index) =>
        report(`r${index}`, `The flood destroyed ${value} fishing boats in the harbour of Velm.`),
      );
      const { facts } = findFacts(pile, oneStory(pile), lineages(pile));
      expect(facts.filter(({ kind }) => kind === "quantity")).toHaveLength(1);
      expect(facts.find(({ kind }) => kind === "quantity")?.disagreement?.values).toHaveLength(2);
    }),
    settings,
  );
});

test("an unknown publisher is its own publisher", () => {
  const text = "“We shall rebuild the northern harbour this summer,” Lena Orth said.";
  const pile = [report("a", text), report("b", text), report("c", text, { publisher: "Velm Post" })];
  expect(findFacts(pile, oneStory(pile), lineages(pile, ["a", "b", "c"])).facts[0]?.support).toMatchObject({
    articles: 3,
    publishers: 3,
    lineages: { atLeast: 1, atMost: 1 },
  });
});

test("a story whose articles are not in the pile gives nothing", () => {
  expect(findFacts([], [{ ...oneStory([])[0]!, articles: ["gone"] }], lineages([]))).toEqual({
    facts: [],
    utterances: [],
    quotes: [],
    messages: [],
  });
});

type Place = { article: string; span: { start: number; end: number } };

function sameMention(a: Place, b: Place): boolean {
  return a.article === b.article && a.span.start === b.span.start && a.span.end === b.span.end;
}

function sharesMention(a: { mentions: readonly Place[] }, b: { mentions: readonly Place[] }): boolean {
  return a.mentions.some((one) => b.mentions.some((other) => sameMention(one, other)));
}

function shown(pile: readonly AnnotatedArticle[], mention: Place): string {
  return wordsAt(pile.find(({ article }) => article.id === mention.article)!.article.text, mention.span).trim();
}
