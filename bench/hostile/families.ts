import type { Raw } from "../../src/index.ts";

/** One kind of hostile input that grows with `n`. */
export interface Family {
  readonly name: string;
  /** The smaller size; the larger one is four times it. Sizes keep a run at a few seconds. */
  readonly n: number;
  make(n: number): Raw[];
}

/** Code units of the smaller text of a family of one article. */
const TEXT = 20_000;
const PROSE =
  "LORRATH, March 3 (NORTHLINE) - The harbour at Lorrath will close for 14 days, Mayor Ada Quill said on Monday. “We had no choice,” she told reporters. About 300 people work there. ";
/** Long enough that the text counts as English whatever comes after it. */
const OPENING = `${PROSE}The council met for two hours before that, and nobody spoke against it in the end. `.repeat(
  10,
);
const NAMES = (i: number) => `${syllables(i, "Bel")} ${syllables(i * 7 + 3, "Dor")}`;

/** One article made of a short piece again and again. */
const REPEATED: Readonly<Record<string, string>> = {
  "one long word": "a",
  "one long word in capitals": "A",
  digits: "7",
  "numbers with marks": "1,000.5 ",
  "digits and commas": "1,",
  spaces: " ",
  "line feeds": "\n",
  tabs: "\t",
  "spaces and line feeds": " \n",
  "non-breaking spaces": "\u00a0",
  "two capitalised words": "Ab Cd ",
  initials: "A.",
  "initials with spaces": "J. ",
  "the word said": "said ",
  "said and a name": "said Orth, ",
  "all marks": "“”\"'(–)",
  "double marks opened": "“a ",
  "straight marks": '"a ',
  "single marks": "'a ",
  "marks without space": "'a",
  "nested marks": "“a ‘b ",
  "guillemets opened": "«a ",
  parentheses: "(",
  "parentheses with words": "(ab ",
  "full stops": ". ",
  "full stops without space": ".",
  hyphens: "- ",
  "hyphenated word": "a-",
  apostrophes: "a'",
  "agency credits": "(AP) ",
  datelines: "LORRATH, March 3 (NORTHLINE) - ",
  "datelines on lines": "LORRATH, March 3 (NORTHLINE) - \n",
  "names of months": "March ",
  weekdays: "Monday ",
  dates: "3 March 2025 ",
  times: "10:30 ",
  "the word million": "million ",
  "the word and": "and ",
  "the words of the": "of the ",
  "pairs of names": "Ada Quill and ",
  "names with commas": "Ada Quill, ",
  "the same name": "Ada Quill went. ",
  "the pronoun she": "She went. ",
  titles: "President ",
  "short paragraphs": "Word\n\n",
  "short lines": "Read more\n",
  colons: "A: ",
  "no sentence end": "the house was not here for long ",
  Chinese: "他们说了",
  Thai: "ภาษาไทย",
  "combining marks": "e\u0301\u0302\u0303",
  "one letter with marks": "\u0301",
  "lone surrogates": "\ud800 \udfff“\ud83d” he said ",
  "right-to-left marks": "\u202eab\u202c ",
  "zero-width": "a\u200b\u200d",
  addresses: "http://a.b/c?d=e ",
  "mail addresses": "a@b.",
  "at signs": "@",
  "hash tags": "#a ",
  slashes: "a/",
  money: "$5 million to €",
  percent: "5% ",
  ordinals: "1st ",
  "from to": "from 5 to ",
  prose: PROSE,
};

