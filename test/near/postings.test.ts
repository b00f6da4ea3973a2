import { expect, test } from "vitest";
import { mix32 } from "../../src/model/index.ts";
import { numberIn, Postings, worthIn } from "../../src/near/postings.ts";

function listUnder(postings: Postings, key: number): number[][] {
  const { items, from, to } = postings.under(key);
  return [...items.slice(from, to)].map((posting) => [numberIn(posting), worthIn(posting)]);
}

test("lists come back in order with their worths, whatever the order in which they grew and shrank", () => {
  const postings = new Postings((a, b) => a > b);
  const expected = new Map<number, Set<number>>();
  for (let step = 0; step < 30_000; step++) {
    const [key, number] = [mix32(step) % 70, mix32(step + 77_777) % 400];
    const numbers = expected.get(key) ?? new Set();
    expected.set(key, numbers);
    const rank = [...numbers].filter((other) => other > number).length;
    if (numbers.delete(number)) expect(postings.remove(key * 7919, number)).toBe(rank);
    else if (numbers.add(number)) expect(postings.add(key * 7919, number, number % 256)).toBe(rank);
  }
  for (const [key, numbers] of expected) {
    const sorted = [...numbers].sort((a, b) => b - a).map((number) => [number, number % 256]);
    expect(listUnder(postings, key * 7919)).toEqual(sorted);
  }
});

test("keys are found over every growth of the table, and emptied ones stay empty", () => {
  const postings = new Postings((a, b) => a < b);
  for (let i = 0; i < 20_000; i++) {
    postings.add(1_000_000 + i, i % 200, 7);
    if (i % 3 === 0) postings.remove(1_000_000 + i, i % 200);
  }
  for (let i = 0; i < 20_000; i++)
    expect(listUnder(postings, 1_000_000 + i)).toEqual(i % 3 === 0 ? [] : [[i % 200, 7]]);
  expect(listUnder(postings, 77)).toEqual([]);
});
