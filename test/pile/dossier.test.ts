import { beforeAll, expect, test } from "vitest";
import { findLineages, findStories, supportCounter } from "../../src/index.ts";
import { composeDossier, type DossierParts } from "../../src/pile/dossier.ts";
import { composeDossiers } from "../../src/pile/dossiers.ts";
import { sourceOf } from "../../src/pile/partition.ts";
import { messagesIn, sourceOfDossiers, withMessages } from "../../src/pile/source.ts";
import { collectReport } from "../../src/report/index.ts";
import { type Analysed, analyse, rawsOfExample } from "../piles.ts";

let analysis: Analysed;

beforeAll(async () => {
  analysis = await analyse(rawsOfExample("pile"));
});

function partsOf(annotated: Analysed["annotated"], story: DossierParts["story"]): DossierParts {
  const articles = annotated.filter(({ article }) => story.articles.includes(article.id));
  const counter = supportCounter([], { links: [], lineages: [], strict: [], loose: [] });
  return { story, articles, links: [], lineages: [], counter, lineageOf: new Map() };
}

test("every article stands in one dossier, with everything that is said of it", async () => {
  const { report, source } = analysis;
  const seen: string[] = [];
  for await (const dossier of source.dossiers()) {
    seen.push(...dossier.articles.map(({ id }) => id));
    const inside = new Set(dossier.story.articles);
    for (const list of [dossier.quotes, dossier.quantities, dossier.times])
      expect(list.filter(({ article }) => !inside.has(article))).toEqual([]);
    expect(dossier.facts.filter(({ story }) => story !== dossier.story.id)).toEqual([]);
  }
  expect(seen.sort()).toEqual(report.articles.map(({ id }) => id));
  expect(source.totals).toMatchObject({ articles: report.articles.length, facts: report.facts.length });
});

test("the most reported story comes first, or the one with the least id", async () => {
  const sizes: number[] = [];
  const ids: string[] = [];
  for await (const { story } of analysis.source.dossiers("weight")) sizes.push(story.articles.length);
  for await (const { story } of analysis.source.dossiers("id")) ids.push(story.id);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(ids).toEqual([...ids].sort());
});

test("a report read back is the same report, and its dossiers say the same", async () => {
  expect(await collectReport(sourceOf(analysis.report))).toEqual(analysis.report);
});

test("composing leaves the annotations as they were made, and does the same again", () => {
  const { annotated } = analysis;
  const before = JSON.stringify(annotated);
  const map = findLineages(annotated);
  const stories = findStories(annotated, map);
  const first = [...composeDossiers(annotated, map, stories)];
  expect([...composeDossiers([...annotated].reverse(), map, stories)]).toEqual(first);
  expect(JSON.stringify(annotated)).toBe(before);
});

test("names that cannot be resolved and facts that cannot be made cost themselves only", () => {
  const { annotated, report } = analysis;
  const parts = partsOf(annotated, report.stories[0]!);
  const broken = parts.articles.map(({ article, annotation }) => ({
    article,
    annotation: { ...annotation, entities: [{} as never] },
  }));
  const dossier = composeDossier({ ...parts, articles: broken });
  expect(dossier.articles.length).toBe(parts.articles.length);
  expect(dossier.messages.map(({ rule }) => rule)).toContain("story-failed");
});

test("an article in no story is a story of its own", async () => {
  const { report } = analysis;
  const source = sourceOf({ ...report, stories: report.stories.slice(1) });
  const back = await collectReport(source);
  expect(back.articles).toEqual(report.articles);
  expect(back.stories.length).toBe(report.stories.length - 1 + report.stories[0]!.articles.length);
});

test("messages that belong to no story can be given anew; all are told", async () => {
  const one = { rule: "empty-file", text: "It is empty.", location: "x.txt" } as const;
  const source = sourceOfDossiers([], [{ rule: "other", text: "o" }]);
  const rules = async (from: typeof source) => {
    const told = [];
    for await (const { rule } of messagesIn(from)) told.push(rule);
    return told;
  };
  expect(await rules(source)).toEqual(["other"]);
  expect(await rules(withMessages(source, [one]))).toEqual(["empty-file"]);
  expect((await collectReport(withMessages(source, [one]))).messages).toEqual([one]);
});
