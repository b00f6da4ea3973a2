import { expect, test } from "vitest";
import type { Article, Link } from "../../src/model/index.ts";
import { treeOf } from "../../src/report/tree.ts";

const article = (id: string): Article => ({
  ...{ id, location: id, text: id, language: "en", body: [], aside: [], credits: [] },
});
/** `a>b 0.9`: b derives from a; `a-b`: undetermined; `a~b`: shared quotations only. */
function link(words: string): Link {
  const [, a = "", sign = "", b = "", score = ""] = /^(\w+)([>~-])(\w+) (.+)$/.exec(words) ?? [];
  const kind = sign === "~" ? "shared-quotes" : "rewrite";
  return { a, b, kind, score: Number(score), direction: sign === ">" ? "a-to-b" : "undetermined", evidence: [] };
}
function shape(ids: string, links: readonly string[]): string[] {
  const tree = treeOf([...ids].map(article), links.map(link));
  return [
    ...tree.rows.map((r) => `${"  ".repeat(r.depth)}${r.article.id}`),
    ...tree.rest.map((l) => `rest ${l.a}${l.b}`),
  ];
}

test.each([
  ["a chain hangs from its source", "abc", ["a>b 0.9", "b>c 0.8"], ["a", "  b", "    c"]],
  ["the source comes first though it is listed last", "abc", ["c>a 0.9", "c>b 0.8"], ["c", "  a", "  b"]],
  [
    "the strongest links hold the tree, the rest is told",
    "abc",
    ["a>b 0.9", "b>c 0.8", "a>c 0.7"],
    ["a", "  b", "    c", "rest ac"],
  ],
  ["without direction nothing is indented", "abc", ["b-c 0.9", "a-b 0.8"], ["a", "b", "c"]],
  [
    "what derives stands under its source, before what has no direction",
    "abcd",
    ["a-b 0.9", "a>c 0.8", "b>d 0.7"],
    ["a", "  c", "b", "  d"],
  ],
  ["the source of its parent is not under it", "abc", ["b>a 0.9", "b-c 0.8"], ["b", "  a", "c"]],
  ["shared quotations tie nothing", "ab", ["a~b 0.9"], ["a", "b"]],
  ["parts that hold together elsewhere stand side by side", "abcd", ["a>b 0.9", "c>d 0.8"], ["a", "  b", "c", "  d"]],
])("%s", (_, ids, links, expected) => {
  expect(shape(ids, links)).toEqual(expected);
});

test("a chain of 20,000 articles does not exhaust the stack", () => {
  const articles = Array.from({ length: 20_000 }, (_, i) => article(`n${i}`));
  const links = articles.slice(1).map((b, i) => link(`n${i}>${b.id} 0.9`));
  expect(treeOf(articles, links).rows.at(-1)?.depth).toBe(19_999);
});
