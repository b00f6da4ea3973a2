import fc from "fast-check";
import { expect, test } from "vitest";
import type { Dossier, Message, Report, ReportSource } from "../../src/model/index.ts";
import { sourceOf } from "../../src/pile/partition.ts";
import { sourceOfDossiers } from "../../src/pile/source.ts";
import { collectReport, renderReport } from "../../src/report/index.ts";
import { renderJson } from "../../src/report/json.ts";
import type { Room } from "../../src/report/runs.ts";
import { pile } from "./pile.ts";
import { FORMATS, inOneOrder, rendered } from "./rendered.ts";

async function dossiersOf(source: ReportSource): Promise<Dossier[]> {
  const all: Dossier[] = [];
  for await (const dossier of source.dossiers("id")) all.push(dossier);
  return all;
}

async function jsonWithin(source: ReportSource, room: Room): Promise<string> {
  let text = "";
  for await (const chunk of renderJson(source, {}, room)) text += chunk;
  return text;
}

/** A source that counts how often its dossiers are read. */
function counted(source: ReportSource): { source: ReportSource; readonly passes: number } {
  let passes = 0;
  const dossiers: ReportSource["dossiers"] = (order) => {
    passes++;
    return source.dossiers(order);
  };
  return {
    source: { ...source, dossiers },
    get passes() {
      return passes;
    },
  };
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

const PLENTY = 1_000_000;

test.each([1, 3_000, 9_000, 40_000])(
  "rows packed after %i characters come out as if none were, of one pass",
  async (loose) => {
    const whole = await rendered(reaching(), "json");
    expect(whole.length).toBeGreaterThan(15_000);
    for (const block of [1, 500, PLENTY]) {
      const told = counted(sourceOf(reaching()));
      expect(await jsonWithin(told.source, { loose, block, packed: PLENTY })).toBe(whole);
      expect(told.passes).toBe(1);
    }
  },
);

test.each([1, 800, 3_000])(
  "a report whose packed rows outgrow %i bytes is read again and has the same bytes",
  async (packed) => {
    const whole = await rendered(reaching(), "json");
    const told = counted(sourceOf(reaching()));
    expect(await jsonWithin(told.source, { loose: 1_500, block: 500, packed })).toBe(whole);
    expect(told.passes).toBeGreaterThan(1);
  },
);

test("texts and ids with line feeds, separators and broken letters are packed and come out as they were", async () => {
  const report = reaching();
  const [first, ...others] = report.articles;
  const odd = { ...first!, title: "one\ntwo\u2028\ud800", location: "a\tb\u0000c" };
  const messages = ["\n", "\ud800", '["\\'].map((location) => ({ ...report.messages[0]!, location }));
  const strange = { ...report, articles: [odd, ...others], messages };
  const json = await jsonWithin(sourceOf(strange), { loose: 1, block: 1, packed: PLENTY });
  expect(json).toBe(await rendered(strange, "json"));
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
