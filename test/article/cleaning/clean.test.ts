import { expect, test } from "vitest";
import { bodyText } from "../../../src/model/index.ts";
import { articlesOf, asidesOf } from "../inputs.ts";

const FIRST =
  "The harbour council of Port Elsa voted on Tuesday to close the northern ferry terminal for two years, citing rust in its steel piles.";
const SECOND =
  "Council leader Mara Lindqvist said the repair would cost 14 million crowns and that buses would replace the boats from January.";
const THIRD =
  "Fishermen blocked the quay for an hour before the vote, and two of them were later questioned by the coast guard and released.";
const FOURTH =
  "The terminal was built in 1968 and carried 400,000 passengers last year, according to figures the port authority published in May.";
const PROSE = [FIRST, SECOND, THIRD, FOURTH];
const page = (...lines: string[]) => lines.join("\n\n");

async function one(...lines: string[]) {
  return (await articlesOf(page(...lines)))[0]!;
}

test("a comment form at the end is furniture", async () => {
  const article = await one(
    "Ferry terminal to close",
    ...PROSE,
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Name",
    "Save my name in this browser",
  );
  expect(asidesOf(article)).toEqual([
    "furniture: Leave a Reply Your email address will not be published. Required fields are marked * Name Save my name in this browser",
  ]);
  expect(bodyText(article).replace(/\s+/g, " ").trim()).toBe(["Ferry terminal to close", ...PROSE].join(" "));
});

test("the headline stays in the body and a name below it is metadata", async () => {
  const article = await one("Port Elsa to close its ferry terminal", "Norland Daily Official", ...PROSE);
  expect(article.title).toBe("Port Elsa to close its ferry terminal");
  expect(asidesOf(article)).toEqual(["metadata: Norland Daily Official"]);
  expect(article.blocks?.[0]?.kind).toBe("title");
});

test("another story's headline between two paragraphs is a teaser, a subheading is not", async () => {
  const article = await one(
    FIRST,
    SECOND,
    "Glacier guides unused to losing now wait for snow",
    THIRD,
    "Fishermen blocked the quay of the terminal",
    THIRD,
    FOURTH,
  );
  expect(asidesOf(article)).toEqual(["teaser: Glacier guides unused to losing now wait for snow"]);
});

test("a caption with its credit is a caption, an agency after a sentence is not", async () => {
  const caption =
    "Council leader Mara Lindqvist said on Tuesday that the terminal will close in January. (Video: Norland Press)";
  const article = await one(FIRST, caption, SECOND, `${THIRD} (AP)`);
  expect(asidesOf(article)).toEqual([`caption: ${caption}`]);
  expect(article.credits.map((credit) => credit.agency)).toEqual(["AP"]);
});

test("a site's praise of itself is furniture, speech in the last paragraph is not", async () => {
  const praise =
    "Welcome to Norland18, your trusted source for breaking news. We're dedicated to bringing you the latest stories.";
  const article = await one(...PROSE, "Norland18", praise, "Leave a Reply");
  expect(asidesOf(article)).toEqual([`furniture: Norland18 ${praise} Leave a Reply`]);
  const speech = "We are dedicated to our readers and to you, our best source of news and stories, Lindqvist said.";
  expect(asidesOf(await one(...PROSE, speech))).toEqual([]);
});

test("what stands after Next Post is another post and an article of its own", async () => {
  const second =
    "MOUNT ARL (AP) - Rescuers on Friday found two climbers alive in a snow cave below the summit, the mountain service said.";
  const articles = await articlesOf(
    page("Ferry terminal to close", ...PROSE, "Next Post", "Climbers found alive on Mount Arl", second),
    "002.txt",
  );
  expect(articles.map((article) => article.label)).toEqual(["002", "002#2"]);
  const [main, post] = articles;
  expect(asidesOf(main!)).toEqual(["furniture: Next Post", `other-post: Climbers found alive on Mount Arl ${second}`]);
  expect(post!.text).toBe(main!.text.slice(post!.partOf!.start));
  expect(post!.partOf!.article).toBe(main!.id);
  expect(post!.title).toBe("Climbers found alive on Mount Arl");
  expect(post!.credits.map((credit) => credit.agency)).toEqual(["AP"]);
  expect(post!.text.slice(post!.dateline!.start, post!.dateline!.end)).toBe("MOUNT ARL");
});

test("navigation to a next post above the report does not swallow it", async () => {
  const article = await one("Next Post", "Climbers found alive", ...PROSE);
  expect(bodyText(article)).toContain(FOURTH);
});

test("page furniture and a date before the report are set aside", async () => {
  const article = await one("date 2031-04-02 Comment this story Comment", ...PROSE);
  expect(asidesOf(article)).toEqual(["metadata: date 2031-04-02 Comment this story Comment"]);
  expect(article.published).toBe("2031-04-02");
  expect(article.publishedEvidence?.source).toBe("text");
});

test("prose wrapped at a column stays prose", async () => {
  const wrapped =
    "The harbour council of Port Elsa voted on Tuesday to close the\nnorthern ferry terminal for two years, citing rust in its steel\npiles and the price of repair that had doubled since the spring\nand that nobody in the council wanted to pay for any longer.\n";
  const [article] = await articlesOf(wrapped);
  expect(asidesOf(article!)).toEqual([]);
});

test.each([
  "Share Tweet Email Print Save Facebook Twitter WhatsApp LinkedIn Reddit Telegram Flipboard Copy link",
  "FacebookTwitterWhatsAppEmailPrint",
  "Hide Caption",
  "8 of 25 Photos",
])("labels of buttons are furniture, in one line or run together: %s", async (line) => {
  expect(asidesOf(await one("Ferry terminal to close", FIRST, line, SECOND, THIRD))).toEqual([`furniture: ${line}`]);
});

test("a sentence that names services is no row of buttons", async () => {
  const line = "Facebook, Twitter, Reddit and Telegram were down in Port Elsa on Monday, the harbour office said.";
  expect(bodyText(await one("Ferry terminal to close", FIRST, line, SECOND))).toContain(line);
});
