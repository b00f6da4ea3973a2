import { expect, test } from "vitest";
import { type Article, emptyAnnotation, mix32 } from "../../src/model/index.ts";
import { Bond, bondOf, joinedByBonds } from "../../src/story/bonds.ts";
import { findStories, type StoryGroup, StoryWindow } from "../../src/story/index.ts";
import { readingOf } from "../../src/story/reading.ts";
import { CASE as RECORDS } from "../case.ts";

function article(id: string, published: string, title: string, text: string): Article {
  const body = [{ start: 0, end: text.length }];
  return { id, location: id, title, text, language: "en", published, body, aside: [], credits: [] };
}

const CASE = RECORDS.map(({ id, published, title, text }) => article(id, published, title, text));
const [DEED, CHARGE, SENTENCE] = CASE as [Article, Article, Article];

/** Another deed in the same town. */
const OTHER = article(
  "other",
  "2031-08-18",
  "Student shot dead at bus stop in Harwick",
  "A student was shot dead at a bus stop in Harwick early on Sunday, police said. Lena Orth, 20, had been dancing with friends when two masked men came out of a red car and shouted at them. An ambulance took Orth to the clinic, where doctors could not save her. Detectives think that they mistook her for somebody else.",
);

function told(pile: readonly Article[]): string[][] {
  const items = pile.map((one) => ({ article: one, annotation: emptyAnnotation(one.id) }));
  return findStories(items)
    .map(({ articles }) => [...articles].sort())
    .sort();
}

function bond(x: Article, y: Article): number {
  const [a, b] = [readingOf(x), readingOf(y)];
  expect(bondOf(b, a)).toBe(bondOf(a, b));
  return bondOf(a, b);
}

/** The article with other words in its text. */
function reworded(one: Article, ...changes: readonly (readonly [string, string])[]): Article {
  const swap = (text: string) => changes.reduce((so, [from, to]) => so.replaceAll(from, to), text);
  return article(one.id, one.published!, swap(one.title!), swap(one.text));
}

test("a deed, the charge of a summer and the sentence of a winter are one story, another deed in the same town is not", () => {
  expect(told([...CASE, OTHER])).toEqual([["charge", "deed", "sentence"], ["other"]]);
});

test("the same person told with an age in both is a bond, whoever of them the later report is of", () => {
  expect(bond(DEED, CHARGE)).toBe(Bond.people);
  expect(bond(CHARGE, SENTENCE)).toBe(Bond.people);
  expect(bond(DEED, SENTENCE)).toBe(Bond.none);
  expect(bond(OTHER, CHARGE)).toBe(Bond.none);
});

test("an age that cannot be that of the same person is none, nor is a place that is another one", () => {
  expect(bond(CHARGE, reworded(SENTENCE, ["Maddock, 32", "Maddock, 58"]))).toBe(Bond.none);
  expect(bond(CHARGE, reworded(SENTENCE, ["Harwick", "Lowmere"]))).toBe(Bond.none);
  expect(bond(CHARGE, reworded(SENTENCE, ["in Harwick", "by the sea"]))).toBe(Bond.people);
});

test("who holds an office, who is told without an age and whom a later report names in passing tie nothing", () => {
  expect(bond(CHARGE, reworded(SENTENCE, ["Corin Maddock was", "Mayor Corin Maddock was"]))).toBe(Bond.none);
  const ageless = reworded(CHARGE, ["Maddock, 31,", "Maddock"]);
  expect(bond(ageless, reworded(SENTENCE, ["Maddock, 32,", "Maddock"]))).toBe(Bond.none);
  const kin =
    "Lena Orth was cleared on Monday of helping a murderer. Lena Orth, who was married to Corin Maddock, had known of the gun, a court in Harwick heard. Orth left Maddock last year.";
  expect(bond(CHARGE, article("kin", "2033-05-03", "Wife cleared", kin))).toBe(Bond.none);
});

