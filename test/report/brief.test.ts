import { expect, test } from "vitest";
import type { Fact, Report } from "../../src/model/index.ts";
import { sourceOf } from "../../src/pile/partition.ts";
import { briefFirst, briefOf, oneTextWords } from "../../src/report/brief.ts";
import { conflictTitle, damagesOf, damageWords, sidesWords } from "../../src/report/conflicts.ts";
import { TERMS } from "../../src/report/phrases.ts";
import { type StoryView, viewOf } from "../../src/report/view.ts";
import { pile } from "./pile.ts";
import { rendered } from "./rendered.ts";

async function firstStory(report: Report): Promise<StoryView> {
  for await (const dossier of sourceOf(report).dossiers("weight")) return viewOf(dossier);
  throw new Error("no story");
}

/** The sample pile with more facts about the ferry: `2-3 5` is carried by five articles, two lineages at least, three at most. */
async function briefWith(rows: Readonly<Record<string, string>>) {
  const report = pile();
  const model = report.facts.find(({ id }) => id === "f-hurt")!;
  const more = Object.entries(rows).map(([text, counts], index): Fact => {
    const [, atLeast = "1", atMost = "1", articles = "1"] = /^(\d)-(\d) (\d)$/.exec(counts) ?? [];
    const lineages = { atLeast: Number(atLeast), atMost: Number(atMost) };
    const support = { articles: Number(articles), publishers: Number(articles), lineages, origins: [] };
    return { ...model, id: `f-more${index}`, text, support };
  });
  const told = await firstStory({ ...report, facts: [...report.facts.filter(({ id }) => id !== "f-hurt"), ...more] });
  return { told, brief: briefOf(told) };
}

test("the head says nothing that a line before says already", async () => {
  const { brief } = await briefWith({
    "Mayor Ada Moor, who came by boat, closed the quay": "2-2 3",
    "Ada Moor came by boat": "2-2 2",
    "Ada Moor came by night": "2-2 2",
  });
  expect(brief.best.map(({ text }) => text)).toContain("Ada Moor came by night");
  expect(brief.best.map(({ text }) => text)).not.toContain("Ada Moor came by boat");
});

test("what several lineages carry comes first in the order of the story, however many articles repeat something else", async () => {
  const { brief } = await briefWith({
    "Five papers print one sentence": "1-1 5",
    "Two reporters saw it alike": "2-2 2",
    "It was dark that night": "2-3 4",
  });
  expect(brief.best.map(({ text }) => text).slice(0, 3)).toEqual([
    "The ferry Marianne Holt ran aground off Ormsey",
    "Two reporters saw it alike",
    "It was dark that night",
  ]);
  expect(brief.echoed.map(({ text }) => text)).toEqual(["Five papers print one sentence"]);
});

test("labels of one or two words are no statements while there are others", async () => {
  const { brief } = await briefWith({
    Thirty: "3-3 5",
    "Two passengers broke their wrists": "2-2 2",
    "Rain fell all day": "2-2 2",
  });
  expect(brief.best.slice(0, 3).map(({ text }) => text)).not.toContain("Thirty");
});

test("no words stand twice among the facts, with the better support kept", async () => {
  const { told, brief } = await briefWith({ "Rain fell all day.": "1-1 1", "Rain fell all day": "2-2 3" });
  const rain = briefFirst(brief, told.agreed).filter(({ text }) => text.startsWith("Rain"));
  expect(rain.map(({ support }) => support.articles)).toEqual([3]);
});

test("the sentence that counts articles down to texts", async () => {
  const { told, brief } = await briefWith({});
  expect(oneTextWords(brief, told.articles.length)).toBe("4 of 5 articles are one text.");
  const few = brief.oneText.map((group) => ({ ...group, articles: group.articles.slice(0, 2) }));
  expect(oneTextWords({ ...brief, oneText: few }, 3)).toMatch(/^2 of 3 articles are one text \([^(),]+, [^(),]+\)\.$/);
  expect(oneTextWords({ ...brief, oneText: [] }, 5)).toBe("No two of these 5 articles are one text.");
  expect(oneTextWords(brief, 1)).toBe("One article reports this.");
});

test("a dispute is told by its sides, each with its lineages, and how they differ where the sides do not show it", async () => {
  const { brief } = await briefWith({});
  const [dispute] = brief.disputed;
  expect(sidesWords(dispute!)).toBe("320 (1–2 lineages) or 312 (1 lineage) or 230 (1 lineage)");
  const denied = { ...dispute!, disagreement: { ...dispute!.disagreement!, kind: "polarity" as const } };
  expect(sidesWords(denied, 1)).toBe("said and denied: 320 (1–2 lineages) or 2 more");
});