/** Files of other kinds than text: extension and content. */
const FILES: Readonly<Record<string, readonly [string, (n: number) => string]>> = {
  "unclosed tags": ["html", (n) => `<html><body>${"<p>ab<div>".repeat(n / 10)}`],
  "unclosed spans": ["html", (n) => `<html><body><p>${"<b>a".repeat(n / 4)}`],
  attributes: ["html", (n) => `<html><body><p ${'a="b" '.repeat(n / 6)}>x</p>`],
  comments: ["html", (n) => `<html><body>${"<!-- ".repeat(n / 5)}`],
  "less-than signs": ["html", (n) => `<html><body>${"<".repeat(n)}`],
  "unclosed attribute": ["html", (n) => `<html><body>${'<a href="'.repeat(n / 9)}`],
  entities: ["html", (n) => `<html><body><p>${"&amp;&#x41;&".repeat(n / 12)}`],
  paragraphs: ["html", (n) => `<html><body><article>${"<p>The harbour will close, she said.</p>".repeat(n / 40)}`],
  links: ["html", (n) => `<html><body><article>${'<li><a href="/x">Read more</a></li>'.repeat(n / 36)}`],
  "empty scripts": ["html", (n) => `<html><body>${'<script type="application/ld+json">{'.repeat(n / 36)}`],
  metas: ["html", (n) => `<html><head>${'<meta property="og:title" content="ab">'.repeat(n / 40)}<body><p>x`],
  "line breaks": ["html", (n) => `<html><body><p>${"a<br>".repeat(n / 5)}`],
  "table row": ["html", (n) => `<html><body><table><tr>${"<td>ab".repeat(n / 6)}`],
  "deep tags": ["html", (n) => `<html><body>${"<div>".repeat(n / 5)}x`],
  "leave a reply": ["txt", (n) => "Leave a Reply\n".repeat(n / 14)],
  "next posts": ["txt", (n) => "Next Post\n".repeat(n / 10)],
  "table cells": ["html", (n) => `<html><body><table>${"<tr><td>ab".repeat(n / 10)}`],
  "deep JSON": ["json", (n) => "[".repeat(n)],
  "deep JSON objects": ["json", (n) => '{"a":'.repeat(n / 5)],
  "unclosed JSON text": ["json", (n) => `{"text":"${"a\\".repeat(n / 2)}`],
  "records without text": ["jsonl", (n) => '{"id":"x"}\n'.repeat(n / 11)],
  "broken records": ["jsonl", (n) => '{"id":\n'.repeat(n / 7)],
  "feed of tiny items": ["xml", (n) => `<rss version="2.0"><channel>${"<item><title>a</title></item>".repeat(n / 29)}`],
  "feed never closed": ["xml", (n) => `<rss version="2.0"><channel>${"<item>".repeat(n / 6)}`],
  "unclosed sections": ["xml", (n) => `<rss version="2.0"><channel>${"<![CDATA[".repeat(n / 9)}`],
  "mail headers": ["eml", (n) => `From: a@b.c\r\n${"X-A: b\r\n".repeat(n / 8)}\r\nThe harbour will close.`],
  "folded mail header": [
    "eml",
    (n) => `From: a@b.c\r\nSubject: a\r\n${" a\r\n".repeat(n / 4)}\r\nThe harbour will close.`,
  ],
  "encoded words": [
    "eml",
    (n) => `From: a@b.c\r\nSubject: ${"=?utf-8?q?".repeat(n / 10)}\r\n\r\nThe harbour will close.`,
  ],
  "mail parts": ["eml", (n) => `Content-Type: multipart/mixed; boundary=a\r\n\r\n${"--a\r\n\r\nx\r\n".repeat(n / 11)}`],
  "archive records": ["warc", (n) => "WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n".repeat(n / 35)],
};

/** Piles of many articles, by number of articles. */
const PILES: readonly Family[] = [
  pile("copies of one article", 50, () => PROSE.repeat(4)),
  pile("one shared sentence", 50, (i) => `${PROSE}${distinct(i)}`),
  pile("one story, short articles", 100, (i) => `${PROSE}${NAMES(i)} was there with ${i + 2} boats.`),
  pile(
    "one story, other numbers",
    100,
    (i) => `The harbour at Lorrath will close for ${i + 2} days, Mayor Ada Quill said on Monday.`,
  ),
  pile(
    "one story, other speakers",
    100,
    (i) => `“We had no choice but to close the harbour,” ${NAMES(i)} told reporters in Lorrath.`,
  ),
  pile("nothing in common", 100, (i) => distinct(i)),
  pile("one word each", 200, () => "Lorrath"),
  pile("empty articles", 200, () => ""),
];

