import fc from "fast-check";
import { expect, test } from "vitest";
import { queryWords, searchWordsOf } from "../../src/store/search-words.ts";
import type { Store } from "../../src/store/store.ts";
import { keptReport, listed } from "./invented.ts";
import { onEveryKind } from "./kinds.ts";

function report(id: string, title: string, body: string) {
  const { article, ...rest } = keptReport(1);
  return { ...rest, article: { ...article, id, title, text: body, body: [{ start: 0, end: body.length }], aside: [] } };
}

const PILE = [
  report("a", "Ferry closed", "The ferry to Ostaby was closed. Çelik's boat, the U.S. ship and 1,000 others wait."),
  report("b", "Mill", "The mill in Ostaby was closed after a flood; the ferry was not."),
  report("c", "Überschwemmung in Pellau", "Das Wasser stieg auf 3.5 Meter, sagte O'Brien."),
  report("d", "渡船停航", "渡船在奥斯塔比停航。"),
];

onEveryKind((fresh) => {
  const filled = async (): Promise<Store> => {
    const store = await (await fresh()).open();
    const change = await store.begin();
    for (const each of PILE) change.put(each);
    await change.commit();
    return store;
  };
  const found = async (store: Store, words: string, limit = 20) =>
    (await listed(store.search(words, { limit }))).map((hit) => hit.article);

  test("all words must be there; case, accents and possessives do not matter", async () => {
    const store = await filled();
    const cases: [string, string[]][] = [
      ["ferry", ["a", "b"]],
      ["FERRY closed", ["a", "b"]],
      ["ferry mill", ["b"]],
      ["celik", ["a"]],
      ["Çelik", ["a"]],
      ["us ship", ["a"]],
      ["1,000", ["a"]],
      ["1000", []],
      ["3.5", ["c"]],
      ["uberschwemmung", ["c"]],
      ["brien", ["c"]],
      ["停航", ["d"]],
      ["ferr", []],
      ["", []],
      ["...!?", []],
      ["dreadnought", []],
    ];
    for (const [words, articles] of cases)
      expect([words, (await found(store, words)).sort()]).toEqual([words, articles]);
  });

  test("a word in the headline counts more; ranks fall; hits come in stretches", async () => {
    const store = await filled();
    const hits = await listed(store.search("ferry", { limit: 9 }));
    expect(hits.map((hit) => hit.article)).toEqual(["a", "b"]);
    expect(hits[0]!.rank).toBeGreaterThan(hits[1]!.rank);
    expect(await found(store, "ferry", 1)).toEqual(["a"]);
    expect((await listed(store.search("ferry", { after: "a", limit: 5 }))).map((hit) => hit.article)).toEqual(["b"]);
    expect(await listed(store.search("ferry", { after: "b", limit: 5 }))).toEqual([]);
    expect(await listed(store.search("ferry", { after: "d", limit: 5 }))).toEqual([]);
  });

  test("a stretch of any length is the beginning of the whole list, titles first where they hold every word", async () => {
    const store = await filled();
    const change = await store.begin();
    for (let n = 0; n < 9; n++) {
      const title = n % 3 === 0 ? `Heron count ${n}` : `Bird count ${n}`;
      change.put(report(`h${n}`, title, `A heron was seen ${"by the weir ".repeat(n)}and counted.`));
    }
    await change.commit();
    const all = await found(store, "heron", 99);
    expect(new Set(all).size).toBe(9);
    expect(all.slice(0, 3).sort()).toEqual(["h0", "h3", "h6"]);
    for (let limit = 1; limit <= 9; limit++) expect(await found(store, "heron", limit)).toEqual(all.slice(0, limit));
    expect((await found(store, "heron count", 99)).slice(0, 3).sort()).toEqual(["h0", "h3", "h6"]);
  });

  test("no query is a syntax error", async () => {
    const store = await filled();
    const hostile = [
      '"',
      "'",
      "ferry AND",
      "NOT ferry",
      "ferry OR",
      "NEAR(ferry closed)",
      "title:ferry",
      "^ferry*",
      "ferry & | ! <-> closed",
      "(((",
      "\\",
      "%_",
      "\u0000ferry",
      "\ud800",
      "-ferry",
      "{a b}:c",
      "'; drop table article; --",
      "$1 ?",
    ];
    for (const words of hostile) await found(store, words);
    expect(await found(store, "NOT ferry")).toEqual(["b"]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (words) => void (await found(store, words))),
      { numRuns: 100, seed: 7 },
    );
  });

  test("texts without end or sense are kept and found by their first words", async () => {
    const store = await filled();
    const words = Array.from({ length: 60_000 }, (_, n) => `wörd${n.toString(36)}`).join(" ");
    const change = await store.begin();
    change.put(report("long", "x".repeat(100_000), `beginning ${words} ${"y".repeat(3_000_000)} end`));
    change.put(report("odd", "\u0000", `\ud800 odd\u0000ness ' \\ " : * ${"\u0301".repeat(5000)}`));
    await change.commit();
    expect(await found(store, "beginning")).toEqual(["long"]);
    expect(await found(store, `${"x".repeat(99)}`)).toEqual(["long"]);
    expect(await found(store, "odd")).toEqual(["odd"]);
  });

  test("another text is found by its own words, and a removed one by none", async () => {
    const store = await filled();
    const change = await store.begin();
    change.put({ ...report("a", "Ferry", "The pier."), version: { ...keptReport(1).version, textHash: "00" } });
    change.remove("b");
    await change.commit();
    expect(await found(store, "ferry")).toEqual(["a"]);
    expect(await found(store, "closed")).toEqual([]);
    expect(await found(store, "pier")).toEqual(["a"]);
  });
});

test("a query finds every article by any of its indexed words", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const { body } = searchWordsOf(report("x", "", text).article);
      for (const word of body) expect(queryWords(word)).toEqual([word]);
    }),
    { numRuns: 500, seed: 3 },
  );
});
