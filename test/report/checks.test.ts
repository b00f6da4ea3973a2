import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Report } from "../../src/model/index.ts";
import { sourceOf } from "../../src/pile/partition.ts";
import { briefOf } from "../../src/report/brief.ts";
import { renderFolder } from "../../src/report/index.ts";
import { viewOf } from "../../src/report/view.ts";
import { analyse, rawOf, rawsOfExample } from "../piles.ts";
import { crowdedStory, manyStories } from "./large-piles.ts";
import { pile } from "./pile.ts";
import { rendered } from "./rendered.ts";

/**
 * What readers of the report asked for, check by check (docs/report/checks.md); those that need a browser stand in `browser/`, those
 * on the content of facts in `test/fact` and `test/annotation`.
 */
let tiny: Report;
let ferry: Report;
beforeAll(async () => {
  tiny = (await analyse(rawsOfExample("tiny"))).report;
  ferry = (await analyse(rawsOfExample("pile"))).report;
});

test("1: a text of unbalanced brackets ends no pile: all other articles are told as without it", async () => {
  const titles = tiny.articles.map(({ title }) => title);
  const brackets = fc.array(
    fc.constantFrom("(", ")", "[", "]", "{", "“", "”", "(on", "Tarvia]", "said", "Monday.", "12)"),
    {
      maxLength: 40,
    },
  );
  await fc.assert(
    fc.asyncProperty(brackets, async (words) => {
      const odd = `The wall of Vell fell ${words.join(" ")} on Monday, the mayor said.\n\n${words.join(" ")}`;
      const { report } = await analyse([...rawsOfExample("tiny"), rawOf("odd", odd, "odd.txt")]);
      expect(report.articles.map(({ title }) => title)).toEqual(expect.arrayContaining(titles));
      expect(await rendered(report, "text")).toContain(tiny.stories[0]!.title);
      expect(report.messages.filter(({ level }) => level === "error")).toEqual([]);
    }),
    { seed: 1, numRuns: 12 },
  );
});

test("5: no words stand twice among the facts of a story, in any form that is read", async () => {
  for (const report of [ferry, pile(), crowdedStory()]) {
    for await (const dossier of sourceOf(report).dossiers()) {
      const told = viewOf(dossier);
      const { best } = briefOf(told);
      expect(new Set(best.map(({ text }) => text.toLowerCase())).size).toBe(best.length);
    }
    const page = await rendered(report, "html");
    for (const story of page.split('<section class="story"').slice(1)) {
      const said = [...story.matchAll(/<span class="what" dir="auto">(.*?)<\/span>/g)].map(([, words]) =>
        words!.replace(/<[^>]*>/g, ""),
      );
      expect(said.length).toBeGreaterThan(0);
      expect(said.filter((words, index) => said.indexOf(words) !== index)).toEqual([]);
    }
  }
});

test("9: long statements leave room for the disputes: three at least, fewer of them than short ones", async () => {
  for await (const dossier of sourceOf(crowdedStory()).dossiers()) {
    expect(briefOf(viewOf(dossier)).best).toHaveLength(4);
    const short = dossier.facts.map((fact, index) => ({ ...fact, text: `The depot had warned them ${index} times` }));
    expect(briefOf(viewOf({ ...dossier, facts: short })).best).toHaveLength(5);
  }
});

