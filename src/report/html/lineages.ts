import type { Article, Evidence, Link } from "../../model/index.ts";
import {
  counted,
  dateWords,
  lineageWords,
  linkWords,
  relationWords,
  scoreWords,
  sourceName,
  titleOf,
} from "../phrases.ts";
import { type TreeRow, treeOf } from "../tree.ts";
import type { LineageGroup } from "../view.ts";
import { comparedWords } from "./compared.ts";
import { type Html, html, type Inner } from "./markup.ts";
import type { Shown } from "./shown.ts";
import { LIMITS } from "./targets.ts";
import { timeline } from "./timeline.ts";

/** The lineages of a story as trees: who wrote from whose text, with the evidence of every link a click away. */
export function lineageSection(shown: Shown): Html {
  const { lineages } = shown.told;
  return html`
<h3>Lineages <small>who wrote from whose text</small></h3>
${timeline(shown)}
<div class="lineages">${lineages.slice(0, LIMITS.linksEach).map((group) => lineageCard(shown, group))}</div>
${inJson(lineages.length, LIMITS.linksEach, "more lineages")}
${acrossSection(shown)}`;
}

const SHOWN_OPEN = 4;

function acrossSection(shown: Shown): Html {
  const { links, lineageOf } = shown.told;
  const across = links.filter(({ a, b }) => lineageOf.get(a) !== lineageOf.get(b));
  if (across.length === 0) return html``;
  const list = linkList(shown, across);
  const words = `${counted(across.length, "pair")} of articles`;
  return html`<h4>Between lineages <small>not counted as shared lineage</small></h4>
${across.length > SHOWN_OPEN ? html`<details class="also"><summary>${words}</summary>${list}</details>` : list}`;
}

function lineageCard(shown: Shown, { lineage, articles }: LineageGroup): Html {
  const { chips, told } = shown;
  const { rows, rest } = treeOf(articles, told.links);
  const first = articles[0]!.id;
  const words = lineageWords(lineage, articles.length);
  const count = articles.length === 1 ? "1 article" : `${articles.length} articles`;
  return html`
<section class="lineage ${chips.color(first)}">
<header>${chips.of(first)}<b>${count}</b> <span class="fine">${words}</span></header>
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

function linkList(shown: Shown, links: readonly Link[]): Html {
  const item = (link: Link) => html`<li>${linkDetails(shown, link, pairWords(shown, link))}</li>`;
  return html`<ul class="links">${links.slice(0, LIMITS.linksEach).map(item)}</ul>`;
}

function inJson(count: number, most: number, words: string): Html {
  return count > most ? html`<p class="more">${count - most} ${words} in the JSON report.</p>` : html``;
}

const DEEPEST = 4;

function treeRow(shown: Shown, { article, link, parent, depth }: TreeRow): Html {
  const tie = link && parent ? linkDetails(shown, link, relationWords(link, article, parent)) : "";
  return html`<li class="d${Math.min(depth, DEEPEST)}">${articleLine(shown, article)}${tie}</li>`;
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

const SCORE_TITLE = "share of pairs with this score that truly derive";

/** One link: kind, score, direction; opened, the evidence side by side. `words` says who derives from whom. */
function linkDetails(shown: Shown, link: Link, words: Inner): Html {
  const { articleOf } = shown.told;
  const [a, b] = [articleOf.get(link.a), articleOf.get(link.b)];
  if (!a || !b) return html``;
  const places = counted(link.evidence.length, "place");
  const score = html`<span class="score" title="${SCORE_TITLE}">${scoreBar(link)}</span>`;
  const head = [a, b].map((one) => html`<th scope="col" dir="auto">${sourceName(one)}</th>`);
  const rows = link.evidence.slice(0, LIMITS.evidenceEach).map((pair) => evidenceRow(shown, a, b, pair));
  return html`
<details class="link k-${link.kind}"><summary>${words} ${score} <span class="fine">${places}</span></summary>
<div class="scroll"><table class="evidence"><thead><tr>${head}</tr></thead>
<tbody>${rows}</tbody></table></div>
${inJson(link.evidence.length, LIMITS.evidenceEach, "more places")}
</details>`;
}

function pairWords({ told, chips }: Shown, link: Link): Html {
  const name = (id: string) => html`${chips.of(id)} <b dir="auto">${sourceName(told.articleOf.get(id)!)}</b>`;
  return html`${name(link.a)} – ${name(link.b)} <span class="kind">${linkWords(link.kind)}</span>`;
}

function scoreBar(link: Link): Html {
  if (link.kind === "shared-quotes") return html``;
  const width = Math.round(Math.min(1, Math.max(0, link.score)) * 40);
  const track = html`<rect width="40" height="6" rx="3" class="track"/>`;
  const fill = html`<rect width="${width}" height="6" rx="3" class="fill"/>`;
  return html`<svg width="40" height="6" aria-hidden="true">${track}${fill}</svg> ${scoreWords(link.score)}`;
}

function evidenceRow({ targets }: Shown, a: Article, b: Article, pair: Evidence): Html {
  const [left, right] = comparedWords(a.text.slice(pair.a.start, pair.a.end), b.text.slice(pair.b.start, pair.b.end));
  const cell = (article: Article, at: Evidence["a"], words: Html) => {
    const fragment = targets.words(article.id, at);
    const linked = fragment ? html`<a class="words" href="#${fragment}">${words}</a>` : words;
    return html`<td data-label="${sourceName(article)}" dir="auto">${linked}</td>`;
  };
  return html`<tr title="signal: ${pair.signal}">${cell(a, pair.a, left)}${cell(b, pair.b, right)}</tr>`;
}
