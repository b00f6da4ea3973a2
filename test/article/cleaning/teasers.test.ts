import { expect, test } from "vitest";
import { articlesOf, asidesOf } from "../inputs.ts";
import { PROSE } from "../prose.ts";

const teasersIn = async (...lines: string[]) =>
  asidesOf((await articlesOf(lines.join("\n\n")))[0]!).filter((aside) => aside.startsWith("teaser"));
const [first, second, third, fourth] = PROSE;

test("an open line of seven words that nothing takes up is a teaser", async () => {
  expect(await teasersIn(first, second, "Glacier guides unused to losing await snow", third, fourth)).toHaveLength(1);
});

test.each([
  ["six words", "Glacier guides now wait for snow"],
  ["a line the next paragraphs take up", "Fishermen block quay before vote, coast guard asks questions"],
  ["a full sentence", "Glacier guides unused to losing now wait for snow."],
  ["a sentence that lost its full stop", "The guides on the glacier lost the will to wait for snow"],
  ["a quotation", "“Glacier guides unused to losing now wait for snow"],
])("%s is not", async (_, line) => {
  expect(await teasersIn(first, second, line, third, fourth)).toEqual([]);
});

test("a list between paragraphs is not", async () => {
  expect(
    await teasersIn(
      first,
      "Glacier guides unused to losing now wait for snow",
      "Two mountain huts stay closed until next spring comes",
      third,
      fourth,
    ),
  ).toEqual([]);
});

test("labels of other stories are, in several languages", async () => {
  const labels = [
    "Read more: Glacier guides wait",
    "Lesen Sie auch: Bergführer warten auf Schnee",
    "Lire aussi : Les guides attendent",
    "Читайте также: Проводники ждут снега",
  ];
  expect(await teasersIn(first, second, ...labels, third, fourth)).toEqual([`teaser: ${labels.join(" ")}`]);
});
