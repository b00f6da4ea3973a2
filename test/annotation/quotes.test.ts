import fc from "fast-check";
import { expect, test } from "vitest";
import type { Annotator } from "../../src/annotation/annotator.ts";
import { annotate } from "../../src/annotation/index.ts";
import { quotes } from "../../src/annotation/quotes.ts";
import { wordsAt } from "../../src/model/index.ts";
import { annotated, articleOf } from "./reading.ts";

/** Each quotation as `kind marks [speaker words = name] words`. */
function read(text: string, language = "en"): string[] {
  const found = annotated(articleOf(text, { language }), quotes).quotes;
  return found.map(({ kind, marks, speaker, span }) => {
    const who = speaker.span ? wordsAt(text, speaker.span) : "-";
    return `${kind} ${marks} [${who} = ${speaker.name ?? "-"}] ${wordsAt(text, span)}`;
  });
}

test("a marked quotation with its speaker after it, before it and turned round", () => {
  expect(read("“We will rebuild the harbour,” Mayor Lena Orth said on Monday.")).toEqual([
    "direct present [Mayor Lena Orth = Lena Orth] We will rebuild the harbour,",
  ]);
  expect(read("Lena Orth said: “We will rebuild the harbour.”")).toEqual([
    "direct present [Lena Orth = Lena Orth] We will rebuild the harbour.",
  ]);
  expect(read("“The ferry is safe,” said Tom Hale, a spokesman for the port.")).toEqual([
    "direct present [Tom Hale = Tom Hale] The ferry is safe,",
  ]);
});

test("a quotation split by its reporting clause gives its parts with one cue", () => {
  const text = "“The bridge,” Orth said, “will open in May.” “Nobody doubts it.”";
  const found = annotated(articleOf(text), quotes).quotes;
  expect(found.map(({ span }) => wordsAt(text, span))).toEqual([
    "The bridge,",
    "will open in May.",
    "Nobody doubts it.",
  ]);
  expect(new Set(found.map(({ cue }) => cue?.start)).size).toBe(1);
});

test("a quotation goes on in the next paragraph", () => {
  const text = "“We lost the north pier,” Orth said. “The storm was long.\n\n“Now we count the boats.”";
  expect(read(text).at(-1)).toBe("direct present [Orth = Orth] Now we count the boats.");
});

test("mixed and indirect speech", () => {
  expect(read("Orth said that the harbour was “beyond repair” and that work had stopped.")[0]).toBe(
    "mixed present [Orth = Orth] the harbour was “beyond repair” and that work had stopped",
  );
  expect(read("The ministry said on Tuesday that 40 boats had sunk.")).toEqual([
    "indirect none [The ministry = ministry] 40 boats had sunk",
  ]);
  expect(read("According to Lena Orth, the pier will be closed for a year.")).toEqual([
    "indirect none [Lena Orth = Lena Orth] the pier will be closed for a year",
  ]);
});

test("first-person speech whose marks were lost", () => {
  expect(read("We will rebuild the harbour with our own hands, Lena Orth said.")).toEqual([
    "direct stripped [Lena Orth = Lena Orth] We will rebuild the harbour with our own hands",
  ]);
});

test("speech without marks may tell of telling, and end in a pronoun left behind", () => {
  expect(read("Our crew wrote it down and kept the page, said clerk Lena Orth.")).toEqual([
    "direct stripped [clerk Lena Orth = Lena Orth] Our crew wrote it down and kept the page",
  ]);
  expect(read("The pier stays shut as long as we do not know why it sank, she said -she.")).toEqual([
    "direct stripped [she = -] The pier stays shut as long as we do not know why it sank",
  ]);
  expect(read("Our crew wrote it, read it again and kept it, said clerk Lena Orth.")).toEqual([
    "direct stripped [clerk Lena Orth = Lena Orth] Our crew wrote it, read it again and kept it",
  ]);
  expect(read("We know that the pier will sink, Orth said.")).toHaveLength(1);
});

