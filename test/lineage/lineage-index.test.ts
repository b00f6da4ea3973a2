import { expect, test } from "vitest";
import { findLineages, LineageIndex } from "../../src/lineage/index.ts";
import { article, FERRY, FERRY_INDEPENDENT, FERRY_REWRITE, LIBRARY } from "./pile.ts";

test("articles added one at a time find the links that the whole pile has", () => {
  const pile = [
    article("a", FERRY),
    article("b", FERRY_REWRITE),
    article("c", FERRY_INDEPENDENT),
    article("d", LIBRARY),
  ];
  const index = new LineageIndex();
  const links = pile.flatMap((each) => index.add(each).put);
  expect(links).toEqual(findLineages(pile).links);
});

test("many light edits are one lineage with one link each", () => {
  const edits = Array.from({ length: 120 }, (_, i) => article(`e${i}`, FERRY.replace("214", String(1000 + i))));
  const map = findLineages([...edits, article("z", LIBRARY)]);
  expect(map.lineages.map((lineage) => lineage.articles.length)).toEqual([120, 1]);
  expect(map.links.length).toBe(119);
});

test("articles without words are lineages of their own", () => {
  const map = findLineages([article("a", ""), article("b", "— …"), article("c", LIBRARY)]);
  expect(map.lineages.length).toBe(3);
  expect(map.links).toEqual([]);
});

test("long and repetitive text is read in bounded time", () => {
  const word = article("a", "again ".repeat(60_000));
  const marks = article("b", `“‘"'`.repeat(20_000));
  const lines = article("c", "Same short line here.\n".repeat(8_000));
  const map = findLineages([word, marks, lines, article("d", "Same short line there.\n".repeat(8_000))]);
  expect(map.lineages.length).toBeGreaterThan(0);
});
