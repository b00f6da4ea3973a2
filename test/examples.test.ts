import { beforeAll, describe, expect, test } from "vitest";
import type { Article, Span, Support } from "../src/index.ts";
import { expected } from "./expected.ts";
import { labelled } from "./labels.ts";
import { type Lookup, lookIn, sidesOf } from "./lookup.ts";
import { analyse, placeOf, rawsOfExample } from "./piles.ts";

let pile: Lookup;
let tiny: Lookup;

beforeAll(async () => {
  pile = lookIn(labelled((await analyse(rawsOfExample("pile"))).report));
  tiny = lookIn(labelled((await analyse(rawsOfExample("tiny"))).report));
});

describe("articles", () => {
  each(
    [expected.articles],
    () => "every report of the pile is there under its id",
    (ids) => {
      expect(pile.report.articles.map((article) => article.id)).toEqual(ids);
    },
  );

  each(
    expected.asides,
    ({ article }) => `${article}: furniture is aside, its prose is body`,
    (sides) => {
      const article = pile.articleOf(sides.article);
      const strayBody = sides.aside.filter((words) => !inside(placeOf(article, words), spansAside(article)));
      const strayAside = sides.body.filter((words) => !inside(placeOf(article, words), article.body));
      expect({ strayBody, strayAside }).toEqual({ strayBody: [], strayAside: [] });
      const other = article.aside.filter(({ kind }) => kind === "other-post").map((aside) => aside.span);
      expect((sides.otherPost ?? []).filter((words) => !inside(placeOf(article, words), other))).toEqual([]);
    },
  );

  test("every character is body or aside, once", () => {
    for (const article of pile.report.articles) {
      const tiles = [...article.body, ...spansAside(article)].sort((a, b) => a.start - b.start || a.end - b.end);
      let at = 0;
      for (const tile of tiles) {
        expect(`${article.id} ${tile.start}`).toBe(`${article.id} ${at}`);
        at = tile.end;
      }
      expect(`${article.id} ${at}`).toBe(`${article.id} ${article.text.length}`);
    }
  });

  each(
    Object.entries(expected.published),
    ([id, day]) => `${id} was published on ${day}`,
    ([id, day]) => {
      expect(pile.articleOf(id).published?.slice(0, 10)).toBe(day);
    },
  );

  each(
    Object.entries(expected.publishers),
    ([id, name]) => `${id} was published by ${name}`,
    ([id, name]) => {
      expect(pile.articleOf(id).publisher).toBe(name);
    },
  );

  each(
    Object.entries(expected.credits),
    ([id, agency]) => `${id} credits ${agency}`,
    ([id, agency]) => {
      expect(pile.articleOf(id).credits.map((credit) => credit.agency.toUpperCase())).toContain(agency);
    },
  );
});

describe("lineages", () => {
  each(
    expected.lineages,
    (ids) => `one lineage: ${ids.join(" ")}`,
    (ids) => {
      expect([...pile.lineageOf(ids[0] ?? "")].sort()).toEqual(ids);
    },
  );

  each(
    expected.independent,
    ([a, b]) => `two lineages: ${a} ${b}`,
    ([a, b]) => {
      expect(pile.lineageOf(a)).toContain(pile.articleOf(a).id);
      expect(pile.lineageOf(a)).not.toContain(pile.articleOf(b).id);
    },
  );

  each(
    expected.links,
    ({ a, b, kinds }) => `${kinds[0]}: ${a} ${b}`,
    (link) => {
      const found = pile.report.links.find((l) => [l.a, l.b].sort().join() === [link.a, link.b].sort().join());
      expect(link.kinds).toContain(found?.kind);
      expect(found?.evidence.length).toBeGreaterThan(0);
      if (link.direction && found) expect(facing(found.direction, found.a === link.a)).toBe(link.direction);
    },
  );

  test("evidence shows words that stand in both articles", () => {
    for (const { a, b, evidence } of pile.report.links) {
      expect(evidence.filter((e) => !e.a || !inText(a, e.a) || !inText(b, e.b))).toEqual([]);
    }
  });
});

describe("stories", () => {
  each(
    expected.stories,
    ({ name }) => `story ${name} holds its reports and no others`,
    ({ articles: ids }) => {
      const story = pile.report.stories.find((s) => s.articles.includes(ids[0] ?? ""));
      expect([...(story?.articles ?? [])].sort()).toEqual(ids);
    },
  );
});

describe("who said what", () => {
  each(
    expected.utterances,
    ({ words }) => `one utterance: ${words}`,
    (wanted) => {
      const anchor = wanted.articles[0] ?? "";
      const quote = pile.quoteAt({ article: anchor, words: wanted.words });
      const utterance = pile.report.utterances.find((u) => quote && u.quotes.includes(quote.id));
      const carriers = pile.report.quotes.filter((q) => utterance?.quotes.includes(q.id)).map((q) => q.article);
      expect([...new Set(carriers)].sort()).toEqual(wanted.articles);
      expect(utterance?.speakers.map((s) => surname(s.name)).sort()).toEqual(wanted.speakers.map(surname).sort());
      expectRange(utterance?.support, wanted.lineages, wanted.lineages);
    },
  );

  each(
    expected.strippedQuotes,
    ({ words, speaker }) => `${speaker} said without marks: ${words}`,
    (wanted) => {
      const quote = pile.quoteAt(wanted);
      expect(quote?.marks).toBe("stripped");
      expect(surname(quote?.speaker.name ?? "")).toBe(wanted.speaker);
    },
  );
});

