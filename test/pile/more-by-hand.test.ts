import { expect, test } from "vitest";
import { type ByHand, lessByHand, moreByHand } from "../../src/pile/more-by-hand.ts";

const KEPT: ByHand = {
  stories: {},
  people: { merge: [["Ada Moor", "A. Moor"]], split: [["Jan Dorn", "Jan Dorn jr"]] },
  publishers: [],
} as unknown as ByHand;
const MORE = { people: { split: [["Lena Orth", "Lena Orth of Velm"]] } } as unknown as Partial<ByHand>;

test("what is parted by hand later stands behind what was parted before, and what was joined stays", () => {
  expect(moreByHand(KEPT, MORE, "last").people).toEqual({
    merge: [["Ada Moor", "A. Moor"]],
    split: [
      ["Jan Dorn", "Jan Dorn jr"],
      ["Lena Orth", "Lena Orth of Velm"],
    ],
  });
});

test("what is taken back leaves no empty list behind", () => {
  const back = { people: { split: KEPT.people.split } } as Partial<ByHand>;
  expect(lessByHand(KEPT, back).people).toEqual({ merge: [["Ada Moor", "A. Moor"]] });
});
