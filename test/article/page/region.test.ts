import { expect, test } from "vitest";
import type { Article } from "../../../src/model/index.ts";
import { rawOf, readAll } from "../inputs.ts";

const FERRY = [
  "The ferry Grey Heron ran onto a bank off Port Elsa on Monday with 140 people aboard, the harbour office said.",
  "All of them were ashore by noon, and nobody was seriously hurt, according to the rescue service.",
  "The operator said that it had stopped the line until divers have looked at the hull of the ship.",
  "Harbour master Ina Brok said that the bank had moved by sixty metres since the last survey.",
  "A new survey is to begin in May, the town council decided in the evening after a short debate.",
];
const MILL = [
  "The old mill at Harrow Green will become a library, the council decided on Tuesday by nine votes to four.",
  "Work on the roof is to begin in autumn and to last for about a year and a half, the architect said.",
  "The owner had offered the building to the town for one crown in the spring of last year.",
];

const paragraphs = (texts: readonly string[], className = "") =>
  texts.map((text) => `<p${className && ` class="${className}"`}>${text}</p>`).join("");
const page = (body: string, head = "") =>
  `<!doctype html><html lang="en"><head><title>Ferry off Port Elsa freed | Norland Daily</title><meta property="og:title" content="Ferry off Port Elsa freed">${head}</head><body><nav><a href="/">Home</a></nav>${body}<footer><p>All rights of this page are reserved by the people who wrote it.</p></footer></body></html>`;
const H1 = "<h1>Ferry off Port Elsa freed</h1>";
const bodyOf = ({ body, text }: Article) => body.map(({ start, end }) => text.slice(start, end)).join(" ");
const read = (html: string) => readAll(rawOf(html, "a.html"));

test.each([
  [
    "two containers",
    `<article>${H1}<div class="x1 body">${paragraphs(FERRY.slice(0, 2))}</div><div class="ad">Advert</div><div><div class="body b2">${paragraphs(FERRY.slice(2))}</div></div></article>`,
  ],
  [
    "a noise word on every paragraph",
    `<main>${H1}${FERRY.map((text) => `<div class="chunk">${paragraphs([text], "paywall promo")}</div>`).join("")}</main>`,
  ],
  [
    "a noise word in the name of the layout",
    `<article>${H1}${FERRY.map((text) => `<div class="sidebar-grid">${paragraphs([text])}</div>`).join("")}</article>`,
  ],
  ["comments enabled", `<div class="page comments-enabled">${H1}<div>${paragraphs(FERRY)}</div></div>`],
  [
    "a player inside the text",
    `<article>${H1}${paragraphs(FERRY.slice(0, 3))}<div class="player"><div>Up Next</div></div>${paragraphs(FERRY.slice(3))}</article>`,
  ],
])("the whole report is read: %s", async (_, html) => {
  const { articles } = await read(page(html));
  expect(articles).toHaveLength(1);
  for (const text of FERRY) expect(bodyOf(articles[0]!)).toContain(text);
  expect(bodyOf(articles[0]!)).not.toContain("All rights");
});

test("a consent dialog is never the report", async () => {
  const dialog = paragraphs([
    "We and our 300 partners keep and read data on your device, such as cookies, for advertising and measurement.",
  ]);
  const { articles } = await read(
    page(`<div id="onetrust-banner-sdk">${dialog}${dialog}</div><article>${H1}${paragraphs(FERRY)}</article>`),
  );
  expect(bodyOf(articles[0]!)).not.toContain("300 partners");
});

test("a second article below is a post of its own with its own title and date", async () => {
  const second = `<div class="below"><article><h1>Mill becomes a library</h1><time datetime="2031-04-01">1 April</time>${paragraphs(MILL)}</article></div>`;
  const { articles, messages } = await read(page(`<main><article>${H1}${paragraphs(FERRY)}</article>${second}</main>`));
  expect(articles.map(({ title }) => title)).toEqual(["Ferry off Port Elsa freed", "Mill becomes a library"]);
  expect(articles[1]!.published).toBe("2031-04-01");
  expect(articles[1]!.partOf?.article).toBe(articles[0]!.id);
  expect(bodyOf(articles[0]!)).not.toContain("mill");
  expect(messages.map(({ rule }) => rule)).toContain("several-posts");
});

test("each update of a live blog has its own time", async () => {
  const update = (title: string, time: string, text: string) =>
    `<article itemprop="liveBlogUpdate"><time itemprop="datePublished" datetime="${time}"></time><h2>${title}</h2><p>${text}</p></article>`;
  const { articles } = await read(
    page(
      `<main>${H1}<p>${FERRY[0]}</p>${update("Survey", "2031-04-02T12:00:00Z", FERRY[4]!)}${update("Ashore", "2031-04-02T10:00:00Z", FERRY[1]!)}</main>`,
    ),
  );
  expect(articles.slice(1).map(({ title, published }) => [title, published])).toEqual([
    ["Survey", "2031-04-02T12:00:00Z"],
    ["Ashore", "2031-04-02T10:00:00Z"],
  ]);
});

