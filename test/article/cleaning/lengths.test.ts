import { join } from "node:path";
import { expect, test } from "vitest";
import { articlesOf } from "../inputs.ts";

/** How long a line of a kind may be and still be set aside: one article a kind, a line of every length, prose in between. */
const GOLDEN = join(import.meta.dirname, "lengths.txt");
const PARAGRAPH =
  "The harbour council of Port Elsa voted on Tuesday to close the northern ferry terminal for two years, citing rust in its steel piles, and it asked the county to pay for buses, which would replace the boats from the first week of January until the day on which the last of the piles has been drawn, weighed, and sold.";
const FILLER = "of the old grey wall near a quiet lane behind that mill with its wheel".split(" ");
const NAMES = "Mara Lindqvist Oskar Brandt Ida Fennel Per Aldous Rhea Colm Sten Warrick".split(" ");
const LENGTHS = [...Array.from({ length: 45 }, (_, i) => i + 1), ...[58, 59, 60, 61, 62, 78, 79, 80, 81, 82, 90, 91]];

const OPENINGS = [
  ...[
    "Photo:",
    "Photo by",
    "Image caption",
    "Picture",
    "Read also:",
    "Read more",
    "See also",
    "Related:",
    "Share this",
  ],
  ...["Subscribe to our newsletter", "Sign up", "Follow us", "Click here", "Advertisement", "All rights reserved"],
  ...["Contact", "Reporting by", "Updated", "Published on", "By Mara Lindqvist", "mara@norland.example", "Tags:"],
  ...["Correction:", "Source:", "Next Post", "Foto:", "Lesen Sie auch", "Lire aussi", "Mehr zum Thema", "Copyright"],
];
const CREDITS = ["(Photo: Norland Press)", "© Norland Press", "Photo: Mara Lindqvist", "/ AFP", "[File photo]"];

const filled = (words: readonly string[], count: number) =>
  Array.from({ length: Math.max(0, count) }, (_, i) => words[i % words.length]).join(" ");
const opened = (start: string) => (n: number) => `${start} ${filled(FILLER, n - start.split(" ").length)}`.trim();
const ended = (end: string) => (n: number) => `The quay ${filled(FILLER, n - 2)} ${end}`;
const closed = (line: (n: number) => string) => (n: number) => `${line(n)}.`;

const KINDS: readonly (readonly [string, (n: number) => string])[] = [
  ...OPENINGS.flatMap((start) => [[start, opened(start)] as const, [`${start} ... .`, closed(opened(start))] as const]),
  ...CREDITS.map((end) => [`... ${end}`, ended(end)] as const),
  ["names", (n) => filled(NAMES, n)],
  ["By names", (n) => `By ${filled(NAMES, n)}`],
  ["buttons", (n) => filled(["Share", "Tweet", "Email", "Print"], n)],
  ["buttons with other words", (n) => `${filled(["Share", "Tweet", "Email", "Print"], n)} ${filled(FILLER, 3)}`],
  ["a day with words", (n) => `2 April 2031 ${filled(FILLER, n)}`],
  ["a day ago", (n) => `${filled(FILLER, n)} 3 days ago`],
];

test("how many words a line may have and still be set aside", async () => {
  const lines: string[] = [];
  for (const [name, line] of KINDS) {
    lines.push(
      `${name}`,
      ...(await verdicts(line, (one) => [PARAGRAPH, PARAGRAPH, ...one.flatMap((x) => [x, PARAGRAPH])])),
    );
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(GOLDEN);
});

/** `from-to kind` for each stretch of lengths with one verdict. */
async function verdicts(line: (n: number) => string, around: (lines: string[]) => string[]): Promise<string[]> {
  const [article] = await articlesOf(around(LENGTHS.map(line)).join("\n\n"));
  const { text, aside } = article!;
  const found: { from: number; to: number; kind: string }[] = [];
  let at = 0;
  for (const n of LENGTHS) {
    at = text.indexOf(`\n\n${line(n)}\n\n`, at) + 2;
    const kind = aside.find(({ span }) => span.start <= at && span.end > at)?.kind ?? "body";
    const last = found.at(-1);
    if (last?.kind === kind) last.to = n;
    else found.push({ from: n, to: n, kind });
  }
  return found.map(({ from, to, kind }) => `  ${from}-${to} ${kind}`);
}

const SHORT = [...Array.from({ length: 20 }, (_, i) => i + 1), 24, 25, 26];
const PLACED: readonly (readonly [string, (n: number) => string])[] = [
  ["names", (n) => filled(NAMES, n)],
  ["By names", (n) => `By ${filled(NAMES, n)}`],
  ["words", (n) => filled(FILLER, n)],
  ["words and a colon", (n) => `${filled(FILLER, n)}: more`],
  ["a sentence", (n) => `${filled(FILLER, n)}.`],
  ["a day", (n) => `${filled(FILLER, n)} 2/4/2031`],
];
const TITLE = "Port Elsa to close its ferry terminal";
/** Where a line stands: the article around it. */
const PLACES: Readonly<Record<string, (line: string) => string[]>> = {
  "first of all": (line) => [line, PARAGRAPH, PARAGRAPH],
  "before the headline": (line) => [line, TITLE, PARAGRAPH, PARAGRAPH],
  "behind the headline": (line) => [TITLE, line, PARAGRAPH, PARAGRAPH],
  "behind the last paragraph": (line) => [TITLE, PARAGRAPH, PARAGRAPH, line],
  "before the last button": (line) => [TITLE, PARAGRAPH, PARAGRAPH, line, "Share this"],
  "between buttons": (line) => [TITLE, PARAGRAPH, "Share this", line, "Share this", PARAGRAPH],
  "behind related stories": (line) => [TITLE, PARAGRAPH, "Related stories", line, "Otters wait for snow", PARAGRAPH],
  "behind a comment form": (line) => [TITLE, PARAGRAPH, PARAGRAPH, "Leave a Reply", line],
  "behind a comment form with more text after it": (line) => [TITLE, PARAGRAPH, "Leave a Reply", line, PARAGRAPH],
  "behind the next post": (line) => [TITLE, PARAGRAPH, PARAGRAPH, "Next Post", line],
};

test("what a line is by its place and its length", async () => {
  const rows: string[] = [];
  for (const [place, around] of Object.entries(PLACES))
    for (const [name, line] of PLACED) rows.push(`${place}: ${name}`, ...(await placed(line, around)));
  await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot(join(import.meta.dirname, "places.txt"));
});

async function placed(line: (n: number) => string, around: (line: string) => string[]): Promise<string[]> {
  const found: { from: number; to: number; kind: string }[] = [];
  for (const n of SHORT) {
    const [article] = await articlesOf(around(line(n)).join("\n\n"));
    const at = `\n\n${article!.text}\n\n`.indexOf(`\n\n${line(n)}\n\n`);
    const aside = article!.aside.find(({ span }) => span.start <= at && span.end > at)?.kind;
    const kind = aside ?? (article!.title === line(n) ? "title" : "body");
    if (found.at(-1)?.kind === kind) found.at(-1)!.to = n;
    else found.push({ from: n, to: n, kind });
  }
  return found.map(({ from, to, kind }) => `  ${from}-${to} ${kind}`);
}
