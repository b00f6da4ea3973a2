import type { Article, Link } from "../../model/index.ts";
import { counted, dateWords, lineageWords, sourceName, titleOf } from "../phrases.ts";
import { type TreeRow, treeOf } from "../tree.ts";
import type { LineageGroup } from "../view.ts";
import { linkList, tie } from "./links.ts";
import { type Html, html } from "./markup.ts";
import type { Shown } from "./shown.ts";
import { LIMITS } from "./targets.ts";

/** The lineages of a story: who wrote from whose text, with the evidence of every link a click away; lone ones in one row. */
export function lineageSection(shown: Shown): Html {
  const { texts } = shown.told;
  return html`
<h3 id="${shown.at}-lineages">Lineages <small>who wrote from whose text</small></h3>
<div class="lineages">${texts.slice(0, LIMITS.linksEach).map((group) => lineageCard(shown, group))}</div>
${inJson(texts.length, LIMITS.linksEach, "more lineages")}
${loneLine(shown)}
${acrossSection(shown)}`;
}

const SHOWN_OPEN = 4;

/** Articles that share their text with no other one: each of them is a lineage. */
function loneLine(shown: Shown): Html {
  const { lone } = shown.told;
  if (lone.length === 0) return html``;
  const items = lone.slice(0, LIMITS.linksEach).map((article) => html`<li>${articleName(shown, article)}</li>`);
  const words = lone.length === 1 ? "stands alone" : "stand alone, each a lineage of its own";
  return html`<div class="lone"><span class="fine"><b>${lone.length}</b> ${words}</span><ul>${items}</ul>
${inJson(lone.length, LIMITS.linksEach, "more")}</div>`;
}

function articleName({ chips, targets }: Shown, article: Article): Html {
  const fragment = targets.article(article.id);
  const name = html`<b dir="auto">${sourceName(article)}</b>`;
  const linked = fragment ? html`<a href="#${fragment}" title="${titleOf(article)}">${name}</a>` : name;
  return html`${chips.of(article.id)}${linked} <span class="fine day">${dateWords(article.published)}</span>`;
}

function acrossSection(shown: Shown): Html {
  const { across } = shown.told;
  if (across.length === 0) return html``;
  const list = linkList(shown, across);
  const words = `${counted(across.length, "pair")} of articles`;
  return html`<h4>Between lineages <small>not counted as shared lineage</small></h4>
${across.length > SHOWN_OPEN ? html`<details class="also"><summary>${words}</summary>${list}</details>` : list}`;
}

function lineageCard(shown: Shown, { lineage, articles, links }: LineageGroup): Html {
  const { chips } = shown;
  const { rows, rest } = treeOf(articles, links);
  const first = articles[0]!.id;
  return html`
<section class="lineage ${chips.color(first)}">
<header>${chips.of(first)}<b>${articles.length} articles, one text</b> <span class="fine">${lineageWords(lineage, articles.length)}</span></header>
<ul class="tree">${rows.slice(0, LIMITS.linksEach).map((row) => treeRow(shown, row))}</ul>
${inJson(rows.length, LIMITS.linksEach, "more articles of this lineage")}
${restOfLinks(shown, rest)}
</section>`;
}

function restOfLinks(shown: Shown, rest: readonly Link[]): Html {
  if (rest.length === 0) return html``;
  const words = `${rest.length} more ${rest.length === 1 ? "link" : "links"} inside this lineage`;
  return html`<details class="also"><summary>${words}</summary>${linkList(shown, rest)}</details>`;
}

function inJson(count: number, most: number, words: string): Html {
  return count > most ? html`<p class="more">${count - most} ${words} in the JSON report.</p>` : html``;
}

const DEEPEST = 4;

function treeRow(shown: Shown, row: TreeRow): Html {
  const unsure = row.link?.direction === "undetermined" ? " beside" : "";
  return html`<li class="d${Math.min(row.depth, DEEPEST)}${unsure}">${articleLine(shown, row.article)}${tie(shown, row)}</li>`;
}

function articleLine({ targets }: Shown, article: Article): Html {
  const fragment = targets.article(article.id);
  const title = html`<span class="title" dir="auto">${titleOf(article)}</span>`;
  const name = html`<b dir="auto">${sourceName(article)}</b> ${title}`;
  const agencies = [...new Set(article.credits.map((c) => c.agency))];
  const credits = agencies.map((agency) => html` <span class="agency">credits ${agency}</span>`);
  const day = html`<span class="day">${dateWords(article.published)}</span>`;
  const linked = fragment ? html`<a href="#${fragment}">${name}</a>` : name;
  return html`<span class="article">${linked} <span class="fine">${day}${credits}</span></span>`;
}
