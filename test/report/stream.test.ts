import fc from "fast-check";
import { expect, test } from "vitest";
import type { Dossier, Message, Report, ReportSource } from "../../src/model/index.ts";
import { sourceOf } from "../../src/pile/partition.ts";
import { sourceOfDossiers } from "../../src/pile/source.ts";
import { Guard } from "../../src/report/guard.ts";
import { collectReport, renderReport } from "../../src/report/index.ts";
import { inReportOrder } from "../../src/report/report-order.ts";
import { pile } from "./pile.ts";
import { FORMATS, inOneOrder, rendered } from "./rendered.ts";

async function dossiersOf(source: ReportSource): Promise<Dossier[]> {
  const all: Dossier[] = [];
  for await (const dossier of source.dossiers("id")) all.push(dossier);
  return all;
}

async function rowsWithin(source: ReportSource, budget: number): Promise<string[]> {
  const rows: string[] = [];
  const wanted = { make: (noun: object) => JSON.stringify(noun), budget };
  for await (const { list, made } of inReportOrder(source, new Guard(), wanted)) rows.push(list + made);
  return rows;
}

/** The sample pile with links, a lineage and an entity that reach from one story into another. */
function reaching(): Report {
  const report = pile();
  const [a, b] = [report.stories[0]!.articles[0]!, report.stories[1]!.articles[0]!];
  const span = { start: 0, end: 4 };
  const link = {
    kind: "copy",
    score: 0.9,
    direction: "a-to-b",
    evidence: [{ a: span, b: span, signal: "run" }],
  } as const;
  const mentions = [a, b].sort().map((article) => ({ article, span, form: "name" }) as const);
  return {
    ...report,
    links: [...report.links, { a, b, ...link }],
    lineages: [...report.lineages, { id: "l-zz", articles: [a, b], weakest: 0.9 }],
    entities: [{ id: "e-1", name: "Ormsey", type: "place", mentions }],
  };
}

test("what stands in several dossiers is written once, an entity with all its mentions", async () => {
  const report = reaching();
  expect(inOneOrder(JSON.parse(await rendered(report, "json")))).toEqual(inOneOrder(report));
});

test("a whole report, read back as a source, is the same report", async () => {
  const report = await collectReport(sourceOf(reaching()));
  expect(await collectReport(sourceOf(report))).toEqual(report);
  expect(JSON.parse(await rendered(report, "json"))).toEqual(JSON.parse(JSON.stringify(report)));
});

test("in whatever order and weight dossiers come, the JSON report is the same bytes", async () => {
  const json = await rendered(reaching(), "json");
  const dossiers = await dossiersOf(sourceOf(reaching()));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(dossiers, { minLength: dossiers.length }), async (turned) => {
      expect(await rendered(sourceOfDossiers(turned, pile().messages), "json")).toBe(json);
    }),
    { seed: 11, numRuns: 10 },
  );
});

test("a report that must be read in many parts has the same rows as one read in one", async () => {
  const whole = await rowsWithin(sourceOf(reaching()), Number.POSITIVE_INFINITY);
  expect(whole.length).toBeGreaterThan(40);
  for (const budget of [1, 3_000, 9_000, 40_000]) expect(await rowsWithin(sourceOf(reaching()), budget)).toEqual(whole);
});

test.each(FORMATS)("%s: a story that fails costs itself and is a message", async (format) => {
  const dossiers = await dossiersOf(sourceOf(pile()));
  const broken = dossiers.find(({ story }) => story.articles.length > 1)!;
  const failing = dossiers.map((one) => (one === broken ? { ...one, facts: [null as never] } : one));
  const told: Message[] = [];
  const options = { onMessage: (message: Message) => told.push(message) };
  const text = await rendered(sourceOfDossiers(failing), format, options);
  expect(told.map(({ rule, level }) => `${rule} ${level}`)).toEqual(["story-failed error"]);
  expect(told[0]?.text).toContain(broken.story.id);
  for (const { story } of dossiers)
    if (!UNTITLED.has(format)) expect(text.includes(shown(story.title, format)), story.id).toBe(story !== broken.story);
  if (WITH_MESSAGES.has(format)) expect(text).toContain("story-failed");
});

/** Formats that write no titles of stories or none where a story has no event, and those that hold messages. */
const UNTITLED: ReadonlySet<string> = new Set(["events-csv", "crosswalk-csv", "gdelt", "plover"]);
const WITH_MESSAGES: ReadonlySet<string> = new Set(["text", "md", "html", "json"]);

/** The first words of a title, before anything that a format would escape or break. */
function shown(title: string, format: string): string {
  expect(title).toMatch(/^[\w ]{8}/);
  return format === "json" ? `"title":"${title}` : title.slice(0, 8);
}

test.each(FORMATS)("%s: a story of which one item fails leaves a page that still holds together", async (format) => {
  const dossiers = await dossiersOf(sourceOf(pile()));
  const links = [{ a: 1, b: 2 }] as never;
  const failing = dossiers.map((one) => ({ ...one, utterances: [...one.utterances, {} as never], links }));
  const text = await rendered(sourceOfDossiers(failing), format);
  if (["json", "jsonld", "stix", "misp"].includes(format)) JSON.parse(text);
  if (format === "html") expect(text.endsWith("</html>\n")).toBe(true);
});

test("a reader that stops early stops the source", async () => {
  let isClosed = false;
  const source = sourceOf(pile());
  const watched: ReportSource = {
    ...source,
    async *dossiers(order) {
      try {
        yield* source.dossiers(order);
      } finally {
        isClosed = true;
      }
    },
  };
  for await (const chunk of renderReport(watched, "csv")) if (chunk.length > 300) break;
  expect(isClosed).toBe(true);
});