test("where the speaker is in doubt the title names none of them", async () => {
  const { brief } = await briefWith({});
  const [dispute] = brief.disputed;
  const [first, ...others] = dispute!.disagreement!.values;
  const values = [{ ...first!, value: "Ada Holm" }, ...others];
  const said = { ...dispute!, text: "Ada Holm: “We saw it.”", disagreement: { values, kind: "speaker" as const } };
  expect(conflictTitle(said)).toBe("Who said it? “We saw it.”");
  expect(conflictTitle({ ...said, text: "Bo Ness: “We saw it.”" })).toBe("Who said it? Bo Ness: “We saw it.”");
});

test("a broken copy is no dispute: it is said what became what, and where", async () => {
  const { told, brief } = await briefWith({});
  const [dispute] = brief.disputed;
  const broken = { ...dispute!, disagreement: { ...dispute!.disagreement!, kind: "damage" as const } };
  const views = { ...told, contested: [], damaged: [broken] };
  expect(briefOf(views).disputed).toEqual([]);
  const words = damagesOf([broken], told.articleOf).map(damageWords);
  expect(words).toHaveLength(2);
  expect(words[0]).toMatch(/^“320” became “312” in \S/);
});

test("the head counts the facts that the list below it counts", async () => {
  const { told, brief } = await briefWith({ "Rain fell all day.": "1-1 1", "Rain fell all day": "2-2 3" });
  expect(brief.facts).toBe(briefFirst(brief, told.agreed).length);
  const page = await rendered(pile(), "html");
  const counts = [...page.matchAll(/\d+ of (\d+) facts<\/small>/g)].map(([, of]) => of);
  const listed = [...page.matchAll(/>Facts <span>(\d+)<\/span>/g)].map(([, count]) => count);
  expect(counts.length).toBeGreaterThan(0);
  expect(counts).toEqual(listed);
});

test.each([["text"], ["md"], ["html"]] as const)(
  "%s says what a lineage is before it counts one in a story",
  async (format) => {
    const text = (await rendered(pile(), format)).replace(/\s+/g, " ");
    expect(text).toContain(TERMS);
    expect(text.indexOf(TERMS)).toBeLessThan(text.indexOf("Best supported"));
  },
);

test("the list of contents says how many stories it leaves to the list of those reported once", async () => {
  const page = await rendered(pile(), "html");
  expect(page).toMatch(
    /\d+ of \d+ stories: th[\w ]+ several articles report\. The other \d+: <a href="#singles-title">/,
  );
});

test.each([["text"], ["md"], ["html"]] as const)("%s tells a story in the one order", async (format) => {
  const text = await rendered(pile(), format);
  const heads = [
    "Best supported",
    "Disputed",
    "On a single source",
    ...(format === "text" ? [] : ["What is reported"]),
    "Where reports disagree",
    "Who said what",
    "Lineages",
  ];
  let from = text.indexOf("Marianne Holt");
  for (const head of heads) {
    const at = text.indexOf(head, from);
    expect(at, head).toBeGreaterThan(0);
    from = at;
  }
});

test.each([["text"], ["md"], ["html"]] as const)(
  "%s of a lone article shows its facts and quotations",
  async (format) => {
    const report = pile();
    const [courier] = report.articles.filter(({ id }) => id === "ormsey-courier");
    const one: Report = {
      ...report,
      articles: [courier!],
      lineages: report.lineages.filter(({ articles }) => articles.includes(courier!.id)),
      links: [],
      stories: [{ ...report.stories[0]!, articles: [courier!.id], summary: [], keys: [] }],
      quotes: report.quotes.filter(({ article }) => article === courier!.id),
      utterances: report.utterances.filter(({ id }) => id === "u-singing"),
      facts: report.facts
        .filter(({ id }) => id === "f-hurt")
        .map((fact) => ({ ...fact, mentions: fact.mentions.slice(0, 1) })),
      messages: [],
    };
    const text = await rendered(one, format);
    expect(text).toContain("Two passengers broke their wrists");
    expect(text).toContain("They were singing");
    expect(text).toContain("Knut Aldersey");
  },
);

test("who said what leaves out what nobody is told to have said, unless several lineages pass it on", async () => {
  const report = pile();
  const [first, second] = report.utterances;
  const lineages = { atLeast: 2, atMost: 2 };
  const utterances = [
    { ...first!, speakers: [], support: { ...first!.support, lineages: { atLeast: 1, atMost: 1 } } },
    { ...second!, speakers: [], support: { ...second!.support, lineages } },
  ];
  const told = await firstStory({ ...report, utterances });
  expect(told.utterances.map(({ id }) => id)).toEqual([second!.id]);
});
