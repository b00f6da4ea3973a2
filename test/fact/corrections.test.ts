import { describe, expect, test } from "vitest";
import { correctionsIn, isInNote } from "../../src/fact/corrections.ts";
import { findFacts, groundOf, lineagesOf } from "../../src/fact/index.ts";
import { type AnnotatedArticle, supportCounter } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

function wrongIn(pile: readonly AnnotatedArticle[]): number[] {
  const map = lineages(pile);
  const counter = supportCounter(
    pile.map(({ article }) => article),
    map,
  );
  const byId = new Map(pile.map((one) => [one.article.id, one]));
  return correctionsIn(groundOf(oneStory(pile)[0]!, byId, counter, lineagesOf(map))).flatMap(({ wrong }) => wrong);
}

function facts(pile: readonly AnnotatedArticle[], ...groups: string[][]) {
  return findFacts(pile, oneStory(pile), lineages(pile, ...groups)).facts;
}

const LEAD = "The harbour board of Velm will close 30 berths in the northern basin.";
const OLD = "The harbour board of Velm will close 90 berths in the northern basin.";

describe("a correction note", () => {
  const notes: [note: string, language: string][] = [
    [
      "Correction: An earlier version of this article said that 90 berths would be closed. The correct number is 30.",
      "en",
    ],
    ["This story originally stated that 90 berths would go. It is 30.", "en"],
    ["CORRECTION: The board will close 30 berths, not 90.", "en"],
    ["(Corrects number of berths to 30 from 90)", "en"],
    ["This article has been corrected: the board will close 30 berths instead of 90.", "en"],
    ["Korrektur: Es werden 30 statt 90 Liegeplätze geschlossen.", "de"],
    ["In einer früheren Version hieß es, 90 Liegeplätze würden geschlossen. Richtig sind 30.", "de"],
    ["Rectificatif : 30 postes seront fermés, et non 90.", "fr"],
    ["Une version précédente de cet article indiquait que 90 postes seraient fermés. Il s’agit de 30.", "fr"],
    ["Una versión anterior de este artículo decía que se cerrarían 90 puestos. Son 30.", "es"],
    ["Corrección: se cerrarán 30 puestos y no 90.", "es"],
  ];
  test.each(notes)("takes back one number: %s", (note, language) => {
    expect(wrongIn([report("a", `${LEAD}\n\n${note}`, { language })])).toEqual([90]);
  });

  const others = [
    "Corrections officers counted 90 berths in the yard of the prison.",
    "Corrected for the tide, the basin is 90 metres long.",
    "The captain said that 90 berths were too many, not too few.",
  ];
  test.each(others)("is not: %s", (text) => {
    const pile = [report("a", `${LEAD}\n\n${text}`)];
    expect(wrongIn(pile)).toEqual([]);
  });

  test("holds no claims of the article, and nothing else is in it", () => {
    const pile = [report("a", `${LEAD}\n\n${notes[0]![0]}`)];
    for (const { mentions } of facts(pile)) {
      for (const { span } of mentions) expect(span.end).toBeLessThanOrEqual(LEAD.length);
    }
    expect(isInNote([], "a", { start: 0, end: 5 })).toBe(false);
  });
});

describe("a value that was taken back", () => {
  const noted = `${LEAD}\n\n${"Correction: An earlier version of this article said that 90 berths would be closed. The correct number is 30."}`;

  test("is withdrawn in a copy of the old text, and the live value leads", () => {
    const pile = [report("a", noted), report("b", OLD), report("c", OLD)];
    const dispute = facts(pile, ["a", "b", "c"]).find(({ disagreement }) => disagreement);
    expect(dispute?.disagreement?.values.map(({ normal, status }) => [normal, status])).toEqual([
      ["30", undefined],
      ["90", "withdrawn"],
    ]);
    expect(dispute?.claim?.value).toBe(30);
    expect(dispute?.text).toContain("30");
    expect(dispute?.support.articles).toBe(1);
  });

  test("stands where a report of another lineage gives it", () => {
    const pile = [report("a", noted), report("b", OLD)];
    const dispute = facts(pile).find(({ disagreement }) => disagreement);
    expect(dispute?.disagreement?.values.map(({ status }) => status)).toEqual([undefined, undefined]);
  });

  test("of another thing stands", () => {
    const pile = [report("a", noted), report("b", "The ferry of Velm carried 90 passengers on Monday.")];
    const other = facts(pile, ["a", "b"]).find(({ text }) => text.includes("passengers"));
    expect(other?.status).toBeUndefined();
  });

  test("by a later text of the same publisher is withdrawn, by that of another not", () => {
    const old = { publisher: "Velm Post", published: "2031-05-14T08:00:00Z" };
    const next = { publisher: "Velm Post", published: "2031-05-14T11:00:00Z" };
    const statuses = (more: object) => {
      const pile = [report("a", OLD, old), report("b", LEAD, { ...next, ...more })];
      const dispute = facts(pile, ["a", "b"]).find(({ disagreement }) => disagreement);
      return dispute?.disagreement?.values.map(({ normal, status }) => [normal, status]).sort();
    };
    expect(statuses({})).toEqual([
      ["30", undefined],
      ["90", "withdrawn"],
    ]);
    expect(statuses({ publisher: "Coast News" })?.map(([, status]) => status)).toEqual([undefined, undefined]);
  });
});
