import { expect, test } from "vitest";
import { nameStory } from "../../src/annotation/index.ts";
import { findFacts } from "../../src/fact/index.ts";
import { stemSetOf } from "../../src/fact/stems.ts";
import { lineages, oneStory, report } from "./piles.ts";

function facts(...texts: string[]) {
  const pile = texts.map((text, index) => report(`r${index}`, text));
  return findFacts(nameStory(pile), oneStory(pile), lineages(pile)).facts;
}

/** Articles of the best supported fact that one of the words carries. */
function supportOf(word: string, found: ReturnType<typeof facts>, texts: readonly string[]): number {
  const carried = found.filter(({ mentions }) =>
    mentions.some(({ article, head }) => head && texts[Number(article.slice(1))]!.slice(head.start, head.end) === word),
  );
  return Math.max(0, ...carried.map(({ support }) => support.articles));
}

test("an age is of one person where one report names him and the other does not, whoever is accused", () => {
  const found = facts(
    "Ada Moor, 47, was taken to the harbour jail of Velm on Tuesday. The opera opened late.",
    "Prosecutors say that a 47-year-old baker robbed the granary of Ostria. Rain fell over the bay.",
  );
  const ages = found.filter(({ claim }) => claim?.measure === "age");
  expect(ages.map(({ support }) => support.articles)).toEqual([2]);
});

test("one age of two named people is no join", () => {
  const found = facts(
    "Ada Moor, 47, was taken to the harbour jail of Velm on Tuesday.",
    "Tom Hale, 47, was taken to the harbour jail of Velm on Tuesday.",
  );
  const ages = found.filter(({ claim }) => claim?.measure === "age");
  expect(ages.every(({ support }) => support.articles === 1)).toBe(true);
});

test("what is going on and what will go on is one thing where the words right around say so", () => {
  const texts = [
    "The new timetable is rolling out over the next few days across Velm. A choir sang in the square.",
    "Ostria says the new timetable will roll out over the next few days. The market was closed.",
  ];
  const found = facts(...texts);
  expect(supportOf("rolling", found, texts)).toBe(2);
});

test("a verb alone joins no two clauses", () => {
  const texts = [
    "When the foghorn stopped, gulls came back to the pier of Velm. The mayor slept.",
    "Two bakers said that the old clock stopped during the concert in Ostria. Nobody minded.",
  ];
  expect(supportOf("stopped", facts(...texts), texts)).toBeLessThan(2);
});

test("small words between two rare ones part no detail that stands in one phrase", () => {
  const found = facts(
    "Moor was sentenced to a lifetime without parole by the harbour court of Velm. A choir sang.",
    "The judge of the harbour court sentenced the baker to a lifetime without parole. Rain fell.",
  );
  expect(found.some(({ support, text }) => support.articles === 2 && /lifetime without parole/iu.test(text))).toBe(
    true,
  );
});

const WRECK = [
  "A crane collapsed in the harbour of Velm on Monday. The collapse closed the fish market.",
  "Two anglers watched as the crane collapsed near the old pier. A choir sang.",
  "The owner was asleep when the crane collapsed, his sister said. Rain fell.",
  "Nobody was inside when the crane collapsed, the harbour office of Velm said. The opera opened late.",
];

function namesTheWreck(found: ReturnType<typeof facts>) {
  return found.filter(({ mentions }) => new Set(mentions.map(({ article }) => article)).size === WRECK.length);
}

test("an event that four leads name is one row, with the nouns that name it, whatever else is said", () => {
  const [row] = namesTheWreck(facts(...WRECK));
  expect(row?.support.articles).toBe(4);
  const words = row!.mentions.map(({ article, head }) =>
    WRECK[Number(article.slice(1))]!.slice(head!.start, head!.end),
  );
  expect(words).toContain("collapse");
});

test("a report that only names the event in its lead carries it too", () => {
  const [row] = facts(...WRECK, "The collapse of a crane was the talk of Velm on Tuesday. Pies were sold.").filter(
    ({ mentions }) => mentions.length > WRECK.length,
  );
  expect(row?.support.articles).toBe(5);
});

