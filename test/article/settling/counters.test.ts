import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { annotate } from "../../../src/annotation/index.ts";
import { counterKeys, PileCounters, settled } from "../../../src/article/index.ts";
import type { Article } from "../../../src/model/index.ts";
import { articlesOf } from "../inputs.ts";

const TOPICS = [
  "harbour",
  "library",
  "museum",
  "orchard",
  "stadium",
  "railway",
  "hospital",
  "theatre",
  "mill",
  "quarry",
];
const HOSTS = ["norland.example", "velm.example", "orth.example"];
const LABELS = ["Evening Desk Picks", "Norland daily letter", "More from the coast"];
const RUNS = { seed: 20261128, numRuns: 40 };

/** Reports of three publishers that share labels, sentences, site names and each other's headlines. */
function record(n: number): string {
  const [topic, host] = [TOPICS[n % TOPICS.length]!, HOSTS[n % HOSTS.length]!];
  const lines = [
    `The ${topic} of Port Elsa will get ${n + 2} new wings next year, its director announced on Monday.`,
    `Nobody had asked for a larger ${topic}, but ${n} donors insisted on it and paid.`,
    `The ${topic} number ${"abcdefghij"[n % 7]} was last painted in spring, when the town still had money to spend.`,
    `A model of the new ${topic} stands in the hall of ${"klmnopqrst"[n % 9]} town until the end of summer.`,
    ...(n % 4 ? [LABELS[n % LABELS.length]!] : []),
    ...(n % 5 === 0 ? [`Town council votes on new ${TOPICS[(n + 1) % TOPICS.length]}`] : []),
    "This page was made by the people of the cooperative and may be copied by everyone.",
  ];
  const title = `Town council votes on new ${topic}`;
  const publisher = n % 7 === 3 ? { publisher: `The ${host}` } : {};
  return JSON.stringify({
    id: `r${n}`,
    url: `https://www.${host}/${n}`,
    title,
    text: lines.join("\n\n"),
    ...publisher,
  });
}

let pile: Article[];
beforeAll(async () => {
  pile = await articlesOf(Array.from({ length: 60 }, (_, n) => record(n)).join("\n"), "pile.jsonl");
});

const settings = (counters: PileCounters) => pile.map((article) => JSON.stringify(counters.settingOf(article)));

function counted(articles: readonly Article[]): PileCounters {
  const counters = new PileCounters();
  for (const article of articles) counters.add(article);
  return counters;
}

describe("counters are a function of the set", () => {
  test("the pile has something to tell", () => {
    const all = counted(pile);
    const kinds = pile.flatMap((article) => all.settingOf(article).aside.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(["furniture", "teaser"]));
    expect(pile.filter((article) => all.settingOf(article).publisher)).not.toEqual([]);
  });

  test("in any order, with others come and gone, through saved state", () => {
    const wanted = JSON.stringify(counted(pile.slice(0, 40)).state());
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 60 }, (_, n) => n),
          { minLength: 60 },
        ),
        (order) => {
          let counters = new PileCounters();
          for (const n of order) counters.add(pile[n]!);
          counters = new PileCounters(JSON.parse(JSON.stringify(counters.state())));
          for (const n of order) if (n >= 40) counters.remove(pile[n]!);
          expect(JSON.stringify(counters.state())).toBe(wanted);
        },
      ),
      RUNS,
    );
  });

  test("a change tells every article whose setting it changes", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 60 }, (_, n) => n),
          { minLength: 20 },
        ),
        (order) => {
          const [base, more] = [order.slice(0, -5).map((n) => pile[n]!), order.slice(-5).map((n) => pile[n]!)];
          const counters = counted(base);
          const before = base.map((article) => JSON.stringify(counters.settingOf(article)));
          const touched = new Set(counters.change(more));
          base.forEach((article, index) => {
            if (JSON.stringify(counters.settingOf(article)) !== before[index]) expect(touched).toContain(article.id);
          });
          const back = new Set(counters.change([], more));
          expect(back).toEqual(touched);
          expect(base.map((article) => JSON.stringify(counters.settingOf(article)))).toEqual(before);
        },
      ),
      RUNS,
    );
  });

  test("the part of the state under an article's keys is enough for it", () => {
    const state = counted(pile).state();
    for (const article of pile) {
      const { publisher, headlines } = counterKeys(article);
      const part = new PileCounters({
        publishers: state.publishers.filter(([key]) => key === publisher),
        headlines: state.headlines.filter(([key]) => headlines.includes(key)),
      });
      expect(part.settingOf(article)).toEqual(new PileCounters(state).settingOf(article));
    }
  });
});

test("annotating 60 articles at once is annotating 30 twice with the same counters", () => {
  const state = counted(pile).state();
  const annotated = (articles: readonly Article[]) => {
    const counters = new PileCounters(JSON.parse(JSON.stringify(state)));
    return articles.map((article) => annotate(settled(article, counters.settingOf(article)), "shallow"));
  };
  expect(annotated(pile)).toEqual([...annotated(pile.slice(0, 30)), ...annotated(pile.slice(30))]);
});

test("the article itself stays as it was read, and what is set aside tiles with the body", () => {
  const before = JSON.stringify(pile);
  const counters = counted(pile);
  for (const article of pile) {
    const { body, aside, text } = settled(article, counters.settingOf(article));
    const spans = [...body, ...aside.map(({ span }) => span)].sort((a, b) => a.start - b.start);
    expect(spans.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
  }
  expect(JSON.stringify(pile)).toBe(before);
  expect(settings(counters)).toHaveLength(60);
});
