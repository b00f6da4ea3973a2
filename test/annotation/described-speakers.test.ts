import { expect, test } from "vitest";
import { annotate } from "../../src/annotation/index.ts";
import { articleOf } from "./reading.ts";

const TEXT = `Norwegian leader Ada Moor met Icelandic leader Jan Dorn in Velm on Monday. Moor praised the harbour.

The Norwegian leader said that the ferry would sail again. "We shall paint it green," the Icelandic leader said.

The Danish leader said that he had not been asked.`;

test("whoever is described by office and country is called by the name that the entities give", () => {
  const { quotes } = annotate(articleOf(TEXT), ["entities", "quotes"]);
  const speakers = quotes.filter(({ attitude }) => attitude === undefined).map(({ speaker }) => speaker.name);
  expect(speakers).toEqual(["Ada Moor", "Jan Dorn", "Danish leader"]);
});

/** Who says each quotation that is no wish. */
function speakersIn(text: string): (string | undefined)[] {
  const { quotes } = annotate(articleOf(text), ["entities", "quotes"]);
  return quotes.flatMap(({ attitude, speaker }) => (attitude === undefined ? [speaker.name] : []));
}

test("a man or a woman by the pronouns around the name is meant by no other pronoun", () => {
  const text = `Kestrin left Velm in May. She sold her boat and gave her nets to her cousin Tavik Moor.

Moor died in the storm that took his house and his dog, in the town where Kestrin was born. She also wrote, “I still hear the bell of the old ferry every night.”

In the film he says, “Nothing is as fine as a calm morning at sea.”`;
  expect(speakersIn(text)).toEqual(["Kestrin", "Tavik Moor"]);
});

test("whoever is named in the phrase that opens a sentence is not the one whom its subject means", () => {
  const text = `Jan Dorn spoke for an hour about the harbour. “We have slept too long,” he said.

Blaming Tom Hale, he said, was “far too easy an answer for a town like ours”.

“Nobody here has clean hands,” he said.`;
  expect(speakersIn(text)).toEqual(["Jan Dorn", "Jan Dorn", "Jan Dorn"]);
});

test("the subject of the main clause comes before whoever a clause of condition names", () => {
  const text = `Jan Dorn spoke for an hour. “We have slept too long,” he said.

If the feast last year was known for the speech of Tom Hale, Jan Dorn spoke of the sea.

“Nobody here has clean hands,” he said.`;
  expect(speakersIn(text)).toEqual(["Jan Dorn", "Jan Dorn"]);
});

test("whoever is asked replies, and whoever asks does not", () => {
  const asked = "On Friday radio host Ada Moor asked Karl Dorn whether he liked the bridge. He replied: “Yes, I do.”";
  expect(speakersIn(asked)).toEqual(["Ada Moor", "Karl Dorn"]);
  const told = `President Karl Dorn met the press in Velm. He said that the harbour will stay.

“There is a fear that you are closing the harbour for good,” Jan Moor said.

Asked by Mr. Moor if he had heard of it, the president corrected the reporter. “I have never heard that tale about the harbour,” he said.`;
  expect(speakersIn(told)).toEqual(["Karl Dorn", "Jan Moor", "Karl Dorn"]);
});

test("of several whom a paragraph names a pronoun means the one of its gender", () => {
  const text = `Ida Hale, a cook, sat near the door. When the bell rang, she turned round.

Freshman Rachel Moor sat sixty feet from Karl Dorn. When the bell rang, she saw him. “I would never have thought it of him,” she said.`;
  expect(speakersIn(text)).toEqual(["Rachel Moor"]);
});

test("whoever is named behind a pronoun in the sentence before is not the one whom the next pronoun means", () => {
  const text = `Jan Dorn spoke for an hour about the harbour. “We have slept too long,” he said.

Earlier in the week he was blamed for his praise of Mayor Tom Hale, his old friend. “I say what I think,” he said.`;
  expect(speakersIn(text)).toEqual(["Jan Dorn", "Jan Dorn"]);
});

test("a pronoun means whoever is meant by the office that opens the sentence before", () => {
  const text = `Harbour director Lena Orth met the crew in Velm. The director walked along the pier for an hour. She said the beams were sound.`;
  expect(speakersIn(text)).toEqual(["Lena Orth"]);
});

test("the person behind an office with small words in it, and before where she is from, is the speaker", () => {
  const text = `“It is shut,” said Director of National Fisheries Karl Orth. “No deal,” said Council Minority Leader Helena Dorn of Kolb.

Secretary of Harbour Security Anna Moor said the gate was locked. The Department of Velm Roads Secretary Peter Hale said it was open.

“It is done,” an aide to President Karl Dorn said.`;
  const last = "aide to President Karl Dorn";
  expect(speakersIn(text).slice(0, 4)).toEqual(["Karl Orth", "Helena Dorn", "Anna Moor", "Peter Hale"]);
  expect(speakersIn(text)[4]).not.toBe(last.slice(last.indexOf("Karl")));
});

test("whoever is named in a question that opens the sentence is not asked himself, and goes on in the next paragraph", () => {
  const text = `Karl Orth seems to be glad. Asked about the questions of Peter Dorn, he told a guest, “We have wasted enough time.”

“We gave full answers to all of it,” he continued. “I hope it helps.”`;
  expect(speakersIn(text)).toEqual(["Karl Orth", "Karl Orth", "Karl Orth"]);
});

test("whoever bears a surname, but not the office that stands with it first, is another one", () => {
  const text = `President Orth wants Kolb back in the club. The first lady, Helena Orth, was ill. “They should come back,” Orth said.`;
  expect(speakersIn(text)).toEqual(["Orth"]);
  const same = `Mayor Orth resigns. Helena Orth, mayor of Kolb, left on Friday. “I am done,” Orth said.`;
  expect(speakersIn(same)).toEqual(["Helena Orth"]);
});

test("“he” in a clause is the person who opens the sentence, and nobody whom his words begin with", () => {
  const text = `Karl Dorn was angry. “It goes on,” Dorn told the Herald.

Peter Hale gave a hint of the toll when he told the Gazette that the mayor was ill. He called Mr. Hale a “false friend” of the town.`;
  expect(speakersIn(text).slice(0, 2)).toEqual(["Karl Dorn", "Peter Hale"]);
  expect(speakersIn(text)[2]).not.toBe("Peter Hale");
});
