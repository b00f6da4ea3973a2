import { expect, test } from "vitest";
import { nameStory } from "../../src/annotation/index.ts";
import { findFacts } from "../../src/fact/index.ts";
import type { Article, Fact } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

function facts(...texts: readonly (string | readonly [string, Partial<Article>])[]): readonly Fact[] {
  const pile = texts.map((one, k) =>
    typeof one === "string" ? report(`r${k}`, one) : report(`r${k}`, one[0], one[1]),
  );
  return findFacts(nameStory(pile), oneStory(pile), lineages(pile)).facts;
}

/** Articles that give a number of a measure, at most of one fact; a disputed or grown number counts by itself. */
function given(found: readonly Fact[], measure: string, value: number): number {
  const counts = found.flatMap(({ claim, support, disagreement, series }) => {
    if (claim?.measure !== measure) return [];
    const side = disagreement?.values.find(({ normal }) => Number(normal) === value);
    const step = series?.find((one) => one.value === value);
    return (side ?? step)?.support.articles ?? (claim.value === value ? support.articles : 0);
  });
  return Math.max(0, ...counts);
}

function disputes(found: readonly Fact[]): string[][] {
  return found.flatMap(({ disagreement }) =>
    disagreement ? [disagreement.values.map(({ value }) => value).sort()] : [],
  );
}

test("votes in favour are not votes against: a tally belongs to its outcome", () => {
  const found = facts(
    "The council voted 61 to 58 on Monday to build the tunnel under the bay.",
    "The tunnel under the bay will be built: 61 councillors were in favour, 58 against.",
    "The council rejected the tunnel under the bay on Monday by 61 votes to 58.",
  );
  expect(given(found, "vote for", 61)).toBe(2);
  expect(given(found, "vote against", 61)).toBeLessThan(2);
  expect(given(found, "vote for", 58)).toBeLessThan(2);
});

test("a toll that rose meets the same count in other words, and the count of before stands with it", () => {
  const found = facts(
    ["Two people died when a ferry hit the pier at Harwick on Monday.", { published: "2031-05-12T08:00:00Z" }],
    [
      "The death toll in the ferry accident at Harwick climbed to four on Monday. Police had earlier put the number of dead at two.",
      { published: "2031-05-12T12:00:00Z" },
    ],
    ["Four people lost their lives when a ferry rammed the pier at Harwick.", { published: "2031-05-12T18:00:00Z" }],
  );
  const series = found.flatMap((one) => (one.series ? [one.series.map(({ value }) => value)] : []));
  expect(series).toEqual([[2, 4]]);
  expect(given(found, "killed", 4)).toBe(2);
  expect(disputes(found)).toEqual([]);
});

test("how many were aboard of one vehicle is one question, whatever the verb", () => {
  const found = facts(
    "The ferry was carrying 112 passengers when it hit the pier.",
    "There were 118 people on the ferry, the owner said.",
  );
  expect(disputes(found)).toEqual([["112", "118"]]);
});

test("children aboard may be a part of all aboard", () => {
  const found = facts("The bus was carrying 40 children to Velm.", "There were 52 people on the bus to Velm.");
  expect(disputes(found)).toEqual([]);
});

test("a part of the dead is one fact in all its forms", () => {
  const found = facts(
    "A quake killed 31 people in the Velm hills on Sunday, among them seven children.",
    "Thirty-one people died in the Velm hills. Seven of the dead were children.",
    "The quake in the Velm hills left 31 dead, including seven children.",
    "Seven children were among the dead in the Velm hills.",
  );
  expect(given(found, "killed", 7)).toBe(4);
});

test("jobs that go are one count whatever they are called; talk of them supports nothing", () => {
  const found = facts(
    "The shipyard Marell will cut 450 jobs in Velm by autumn.",
    "The shipyard Marell will cut 4,500 jobs in Velm by autumn.",
    "Some 450 employees are to be laid off at the Marell shipyard in Velm. Reports of 4,500 job losses had alarmed the town.",
  );
  expect(disputes(found)).toEqual([["4,500", "450"].sort()]);
  expect(given(found, "job cut", 450)).toBe(2);
  expect(given(found, "job cut", 4500)).toBe(1);
});

test("a level, a change and a growth of one name are three figures", () => {
  const found = facts(
    "The Bank of Ostria lifted its key rate by a quarter of a percentage point to 3.25 per cent on Tuesday. Unemployment fell 0.3 points to 6.4 per cent.",
    "Ostria's central bank has raised interest rates by 25 basis points on Tuesday. At 3.25%, the rate is the highest in ten years.",
    "Loans in Ostria get dearer: the central bank raised its main rate to 3.75 per cent on Tuesday. Inflation was up 0.3 points in April.",
  );
  expect(disputes(found)).toEqual([["3.25%", "3.75 per cent"]]);
  expect(given(found, "interest rate", 3.25)).toBe(2);
  expect(given(found, "interest rate increase", 0.25)).toBe(2);
  expect(given(found, "inflation increase", 0.3)).toBeLessThan(2);
});

test("who refutes a claim does not support it, not by quoting it either", () => {
  const found = facts(
    'A video claims that the harbour bridge of Velm collapsed on Friday. The claim is false.\n\n"The harbour bridge has collapsed," says a voice in the video.',
    "The harbour bridge of Velm has collapsed, according to a video.",
    "The rumour that the harbour bridge of Velm collapsed on Friday is wrong, police said.",
    "Claim: The harbour bridge of Velm collapsed on Friday.\n\nVerdict: False.",
  );
  const asserted = found.filter(({ kind, claim }) => kind === "event" && claim?.polarity === "asserted");
  expect(asserted.every(({ support }) => support.articles === 1)).toBe(true);
  const sides = found.flatMap(({ disagreement }) => disagreement?.values ?? []);
  expect(sides.map(({ value, support }) => `${value} ${support.articles}`).sort()).toEqual(["asserted 1", "denied 3"]);
});

test("a row that denies says so in its words", () => {
  const [first] = facts(
    "The rumour that the harbour bridge of Velm collapsed on Friday is wrong, police said.",
    "The harbour bridge of Velm did not collapse on Friday.",
  ).filter(({ claim }) => claim?.polarity === "denied");
  expect(first?.text).toMatch(/not|wrong/u);
});