test("a body that only the page's data holds is read from there, and told", async () => {
  const data = JSON.stringify({
    "@type": "NewsArticle",
    headline: "Ferry off Port Elsa freed",
    articleBody: FERRY.join("\n\n"),
  });
  const { articles, messages } = await read(
    page(
      `<article>${H1}${paragraphs(FERRY.slice(0, 1))}<p>Take out a subscription to read on.</p></article>`,
      `<script type="application/ld+json">${data}</script>`,
    ),
  );
  for (const text of FERRY) expect(bodyOf(articles[0]!)).toContain(text);
  expect(messages.map(({ rule }) => rule)).toEqual(["body-from-data"]);
});

test("data and times of other stories are not the page's", async () => {
  const other = JSON.stringify({
    "@type": "ItemList",
    itemListElement: [
      {
        item: {
          "@type": "NewsArticle",
          headline: "Rain",
          datePublished: "2031-09-30",
          author: { name: "Other Writer" },
        },
      },
    ],
  });
  const { articles } = await read(
    page(
      `<ul><li><time datetime="2031-09-29">29 Sept</time> Rain</li></ul><article>${H1}<time datetime="2031-04-02">2 April</time>${paragraphs(FERRY)}</article>`,
      `<script type="application/ld+json">${other}</script><meta name="author" content="Norland Daily"><meta property="og:site_name" content="Norland Daily">`,
    ),
  );
  expect(articles[0]).toMatchObject({ published: "2031-04-02" });
  expect(articles[0]!.byline).toBeUndefined();
});

test("a page of which little is kept is told of", async () => {
  const links = MILL.map((text) => `<aside>${paragraphs([text])}</aside>`).join("");
  const { messages } = await read(page(`<article>${H1}${paragraphs(FERRY.slice(0, 1))}</article>${links}`));
  expect(messages.map(({ rule }) => rule)).toContain("little-kept");
});

const NOTICE =
  "Readers can listen to this newspaper on one device at a time; the service desk helps with all questions.";

test.each([
  ["a box in the same element", `<section class="device"><p class="device__answer">${NOTICE}</p></section>`],
  ["labels and days in a list", `<div class="x9"><p>${NOTICE}</p><ul><li>3 March</li><li>4 March</li></ul></div>`],
])("what stands behind the last paragraph in the report's own markup is no part of it: %s", async (_, after) => {
  const chunks = FERRY.map((text) => `<div class="t1">${paragraphs([text], "par")}</div>`).join("");
  const report = `<div class="t">${chunks}${after}</div>`;
  const [article] = (await read(page(`<main>${H1}${report}</main>`))).articles;
  expect(bodyOf(article!)).toContain(FERRY.at(-1));
  expect(bodyOf(article!)).not.toContain(NOTICE);
});

test.each([
  ["a container of another name", `<div class="t2 last">${paragraphs(FERRY.slice(3), "par")}</div>`],
  ["markup of its own where it is much", `<div class="t2">${paragraphs([...FERRY.slice(3), ...MILL], "other")}</div>`],
])("the end of a report in %s stays", async (_, end) => {
  const report = `<div class="t"><div class="t1">${paragraphs(FERRY.slice(0, 3), "par")}</div>${end}</div>`;
  const [article] = (await read(page(`<main>${H1}${report}</main>`))).articles;
  expect(bodyOf(article!)).toContain(FERRY.at(-1));
});

test("sentences that end with a German or a Swedish closing mark are sentences", async () => {
  const said = [
    "„Die Fähre bleibt am Kai, bis der Rumpf von den Tauchern untersucht ist, das steht fest.“",
    "»Niemand wurde verletzt, und alle Leute waren am Mittag an Land, das ist das Wichtigste.«",
  ];
  const report = `<div class="t"><div class="t1">${paragraphs(FERRY, "par")}</div><div class="t2">${paragraphs(said, "par")}</div></div>`;
  const [article] = (await read(page(`<main>${H1}${report}</main>`))).articles;
  for (const words of said) expect(bodyOf(article!)).toContain(words);
});

test.each([
  ["in the report's own markup", `<aside><div class="t">${paragraphs(MILL.slice(0, 2), "par")}</div></aside>`, true],
  ["in markup of its own", `<aside><div class="box">${paragraphs(MILL.slice(0, 2), "teaser")}</div></aside>`, false],
  ["that repeats the report", `<aside><div class="t">${paragraphs(FERRY.slice(0, 2), "par")}</div></aside>`, false],
])("what was set aside %s may be missing from it, which is told", async (_, aside, isTold) => {
  const { messages } = await read(
    page(`<article>${H1}<div class="t">${paragraphs(FERRY, "par")}</div></article>${aside}`),
  );
  expect(messages.map(({ rule }) => rule).includes("part-left-out")).toBe(isTold);
});

test.each([
  ["below a line that leads to the next post", "<div><span>Next Post</span></div>", false],
  ["below another line", "<div><span>Harbour news</span></div>", true],
])("a second post in the same markup is no missing part of the report %s", async (_, line, isTold) => {
  const post = (words: string, prose: readonly string[]) =>
    `<article>${words}<div class="t">${paragraphs(prose)}</div></article>`;
  const second = post(`<h2><a href="/mill">The mill reopens after the winter</a></h2>`, MILL);
  const { articles, messages } = await read(page(`<main>${post(H1, FERRY)}${line}${second}</main>`));
  expect(messages.map(({ rule }) => rule).includes("part-left-out")).toBe(isTold);
  expect(articles.map(({ partOf }) => partOf !== undefined)).toEqual(isTold ? [false] : [false, true]);
});
