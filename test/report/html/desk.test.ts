import { join } from "node:path";
import { expect, test } from "vitest";
import type { Support } from "../../../src/model/index.ts";
import type { FeedShown } from "../../../src/report/html/desk/feeds.ts";
import { type DeskPage, deskPages, deskPageText } from "../../../src/report/html/desk/index.ts";
import { withoutStyle } from "../rendered.ts";

/** The pages of a server as a reader gets them; answers of invention, so that every part of a page is shown once. */
const golden = (name: string) => join(import.meta.dirname, "desk", `${name}.html.txt`);
const support = (articles: number, atLeast: number, atMost: number, ...origins: string[]): Support => ({
  ...{ articles, publishers: Math.min(articles, 3), lineages: { atLeast, atMost }, origins },
});
const words = (article: string, start: number, text: string) => ({
  article,
  start,
  end: start + text.length,
  words: text,
});

const part = (text: string) => ({ start: 0, end: text.length, words: text });

const QUAKE = {
  id: "s1",
  title: "Quake <kills> 86",
  start: "2031-05-10",
  end: "2031-05-11",
  support: support(6, 2, 3, "Red Cross"),
  facts: 30,
  disputed: 2,
};
const OTTERS = { id: "s 2/é", title: "", support: support(1, 1, 1), facts: 0, disputed: 0 };
const FACT = {
  id: "f1",
  story: "s1",
  kind: "quantity",
  text: "86 people were killed",
  support: support(4, 2, 2, "ministry"),
  words: [words("a1", 4, "86 people"), { ...words("a2", 9, "eighty-six"), publisher: "Lamp" }],
};
const DISPUTED = {
  ...{ ...FACT, id: "f2", status: "updated", disagreement: "numbers", words: [] },
  sides: [
    { value: "86", support: support(3, 1, 2), words: [{ ...words("a1", 4, "86 people"), label: "first" }] },
    { value: "84", status: "withdrawn", support: support(1, 1, 1, "fire chief"), words: [] },
  ],
};
const ARTICLE = {
  id: "a1",
  title: "Quake",
  publisher: "Northline",
  published: "2031-05-10T09:00:00Z",
  url: "https://northline.example/q",
  story: "s1",
  lineage: "l1",
};
const BARE = { id: "a2", label: "lamp" };
const SAID = {
  support: support(3, 2, 3),
  speakers: [{ name: "Delia Munt", words: [words("a1", 40, "Send us diggers")] }],
};
const FEED: FeedShown = {
  url: "https://n.example/feed",
  from: "mine.opml",
  state: "answering",
  fails: 0,
  isLying: false,
  named: 12,
};
const feed = (more: Partial<FeedShown>): FeedShown => ({ ...FEED, ...more });
const TIMES = {
  polled: "2031-05-14T12:00:00Z",
  answered: "2031-05-14T12:00:01Z",
  renewed: "2031-05-13T08:30:00Z",
  next: "2031-05-14T13:00:00Z",
};

const gaps = [1, 119, 120, 3599, 7199, 7200, 172_799, 172_800, 900_000];
const CORRECTIONS = {
  stories: { order: ["merge"], merge: [["a1", "a2"]], split: [], never: undefined },
  people: { rename: [{ from: "D. Munt", to: "Delia Munt" }] },
  publishers: [{ house: "Lamp Media", publishers: ["Lamp", "Lantern"] }],
};

