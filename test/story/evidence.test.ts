import { expect, test } from "vitest";
import type { Dating } from "../../src/story/dates.ts";
import { PAIR_SIGNALS, SIGNALS, writePairSignals } from "../../src/story/evidence.ts";
import { TermFlag } from "../../src/story/flags.ts";
import { HeldTerms } from "../../src/story/held.ts";
import { loadStoryModel } from "../../src/story/load.ts";
import { overlapOf } from "../../src/story/overlap.ts";
import { stemTable } from "../../src/story/stems.ts";
import type { TermBag } from "../../src/story/terms.ts";
import { vectorOf } from "../../src/story/vectors.ts";

function bag(words: readonly string[]): TermBag {
  const table = stemTable();
  const first = words.map((word) => table.numberOf(word));
  const each = (value: number) => words.map(() => value);
  return { table, first, second: each(-1), count: each(1), flags: each(TermFlag.lead), words: first };
}
const VECTORS = [["harbour", "tyrsund", "halvard"], ["harbour", "tyrsund", "halvard"], ["bakery"]].map((words) =>
  vectorOf(bag(words)),
);
const NO_DATES: Dating = { mentions: new Set(), ages: new Set() };

function held(of: number): HeldTerms {
  const terms = new HeldTerms();
  terms.hold(VECTORS[of]!);
  return terms;
}

function signalsOf(a: number, b: number, dating: readonly Dating[]): Map<string, number> {
  const values = new Float64Array(PAIR_SIGNALS.length);
  writePairSignals(overlapOf(VECTORS[a]!, held(b)), dating[0]!, dating[1]!, values);
  return new Map(PAIR_SIGNALS.map((name, index) => [name, values[index]!]));
}

test("the same words have cosine 1, other words 0", () => {
  expect(overlapOf(VECTORS[0]!, held(1)).cosine).toBeCloseTo(1, 5);
  expect(overlapOf(VECTORS[0]!, held(2)).cosine).toBe(0);
});

test("a pair is the same both ways round", () => {
  const dating = [
    { ...NO_DATES, stated: 100, weekday: 1 },
    { ...NO_DATES, stated: 104, weekday: 2 },
  ];
  expect(signalsOf(0, 1, dating)).toEqual(signalsOf(1, 0, [...dating].reverse()));
});

test("time is unknown without dates, and then the days of the week speak", () => {
  const other = signalsOf(0, 1, [
    { ...NO_DATES, weekday: 5 },
    { ...NO_DATES, weekday: 4 },
  ]);
  expect([other.get("undated"), other.get("otherDay"), other.get("sameWeekday")]).toEqual([1, 0, -1]);
});

test("two reports on different days may speak of one day", () => {
  // Day 4 was Monday 5 January 1970: a report on that Monday and one on Wednesday both say "Sunday".
  const spoken = signalsOf(0, 1, [
    { ...NO_DATES, stated: 4, weekday: 0 },
    { ...NO_DATES, stated: 6, weekday: 0 },
  ]);
  expect(spoken.get("sameSpokenDay")).toBe(1);
  expect(spoken.get("otherDay")).toBe(1);
});

test("weeks later a weekday says nothing any more, the day that both name and the ages of people do", () => {
  const named = { ...NO_DATES, mentions: new Set([168]), ages: new Set([41, 26]) };
  const late = signalsOf(0, 1, [
    { ...named, stated: 4, weekday: 0 },
    { ...named, stated: 104, weekday: 2, ages: new Set([41]) },
  ]);
  expect(["sameSpokenDay", "lateMention", "lateAge"].map((name) => late.get(name))).toEqual([0, 1, 1]);
  // Day 4 was a Monday: "Sunday" is 4 January, which the later report names.
  const spoken = signalsOf(0, 1, [
    { ...NO_DATES, stated: 4, weekday: 0 },
    { ...NO_DATES, stated: 104, mentions: new Set([4]) },
  ]);
  expect(spoken.get("lateMention")).toBe(1);
  const atOnce = signalsOf(0, 1, [
    { ...named, stated: 4 },
    { ...named, stated: 4 },
  ]);
  expect(["sameMention", "lateMention", "lateAge"].map((name) => atOnce.get(name))).toEqual([1, 0, 0]);
  const others = signalsOf(0, 1, [
    { ...named, stated: 4 },
    { ...named, stated: 104, mentions: new Set([169]), ages: new Set([27]) },
  ]);
  expect(["lateMention", "lateAge"].map((name) => others.get(name))).toEqual([0, 0]);
});

test("the shipped model knows every signal and no other", () => {
  expect(Object.keys(loadStoryModel().coefficients).sort()).toEqual([...SIGNALS].sort());
});