test("a pronoun that the names lead to somebody is that person's", () => {
  const text =
    "Pier master Tom Hale said the pier had sunk.\n\nMinister Ian Brock closed it. “It stays shut,” he said.";
  const at = (words: string, from = 0) => {
    const start = text.indexOf(words, from);
    return { article: "a", span: { start, end: start + words.length }, form: "name" as const };
  };
  const names: Annotator = {
    name: "names",
    needs: [],
    adds: ["entities"],
    made: "1",
    run: () => ({
      entities: [
        { id: "e", name: "Ian Brock", type: "person", mentions: [at("Ian Brock"), at("he", text.indexOf("he said"))] },
      ],
    }),
  };
  const found = annotated(articleOf(text), names, quotes).quotes;
  expect(found.map(({ speaker }) => speaker.name)).toEqual(["Tom Hale", "Ian Brock"]);
});

test("a pronoun that speaks is the one person its paragraph names before it", () => {
  const text =
    "Pier master Tom Hale left.\n\nThe pier was shut by order of minister Ian Brock. “It stays shut,” he said.\n\nTom Hale met Ian Brock. “It is late,” he said.";
  const named = (id: string, words: string, ...also: number[]) => ({
    id,
    name: words,
    type: "person" as const,
    mentions: [...text.matchAll(new RegExp(words, "g"))]
      .map(({ index }) => ({ article: "a", span: { start: index, end: index + words.length }, form: "name" as const }))
      .concat(also.map((start) => ({ article: "a", span: { start, end: start + 2 }, form: "name" as const }))),
  });
  const [first, second] = [text.indexOf("he said"), text.lastIndexOf("he said")];
  const names: Annotator = {
    name: "names",
    needs: [],
    adds: ["entities"],
    made: "1",
    run: () => ({ entities: [named("h", "Tom Hale", first, second), named("b", "Ian Brock")] }),
  };
  const found = annotated(articleOf(text), names, quotes).quotes;
  expect(found.map(({ speaker }) => speaker.name)).toEqual(["Ian Brock", "Tom Hale"]);
});

test("pronouns and descriptions", () => {
  const text =
    "Lena Orth, the mayor, said the pier was lost. “We will rebuild,” she said. “It is time,” the mayor added.";
  expect(read(text).slice(1)).toEqual([
    "direct present [she = Lena Orth] We will rebuild,",
    "direct present [the mayor = Lena Orth] It is time,",
  ]);
});

/** Names of speakers of a text whose entities are these words, by what they are. */
function speakersOf(text: string, entities: Readonly<Record<string, "person" | "organisation" | "country">>): string[] {
  const names: Annotator = {
    name: "names",
    needs: [],
    adds: ["entities"],
    made: "1",
    run: () => ({
      entities: Object.entries(entities).map(([name, type]) => ({
        id: name,
        name,
        type,
        mentions: [...text.matchAll(new RegExp(name, "g"))].map(({ index }) => ({
          article: "a",
          span: { start: index, end: index + name.length },
          form: "name" as const,
        })),
      })),
    }),
  };
  return annotated(articleOf(text), names, quotes).quotes.map(({ speaker }) => speaker.name ?? "-");
}

test("a pronoun that opens a sentence is whom the sentence before is about", () => {
  const people = { "Lena Orth": "person", "Jan Dorn": "person" } as const;
  const asked = "Jan Dorn sailed. Lena Orth asked Jan Dorn about the wreck. She said the boat was lost.";
  expect(speakersOf(asked, people).at(-1)).toBe("Lena Orth");
  const countries = { Norland: "country", Skarn: "country" } as const;
  const raid = "Skarn said it was ready. Norland left the talks. It said the raiders had lied.";
  expect(speakersOf(raid, countries).at(-1)).toBe("Norland");
  expect(speakersOf("Skarn said it was ready. The Norland post was lost. It said no more.", countries)).not.toContain(
    "Norland",
  );
});

test('"the company" is the one business that the article is about', () => {
  const text = "Kolb Soups shut two plants. Kolb Soups makes soup. Lena Orth runs Kolb Soups.";
  const one = speakersOf(`${text} The company said the soup was safe.`, { "Kolb Soups": "organisation" });
  expect(one).toEqual(["Kolb Soups"]);
  const rival = " Brack Stews rose. Brack Stews fell. The company said the soup was safe.";
  const two = speakersOf(text + rival, { "Kolb Soups": "organisation", "Brack Stews": "organisation" });
  expect(two).toEqual(["company"]);
  expect(speakersOf(`${text} The ministry said it was shut.`, { "Kolb Soups": "organisation" })).toEqual(["ministry"]);
});

