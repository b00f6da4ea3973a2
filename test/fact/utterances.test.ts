import { describe, expect, test } from "vitest";
import { nameStory } from "../../src/annotation/index.ts";
import { findFacts } from "../../src/fact/index.ts";
import type { AnnotatedArticle } from "../../src/model/index.ts";
import { lineages, oneStory, report } from "./piles.ts";

/** Speakers and number of renderings of each utterance, the most rendered first; disagreements by kind. */
function told(pile: readonly AnnotatedArticle[], ...groups: string[][]) {
  const { utterances, facts } = findFacts(pile, oneStory(pile), lineages(pile, ...groups));
  return {
    utterances: utterances
      .map(({ speakers, quotes }) => `${speakers.map(({ name }) => name).join(" or ")}: ${quotes.length}`)
      .sort(),
    disagreements: facts.flatMap(({ disagreement }) => disagreement?.kind ?? []),
  };
}

describe("renderings of one act of speech", () => {
  test("a few marked words stand with the sentence they are taken from", () => {
    const { utterances, disagreements } = told([
      report("a", "“The old sluice was a disgrace and it will never be opened again in my time,” Lena Orth said."),
      report("b", "Lena Orth called the sluice “a disgrace”."),
      report("c", "Lena Orth said the sluice “will never be opened again”."),
    ]);
    expect(utterances).toEqual(["Lena Orth: 3"]);
    expect(disagreements).toEqual([]);
  });

  test("the same few words of two people are two utterances", () => {
    const { utterances } = told([
      report("a", "“The old sluice was a disgrace to this town,” Lena Orth said."),
      report("b", "Tom Hale called the ferry “a disgrace”."),
    ]);
    expect(utterances).toEqual(["Lena Orth: 1", "Tom Hale: 1"]);
  });

  test("indirect speech stands with the words it passes on", () => {
    const { utterances } = told([
      report("a", "“We are still working out how the harbour order will be implemented,” Lena Orth said."),
      report("b", "Lena Orth said that the implementation of the order for the harbour was being worked out."),
    ]);
    expect(utterances).toEqual(["Lena Orth: 2"]);
  });

  test("what a report tells in its own order stands with the words of the same speaker, not of another", () => {
    const words = "“The leaking ferry will be replaced by two barges that Ostaby pays for,” Lena Orth said.";
    const retold = "said that payment by Ostaby had been found, that barges would come and the ferry go.";
    expect(told([report("a", words), report("b", `Lena Orth ${retold}`)]).utterances).toEqual(["Lena Orth: 2"]);
    expect(told([report("a", words), report("b", `Tom Hale ${retold}`)]).utterances).toEqual([
      "Lena Orth: 1",
      "Tom Hale: 1",
    ]);
  });

  test("what was said on two occasions is two acts of speech, where the reporting clauses tell them apart", () => {
    const then = "“The old pier must be saved for our grandchildren,” Lena Orth said at the time.";
    const now = "On Monday, Lena Orth said that trawlers would be allowed to land their catch in Kolb.";
    const { utterances } = told([report("a", `${then} ${now}`)]);
    expect(utterances).toEqual(["Lena Orth: 1", "Lena Orth: 1"]);
    const atOnce =
      "Asked later that day about it, Lena Orth said, “It is a fair thing to ask of us.” “I think the clerk is right about the pier,” Orth said.";
    expect(told([report("a", atOnce)]).utterances).toEqual(["Lena Orth: 2"]);
    const left = "Lena Orth, who left the board last year, said that trawlers would be allowed to land in Kolb.";
    const more = "“The old pier must be saved for our grandchildren,” Lena Orth said.";
    expect(told([report("a", `${left} ${more}`)]).utterances).toEqual(["Lena Orth: 2"]);
  });

  test("what two reports quote in one go is one act of speech", () => {
    const [first, second] = [
      "“The harbour will be dredged before the storms,”",
      "“Nobody shall lose a berth over it.”",
    ];
    const { utterances } = told([
      report("a", `The clerk spoke in Velm. ${first} Lena Orth said. ${second} The tide was high.`),
      report("b", `In the rain a crowd had come. ${first} said Lena Orth. ${second} Then she left by boat.`),
    ]);
    expect(utterances).toEqual(["Lena Orth: 4"]);
  });

  test("a paragraph that a bare noun or a line between does not part goes on", () => {
    const open = "One harbour officer, speaking in Velm, said that the crew had not been asked.";
    const goesOn = "“We are scratching our heads about where this came from,” the officer said.";
    const line = "FERRY LINE TAKES OVER PIERS OF KOLB AND VELM";
    expect(told([report("a", `${open}\n\n${goesOn}`)]).utterances).toHaveLength(1);
    expect(told([report("a", `${open}\n\n${line}\n\n${goesOn}`)]).utterances).toHaveLength(1);
  });

  test("two statements of one speaker stay two", () => {
    const { utterances } = told([
      report("a", "“The harbour will be dredged before the autumn storms arrive,” Lena Orth said."),
      report("b", "“Harbour fees will double for every foreign trawler next year,” Lena Orth said."),
    ]);
    expect(utterances).toEqual(["Lena Orth: 1", "Lena Orth: 1"]);
  });

  test("what a reporting clause interrupts is one act of speech", () => {
    const text = "“The harbour will be dredged before the autumn,” Lena Orth said. “No trawler will pay for it.”";
    expect(told([report("a", text)]).utterances).toEqual(["Lena Orth: 2"]);
    expect(told([report("a", text), report("b", text)], ["a", "b"]).utterances).toEqual(["Lena Orth: 4"]);
  });

  test("what several lineages quote by itself stays by itself, but for words that hang on the same clause", () => {
    const alone = report("b", "“The harbour will be dredged before the autumn,” Lena Orth said.");
    const first = "“The harbour will be dredged before the autumn,” Lena Orth said.";
    const added = report("a", `${first} “No trawler will pay for it,” she added.`);
    expect(told([added, alone]).utterances).toEqual(["Lena Orth: 1", "Lena Orth: 2"]);
    expect(told([report("a", `${first} “No trawler will pay for it.”`), alone]).utterances).toEqual(["Lena Orth: 3"]);
  });

  const goingOn: [name: string, text: string][] = [
    [
      "in other words in the same paragraph",
      "Lena Orth said that the northern quay was sinking. “Nobody dared to say it,” she said.",
    ],
    [
      "behind a participle",
      "“The quay belongs to the town,” Lena Orth said, noting that the harbour fund had paid for it twice.",
    ],
    [
      "in the next paragraph behind a pronoun",
      "Lena Orth said that the northern quay was sinking.\n\nShe said nobody had measured the sluice for years.",
    ],
    [
      "with the words that bear it out",
      "Lena Orth said that the northern quay was sinking.\n\n“Nobody has measured the sluice for years,” she said.",
    ],
    [
      "by the word for whoever spoke",
      "A harbour official told the Herald that the quay was sinking. The official said nobody had measured the sluice.",
    ],
  ];
  test.each(goingOn)("what one speaker goes on to say %s is one act of speech", (_, text) => {
    expect(told([report("a", text)]).utterances.map((one) => one.replace(/^.*: /u, ""))).toEqual(["2"]);
  });

  const apart: [name: string, text: string][] = [
    [
      "in a later paragraph that names the speaker anew",
      "Lena Orth said that the northern quay was sinking.\n\nLena Orth said ferry fees would double in May.",
    ],
    [
      "after a sentence of the report's own",
      "Lena Orth said that the quay was sinking. Boats were moved.\n\nShe said ferry fees would double in May.",
    ],
    [
      "of another one who is told of in the same words",
      "An official said that the northern quay was sinking. Another official said ferry fees would double in May.",
    ],
    [
      "of two speakers",
      "Lena Orth said that the northern quay was sinking. Tom Hale said ferry fees would double in May.",
    ],
  ];
  test.each(apart)("two statements %s stay two", (_, text) => {
    expect(told([report("a", text)]).utterances.length).toBe(2);
  });

  test("whoever is only described is no rival of the one who is named", () => {
    const { utterances } = told([
      report("a", "“The harbour will be dredged before the autumn storms arrive,” Lena Orth said."),
      report("b", "“The harbour will be dredged before the autumn storms arrive,” the head of the Coastal Board said."),
    ]);
    expect(utterances).toEqual(["Lena Orth: 2"]);
  });
});