/** Texts whose pieces differ. */
const TEXTS: readonly Family[] = [
  text("names all different", (n) => list(n / 16, (i) => `${NAMES(i)} went. `)),
  text("names in one sentence", (n) => list(n / 12, (i) => `${NAMES(i)}, `)),
  text("speakers by turns", (n) =>
    list(n / 40, (i) => `“We had no choice,” ${i % 2 ? "Ada Quill" : "Bo Dray"} said.\n\n`),
  ),
  text("speakers all different", (n) => list(n / 40, (i) => `“We had no choice,” ${NAMES(i)} said.\n\n`)),
  text("names of one surname", (n) => list(n / 16, (i) => `${syllables(i, "Bel")} Quill went. `)),
  text("names growing", (n) => list(Math.sqrt(n / 4), (i) => `${"Ab ".repeat(i)}went. `)),
  text("holders of an office", (n) => list(n / 45, (i) => `President ${NAMES(i)} met the president. `)),
  text("people of one age", (n) => list(n / 45, (i) => `${NAMES(i)}, 41, met the 41-year-old. `)),
  text("numbers all different", (n) => list(n / 20, (i) => `${i + 2} boats sank. `)),
  text("paragraphs all different", (n) => list(n / 180, (i) => `${distinct(i)}\n\n`)),
  text("words all different", (n) => list(n / 8, (i) => `${syllables(i, "vel").toLowerCase()} `)),
];

export const FAMILIES: readonly Family[] = [
  ...Object.entries(REPEATED).map(([name, piece]) => text(name, (n) => piece.repeat(Math.ceil(n / piece.length)))),
  ...TEXTS,
  ...Object.entries(FILES).map(([name, [extension, of]]) => ({
    name,
    n: 5 * TEXT,
    make: (n: number) => [rawOf(`hostile.${extension}`, of(n))],
  })),
  ...PILES,
];

function text(name: string, of: (n: number) => string): Family {
  return {
    name,
    n: TEXT,
    make: (n) => [rawOf("hostile.txt", of(n)), recordOf(`${OPENING}\n\n${of(n / 2)}`)],
  };
}

function pile(name: string, n: number, of: (i: number) => string): Family {
  return {
    name,
    n,
    make: (count) => list(count, (i) => `${JSON.stringify({ id: `a${i}`, title: "", text: of(i) })}\n`, "pile.jsonl"),
  };
}

function list(count: number, of: (i: number) => string): string;
function list(count: number, of: (i: number) => string, file: string): Raw[];
function list(count: number, of: (i: number) => string, file?: string): string | Raw[] {
  const all = Array.from({ length: Math.floor(count) }, (_, i) => of(i)).join("");
  return file ? [rawOf(file, all)] : all;
}

/** A report of its own words, of four sentences. */
function distinct(i: number): string {
  const word = (k: number) => syllables(i * 31 + k, "mar").toLowerCase();
  return `${NAMES(i)} ${word(1)} the ${word(2)} in ${NAMES(i + 9)}. The ${word(3)} was ${word(4)} by ${i + 3} ${word(5)}s. Nobody ${word(6)} it. `;
}

/** A pronounceable word of its own for every number. */
function syllables(i: number, start: string): string {
  let word = start;
  for (let rest = i + 1; rest > 0; rest = Math.floor(rest / 20))
    word += "kalomirutenasovidepuragozimeluhanotiba".slice((rest % 19) * 2, (rest % 19) * 2 + 2);
  return word;
}

/** A text that is said to be English and of a known day, so that every annotator runs. */
function recordOf(text: string): Raw {
  return rawOf("english.jsonl", JSON.stringify({ id: "english", language: "en", published: "2031-03-03", text }));
}

function rawOf(name: string, content: string): Raw {
  const bytes = new TextEncoder().encode(content);
  return {
    location: name,
    name: name.slice(0, name.lastIndexOf(".")),
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}