test("an odd number of marks loses nothing and never throws", () => {
  expect(read("“We will rebuild, Orth said.").length).toBeGreaterThan(0);
  expect(read("The port told the Herald” (“HD”) that it “may close.")).toBeDefined();
});

test("other languages", () => {
  expect(read("„Wir bauen den Hafen wieder auf“, sagte Lena Orth am Montag.", "de")).toEqual([
    "direct present [Lena Orth = Lena Orth] Wir bauen den Hafen wieder auf",
  ]);
  expect(read("« Nous allons reconstruire le port », a déclaré Lena Orth.", "fr")[0]).toContain(
    "[Lena Orth = Lena Orth]",
  );
});

test("any text: spans lie inside it, ids are unique, the same text gives the same answer", () => {
  const piece = fc.constantFrom(
    "“",
    "”",
    '"',
    "„",
    "«",
    "»",
    "‘",
    "’",
    " said ",
    "Orth",
    " ",
    ",",
    ".",
    "\n\n",
    "we",
    "that",
    ":",
    "(",
    "according to ",
    "—",
    "é",
    "\u{1F600}",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 60 }).map((all) => all.join("")),
      ),
      (text) => {
        const found = annotated(articleOf(text), quotes).quotes;
        for (const { span } of found) expect(span.start < span.end && span.end <= text.length).toBe(true);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        expect(annotated(articleOf(text), quotes).quotes).toEqual(found);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});

test("a long bracket is read over; one that opens nowhere near leaves the speaker to the words beside the verb", () => {
  const text = (inside: string) => `Anna Berg (${inside}), a doctor, said the clinic would reopen on Monday.`;
  const clause =
    "who has led the health office in the northern harbour town of Ellerwick since the spring of the last year";
  expect(read(text(clause))).toEqual(["indirect none [Anna Berg = Anna Berg] the clinic would reopen on Monday"]);
  expect(read(text(`${clause} `.repeat(4)))).toEqual([]);
  expect(read(`Tom Hale left.\n\n(${clause}), said the clinic would reopen.`).join()).not.toContain("Hale");
});

test("pieces of reporting sentences in any order never lead out of the passage", () => {
  const pieces = [
    "(",
    ")",
    ",",
    ".",
    "“",
    "”",
    "said",
    "who",
    "Anna Berg",
    "the mayor",
    "it",
    "is",
    ":",
    "-",
    "not",
    "2011",
    "of",
    "that",
    "\n\n",
    "according to",
    "Dr",
    "'s",
  ];
  const words = fc.array(fc.constantFrom(...pieces), { maxLength: 40 });
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(" ");
      for (const { span } of annotated(articleOf(text), quotes).quotes) expect(wordsAt(text, span)).not.toBe("");
    }),
    { seed: 20261128, numRuns: 3000 },
  );
});

test("with the names of the article: whoever stands behind the name of a body is a person of it", () => {
  const text =
    "Head of Al-Sarr Provincial Council Khalid Tarmun said the weapons were found. Teddy Bear Clinic director Ada Orth said it was the first time.";
  const article = articleOf(text);
  const names = annotate(article, "full").quotes.map(({ speaker }) => speaker.name);
  expect(names).toEqual(["Khalid Tarmun", "Ada Orth"]);
});

test("of a thing with a colon and marks behind it the words between the marks", () => {
  expect(
    read("Lena Orth praised the crew for their night at the pumps in a short statement: “They saved the pier.”"),
  ).toEqual(["direct present [Lena Orth = Lena Orth] They saved the pier."]);
});

test("what “who” says ends where the sentence goes on", () => {
  const text = "Orth, who announced that she would leave the board in May, earlier called the pier “a ruin”.";
  expect(read(text)[0]).toBe("indirect none [Orth = Orth] she would leave the board in May");
  expect(
    read("He blamed Orth, who said the fee would be a line in the sand but later declined to raise it.").at(-1),
  ).toMatch(/line in the sand$/);
});

test("a request that is denied, a matter that is reported on and a lead-in are no speech and no speaker", () => {
  expect(read("Judge Tom Hale denied the board’s request to close a pier that was built in May.").length).toBeLessThan(
    2,
  );
  expect(read("The school has reported on the sad news using her old name.")).toEqual([]);
  expect(read("Ahead of the vote on Friday, Orth went to the crew and said “the old pier is lost”.")[0]).toMatch(
    /\[Orth = Orth\]/,
  );
});
