import { expect, test } from "vitest";
import type { Article } from "../../../src/model/index.ts";
import { articlesOf } from "../inputs.ts";

const PROSE = [
  "The ferry Grey Heron ran onto a bank off Port Elsa on Monday with 140 people aboard, the harbour office said.",
  "All of them were ashore by noon, and nobody was seriously hurt, according to the rescue service.",
  "The operator said that it had stopped the line until divers have looked at the hull of the ship.",
];
const text = PROSE.map((words) => `<p>${words}</p>`).join("");
const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta property="og:site_name" content="Norland Daily">${head}</head><body>${body}</body></html>`;
const one = async (head: string, body: string) => (await articlesOf(page(head, body), "a.html"))[0]!;
const card = (title: string) => `<meta property="og:title" content="${title}">`;
const titleOf = (title: string) => `<title>${title}</title>`;
const linked = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const bodyOf = ({ body, text: all }: Article) => body.map(({ start, end }) => all.slice(start, end)).join(" ");

test.each([
  ["a kicker run together with it", "<span>Shipping</span> Ferry off Port Elsa freed", "Ferry off Port Elsa freed"],
  ["a lost colon", "Port Elsa ferry <br>All ashore by noon", "Port Elsa ferry: All ashore by noon"],
])("a headline with %s is written as the page's other places write it", async (_, shown, wanted) => {
  const article = await one(
    titleOf(`${wanted} - Norland Daily`) + card(wanted),
    `<article><h1>${shown}</h1>${text}</article>`,
  );
  expect(article.title).toBe(wanted);
});

test("a headline that readers see outweighs one that a single other place gives", async () => {
  const head = titleOf("Ferry off Port Elsa freed at noon | Norland Daily") + card("Ferry off Port Elsa is free");
  const article = await one(head, `<article><h1>Ferry off Port Elsa freed at noon</h1>${text}</article>`);
  expect(article.title).toBe("Ferry off Port Elsa freed at noon");
});

test.each([
  ["Ferry off Port Elsa freed - KELS.com", "Ferry off Port Elsa freed"],
  ["Ferry off Port Elsa freed | Norland Daily", "Ferry off Port Elsa freed"],
  ["Ferry off Port Elsa freed – Norland", "Ferry off Port Elsa freed"],
  [
    "Ferry off Port Elsa freed - harbour office denies delay",
    "Ferry off Port Elsa freed - harbour office denies delay",
  ],
  ["Tern &amp;amp; Sons: ferry &amp;lsquo;freed&amp;rsquo;", "Tern & Sons: ferry ‘freed’"],
])("without a heading the title %j is %j", async (written, wanted) => {
  expect((await one(titleOf(written), `<article>${text}</article>`)).title).toBe(wanted);
});

const H1 = "<h1>Ferry off Port Elsa freed</h1>";
const HEAD = titleOf("Ferry off Port Elsa freed");
const LEDE = "Divers are to look at the hull before the line runs again next week";

test.each([
  ["its name", HEAD, `<header>${H1}<p class="article-standfirst">${LEDE}</p></header>`],
  [
    "the page's summary",
    `${HEAD}<meta name="description" content="${LEDE}">`,
    `<header>${H1}<h2>${LEDE}</h2></header>`,
  ],
  ["its full stop", HEAD, `<header>${H1}<div class="x9">${LEDE}.</div></header>`],
])("the sentence under the headline belongs to the report by %s", async (_, head, header) => {
  const article = await one(
    head,
    `<main>${header}<div class="share">Share</div><div class="body">${text}</div></main>`,
  );
  expect(bodyOf(article)).toContain(LEDE);
});

test.each([["Shipping / 3 March 2031"], ["03.03.2031, 14:59"], ["Mara Lindqvist | Published 15 hours ago"]])(
  "a line of section, day and author under the headline is metadata: %s",
  async (line) => {
    const article = await one(HEAD, `<article>${H1}<div>${line}</div>${text}</article>`);
    expect(bodyOf(article)).not.toContain(line);
  },
);

test.each([
  ["<figure><img><span>Mara Lindqvist/Harbour office</span></figure>", "Mara Lindqvist"],
  ["<p>The Grey Heron on its bank © Harbour office Port Elsa</p>", "on its bank"],
  ["<p>Mara Lindqvist | Moment | Getty Images</p>", "Moment"],
])("words of pictures are captions: %s", async (html, words) => {
  const article = await one(
    HEAD,
    `<article>${H1}<p>${PROSE[0]}</p>${html}<p>${PROSE[1]}</p><p>${PROSE[2]}</p></article>`,
  );
  expect(bodyOf(article)).not.toContain(words);
});

test("a quotation or a table in a figure stays in the report", async () => {
  const quote = "<figure><blockquote><p>We felt a bump and then nothing moved any more.</p></blockquote></figure>";
  const article = await one(HEAD, `<article>${H1}${text}${quote}</article>`);
  expect(bodyOf(article)).toContain("We felt a bump");
});

test("summaries that are cut short and all link lead to other stories", async () => {
  const more = `<ul>${["A mill at Harrow Green will become a library, the council has decided by nine votes...", "The price of herring has risen for the third month in a row, dealers said on..."].map((words) => `<li><a href="/x">${words}</a></li>`).join("")}</ul>`;
  const article = await one(HEAD, `<article>${H1}${text}${more}</article>`);
  expect(bodyOf(article)).not.toContain("herring");
});

test.each([
  [
    "an element that names itself so",
    "",
    `<div class="article-byline"><span>Mara Lindqvist</span><span>Ola Berg</span></div>`,
    "Mara Lindqvist, Ola Berg",
  ],
  ["a link to the author", "", `<p>By <a rel="author" href="/m">Mara Lindqvist</a></p>`, "Mara Lindqvist"],
  ["a line", "", "<p>By Mara Lindqvist and Ola Berg 3 March 2031</p>", "Mara Lindqvist, Ola Berg"],
  [
    "a card that labels it",
    `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Mara Lindqvist">`,
    "",
    "Mara Lindqvist",
  ],
  [
    "data, without the word for by",
    linked({ "@type": "NewsArticle", headline: "Ferry off Port Elsa freed", author: { name: "By Mara Lindqvist" } }),
    "",
    "Mara Lindqvist",
  ],
])("the authors by %s", async (_, head, line, wanted) => {
  const article = await one(HEAD + head, `<article>${H1}${line}${text}</article>`);
  expect(article.byline).toBe(wanted);
});