test("one event row never holds two numbers of it", () => {
  const reports = [
    "Twelve sheep drowned at Velm on Monday. A choir sang.",
    "Nine sheep drowned near the weir of Velm on Monday. Rain fell.",
    "Sheep drowned as the river rose at Velm, a farmer said. The opera opened late.",
    "Sheep drowned in the meadow of Tom Hale on Monday. Pies were sold.",
    "Sheep drowned and hay was lost at Velm on Monday. The mayor was away.",
    "Sheep drowned while the farmers slept in Velm on Monday. A bell rang.",
  ];
  for (const { mentions } of facts(...reports)) {
    const words = mentions.map(({ article, span }) => reports[Number(article.slice(1))]!.slice(span.start, span.end));
    expect(words.some((one) => one.includes("Twelve")) && words.some((one) => one.includes("Nine"))).toBe(false);
  }
});

test.each([
  [
    "Chairman of the Harbour Board Gen. Ada Moor spoke at noon.",
    "Ada Moor, the chairman of the Harbour Board, was late.",
  ],
  ["Attorney Ada Moor filed the papers.", "Ada Moor, a lawyer, stayed at home."],
])("what somebody is: %s = %s", (a, b) => {
  const rows = facts(a, b).filter(({ kind, support }) => kind === "attribute" && support.articles === 2);
  expect(rows.length).toBeGreaterThan(0);
});

test("what is of a country is told by its name", () => {
  const [a, b] = ["Norwegian sailors", "sailors from Norway"].map((text) => [...stemSetOf(text)]);
  expect(new Set(a)).toEqual(new Set(b));
});

test("two rare words with a small word between them are a detail, whatever the small word is", () => {
  const texts = [
    "Divers searched the wreck. A lantern fell shortly after takeoff. Bakers slept. Rain came. Lena Orth wrote a song.",
    "A choir sang. Tom Hale played chess. Owls called. Snow lay in Velm. He met a pilot who drank shortly after takeoff.",
  ];
  const found = facts(...texts).filter(({ kind, support }) => kind === "attribute" && support.articles === 2);
  expect(found.map(({ text }) => text)).toEqual(["Shortly after takeoff"]);
});

test("one sum paid is one figure, whatever noun it hangs on", () => {
  const texts = [
    "Tom Hale knew of the $130,000 payment. Rain fell over the bay.",
    "Lena Orth paid Ida Kolb $130,000 in May. The opera opened late.",
  ];
  expect(Math.max(supportOf("payment", facts(...texts), texts), supportOf("paid", facts(...texts), texts))).toBe(2);
});

test("two clauses in the nearest sentences of both reports are one on less", () => {
  const texts = [
    "The mill of Velm burned for two hours on Monday. The bakers leased two ovens to meet demand in May. A choir sang.",
    "Rain fell. Bakers of the town rented two ovens to meet the demand. Lena Orth opened an opera on the pier.",
  ];
  expect(Math.max(supportOf("leased", facts(...texts), texts), supportOf("rented", facts(...texts), texts))).toBe(2);
});

/** So much that what follows stands in no lead. */
const RAIN = "Rain fell on the roofs of Velm and on the boats in the harbour, and the gulls were silent. ".repeat(9);

test("the only clauses of a verb in two reports are one where somebody is the same", () => {
  const first = `Choirs sang in the square. ${RAIN}Ada Moor whistled in the harbour office all morning.`;
  const second = `${RAIN}${"The mayor was late. Guests say that Moor whistled a hymn once the lamps were lit. Rain fell. Moor and the harbour office did not answer in the morning."}`;
  expect(supportOf("whistled", facts(first, second), [first, second])).toBe(2);
  const twice = `${second} Tom Hale whistled on the ferry, too.`;
  expect(supportOf("whistled", facts(first, twice), [first, twice])).toBeLessThan(2);
});

test("a bare noun that only comes back to an event is no row", () => {
  const texts = [
    `The council sold the old mill of Velm on Monday. ${RAIN}Moor's decision angered the bakers.`,
    `Bakers met at the old mill. ${RAIN}They were told of Moor's decision.`,
  ];
  expect(facts(...texts).filter(({ text }) => /^Moor['’]s decision$/iu.test(text))).toEqual([]);
});

test("verbs and nouns of one meaning meet", () => {
  const texts = [
    "The board reimbursed Ada Moor for the cost of the lantern on Monday.",
    "Ada Moor was repaid by the board for the cost of the lantern.",
  ];
  expect(supportOf("repaid", facts(...texts), texts)).toBe(2);
});

test("an event that three leads tell of one thing is one row, whatever else they say", () => {
  const three = WRECK.slice(1);
  const rows = facts(...three).filter(({ mentions }) => new Set(mentions.map(({ article }) => article)).size === 3);
  expect(rows.some(({ text, support }) => support.articles === 3 && /collapsed/u.test(text))).toBe(true);
});
