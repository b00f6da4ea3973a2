import { expect, test } from "vitest";
import { againOf, conceptsOf, rarityIn, type Told } from "../../src/fact/again.ts";
import type { Fact, FactClaim } from "../../src/model/index.ts";

/** A row of one sentence that stands somewhere in an article. */
function told(text: string, at: string, claim: Partial<FactClaim> = {}, place = 900): Told {
  const own = { predicate: "say", polarity: "asserted", modality: "actual", ...claim };
  const fact = { id: at, text, kind: "event", mentions: [], claim: own } as unknown as Fact;
  return { fact, words: conceptsOf(text), sentences: new Set([at]), place };
}

/** How much of one row another tells, in a story of these two. */
function again(one: Told, other: Told): number {
  return againOf(one, other, rarityIn([one, other]));
}

test("words of one class are one: the dead are those who were killed", () => {
  const killed = told("The storm killed a baker", "a:0");
  expect(again(told("A baker died in the storm", "b:0"), killed)).toBe(1);
  expect(again(told("A clerk left the harbour", "b:0"), killed)).toBe(0);
});

test("one deed of one of the same is told again in other words, of another name or number it is not", () => {
  const meets = (actor: string, value?: number) => ({ predicate: "meet", actor, ...(value && { value }) });
  const first = told("Ada Moor met the fishermen", "a:0", meets("Ada Moor"));
  expect(again(told("Talks opened on Monday", "b:0", meets("Ada Moor")), first)).toBeGreaterThan(0.5);
  expect(again(told("Talks opened on Monday", "b:0", meets("Imre Salt")), first)).toBe(0);
  expect(again(told("Talks opened on Monday", "b:0", meets("Ada Moor", 3)), first)).toBe(0);
});

test("what two reports open with is told again sooner than what stands farther down", () => {
  const first = (place: number) => told("Keepers of the pier left the hall", "a:0", {}, place);
  const second = (place: number) => told("Some angry keepers stormed away from the mayor", "b:0", {}, place);
  expect(again(second(0), first(0))).toBeGreaterThan(again(second(900), first(900)));
});

test("who denies a thing does not say it again", () => {
  const denied = told("The storm did not kill a baker", "b:0", { polarity: "denied" });
  expect(again(denied, told("The storm killed a baker", "a:0"))).toBe(0);
});

test("what became of somebody is told once, whoever did it and by whatever verb; of a second one it is another thing", () => {
  const arrested = (predicate: string, actor: string, recipient: string, value?: number) => ({
    predicate,
    actor,
    recipient,
    measure: "arrested",
    ...(value && { value }),
  });
  const first = told("Wardens arrested Ada Moor on the pier", "a:0", arrested("arrest", "Wardens", "Ada Moor", 1));
  const again1 = told("Keepers took Moor into custody", "b:0", arrested("take", "Keepers", "Moor"));
  expect(again(again1, first)).toBeGreaterThan(0.6);
  expect(again(told("A second keeper was held", "b:0", arrested("hold", "Wardens", "Ada Moor", 1)), first)).toBe(0);
  expect(again(told("Three keepers were held", "b:0", arrested("hold", "Wardens", "keepers", 3)), first)).toBe(0);
});
