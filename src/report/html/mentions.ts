import type { ArticleId, FactMention, Support } from "../../model/index.ts";
import { contextOf } from "../contexts.ts";
import { counted, sourceName } from "../phrases.ts";
import { type Html, html } from "./markup.ts";
import { numbersOf, type Shown } from "./shown.ts";
import { LIMITS } from "./targets.ts";

/** The first rows as they are, more behind a click, the rest in the JSON. */
export function folded<T>(
  { rows }: Shown,
  all: readonly T[],
  name: string,
  noun: string,
  row: (item: T) => Html,
): Html {
  const [open, closed] = [all.slice(0, Math.min(rows, SHOWN_OPEN)), all.slice(SHOWN_OPEN, rows)];
  const left = all.length - open.length - closed.length;
  const head = html`<summary>${counted(closed.length, `more ${noun}`)}</summary>`;
  const rest = () => html`<details class="also">${head}<div class="${name}">${closed.map(row)}</div></details>`;
  return html`<div class="${name}">${open.map(row)}</div>
${closed.length > 0 ? rest() : ""}
${left > 0 ? html`<p class="more">${counted(left, `more ${noun}`)} in the JSON report.</p>` : ""}`;
}

/** Rows shown before a list folds. */
const SHOWN_OPEN = 12;

/** A row that can be linked to, copied and found by facet. */
export function row(shown: Shown, at: string, about: RowAbout, inner: Html): Html {
  const numbers = numbersOf(shown, about.articles);
  const by = about.speakers?.length ? html` data-by="${about.speakers.join("|")}"` : "";
  const { articles, publishers, lineages } = about.support;
  const counts = `${articles} ${publishers} ${lineages.atLeast} ${lineages.atMost}`;
  return html`
<div class="row ${about.name}" id="${at}" data-a="${numbers}" data-s="${counts}" data-kind="${about.kind}"${by}>${inner}<a class="perma" href="#${at}" aria-label="Address of this ${about.noun}">#</a></div>`;
}

/** What a row is, for its class, its facets and its address. */
export interface RowAbout {
  readonly name: string;
  readonly noun: string;
  readonly kind: string;
  readonly articles: readonly ArticleId[];
  readonly speakers?: readonly string[];
  readonly support: Support;
}

/** The places that carry something, the first of them. */
export function mentionList(shown: Shown, mentions: readonly FactMention[]): Html {
  const left = mentions.length - LIMITS.mentionsEach;
  const items = mentions.slice(0, LIMITS.mentionsEach).map((mention) => mentionItem(shown, mention));
  const more = left > 0 ? html`<p class="more">${counted(left, "more mention")} in the JSON report.</p>` : "";
  return html`<ul class="mentions">${items}</ul>${more}`;
}

/** One mention: the source, and its words in context with a link that jumps to them in the article. */
export function mentionItem({ told, chips, targets }: Shown, mention: FactMention): Html {
  const article = told.articleOf.get(mention.article);
  if (!article) return html``;
  const { before, words, after } = contextOf(article, mention.span);
  const fragment = targets.words(article.id, mention.span);
  const link = fragment ? html`<a class="words" href="#${fragment}">${words}</a>` : html`<b>${words}</b>`;
  const source = html`${chips.of(article.id)}<cite dir="auto">${sourceName(article)}</cite>`;
  return html`<li>${source}<q dir="auto">${before}${link}${after}</q></li>`;
}

const MOST_SILENT = 12;

/** Who of the story does not carry a fact: silence is worth knowing, and proves nothing. */
export function silentLine({ told, chips }: Shown, carriers: Iterable<ArticleId>): Html {
  const carry = new Set(carriers);
  const silent = told.articles.filter(({ id }) => !carry.has(id));
  if (silent.length === 0 || told.articles.length < 2) return html``;
  const names = silent.slice(0, MOST_SILENT).map((article, index) => {
    return html`${index > 0 ? ", " : ""}${chips.of(article.id)}<span dir="auto">${sourceName(article)}</span>`;
  });
  const more = silent.length - MOST_SILENT;
  return html`<p class="silent"><span class="fine">Not carried by</span> ${names}${more > 0 ? ` and ${more} more` : ""}</p>`;
}