test("11: captions, buttons and teasers of a page give no fact, name or label", async () => {
  const junk = [
    "Hide Caption",
    "8 of 25 Photos",
    "show all",
    "ES News Email",
    "Enter your email address",
    "Continuing Coverage",
  ];
  const body = [
    "Four people were hurt when a tram ran into a lorry in Harrowmere on Monday, the fire brigade said.",
    "The lorry had stopped on the rails below the depot at 7.20 a.m. after its engine failed, police chief Ida Morrow said.",
    "“We could see it coming and nobody could do a thing,” said Pell Ostrow, who drives the tram.",
    "The line to Upper Quenby will stay closed until Thursday, the council said.",
  ];
  const lines = body.flatMap((sentence, index) => [
    `<p>${sentence}</p>`,
    `<p>${junk[index]}</p>`,
    `<div><span>${junk[index + 2]}</span></div>`,
  ]);
  const page = `<html><head><title>Tram hits lorry in Harrowmere</title></head><body><article><h1>Tram hits lorry in Harrowmere</h1>
<p>Updated: 2031-03-04 13:14</p>${lines.join("\n")}</article></body></html>`;
  const { report } = await analyse([rawOf("tram", page, "tram.html")]);
  expect(report.facts.length).toBeGreaterThanOrEqual(3);
  const told = [
    ...report.facts.map(({ text }) => text),
    ...report.entities.map(({ name }) => name),
    ...report.stories.map(({ title }) => title),
  ];
  for (const words of [...junk, "Updated:", "13:14"])
    expect(told.filter((text) => text.toLowerCase().includes(words.toLowerCase()))).toEqual([]);
});

test.each([["text"], ["md"], ["html"]] as const)(
  "12: %s says of a story of more than 60 days that it may be two events",
  async (format) => {
    const report = pile();
    const over = (end: string): Report => ({
      ...report,
      stories: report.stories.map((one) => (one.id === "s-ferry" ? { ...one, start: "2031-03-02", end } : one)),
    });
    const words = /may be more than one event/g;
    expect((await rendered(over("2031-05-01"), format)).match(words)).toBeNull();
    expect((await rendered(over("2031-05-02"), format)).replace(/\s+/g, " ").match(words)).toHaveLength(1);
    expect(await rendered(over("2033"), format)).not.toMatch(words);
  },
);

test("13: one text alone tells its quotations with their speakers", async () => {
  const text =
    "Snow shut the pass above Vell on Sunday.\n\n“We turned back eleven lorries,” said Ida Morrow, who runs the road office.";
  const { report } = await analyse([rawOf("one", text, "one.txt")]);
  for (const format of ["text", "md"] as const) {
    const told = (await rendered(report, format)).replace(/\s+/g, " ");
    expect(told).toContain("We turned back eleven lorries");
    expect(told).toContain("Ida Morrow");
  }
});

test("14: of 2,000 articles every story can be reached from the index, with every article and fact of it", async () => {
  const report = manyStories(300, 500);
  expect(report.articles).toHaveLength(2000);
  const pages = new Map<string, string>();
  for await (const { name, text } of renderFolder(sourceOf(report))) pages.set(name, text);
  const leads = new Set([...pages.get("index.html")!.matchAll(/href="(stories\/[^"]+)"/g)].map(([, to]) => to!));
  expect([...pages.keys()].filter((name) => name !== "index.html").sort()).toEqual([...leads].sort());
  const everything = new Set(
    [...pages.values()].flatMap((page) => [...page.matchAll(/(?:id|data-article)="([^"]+)"/g)].map(([, id]) => id!)),
  );
  expect(report.facts.flatMap(({ id }) => (everything.has(id) ? [] : [id]))).toEqual([]);
  expect(report.articles.flatMap(({ id }) => (everything.has(id) ? [] : [id]))).toEqual([]);
  expect(pages.get("index.html")!.length).toBeLessThan(1_500_000);
});

test("15: a link without direction is drawn beside its partner, not under it", async () => {
  const report = crowdedStory();
  const first = report.links[0]!;
  const drawn = async (direction: "undetermined" | "a-to-b") =>
    (await rendered({ ...report, links: [{ ...first, direction }, ...report.links.slice(1)] }, "html")).match(
      /<li class="d\d[^"]*"/g,
    );
  expect((await drawn("a-to-b"))!.filter((row) => row.includes("beside"))).toEqual([]);
  const beside = (await drawn("undetermined"))!.filter((row) => row.includes("beside"));
  expect(beside.length).toBeGreaterThan(0);
  expect(beside.every((row) => row.startsWith('<li class="d0'))).toBe(true);
});
