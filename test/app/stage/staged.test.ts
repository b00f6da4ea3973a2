import { expect, test } from "vitest";
import type { Message } from "../../../src/index.ts";
import { CASE } from "../../case.ts";
import { analyse, rawOf } from "../../piles.ts";
import { plainEngine } from "./plain-engine.ts";
import { duckdb, plain, staged, stageInParts } from "./staged.ts";

const GERMAN = [
  "Die Hafenwacht von Port Quillan hat am Dienstag die Ostschleuse gesperrt, nachdem der Kahn Ottoline das Tor gerammt hatte.",
  "Er kam aus dem Steinbruch Brassmere und hatte 400 Tonnen Kies geladen.",
  "Verletzt wurde niemand, sagte Tamsin Oake; elf Boote warten vor der Mole.",
  "Piet Valdane sagte, die Schleuse von 1931 werde erst mit neuer Angel wieder geöffnet.",
].join("\n\n");

const FAIR = [
  "At Thornby the summer fair opened with a parade of forty carts and a brass band from the mill.",
  "Baker Agnes Ruddle won the prize for the tallest loaf for the third time since the fair began in 1988.",
  "Organiser Colm Tarrant counted two thousand visitors by evening and ran out of paper lanterns.",
].join("\n\n");

/** Texts with everything that makes the order of work matter: copies of copies, twins, edits, two languages, one id twice; and a case that is told as one story for its people. */
const TANGLED = [
  rawOf(
    "tangled",
    tangled()
      .map((record) => JSON.stringify(record))
      .join("\n"),
    "tangled.jsonl",
  ),
  rawOf("page", "<html><head><title>Nothing</title></head><body></body></html>", "empty.html"),
];

test("where copies hang on copies the stages come to the report of one machine, and say the same of bad input", {
  timeout: 600_000,
}, async () => {
  let settled = 0;
  const engine = await duckdb({}, (rounds) => {
    settled = rounds;
  });
  const { report, messages } = await staged(TANGLED, engine);
  const single = (await analyse(TANGLED)).report;
  expect(plain(report)).toEqual(plain(single));
  // One round, one more for those whose candidates turned out to be edits, and one that finds nothing to do.
  expect(settled).toBeGreaterThanOrEqual(3);
  expect(single.lineages.some(({ articles }) => articles.length > 3)).toBe(true);
  // Two of them are told as one by the people whom they name alone.
  expect(single.stories.map(({ articles }) => articles)).toContainEqual(CASE.map(({ id }) => id).sort());
  const ids = new Set(report.articles.map(({ id }) => id));
  const placeOf = ({ rule, location }: Message) => `${rule} ${location}`;
  const told = single.messages.filter(({ article }) => article === undefined || !ids.has(article));
  expect(messages.map(placeOf).sort()).toEqual(told.map(placeOf).sort());
});

test("so they do without any engine, and when processes share the rows and give theirs in any order", {
  timeout: 600_000,
}, async () => {
  const single = plain((await analyse(TANGLED)).report);
  expect(plain((await staged(TANGLED, plainEngine)).report)).toEqual(single);
  expect(plain((await staged(TANGLED, await duckdb(), stageInParts)).report)).toEqual(single);
});

function tangled(): object[] {
  const sentences = [
    "Harbour wardens at Port Quillan closed the eastern lock on Tuesday after a barge carrying gravel struck the gate.",
    "The barge Ottoline had left the quarry at Brassmere an hour earlier with four hundred tonnes aboard.",
    "Nobody was hurt, warden Tamsin Oake said, but eleven boats were left waiting outside the breakwater.",
    "Divers found a crack of two metres in the lower hinge and pumped the chamber dry before noon.",
    "“We will not open it again before the hinge is replaced,” engineer Piet Valdane told reporters on the quay.",
    "The lock, built in 1931, was repaired twice in the past decade at a cost of six million crowns.",
    "Shipping agents said cargo for the sugar works would be moved by road until the end of next week.",
    "A spokeswoman for the quarry said its skipper had steered the same course for nineteen years.",
    "Fishermen from Little Quillan offered to tow the smaller boats around the point free of charge.",
    "The council meets on Thursday to decide whether the western lock can take larger vessels meanwhile.",
  ];
  const day = (n: number) => `2031-03-${String(4 + n).padStart(2, "0")}`;
  const edits = Array.from({ length: 9 }, (_, n) => {
    const text = sentences.map((sentence, k) =>
      k < n ? sentence.replace(/\b(on|after|said|before)\b/, "") : sentence,
    );
    return { id: `edit-${n}`, publisher: `Paper ${n}`, published: day(n >> 2), text: text.join("\n\n") };
  });
  const twin = { ...edits[3]!, id: "twin", publisher: "Twin Post", published: day(5) };
  const whole = sentences.slice(0, 5).join("\n\n");
  const other = sentences.slice(3).reverse().join("\n\n");
  return [
    ...edits.reverse(),
    twin,
    { id: "half", publisher: "Half Gazette", published: day(1), text: whole },
    { id: "turned", publisher: "Turned Times", text: other },
    { id: "abroad", language: "de", publisher: "Küstenbote", published: day(1), text: GERMAN },
    {
      id: "edit-0",
      publisher: "Namesake Weekly",
      published: day(2),
      text: `${other}\n\nSo ended a long week at Port Quillan.`,
    },
    { id: "roundup", publisher: "Evening Sum", published: day(2), text: `${whole}\n\n${FAIR}\n\n${other}` },
    { id: "fair", publisher: "Evening Sum", published: day(2), text: FAIR },
    ...CASE.map((report, k) => ({ ...report, publisher: `Court Post ${k}` })),
  ];
}