test.each([
  `<div class="byline">Norland Daily</div>`,
  `<div class="byline">Staff Writer</div>`,
  `<p>By Norland Daily</p>`,
  `<aside class="related"><span class="author">Mara Lindqvist</span></aside>`,
])("the site, an office and the author of another story are no byline: %s", async (line) => {
  expect((await one(HEAD, `<article>${H1}${text}${line}</article>`)).byline).toBeUndefined();
});

test.each([
  ["a breadcrumb", `<ol class="breadcrumb"><li><a href="/">Home</a></li><li><h1>Ferry news Port Elsa</h1></li></ol>`],
  ["navigation", "<nav><a href='/'>Home</a><h1>Ferry news Port Elsa</h1></nav>"],
])("a heading in %s gives way to the one that readers see", async (_, trail) => {
  const head = titleOf("Ferry news Port Elsa") + card("Grey Heron: ferry freed off Port Elsa at noon");
  const shown = "<h2><span>Grey Heron</span> Ferry freed off Port Elsa at noon</h2>";
  const article = await one(head, `${trail}<article>${shown}${text}</article>`);
  expect(article.title).toBe("Grey Heron: ferry freed off Port Elsa at noon");
});

test("a heading in a breadcrumb is the title where no other one agrees", async () => {
  const trail = `<ol class="breadcrumb"><li><h1>Ferry freed off Port Elsa</h1></li></ol>`;
  const article = await one(titleOf("Ferry freed off Port Elsa"), `${trail}<article><h2>Weather</h2>${text}</article>`);
  expect(article.title).toBe("Ferry freed off Port Elsa");
});

test("a kicker that is run together with the headline is left out where the card leaves it out", async () => {
  const head =
    titleOf("Port Elsa: when will ferries sail? | Norland Daily") + card("Ferry freed off Port Elsa at noon");
  const article = await one(
    head,
    `<article><h1><span>Shipping</span> Ferry freed off Port Elsa at noon</h1>${text}</article>`,
  );
  expect(article.title).toBe("Ferry freed off Port Elsa at noon");
});

test("the word for by is no part of a name in meta tags", async () => {
  const head = `${HEAD}<meta name="byl" content="By Mara Lindqvist">`;
  expect((await one(head, `<article>${H1}${text}</article>`)).byline).toBe("Mara Lindqvist");
});