test("politics is no case, and neither is what tells of no crime", () => {
  expect(bond(CHARGE, reworded(SENTENCE, ["on Thursday", "as the president looked on"]))).toBe(Bond.none);
  const fair = "Corin Maddock, 32, opened the summer fair in Harwick. Maddock sold bread on the quay.";
  expect(bond(CHARGE, article("fair", "2032-05-03", "Fair opens", fair))).toBe(Bond.none);
});

test("a step of a case that names the day of the deed is tied to a report of that day", () => {
  const unnamed = reworded(
    CHARGE,
    ["Orla Tessick", "the woman"],
    ["Tessick", "her"],
    ["in Harwick.", "in Harwick on May 9."],
  );
  expect(bond(DEED, unnamed)).toBe(Bond.day);
  expect(bond(DEED, reworded(unnamed, ["May 9", "May 19"]))).toBe(Bond.none);
  expect(bond(DEED, reworded(unnamed, ["May 9", "May 9, June 2, June 5, July 8 and July 9"]))).toBe(Bond.none);
  expect(bond(DEED, { ...unnamed, published: "2032-08-20" })).toBe(Bond.none);
  expect(bond(DEED, reworded(unnamed, ["Harwick", "Lowmere"]))).toBe(Bond.none);
});

test("bonds join groups whatever their order, and only those that are of a case as a whole", () => {
  const groups = [[0, 3], [1], [2], [4]];
  const bonds = [
    [3, 4],
    [1, 4],
    [2, 4],
  ] as const;
  const isCase = (group: readonly number[]) => !group.includes(2);
  expect(joinedByBonds(groups, bonds, isCase)).toEqual([[0, 1, 3, 4], [2]]);
  expect(joinedByBonds(groups, bonds.toReversed(), isCase)).toEqual([[0, 1, 3, 4], [2]]);
});

test("one by one in any order, with reports that leave and come back and a save on the way: the stories of one batch", () => {
  const pile = [...CASE, OTHER, ...Array.from({ length: 12 }, (_, k) => elsewhere(k))];
  const whole = storiesOf(pile);
  expect(whole.map(({ articles }) => articles)).toContainEqual(["deed", "charge", "sentence"]);
  for (const seed of [1, 2, 3, 4]) {
    let window = new StoryWindow();
    const all = new Map<string, StoryGroup>();
    const take = () => {
      const { put, drop } = window.changes();
      for (const id of drop) all.delete(id);
      for (const story of put) all.set(story.id, story);
    };
    const mixed = pile.map((one, k) => ({ one, key: mix32(seed * 7919 + k) })).sort((x, y) => x.key - y.key);
    mixed.forEach(({ one }, k) => {
      window.enter(one);
      take();
      const other = mixed[mix32(k + seed) % (k + 1)]!.one;
      if (k % 3 === 1) window.leave(other.id);
      if (k % 6 === 1) take();
      if (k % 3 === 1) window.enter(other);
      if (k === 9) window = StoryWindow.from(structuredClone(window.state()));
    });
    take();
    expect([...all.values()].sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual(whole);
  }
});

test("without the report that ties them the steps of a case fall apart again", () => {
  const window = new StoryWindow();
  for (const one of CASE) window.enter(one);
  expect(window.changes().put.map(({ articles }) => articles)).toEqual([["deed", "charge", "sentence"]]);
  window.leave("charge");
  const left = window.changes().put.map(({ articles }) => articles);
  expect(left.sort()).toEqual([["deed"], ["sentence"]]);
});

function storiesOf(pile: readonly Article[]): StoryGroup[] {
  const window = new StoryWindow();
  for (const one of pile) window.enter(one);
  return [...window.changes().put].sort((x, y) => (x.id < y.id ? -1 : 1));
}

/** One of some shootings of one template in other towns. */
function elsewhere(k: number): Article {
  const name = (part: number) => `${"BCDFGHKLMNPR"[k]}${["anne", "orley", "ulmere"][part]}`;
  return reworded(
    { ...OTHER, id: `e${k}`, published: `2031-0${1 + (k % 9)}-1${k % 8}` },
    ["Harwick", name(2)],
    ["Lena", name(0)],
    ["Orth", name(1)],
    ["20", String(20 + k)],
  );
}
