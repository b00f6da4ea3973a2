import type { Article, Fact, Link, Report, Story } from "../../src/model/index.ts";
import { articleOf, at, support } from "./pile.ts";

const TOWNS = ["Harrowmere", "Port Liss", "Upper Quenby", "Saltash Ferry", "Tolmin", "Great Arden", "Vell", "Ostwick"];
const CAUSES = ["a tram left the rails on the bend below the depot", "the roof of the market hall gave way under snow"];
const PAPERS = ["Courier", "Ledger", "Observer", "Voice", "Evening Mail", "Gazette", "Radio", "Dispatch"];

const pick = <T>(list: readonly T[], number: number): T => list[number % list.length]!;

/** A sentence that no other number gives, as long as newspapers write them. */
function sentence(story: number, number: number): string {
  const town = pick(TOWNS, story + number);
  return (
    `In ${town} inspector number ${story}-${number} told the council of inquiry that ${pick(CAUSES, number)} after ${number + 3} warnings ` +
    "had been written down and filed by the company that runs the line and looks after it"
  );
}

const SENTENCES = 12;

function articleIn(story: number, number: number, own: number): Article {
  const publisher = `${pick(TOWNS, number)} ${pick(PAPERS, number + story)} ${number}`;
  const title = `Wreck ${story} below ${pick(TOWNS, story)}: what inspector ${own} found out about the night of the accident`;
  const sentences = Array.from({ length: SENTENCES }, (_, index) => `${sentence(story, index)}.`);
  return articleOf(`a${story}-${number}`, {
    ...{ title, publisher, published: `2031-0${1 + (story % 9)}-1${number % 9}T0${number % 9}:15:00Z` },
    text: [title, ...sentences, `This is report ${own} of wreck ${story}.`].join("\n\n"),
  });
}

/** One story of `articles` reports, of which the first `copies` are one text and the others stand alone; `disputes` of its facts are disputed. */
function storyOf(number: number, articles: number, copies: number, facts: number, disputes: number) {
  const all = Array.from({ length: articles }, (_, index) => articleIn(number, index, Math.max(index, copies)));
  const lineages = articles - Math.max(0, copies - 1);
  const told = Array.from({ length: facts }, (_, index) => factOf(number, index, all, index < disputes));
  const days = all.map(({ published }) => published!).sort();
  const story: Story = {
    ...{ id: `s${number}`, title: all[0]!.title!, articles: all.map(({ id }) => id).sort() },
    ...{ support: support(articles, articles, lineages, lineages), start: days[0]!, end: days.at(-1)! },
  };
  const links = all.slice(1, copies).map((copy): Link => ({ ...COPIED, a: all[0]!.id, b: copy.id, evidence: [] }));
  const one = all.slice(0, copies).map(({ id }) => id);
  const lone = all.slice(copies).map(({ id }) => [id]);
  const groups = (copies > 0 ? [one, ...lone] : lone).map((ids) => ({
    id: `l-${ids[0]}`,
    articles: [...ids].sort(),
    weakest: ids.length > 1 ? 0.99 : 1,
  }));
  return { story, articles: all, facts: told, links, groups };
}

const COPIED = { kind: "copy", score: 0.99, direction: "a-to-b" } as const;

function factOf(story: number, index: number, articles: readonly Article[], isDisputed: boolean): Fact {
  const words = sentence(story, index % SENTENCES);
  const carriers = articles.slice(0, Math.max(1, articles.length - (index % articles.length)));
  const mentions = carriers.map((one) => ({ article: one.id, span: at(one, words) }));
  const counts = support(carriers.length, carriers.length, 1, Math.max(1, Math.min(carriers.length, 3)));
  const sides = ["a first account that goes on for longer than a line of the page", "another one"].map(
    (value, side) => ({
      ...{ value, support: support(1, 1, 1, 1) },
      mentions: mentions.flatMap((_, place) => (place % 2 === side ? [place] : [])),
    }),
  );
  const fact: Fact = {
    ...{ id: `f-${story}-${index}`, story: `s${story}`, kind: "event", mentions, support: counts },
    text: index < SENTENCES ? words : `${words}, point ${index}`,
  };
  return isDisputed && carriers.length > 1 ? { ...fact, disagreement: { kind: "value", values: sides } } : fact;
}

function reportOf(stories: readonly ReturnType<typeof storyOf>[]): Report {
  const none = { entities: [], quotes: [], utterances: [], events: [], quantities: [], times: [], messages: [] };
  return {
    ...{ schema: "secondsource/report@1", ...none },
    articles: stories.flatMap(({ articles }) => articles).sort(byId),
    lineages: stories.flatMap(({ groups }) => groups).sort(byId),
    links: stories.flatMap(({ links }) => links),
    stories: stories.map(({ story }) => story),
    facts: stories.flatMap(({ facts }) => facts),
  };
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** One story told by many: ten reports of eight lineages, long titles, long statements, most of them disputed. */
export function crowdedStory(): Report {
  return reportOf([storyOf(1, 10, 3, 30, 9)]);
}

/** Thousands of articles: `shared` stories of five reports each, and `lone` stories of one. */
export function manyStories(shared: number, lone: number): Report {
  const told = Array.from({ length: shared }, (_, index) => storyOf(index + 1, 5, 2, 12, 1));
  const once = Array.from({ length: lone }, (_, index) => storyOf(shared + index + 1, 1, 0, 4, 0));
  return reportOf([...told, ...once]);
}
