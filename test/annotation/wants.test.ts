import { expect, test } from "vitest";
import { annotate, madeBy, READ, type Wanted } from "../../src/annotation/index.ts";
import { articleOf } from "./articles.ts";

const TEXT = `ELLERWICK, June 3 — The harbour of Velm opened pier 7 on Monday. “It is done,” said Mara Tolk, the mayor.

She said 40 people had worked there since 2 May. It cost $3 million.`;

const ARTICLES = [
  articleOf(TEXT, { published: "2031-06-03" }),
  articleOf("Gestern sprach Lena Orth in Velm. Sie ging.", { language: "de" }),
];

test.each(ARTICLES)("what is wanted is the same as in a full annotation, everything else is empty", (article) => {
  const full = annotate(article);
  const lists: readonly (readonly Wanted[])[] = [
    READ,
    ["tokens"],
    ["sentences"],
    ["quotes"],
    ["times"],
    ["quantities"],
    [],
  ];
  for (const wants of lists) {
    const found = annotate(article, wants);
    for (const field of [...READ, "tokens", "claims"] as const) {
      expect(found[field]).toEqual(wants.includes(field) ? full[field] : []);
    }
  }
});

test("only claims, events and tokens rest on tags or the parse", () => {
  const light = READ.filter((field) => field !== "claims" && field !== "events");
  expect(Object.values(madeBy(light)).join(" ")).not.toMatch(/parser|tagger|lemmas/);
  for (const field of ["claims", "events", "tokens"] as const)
    expect(Object.values(madeBy([field])).join(" ")).toMatch(/parser/);
});
