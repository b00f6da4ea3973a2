import { expect, test } from "vitest";
import { readLinkedData } from "../../../src/article/page/linked.ts";

const block = (count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, n) => ({ "@type": "NewsArticle", headline: `Report ${n}` })));

test("a page's data is read up to four hundred articles, in whatever blocks they come", () => {
  expect(readLinkedData([block(120)])).toHaveLength(120);
  expect(readLinkedData([block(250), block(250)])).toHaveLength(400);
  expect(readLinkedData([block(5_000)])).toHaveLength(400);
});

test("a broken block takes no other with it", () => {
  expect(readLinkedData(['{"@type":', block(2), "null", '"NewsArticle"']).map(({ headline }) => headline)).toEqual([
    "Report 0",
    "Report 1",
  ]);
});
