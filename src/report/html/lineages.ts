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
import type { LineageGroup, ReportView, StoryView } from "../view.ts";
import { comparedWords } from "./compared.ts";
import { type Html, html, type Inner } from "./markup.ts";
import { LIMITS, type Targets } from "./targets.ts";
import { timeline } from "./timeline.ts";

/** Colour class and letter of each lineage of one story, so that a lineage is recognised wherever it shows up. */
export class Chips {
  readonly #names = new Map<string, string>();
  readonly #letters = new Map<string, number>();

  constructor(told: StoryView) {
    told.lineages.forEach(({ lineage, articles }, index) => {
      this.#names.set(lineage.id, letters(index));
      for (const { id } of articles) this.#letters.set(id, index);
    });
  }

  /** The lineage mark of an article. */
  of(id: string): Html | undefined {
    const index = this.#letters.get(id);
    if (index === undefined) return undefined;
    return html`<span class="chip c${index % 8}" title="lineage ${letters(index)}">${letters(index)}</span>`;
  }

  /** Colour class of an article's lineage. */
  color(id: string): string {
    return `c${(this.#letters.get(id) ?? 0) % 8}`;
  }
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** The lineages of a story as trees: who wrote from whose text, with the evidence of every link a click away. */
export function lineageSection(view: ReportView, told: StoryView, chips: Chips, targets: Targets): Html {
  const across = told.links.filter((link) => view.lineageOf.get(link.a) !== view.lineageOf.get(link.b));
  return html`
<h3>Lineages <small>who wrote from whose text</small></h3>
${timeline(told, chips, targets)}
<div class="lineages">${told.lineages.slice(0, LIMITS.linksEach).map((group) => lineageCard(view, told, group, chips, targets))}</div>
${told.lineages.length > LIMITS.linksEach ? html`<p class="more">${told.lineages.length - LIMITS.linksEach} more lineages in the JSON report.</p>` : ""}
${acrossSection(view, across, chips, targets)}`;
}

const SHOWN_OPEN = 4;

function acrossSection(view: ReportView, across: readonly Link[], chips: Chips, targets: Targets): Html {
  if (across.length === 0) return html``;
  const item = (link: Link) => html`<li>${linkDetails(view, link, targets, pairWords(view, link, chips))}</li>`;
  const list = html`<ul class="links">${across.slice(0, LIMITS.linksEach).map(item)}</ul>`;
  const words = `${counted(across.length, "pair")} of articles`;
  return html`<h4>Between lineages <small>not counted as shared lineage</small></h4>
${across.length > SHOWN_OPEN ? html`<details class="also"><summary>${words}</summary>${list}</details>` : list}`;
}

function lineageCard(view: ReportView, told: StoryView, group: LineageGroup, chips: Chips, targets: Targets): Html {
  const { rows, rest } = treeOf(group.articles, told.links);
  return html`
<section class="lineage ${chips.color(group.articles[0]!.id)}">
<header>${chips.of(group.articles[0]!.id)}<b>${group.articles.length === 1 ? "1 article" : html`${group.articles.length} articles`}</b> <span class="fine">${lineageWords(group.lineage, group.articles.length)}</span></header>
<ul class="tree">${rows.slice(0, LIMITS.linksEach).map((row) => treeRow(view, row, targets))}</ul>
${rows.length > LIMITS.linksEach ? html`<p class="more">${rows.length - LIMITS.linksEach} more articles of this lineage in the JSON report.</p>` : ""}
${rest.length > 0 ? html`<details class="also"><summary>${rest.length} more ${rest.length === 1 ? "link" : "links"} inside this lineage</summary><ul class="links">${rest.slice(0, LIMITS.linksEach).map((link) => html`<li>${linkDetails(view, link, targets, pairWords(view, link, chips))}</li>`)}</ul></details>` : ""}
</section>`;
}

const DEEPEST = 4;

function treeRow(view: ReportView, row: TreeRow, targets: Targets): Html {
  const { article, link, parent } = row;
  return html`<li class="d${Math.min(row.depth, DEEPEST)}">${articleLine(article, targets)}${link && parent ? linkDetails(view, link, targets, relationWords(link, article, parent)) : ""}</li>`;
}

function articleLine(article: Article, targets: Targets): Html {
  const fragment = targets.article(article.id);
  const name = html`<b dir="auto">${sourceName(article)}</b> <span class="title" dir="auto">${titleOf(article)}</span>`;
  const agencies = [...new Set(article.credits.map((c) => c.agency))];
  return html`<span class="article">${fragment ? html`<a href="#${fragment}">${name}</a>` : name} <span class="fine"><span class="day">${dateWords(article.published)}</span>${agencies.map((agency) => html` <span class="agency">credits ${agency}</span>`)}</span></span>`;
}

/** One link: kind, score, direction; opened, the evidence side by side. `words` says who derives from whom. */
function linkDetails(view: ReportView, link: Link, targets: Targets, words: Inner): Html {
  const [a, b] = [view.articles.get(link.a), view.articles.get(link.b)];
  if (!a || !b) return html``;
  const places = counted(link.evidence.length, "place");
  return html`
<details class="link k-${link.kind}"><summary>${words} <span class="score" title="share of pairs with this score that truly derive">${scoreBar(link)}</span> <span class="fine">${places}</span></summary>
<div class="scroll"><table class="evidence"><thead><tr><th scope="col" dir="auto">${sourceName(a)}</th><th scope="col" dir="auto">${sourceName(b)}</th></tr></thead>
<tbody>${link.evidence.slice(0, LIMITS.evidenceEach).map((pair) => evidenceRow(a, b, pair, targets))}</tbody></table></div>
${link.evidence.length > LIMITS.evidenceEach ? html`<p class="more">${link.evidence.length - LIMITS.evidenceEach} more places in the JSON report.</p>` : ""}
</details>`;
}

function pairWords(view: ReportView, link: Link, chips: Chips): Html {
  const name = (id: string) => html`${chips.of(id)} <b dir="auto">${sourceName(view.articles.get(id)!)}</b>`;
  return html`${name(link.a)} – ${name(link.b)} <span class="kind">${linkWords(link.kind)}</span>`;
}

function scoreBar(link: Link): Html {
  if (link.kind === "shared-quotes") return html``;
  const width = Math.round(Math.min(1, Math.max(0, link.score)) * 40);
  return html`<svg width="40" height="6" aria-hidden="true"><rect width="40" height="6" rx="3" class="track"/><rect width="${width}" height="6" rx="3" class="fill"/></svg> ${scoreWords(link.score)}`;
}

function evidenceRow(a: Article, b: Article, pair: Evidence, targets: Targets): Html {
  const [left, right] = comparedWords(a.text.slice(pair.a.start, pair.a.end), b.text.slice(pair.b.start, pair.b.end));
  const cell = (article: Article, at: Evidence["a"], words: Html, label: string) => {
    const fragment = targets.words(article.id, at);
    return html`<td data-label="${label}" dir="auto">${fragment ? html`<a class="words" href="#${fragment}">${words}</a>` : words}</td>`;
  };
  return html`<tr title="signal: ${pair.signal}">${cell(a, pair.a, left, sourceName(a))}${cell(b, pair.b, right, sourceName(b))}</tr>`;
}
