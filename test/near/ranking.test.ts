import fc from "fast-check";
import { expect, test } from "vitest";
import type { Neighbour } from "../../src/near/nearest.ts";
import { Ranking } from "../../src/near/ranking.ts";

const NEIGHBOUR = fc.record({
  number: fc.nat(2 ** 24 - 1),
  share: fc.double({ min: 0, noNaN: true }),
  outcome: fc.nat(255),
});
const STEP = fc.record({ is: fc.constantFrom("insert", "remove", "note"), place: fc.nat(40), one: NEIGHBOUR });

test("a ranking holds what a list of neighbours would hold", () => {
  fc.assert(
    fc.property(fc.array(NEIGHBOUR, { maxLength: 20 }), fc.array(STEP), (start, steps) => {
      const [ranking, list] = [new Ranking(start), [...start]];
      for (const step of steps) take(step, ranking, list);
      expect(ranking.size).toBe(list.length);
      expect(ranking.first(list.length + 1)).toEqual(list);
      expect(ranking.first(3)).toEqual(list.slice(0, 3));
      for (const { number } of list) expect(list[ranking.placeOf(number)]!.number).toBe(number);
    }),
    { seed: 11 },
  );
});

test("what is not in it has no place", () => {
  expect(new Ranking([]).placeOf(0)).toBe(-1);
  expect(new Ranking([{ number: 4, share: 1, outcome: 0 }]).placeOf(0)).toBe(-1);
});

function take(
  { is, place, one }: { readonly is: string; readonly place: number; readonly one: Neighbour },
  ranking: Ranking,
  list: Neighbour[],
): void {
  const at = place % (list.length + 1);
  if (is === "insert") {
    ranking.insert(at, one);
    list.splice(at, 0, one);
  } else if (at < list.length && is === "remove") {
    ranking.remove(at);
    list.splice(at, 1);
  } else if (at < list.length) {
    ranking.setOutcome(at, one.outcome);
    list[at] = { ...list[at]!, outcome: one.outcome };
  }
}