describe("facts", () => {
  each(
    expected.facts,
    ({ name }) => `one fact: ${name}`,
    ({ at, includes, lineages }) => {
      const carriers = pile.factsAt(at).map((fact) => ({ fact, ids: new Set(fact.mentions.map((m) => m.article)) }));
      const best = carriers.sort((x, y) => y.ids.size - x.ids.size)[0];
      expect(includes.filter((id) => !best?.ids.has(id))).toEqual([]);
      expectRange(best?.fact.support, lineages.min, lineages.max);
    },
  );

  each(
    expected.disagreements,
    ({ name }) => `disagreement: ${name}`,
    (wanted) => {
      const facts = wanted.values[0] ? pile.factsAt(wanted.values[0].at) : [];
      const seen = facts.map((fact) => ({ kind: fact.disagreement?.kind, sides: sidesOf(fact) }));
      const sides = wanted.values.map(({ value, articles: ids }) => ({ value: expect.stringContaining(value), ids }));
      expect(seen).toContainEqual({ kind: wanted.kind, sides: expect.arrayContaining(sides) });
      const fact = facts.find((f) => f.disagreement?.kind === wanted.kind);
      expect(fact?.disagreement?.values.length).toBe(wanted.values.length);
      for (const { value, lineages } of wanted.values) {
        const side = fact?.disagreement?.values.find((v) => v.value.includes(value));
        expectRange(side?.support, lineages, lineages);
      }
    },
  );

  each(
    expected.notDisagreements,
    ({ why }) => `no disagreement: ${why}`,
    ({ a, b }) => {
      const both = pile
        .factsAt(a)
        .filter((fact) => fact.disagreement && pile.sideAt(fact, a) >= 0 && pile.sideAt(fact, b) >= 0);
      expect(both.filter((fact) => pile.sideAt(fact, a) !== pile.sideAt(fact, b)).map((fact) => fact.text)).toEqual([]);
    },
  );

  each(
    expected.damage,
    (damage) => `supports no fact: ${damage.false}`,
    (damage) => {
      const place = placeOf(pile.articleOf(damage.article), damage.false);
      const facts = pile.report.facts.filter((fact) => fact.disagreement?.kind !== "damage");
      const covering = facts.filter((fact) =>
        fact.mentions.some((m) => m.article === damage.article && covers(m.span, place)),
      );
      const naming = facts.filter((fact) => fact.text.includes(damage.false));
      expect([...covering, ...naming].map((fact) => fact.text)).toEqual([]);
    },
  );
});

describe("the tiny pile", () => {
  each(
    [expected.tiny.stories],
    () => "tiny: stories",
    (stories) => {
      expect(tiny.report.stories.map((story) => [...story.articles].sort()).sort(byFirst)).toEqual(stories);
    },
  );

  each(
    [expected.tiny.lineages],
    () => "tiny: lineages",
    (lineages) => {
      expect(tiny.report.lineages.map((lineage) => [...lineage.articles].sort()).sort(byFirst)).toEqual(lineages);
    },
  );

  each(
    [expected.tiny.disagreement],
    () => "tiny: two or three in hospital",
    ({ kind, a, b }) => {
      const facts = tiny.factsAt(a).filter((fact) => fact.disagreement?.kind === kind);
      const apart = facts.filter(
        (f) => tiny.sideAt(f, a) >= 0 && tiny.sideAt(f, b) >= 0 && tiny.sideAt(f, a) !== tiny.sideAt(f, b),
      );
      expect(apart.length).toBeGreaterThan(0);
    },
  );
});

/** One test a row. */
function each<T>(rows: readonly T[], nameOf: (row: T) => string, body: (row: T) => void): void {
  for (const row of rows) test(nameOf(row), () => body(row));
}

function spansAside(article: Article): Span[] {
  return article.aside.map(({ span }) => span);
}

function inside(place: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => covers(span, place));
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function inText(id: string, { start, end }: Span): boolean {
  return start >= 0 && start < end && end <= pile.articleOf(id).text.length;
}

function facing(direction: string, sameOrder: boolean): string {
  if (sameOrder || direction === "undetermined") return direction;
  return direction === "a-to-b" ? "b-to-a" : "a-to-b";
}

function surname(name: string): string {
  return name.split(" ").at(-1) ?? "";
}

/** The true number of lineages must lie in the range that the report gives. */
function expectRange(support: Support | undefined, min: number, max: number): void {
  expect(support?.lineages.atLeast ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(max);
  expect(support?.lineages.atMost ?? 0).toBeGreaterThanOrEqual(min);
}

function byFirst(a: readonly string[], b: readonly string[]): number {
  return (a[0] ?? "") < (b[0] ?? "") ? -1 : 1;
}
