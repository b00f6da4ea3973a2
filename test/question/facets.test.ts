import { beforeAll, describe, expect, test } from "vitest";
import { Pile } from "../../src/question/index.ts";
import { rawOf } from "../piles.ts";
import { type Answer, ask, storeOf } from "./asked.ts";

const REPORTS = [
  [
    "a",
    "Vell Echo",
    "2026-03-01",
    "“The ferry will sail,” said Hedda Strohm on Monday. Police attacked the protesters at the ferry.",
  ],
  [
    "b",
    "Vell Echo",
    "2026-03-02",
    "The ferry was late again, passengers said. “We waited for hours,” said Odo Marrek.",
  ],
  ["c", "Sorn Gazette", "2026-03-02", "“The ferry is safe,” said Hedda Strohm, the head of the harbour."],
  ["e", "Sorn Gazette", "2026-03-05", "“No ferry sailed today,” said Strohm."],
  ["d", "Sorn Gazette", "2026-03-04", "The mill of Sorn burned down on Tuesday, the fire brigade said."],
] as const;

let pile: Pile;
beforeAll(async () => {
  const raws = REPORTS.map(([id, publisher, published, text]) =>
    rawOf(id, JSON.stringify({ id, publisher, published, title: `Report ${id}`, text }), `${id}.json`),
  );
  pile = new Pile(await storeOf(raws));
});

const found = async (input: object): Promise<string[]> =>
  (await ask(pile, "search", input)).items.map(({ article }: Answer) => article.id).sort();

test("a narrow filter finds what stands far behind the first hits, and pages of it give each article once", async () => {
  const raws = Array.from({ length: 130 }, (_, n) => {
    const publisher = n % 13 === 0 ? "Vell Echo" : "Sorn Gazette";
    const text = `The weir was opened. ${"Rain fell on the valley. ".repeat(1 + (n % 7))}`;
    return rawOf(`w${n}`, JSON.stringify({ id: `w${n}`, publisher, title: `Note ${n}`, text }), `w${n}.json`);
  });
  const many = new Pile(await storeOf(raws));
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const answer: Answer = await ask(many, "search", {
      q: "weir",
      publisher: "Vell Echo",
      limit: 4,
      ...(cursor && { cursor }),
    });
    ids.push(...answer.items.map(({ article }: Answer) => article.id));
    cursor = answer.next;
  } while (cursor);
  expect(ids.length).toBe(10);
  expect(new Set(ids).size).toBe(10);
});

describe("facets of a search", () => {
  test("each narrows, alone and with others", async () => {
    expect(await found({ q: "ferry" })).toEqual(["a", "b", "c", "e"]);
    expect(await found({ q: "ferry", publisher: "vell echo" })).toEqual(["a", "b"]);
    expect(await found({ q: "ferry", speaker: "Strohm" })).toEqual(["a", "c", "e"]);
    // In the story that they are of, "Strohm" is Hedda Strohm.
    expect(await found({ q: "ferry", speaker: "Hedda Strohm" })).toEqual(["a", "c", "e"]);
    expect(await found({ q: "ferry", speaker: "Odo Marrek" })).toEqual(["b"]);
    expect(await found({ q: "ferry", since: "2026-03-02", until: "2026-03-02" })).toEqual(["b", "c"]);
    expect(await found({ q: "ferry", speaker: "Strohm", publisher: "Vell Echo" })).toEqual(["a"]);
    expect(await found({ q: "ferry", publisher: "nobody" })).toEqual([]);
  });

  test("what they count is what each value finds", async () => {
    const { facets } = await ask(pile, "search", { q: "ferry", facets: true });
    expect(facets.of).toBe(4);
    expect(facets.publishers).toEqual([
      { value: "Sorn Gazette", articles: 2 },
      { value: "Vell Echo", articles: 2 },
    ]);
    expect(facets.speakers.length).toBeGreaterThan(0);
    expect(facets.kinds.length).toBeGreaterThan(0);
    const asked = { publisher: facets.publishers, speaker: facets.speakers, kind: facets.kinds };
    for (const [field, values] of Object.entries<Answer>(asked))
      for (const { value, articles } of values)
        expect([value, (await found({ q: "ferry", [field]: value })).length]).toEqual([value, articles]);
    for (const { value, articles } of facets.days)
      expect((await found({ q: "ferry", since: value, until: value })).length).toBe(articles);
  });

  test("they count what is narrowed already, and page by page gives everything", async () => {
    const { facets } = await ask(pile, "search", {
      q: "ferry",
      facets: true,
      publisher: "Sorn Gazette",
      until: "2026-03-03",
    });
    expect([facets.of, facets.days]).toEqual([1, [{ value: "2026-03-02", articles: 1 }]]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask(pile, "search", { q: "ferry", speaker: "Strohm", limit: 1, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ article }: Answer) => article.id));
      cursor = page.next;
    } while (cursor);
    expect(seen.sort()).toEqual(["a", "c", "e"]);
  });
});
