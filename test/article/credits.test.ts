import { expect, test } from "vitest";
import { findCredits } from "../../src/article/credits.ts";
import { findDateline } from "../../src/article/dateline.ts";
import { articlesOf } from "./inputs.ts";

const creditsIn = (text: string) =>
  findCredits(text, [{ start: 0, end: text.length }]).map(({ agency, how, span }) => [
    agency,
    how,
    text.slice(span.start, span.end),
  ]);

test.each([
  ["PORT ELSA (AP) — The ferry sank.", "AP", "dateline", "(AP)"],
  ["PORT ELSA, April 2 (Reuters) - The ferry sank.", "Reuters", "dateline", "(Reuters)"],
  ["Elsahafen (dpa/lno) - Die Fähre ist gesunken.", "dpa", "dateline", "(dpa/lno)"],
  ["МОСКВА, 2 апреля. /ТАСС/. Паром затонул.", "TASS", "dateline", undefined],
  ["Reuters - The ferry sank.", "Reuters", "dateline", undefined],
  ["AFP contributed to this report.", "AFP", "credit-line", "AFP contributed"],
  ["Associated Press writers Mara Lindqvist and Jon Roe contributed to this report.", "AP", "credit-line", undefined],
  ["With files from The Canadian Press", "The Canadian Press", "credit-line", undefined],
  ["Le Quotidien avec AFP", "AFP", "credit-line", undefined],
  ["Mit Material der dpa", "dpa", "credit-line", undefined],
  ["Source: Xinhua", "Xinhua", "credit-line", "Source: Xinhua"],
  ["By Mara Lindqvist, Associated Press", "AP", "byline", undefined],
  ["The Associated Press", "AP", "byline", undefined],
  ["The minister told Reuters on Monday that the ferry sank.", "Reuters", "told", "told Reuters"],
  ["An engineer told the Norland Times that the ferry sank.", "Norland Times", "told", "told the Norland Times"],
  ["This article first appeared on The Norland Review.", "Norland Review", "first-published", undefined],
  ["新华社 - 渡轮沉没。", "Xinhua", "dateline", undefined],
])("%s", (text, agency, how, words) => {
  const found = creditsIn(text);
  expect(found.map((credit) => credit.slice(0, 2))).toEqual([[agency, how]]);
  if (words) expect(found[0]![2]).toBe(words);
});

test.each([
  "The map AP classes use is old.",
  "He bought a TT and an AA battery.",
  "Reuters sold its archive in May.",
  "The tass is a cup.",
])("%s: no credit", (text) => {
  expect(creditsIn(text)).toEqual([]);
});

const datelineIn = (text: string) => {
  const found = findDateline(text, 0);
  return found && text.slice(found.place.start, found.place.end);
};

test.each([
  ["PORT ELSA (AP) — The ferry sank.", "PORT ELSA"],
  ["PORT ELSA, Norland (AP) -- The ferry sank.", "PORT ELSA, Norland"],
  ["PORT ELSA — The ferry sank.", "PORT ELSA"],
  ["MOUNT ARL, April 2 (Reuters) - Climbers", "MOUNT ARL"],
  ["Elsahafen (dpa) - Die Fähre", "Elsahafen"],
])("dateline of %s", (text, place) => {
  expect(datelineIn(text)).toBe(place);
});

test.each(["The ferry (built 1968) sank.", "A ferry - old and rusty - sank.", "NATO said on Friday that"])(
  "%s: no dateline",
  (text) => {
    expect(datelineIn(text)).toBeUndefined();
  },
);

test("an agency that the table does not know is credited where a dateline names it", async () => {
  const [article] = await articlesOf(
    "PORT ELSA, April 2 (NORDWIRE) - The ferry sank on Tuesday with nobody on board, the coast guard said.",
  );
  expect(article!.credits).toMatchObject([{ agency: "NORDWIRE", how: "dateline" }]);
  const [other] = await articlesOf("The ferry (NORDWIRE) sank on Tuesday with nobody on board, the coast guard said.");
  expect(other!.credits).toEqual([]);
});

test("a date beside the paper's name under the headline is the date", async () => {
  const [article] = await articlesOf(
    "Ferry sinks at its quay\nNorland Coast Mail, 2 April 2031\n\nThe ferry sank on Tuesday with nobody on board, the coast guard of Port Elsa said.",
  );
  expect(article!.published).toBe("2031-04-02");
});
