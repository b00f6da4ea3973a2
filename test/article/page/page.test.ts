import { expect, test } from "vitest";
import type { Article } from "../../../src/model/index.ts";
import { articlesOf, asidesOf, rawOf, readAll } from "../inputs.ts";
import { PROSE, pageOf } from "../prose.ts";

const bodyOf = (article: Article) =>
  article.body.map(({ start, end }) => article.text.slice(start, end).trim()).join("\n\n");

test("the report is body, everything else of the page is aside, nothing is lost", async () => {
  const [article] = await articlesOf(pageOf(), "a.html");
  expect(bodyOf(article!)).toBe(["Ferry terminal to close", ...PROSE].join("\n\n"));
  expect(asidesOf(article!).map((aside) => aside.split(":")[0])).toEqual(["furniture", "teaser", "furniture"]);
  expect(article!.blocks!.map((block) => block.kind)).toEqual([
    "title",
    "paragraph",
    "paragraph",
    "paragraph",
    "paragraph",
  ]);
});

test("scripts, handlers, styles and hidden forms never reach the text", async () => {
  const html = pageOf([
    ...PROSE,
    'x<img src="a" onerror="stealEverything()"><script>stealEverything()</script><style>.stealEverything{}</style><svg><text>stealEverything</text></svg><noscript>stealEverything</noscript><template>stealEverything</template><iframe srcdoc="stealEverything"></iframe><textarea>stealEverything</textarea>',
  ]);
  const [article] = await articlesOf(html, "a.html");
  expect(JSON.stringify(article)).not.toContain("stealEverything");
});

test("metadata: JSON-LD, Open Graph, canonical address", async () => {
  const head = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"N"},{"@type":"NewsArticle","headline":"Ferry terminal to close","datePublished":"2031-04-02T10:00:00+02:00","dateModified":"2031-04-03T10:00:00+02:00","author":[{"name":"Mara Lindqvist"},{"name":"Jon Roe"}],"publisher":{"name":"Norland Media Group"}}]}</script><meta property="og:site_name" content="Norland Daily | News"><link rel="canonical" href="https://www.norlanddaily.example/2031/04/02/ferry">`;
  const [article] = await articlesOf(pageOf(PROSE, head), "a.html");
  expect(article).toMatchObject({
    title: "Ferry terminal to close",
    publisher: "Norland Daily",
    published: "2031-04-02T10:00:00+02:00",
    publishedEvidence: { source: "metadata", confidence: 0.98 },
    modified: "2031-04-03T10:00:00+02:00",
    byline: "Mara Lindqvist, Jon Roe",
    language: "en",
    url: "https://www.norlanddaily.example/2031/04/02/ferry",
  });
});

test("a stated day far from the address's day is believed less, the address alone still gives a day", async () => {
  const link = '<link rel="canonical" href="https://n.example/2031/04/02/ferry">';
  const far = (
    await articlesOf(pageOf(PROSE, `${link}<meta property="article:published_time" content="2019-01-01">`), "a.html")
  )[0];
  expect(far).toMatchObject({ published: "2019-01-01", publishedEvidence: { confidence: 0.5 } });
  const alone = (await articlesOf(pageOf(PROSE, link), "a.html"))[0];
  expect(alone).toMatchObject({ published: "2031-04-02", publishedEvidence: { source: "url" } });
});

test("the site's name in h1 is not the headline, and leaves the title tag", async () => {
  const html = `<html><head><title>Ferry terminal to close - Norland Daily</title><meta property="og:site_name" content="Norland Daily"></head><body><h1>Norland Daily</h1><article><h2>Ferry terminal to close</h2>${PROSE.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`;
  expect((await articlesOf(html, "a.html"))[0]!.title).toBe("Ferry terminal to close");
});

test("lists, quotes, captions and tables keep their kinds", async () => {
  const rows = "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2030</td><td>14</td></tr></table>";
  const parts = `<figure><img src="x"><figcaption>The quay at dawn.</figcaption></figure><ul><li>Boats stop in January.</li></ul><blockquote>Nobody asked the fishermen about any of this before.</blockquote>${rows}`;
  const html = pageOf().replace(`<p>${PROSE[2]}</p>`, `<p>${PROSE[2]}</p>${parts}`);
  const [article] = await articlesOf(html, "a.html");
  const kinds = article!.blocks!.map(
    ({ kind, span }) => `${kind}: ${article!.text.slice(span.start, span.end).trim()}`,
  );
  expect(kinds).toEqual(
    expect.arrayContaining([
      "list: Boats stop in January.",
      "quote: Nobody asked the fishermen about any of this before.",
      "table: Year\tBoats",
      "table: 2030\t14",
    ]),
  );
  expect(asidesOf(article!)).toContain("caption: The quay at dawn.");
});

test("old pages: text between line breaks inside layout tables", async () => {
  const html = `<html><body><table><tr><td><a href="/">Home</a></td><td>${PROSE.join("<br><br>")}</td></tr></table></body></html>`;
  const [article] = await articlesOf(html, "a.html");
  expect(bodyOf(article!)).toBe(PROSE.join("\n\n"));
});

test("readers' comments are never the report, however long", async () => {
  const html = pageOf()
    .replace("narrow", "")
    .replace(/listens to us here\. /g, "listens to us here, and so on, and so on, and so on for many words. ");
  const [article] = await articlesOf(html, "a.html");
  expect(bodyOf(article!)).not.toContain("one reader");
});

test("100,000 levels of nesting are flattened with a note", async () => {
  const html = `${"<div>".repeat(100_000)}${PROSE.map((text) => `<p>${text}</p>`).join("")}`;
  const { articles, messages } = await readAll(rawOf(html, "a.html"));
  expect(articles[0]!.text).toContain(PROSE[3]);
  expect(messages.map(({ rule, level }) => [rule, level])).toEqual([["too-deep", "note"]]);
});

test("a page without text is a message", async () => {
  const { messages } = await readAll(rawOf("<html><body><script>x</script></body></html>", "a.html"));
  expect(messages.map(({ rule }) => rule)).toEqual(["no-article"]);
});
