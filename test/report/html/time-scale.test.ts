import fc from "fast-check";
import { expect, test } from "vitest";
import { timeOf, timeScale } from "../../../src/report/html/time-scale.ts";

const at = (text: string) => Date.parse(text);
const DAY = 86_400_000;

test("a day without an hour is a day and not its noon, midnight written out is no hour either", () => {
  const day = { from: at("2031-03-02T00:00Z"), to: at("2031-03-03T00:00Z") };
  expect(timeOf("2031-03-02")).toEqual(day);
  expect(timeOf("2031-03-02T00:00:00Z")).toEqual(day);
  expect(timeOf("2031-03-02T09:14:00Z")).toEqual({ from: at("2031-03-02T09:14Z"), to: at("2031-03-02T09:14Z") });
  expect([timeOf("2031-03"), timeOf("soon"), timeOf("2031-99-99"), timeOf(undefined)]).toEqual(
    Array(4).fill(undefined),
  );
});

test("two bursts a year apart keep their own hours: the gap is cut", () => {
  const first = at("2031-03-02T00:00Z");
  const times = [0, 1, 2, 3].flatMap((day) => [first + day * DAY, first + (400 + day) * DAY]);
  const scale = timeScale(times, 700);
  expect(scale.cuts).toHaveLength(1);
  expect(scale.place(first + 3 * DAY) - scale.place(first)).toBeGreaterThan(200);
});

test("places keep the order of times and stay inside, ticks too", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 30 }), (days) => {
      const times = days.map((day) => day * DAY);
      const scale = timeScale(times, 546);
      const places = [...times].sort((a, b) => a - b).map(scale.place);
      expect(places.every((x, index) => x >= (places[index - 1] ?? 0) && x <= 546)).toBe(true);
      expect(scale.ticks.length).toBeGreaterThan(0);
      expect(scale.ticks.every(({ x }) => x >= 0 && x <= 546)).toBe(true);
      expect(scale.ticks.length).toBeLessThanOrEqual(12);
    }),
    { seed: 8, numRuns: 200 },
  );
});
