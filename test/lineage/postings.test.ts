import { expect, test } from "vitest";
import { Postings } from "../../src/lineage/postings.ts";

function numbersOf(postings: Postings, key: number, size: number): number[] {
  const [sums, touched]: [Float32Array, number[]] = [new Float32Array(size), []];
  postings.addTo(key, 1, sums, touched);
  expect(touched.every((number) => sums[number] === 1)).toBe(true);
  return touched;
}

test("numbers come back under their key, over every growth of lists and table", () => {
  const postings = new Postings();
  for (let number = 0; number < 200; number++) {
    for (let key = 0; key < 60; key++) if (number % (key + 1) === 0) postings.add(key * 7919, number);
  }
  for (let i = 0; i < 9000; i++) postings.add(1_000_000 + i, i % 200);
  for (let key = 0; key < 60; key++) {
    const expected = Array.from({ length: 200 }, (_, number) => number).filter((number) => number % (key + 1) === 0);
    expect(numbersOf(postings, key * 7919, 200)).toEqual(expected);
  }
  expect(numbersOf(postings, 1_000_500, 200)).toEqual([100]);
  expect(numbersOf(postings, 77, 200)).toEqual([]);
});

test("a full list keeps its first 64 and its latest 192 numbers", () => {
  const postings = new Postings();
  for (let number = 0; number < 1000; number++) postings.add(5, number);
  const kept = numbersOf(postings, 5, 1000).sort((a, b) => a - b);
  const expected = [...Array.from({ length: 64 }, (_, i) => i), ...Array.from({ length: 192 }, (_, i) => 808 + i)];
  expect(kept).toEqual(expected);
});