describe("one voice under several names", () => {
  const words = "“The northern quay will be dredged before the autumn storms arrive,”";
  const said = (...texts: string[]) => told(nameStory(texts.map((text, k) => report(`r${k}`, text)))).utterances;

  test("a spokeswoman of somebody speaks for him", () => {
    expect(
      said(
        `Mayor Tom Hale is on leave.\n\n${words} Lena Orth, a spokeswoman for Mr. Hale, said.`,
        `Mayor Tom Hale came home to Velm.\n\n${words} he said in a statement.`,
      ),
    ).toEqual(["Lena Orth: 2"]);
  });

  test("a body speaks through the person whom a report names for the same words", () => {
    const first = "The Velm Harbour Board declared that the quay “will be dredged before the autumn storms arrive”.";
    expect(said(`${first}\n\n${words} Lena Orth wrote to the crews.`)).toEqual(["Lena Orth: 2"]);
  });

  test("a paper is no rival of whoever wrote it", () => {
    expect(said(`${words} Lena Orth wrote on Friday.`, `${words} the letter read.`)).toEqual(["Lena Orth: 2"]);
  });
});

describe("wording", () => {
  const pairs: [name: string, a: string, b: string][] = [
    [
      "an omission",
      "We have given this quay all that we had in ten long years",
      "We have given this quay … in ten long years",
    ],
    ["brackets", "She owes the whole town of Velm an answer", "She [the mayor] owes the whole town of Velm an answer"],
    [
      "the spelling of one word",
      "We analysed every sample of the grey water",
      "We analyzed every sample of the grey water",
    ],
    [
      "hyphens",
      "We shall stay steadfast in this long harbour strike",
      "We shall stay stead-fast in this long harbour strike",
    ],
    [
      "case and marks",
      "No boat leaves Velm, not one, until we are paid",
      "No boat leaves Velm – not one – until we are paid",
    ],
  ];
  test.each(pairs)("%s is no disagreement", (_, a, b) => {
    const pile = [report("a", `“${a},” Lena Orth said.`), report("b", `“${b},” Lena Orth said.`)];
    expect(told(pile)).toEqual({ utterances: ["Lena Orth: 2"], disagreements: [] });
  });

  test("another word is one", () => {
    const [a, b] = ["We shall close the northern quay next summer", "We might close the northern quay in late summer"];
    const pile = [report("a", `“${a},” Lena Orth said.`), report("b", `“${b},” Lena Orth said.`)];
    expect(told(pile).disagreements).toEqual(["wording"]);
  });

  test("a number told in round figures is the same number", () => {
    const pile = (a: string, b: string) => [
      report("a", `“The harbour paid ${a} crowns for the northern quay last summer,” Lena Orth said.`),
      report("b", `“The harbour paid ${b} crowns for the northern quay last summer,” Lena Orth said.`),
    ];
    expect(told(pile("100,000", "100,001")).disagreements).not.toContain("value");
    expect(told(pile("100,000", "130,000")).disagreements).toEqual(["value"]);
  });

  test("a body and its short name are one, and a number is one with its unit written on or off", () => {
    const words = (limit: string) => `"The tram took the curve of Kilm much faster than its limit of ${limit},"`;
    const { utterances, disagreements } = told([
      report("a", `${words("12 kmh")} the Velm Harbour Board said in a statement.`),
      report("b", `${words("12kmh")} the VHB said in a statement.`),
    ]);
    expect(utterances).toEqual(["Velm Harbour Board: 2"]);
    expect(disagreements).toEqual([]);
  });

  test("another form of a word is another wording, another spelling is none", () => {
    const pile = (a: string, b: string) => [
      report("a", `“The council will ${a} for the northern quay of Kilm this summer,” Lena Orth said.`),
      report("b", `“The council will ${b} for the northern quay of Kilm this summer,” Lena Orth said.`),
    ];
    expect(told(pile("answer the claim", "answer the claims")).disagreements).toEqual(["wording"]);
    expect(told(pile("organise the funds", "organize the funds")).disagreements).toEqual([]);
  });

  test("words between marks inside a sentence are held against each other; where one goes on from the other they agree", () => {
    const inside = (words: string) =>
      report("a", `Lena Orth said the crew was “${words}” when they came home to Kilm.`);
    const whole = report("b", "“The crew is in rather good health considering how it was held,” Lena Orth said.");
    expect(told([inside("in fairly good health considering how it was held"), whole]).disagreements).toEqual([
      "wording",
    ]);
    const on = "in rather good health considering how it was held and fed";
    expect(told([inside(on), whole]).disagreements).toEqual([]);
  });

  test("what one report gives in two ways is no disagreement between reports", () => {
    const [a, b] = ["We shall close the northern quay next summer", "We might close the northern quay in late summer"];
    const pile = [
      report("a", `“${a},” Lena Orth said. “${b},” she told the council of Velm.`),
      report("b", "It rained."),
    ];
    expect(told(pile).disagreements).toEqual([]);
  });

  test("an excerpt of a longer denial denies nothing itself", () => {
    const { disagreements } = told([
      report(
        "a",
        "“We never promised a bridge, but we will rebuild the northern harbour wall this summer,” Lena Orth said.",
      ),
      report("b", "“We will rebuild the northern harbour wall this summer,” Lena Orth said."),
    ]);
    expect(disagreements).toEqual([]);
  });
});

