import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { codedPile } from "./coded-pile.ts";
import { rendered } from "./rendered.ts";

type Cells = Record<string, string>;
const read = (text: string): Cells[] => parse(text, { columns: true });
const table = async (format: "events-csv" | "crosswalk-csv") => read(await rendered(codedPile(), format));

test("the event file has one row an event, with the counts that its fact has", async () => {
  const report = codedPile();
  const rows = await table("events-csv");
  expect(new Set(rows.map(({ event }) => event)).size).toBe(rows.length);
  for (const fact of report.facts.filter(({ kind }) => kind === "event")) {
    const { support } = fact;
    expect(rows.find(({ event }) => event === fact.id)).toMatchObject({
      articles: String(support.articles),
      publishers: String(support.publishers),
      lineages_at_least: String(support.lineages.atLeast),
      lineages_at_most: String(support.lineages.atMost),
    });
  }
});

test("an event has its coding, its parties and its place", async () => {
  const rows = await table("events-csv");
  const vote = rows.find(({ event }) => event === "f-vote");
  expect(vote).toMatchObject({ type: "SUPPORT", cameo: "050", quad: "1", date: "2031-03-03" });
  expect(vote).toMatchObject({ place: "Tessaly", country: "XTS", lat: "-12.25", lon: "4.5", status: "current" });
  expect(rows.find(({ event }) => event === "f-suit")).toMatchObject({
    ...{ type: "THREATEN", actor: "Farmers below the dam", actor_sector: "AGR", recipient: "The council" },
    ...{ modality: "planned", polarity: "asserted" },
  });
});

test("an event that no fact holds has a row and no counts", async () => {
  const walk = (await table("events-csv")).filter(({ type }) => type === "PROTEST");
  expect(walk).toHaveLength(1);
  expect(walk[0]).toMatchObject({
    mode: "obstruct",
    text: "walked out",
    articles: "",
    lineages_at_least: "",
    status: "",
  });
});

test("the crosswalk leads from every event to every article that carries it, and back to the words", async () => {
  const report = codedPile();
  const [events, rows] = [await table("events-csv"), await table("crosswalk-csv")];
  const keys = rows.map(({ event, article }) => `${event} ${article}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { event } of events) expect(rows.some((row) => row.event === event)).toBe(true);
  for (const fact of report.facts)
    for (const { article } of fact.mentions) expect(keys).toContain(`${fact.id} ${article}`);
  for (const { id, text } of report.articles) {
    const own = rows.filter(({ article }) => article === id);
    expect(own.length).toBeGreaterThan(0);
    for (const { event, start, end, words } of own)
      if (event) expect(text.slice(Number(start), Number(end))).toBe(words);
  }
});

test("the crosswalk names the side an article takes", async () => {
  const people = (await table("crosswalk-csv")).filter(({ event }) => event === "f-people");
  const sides = people.map(({ article, value }) => [article, value]);
  expect(Object.fromEntries(sides)).toMatchObject({ "ormsey-courier": "312", quickbytes: "230", "radio-sund": "320" });
});

const cellsOf = async () =>
  (await rendered(codedPile(), "gdelt"))
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));

test("a GDELT table has the 61 columns of its standard in order, then ours, in every row", async () => {
  const [head, ...rows] = await cellsOf();
  expect(head!.indexOf("SOURCEURL")).toBe(60);
  expect([head![5], head![15], head![25], head![30], head![35], head![51], head![59]]).toEqual([
    ...["Actor1Code", "Actor2Code", "IsRootEvent", "GoldsteinScale", "Actor1Geo_Type", "ActionGeo_Type", "DATEADDED"],
  ]);
  expect(head!.slice(61, 63)).toEqual(["IndependentSources", "IndependentSourcesMax"]);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head!.length]));
  expect(rows).toHaveLength(3);
});

test("a GDELT row has codes, dates and lineages; what is not known is empty", async () => {
  const [head, ...rows] = await cellsOf();
  const of = (id: string) => {
    const row = rows.find((cells) => cells[head!.indexOf("EventID")] === id)!;
    return Object.fromEntries(row.map((value, index) => [head![index]!, value]));
  };
  const vote = of("f-vote");
  expect(vote).toMatchObject({ SQLDATE: "20310303", MonthYear: "203103", Year: "2031", FractionDate: "2031.1726" });
  expect(vote).toMatchObject({
    EventCode: "050",
    EventRootCode: "05",
    QuadClass: "1",
    GoldsteinScale: "",
    AvgTone: "",
  });
  expect(vote).toMatchObject({ NumArticles: "2", NumSources: "2", IndependentSources: "2", ActionGeo_Lat: "-12.25" });
  expect(vote).toMatchObject({ DateOf: "event", DATEADDED: "20310304000000" });
  expect(of("f-suit")).toMatchObject({
    Actor1Code: "XTSAGR",
    Actor2Code: "XTSGOV",
    DateOf: "publication",
    QuadClass: "3",
  });
  const [walk] = rows.map((row) => row[head!.indexOf("EventID")]!).filter((id) => id.startsWith("v-"));
  expect(of(walk!)).toMatchObject({ SQLDATE: "", MonthYear: "203103", EventCode: "144", IndependentSources: "" });
});
