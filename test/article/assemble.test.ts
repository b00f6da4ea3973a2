import { expect, test } from "vitest";
import { settleArticles } from "../../src/article/index.ts";
import { byLabel } from "../labels.ts";
import { rawOf, readAll } from "./inputs.ts";
import { PROSE } from "./prose.ts";

const paragraphs = (from: number) => PROSE.map((text, i) => `<p>${text} Part ${from + i}.</p>`).join("");
const page = (more: string) =>
  `<html><head><title>Ferry sinks</title></head><body><main><article><h1>Ferry sinks</h1><div class="entry-content">${paragraphs(0)}${paragraphs(4)}${paragraphs(8)}</div></article>${more}</main></body></html>`;

test("an agency outside the table is credited when a dateline's brackets name it", async () => {
  const text = `PORT ELSA, March 11 (COASTWIRE) — ${PROSE.join("\n\n")}`;
  const { articles } = await readAll(rawOf(text, "a.txt"));
  expect(articles[0]!.credits.map(({ agency }) => agency)).toEqual(["COASTWIRE"]);
});

test("a line with a name and a date gives the date", async () => {
  const { articles } = await readAll(
    rawOf(`Ferry sinks off Elsa\nElsa Coast Mail, 12 March 2031\n\n${PROSE.join("\n\n")}`, "a.txt"),
  );
  expect(articles[0]!.published).toBe("2031-03-12");
});

test("a whole second post of a page is an article of its own, a teaser card is not", async () => {
  const post = `<article><h2>Herring gets dearer in the north</h2><div>${PROSE.map((text) => `<p>Elsewhere: ${text}</p>`).join("")}</div></article>`;
  const two = await readAll(rawOf(page(`<div>Next Post</div>${post}`), "p.html"));
  expect(byLabel(settleArticles(two.articles), two.articles).map(({ id, partOf }) => [id, partOf?.article])).toEqual([
    ["p", undefined],
    ["p#2", "p"],
  ]);
  const card = await readAll(
    rawOf(
      page("<div>Next Post</div><article><h2>Herring gets dearer in the north</h2><p>Prices rose again.</p></article>"),
      "p.html",
    ),
  );
  expect(card.articles).toHaveLength(1);
});
