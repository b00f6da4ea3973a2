import { expect, test } from "vitest";
import { KeptSums } from "../../src/annotation/sums.ts";
import { randomFrom } from "../../train/random.ts";

const WIDTH = 3;

/** What is summed up of a key, by any rule that depends on the key alone. */
function told(key: ArrayLike<number>): number[] {
  return Array.from({ length: WIDTH }, (_, c) =>
    Array.from(key).reduce((sum, value, k) => sum + value * (k + c + 1), 0),
  );
}

test("what is kept never depends on what was asked before, however few the slots", () => {
  const random = randomFrom(71);
  const kept = new KeptSums(8, 2, WIDTH);
  let fresh = 0;
  for (let n = 0; n < 3000; n++) {
    kept.key[0] = Math.floor(random() * 6) - 3;
    kept.key[1] = Math.floor(random() * 4);
    const wanted = told(kept.key);
    const place = kept.find();
    const at = place < 0 ? ~place : place;
    if (place < 0) {
      fresh++;
      expect(Array.from(kept.sums.subarray(at, at + WIDTH))).toEqual([0, 0, 0]);
      wanted.forEach((value, c) => {
        kept.sums[at + c]! += value;
      });
    }
    expect(Array.from(kept.sums.subarray(at, at + WIDTH))).toEqual(wanted);
  }
  expect(fresh).toBeGreaterThan(24);
  expect(fresh).toBeLessThan(3000);
});

test("a key of zeros is new the first time", () => {
  expect(new KeptSums(4, 2, WIDTH).find()).toBeLessThan(0);
});