describe("statements that only look alike", () => {
  test("of two people who are called otherwise are two", () => {
    const { utterances } = told([
      report("a", "“It was a game of ups and downs,” Lena Orth said."),
      report("b", "“This game with all the ups and downs taught my son what it is to sail,” Tom Hale said."),
    ]);
    expect(utterances).toEqual(["Lena Orth: 1", "Tom Hale: 1"]);
  });

  test("with other numbers are two", () => {
    const { utterances } = told([
      report("a", "Seaport Union said that 140 dockers may be affected by the closing of the quay."),
      report("b", "Seaport Union said that another 25 dockers may be affected, and that a new quay was planned."),
    ]);
    expect(utterances).toEqual(["Seaport Union: 1", "Seaport Union: 1"]);
  });

  test("a title alone is no rival of the one who bears it", () => {
    const words = "“The harbour will be dredged before the autumn storms arrive,”";
    const { utterances } = told([report("a", `${words} Lena Orth said.`), report("b", `${words} the President said.`)]);
    expect(utterances).toEqual(["Lena Orth: 2"]);
  });

  test("who is only described is the one who is named for the same words", () => {
    const { utterances } = told([
      report("a", "The Newmarsh resident says her daughter found the goat as a stray near the harbour wall."),
      report("b", "Colleen Orth said her daughter found the goat as a stray near the harbour wall."),
    ]);
    expect(utterances).toEqual(["Colleen Orth: 2"]);
  });

  test("a coroner's office is the voice of the coroner", () => {
    const { utterances } = told([
      report("a", "Marsh County Coroner Pam Orth said Jan Velm died of a wound to the head on Sunday morning."),
      report("b", "The Marsh County Coroner's office said Jan Velm died of a wound to the head on Sunday morning."),
    ]);
    expect(utterances).toEqual(["Pam Orth: 2"]);
  });
});
