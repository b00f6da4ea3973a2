import { expect, test } from "vitest";
import { rawOf, readAll } from "../inputs.ts";
import { PROSE } from "../prose.ts";

const text = PROSE.join("\n\n");
const html = PROSE.map((words) => `<p>${words}</p>`).join("\n");
const url = "https://norland.example/a";

test.each([
  [
    "Elasticsearch",
    {
      hits: {
        total: { value: 1 },
        hits: [
          {
            _index: "n",
            _id: "x1",
            _source: { title: "Ferry", content: text, url, publisher: "Norland Daily", date: "2031-04-02" },
          },
        ],
      },
    },
  ],
  [
    "Elasticsearch dump",
    {
      _index: "n",
      _id: "x1",
      _source: { title: "Ferry", content: text, url, publisher: "Norland Daily", date: "2031-04-02" },
    },
  ],
  [
    "Guardian",
    {
      response: {
        status: "ok",
        results: [
          {
            id: "a/b",
            webTitle: "Ferry",
            webUrl: url,
            webPublicationDate: "2031-04-02T10:00:00Z",
            fields: { body: html, byline: "M. L.", publication: "Norland Daily" },
          },
        ],
      },
    },
  ],
  [
    "Arc",
    {
      type: "story",
      headlines: { basic: "Ferry" },
      canonical_url: "/a",
      website: "norland.example",
      owner: { name: "Norland Daily" },
      display_date: "2031-04-02T10:00:00Z",
      credits: { by: [{ name: "M. L." }] },
      content_elements: PROSE.map((content) => ({ type: "text", content })),
    },
  ],
  [
    "ninjs",
    {
      uri: "urn:n:1",
      headline: "Ferry",
      versioncreated: "2031-04-02T10:00:00Z",
      copyrightholder: "Norland Daily",
      body_xhtml: html,
      pubstatus: "usable",
      usageterms: "None",
    },
  ],
  [
    "Feedly",
    {
      id: "s",
      items: [
        {
          id: "abc=",
          origin: { title: "Norland Daily", streamId: "feed/x" },
          title: "Ferry",
          published: 1_932_890_400_000,
          canonicalUrl: url,
          summary: { content: html },
        },
      ],
    },
  ],
  [
    "Inoreader",
    {
      title: "Starred",
      items: [
        {
          id: "tag:1",
          origin: { title: "Norland Daily" },
          title: "Ferry",
          published: 1_932_890_400,
          canonical: [{ href: url }],
          summary: { content: html },
        },
      ],
    },
  ],
  [
    "WordPress REST",
    [
      {
        id: 7,
        date: "2031-04-02T12:00:00",
        date_gmt: "2031-04-02T10:00:00",
        link: url,
        title: { rendered: "Ferry" },
        content: { rendered: html },
      },
    ],
  ],
  [
    "Event Registry",
    {
      articles: {
        results: [
          {
            uri: "1",
            lang: "eng",
            dateTime: "2031-04-02T10:00:00Z",
            url,
            title: "Ferry",
            body: text,
            source: { uri: "norland.example", title: "Norland Daily" },
          },
        ],
      },
    },
  ],
])("%s", async (_, value) => {
  const { articles, messages } = await readAll(rawOf(JSON.stringify(value), "pile.json"));
  expect(messages).toEqual([]);
  expect(articles).toHaveLength(1);
  expect(articles[0]).toMatchObject({ title: "Ferry", language: "en" });
  expect(articles[0]?.published).toMatch(/^2031-04-02/);
  expect(articles[0]?.publisher).toMatch(/^(?:Norland Daily|norland\.example)$/);
  expect(articles[0]?.text).toBe(text);
});

test.each([
  [
    "New York Times",
    {
      response: {
        docs: [
          {
            headline: { main: "Ferry" },
            abstract: PROSE[0],
            lead_paragraph: PROSE[1],
            web_url: url,
            pub_date: "2031-04-02T10:00:00+0000",
            byline: { original: "By M. L." },
            source: "Norland Daily",
          },
        ],
      },
    },
    `${PROSE[0]}\n\n${PROSE[1]}`,
    "summary",
  ],
  [
    "CSL-JSON",
    [
      {
        id: "l1",
        type: "article-newspaper",
        title: "Ferry",
        "container-title": "Norland Daily",
        issued: { "date-parts": [[2031, 4, 2]] },
        author: [{ given: "M.", family: "L." }],
        URL: url,
        abstract: PROSE[0],
      },
    ],
    PROSE[0],
    "summary",
  ],
  [
    "GDELT",
    {
      articles: [{ url, title: "Ferry", seendate: "20310402T101500Z", domain: "norland.example", language: "English" }],
    },
    "Ferry",
    "title",
  ],
  [
    "Media Cloud",
    {
      stories: [
        { stories_id: 5, title: "Ferry", url, publish_date: "2031-04-02", media_name: "Norland Daily", language: "en" },
      ],
    },
    "Ferry",
    "title",
  ],
  [
    "NewsAPI",
    {
      status: "ok",
      articles: [
        {
          source: { id: null, name: "Norland Daily" },
          title: "Ferry - Norland Daily",
          description: "x",
          url,
          publishedAt: "2031-04-02T10:00:00Z",
          content: `${PROSE[0]} … [+1204 chars]`,
        },
      ],
    },
    `${PROSE[0]} …`,
    "cut",
  ],
])("%s holds less than the report, and says so", async (_, value, wanted, partial) => {
  const { articles, messages } = await readAll(rawOf(JSON.stringify(value), "pile.json"));
  expect(articles).toMatchObject([{ title: expect.stringMatching(/^Ferry/), text: wanted, extra: { partial } }]);
  expect(articles[0]?.published).toMatch(/^2031-04-02/);
  expect(messages.map(({ rule, level }) => `${rule} ${level}`)).toEqual(
    [`partial-${partial}`].map((rule) => `${rule} note`),
  );
});

test("the mark of a cut text is kept beside the text", async () => {
  const record = { title: "Ferry closes", content: `${PROSE[0]} [+1204 chars]` };
  const { articles } = await readAll(rawOf(JSON.stringify([record]), "pile.json"));
  expect(articles[0]).toMatchObject({ text: PROSE[0], extra: { cutMark: "[+1204 chars]" } });
});