const PAGES: Readonly<Record<string, () => DeskPage>> = {
  front: () => deskPages.front({ items: [QUAKE, OTTERS] }, { items: [QUAKE] }, { items: [] }),
  stories: () => deskPages.stories({ items: [QUAKE, OTTERS], next: "n=1&2" }, "q=quake&minLineages=2&cursor=x"),
  "stories-last": () => deskPages.stories({ items: [] }, ""),
  story: () => deskPages.story(STORY, "", true),
  "story-read-only": () =>
    deskPages.story({ ...STORY, title: "", lineages: [], disagreements: [], topFacts: [], said: [] }, "", false),
  changes: () =>
    deskPages.changes(
      { items: ["story-new", "text-changed", "feed-gone", "fact-new"].map(entry), next: 5 },
      "limit=4",
      "since",
    ),
  facts: () => deskPages.facts({ items: [FACT, DISPUTED], next: "x" }, "story=s1"),
  fact: () =>
    deskPages.fact({
      ...FACT,
      mentions: 7,
      series: [
        { value: 61, asOf: "2031-05-10", support: support(1, 1, 1) },
        { value: 86, support: support(3, 2, 2) },
      ],
    }),
  "fact-disputed": () => deskPages.fact({ ...DISPUTED, mentions: 4 }),
  article: () =>
    deskPages.article(
      {
        ...ARTICLE,
        byline: "By Ilse Tarrant",
        credits: ["AP"],
        versions: 3,
        version: 3,
        firstSeen: "2031-05-10T10:00:00Z",
        text: TEXT,
        marks: MARKS,
      },
      "",
      true,
    ),
  "article-bare": () =>
    deskPages.article({ ...BARE, credits: [], versions: 1, version: 1, firstSeen: "2031-05-10T10:00:00Z" }, "", false),
  "article-of-many-versions": () =>
    deskPages.article(
      { ...BARE, credits: [], versions: 51, version: 2, firstSeen: "2031-05-10T10:00:00Z", text: "Words." },
      "",
      false,
    ),
  diff: () =>
    deskPages.diff({
      id: "a1",
      from: 1,
      to: 3,
      removed: [part("Nine were hurt.")],
      added: [part("Ten were hurt.")],
      changed: [{ from: part("It is 61."), to: part("It is 86.") }],
    }),
  "diff-none": () => deskPages.diff({ id: "a1", from: 1, to: 2, removed: [], added: [], changed: [] }),
  lineages: () => deskPages.lineages({ items: [{ id: "l1", weakest: 0.67, articles: ["a1", "a2"] }], next: "y" }, ""),
  lineage: () =>
    deskPages.lineage({ articles: [ARTICLE, BARE, { id: "a3" }], weakest: 0.67, links: LINKS, articlesInAll: 3 }),
  people: () =>
    deskPages.people(
      {
        items: [
          { name: "Delia Munt", type: "person", storiesInAll: 1, articles: 5, quotes: 5 },
          { name: "Andara", type: "place", storiesInAll: 1, articles: 1, quotes: 0 },
        ],
      },
      "q=a",
    ),
  said: () => deskPages.said({ items: [SAID], next: 2 }, "speaker=Munt"),
  search: () =>
    deskPages.search(
      { items: [{ article: ARTICLE, words: [words("a1", 4, "quake")] }], next: "z", facets: FACETS },
      "q=quake",
    ),
  "search-narrowed": () =>
    deskPages.search(
      { items: [], facets: FACETS },
      "q=quake&publisher=Northline&since=2031-05-10&until=2031-05-10&cursor=9",
    ),
  "search-empty": () => deskPages.search(undefined, ""),
  check: () =>
    deskPages.check(
      {
        status: "disputed",
        facts: [
          { isSaid: true, side: 0, support: support(3, 1, 2), fact: DISPUTED },
          { isSaid: true, support: support(1, 1, 1), fact: FACT },
          { isSaid: false, support: support(1, 1, 1), fact: FACT },
        ],
        nearest: [{ fact: FACT }],
      },
      "claim=It+was+86",
    ),
  "check-nothing": () => deskPages.check({ status: "not-found", facts: [], nearest: [] }, "claim=xy"),
  "check-empty": () => deskPages.check(undefined, ""),
  feeds: () => deskPages.feeds({ items: FEEDS, next: "f" }, "state=failing"),
  "feeds-none": () => deskPages.feeds({ items: [] }, ""),
  alerts: () =>
    deskPages.alerts(
      {
        items: [
          { seq: 4, at: TIMES.polled, text: "One", story: "s1", fact: "f1" },
          { seq: 9, at: TIMES.next, text: "Two", article: "a1", url: "https://n.example/a" },
        ],
        next: 9,
      },
      "when=lineages&atLeast=3",
    ),
  "alerts-none": () => deskPages.alerts({ items: [] }, ""),
  corrections: () => deskPages.corrections(CORRECTIONS, "what=split&ids=a1&ids=a2", true),
  "corrections-read-only": () => deskPages.corrections({ stories: {}, people: {}, publishers: [] }, "", false),
  problem: () => deskPages.problem("Not here", "There is no such <story>."),
};

const LINKS = [
  {
    a: "a1",
    b: "a2",
    kind: "rewrite",
    score: 0.99,
    direction: "a-to-b",
    evidence: [{ a: words("a1", 0, "The quake"), b: words("a2", 3, "The tremor") }],
  },
  { a: "a2", b: "a4", kind: "copy", score: 0.67, direction: "undetermined", evidence: [] },
];
const STORY = {
  ...QUAKE,
  lineages: [
    { id: "l1", weakest: 0.67, articles: [ARTICLE, BARE], more: 4 },
    { id: "l2", weakest: 1, articles: [BARE] },
  ],
  ...{ disagreements: [DISPUTED], topFacts: [FACT], said: [SAID] },
};
const TEXT = "The quake killed 86 people & hurt 400. It struck at dawn.";
const MARKS = [
  { start: 4, end: 9, kind: "event", id: "f1" },
  { start: 17, end: 26, kind: "quantity", id: "f2" },
  { start: 20, end: 30, kind: "quantity", id: "f3" },
  { start: 39, end: 57, kind: "event", id: "f4" },
];
const FACETS = {
  of: 12,
  publishers: [{ value: "Northline", articles: 2 }],
  speakers: [{ value: "Delia Munt", articles: 5 }],
  kinds: [],
  days: [{ value: "2031-05-10", articles: 3 }],
};
const FEEDS = [
  feed({ title: "Sorn Gazette", ...TIMES }),
  ...gaps.map((gapSeconds) => feed({ gapSeconds })),
  feed({ state: "failing", fails: 1, reason: "no answer" }),
  feed({ state: "failing", fails: 2, isLying: true }),
  feed({ state: "gone", from: "https://n.example/feed" }),
];

function entry(what: string, at: number) {
  return { seq: at, at: TIMES.polled, what, subject: `x${at}` };
}

test.each(Object.entries(PAGES))("the page %s", async (name, make) => {
  const page = withoutStyle(deskPageText(make()));
  const [main] = /<main>[\s\S]*<\/main>/.exec(page) ?? [];
  await expect(`${/<title>.*<\/title>/.exec(page)?.[0]}\n${main}\n`).toMatchFileSnapshot(golden(name));
});

test("a whole page, with its frame", async () => {
  await expect(
    withoutStyle(deskPageText(deskPages.problem("<Not> here", "x"), { q: '"a"', seq: 7 })),
  ).toMatchFileSnapshot(golden("frame"));
});
