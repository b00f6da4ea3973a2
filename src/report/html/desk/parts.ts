import type { Support } from "../../../model/index.ts";
import { dayRange, disagreementWords } from "../../phrases.ts";
import { type Html, html, safeHref } from "../markup.ts";
import { originWords, supportStrip } from "../support.ts";

/** Answers as pages read them: what a question gives, and no more of it than is shown. */
export interface WordsShown {
  readonly article: string;
  readonly publisher?: string | undefined;
  readonly label?: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

export interface FactShown {
  readonly id: string;
  readonly story: string;
  readonly kind: string;
  readonly text: string;
  readonly status?: string | undefined;
  readonly support: Support;
  readonly disagreement?: string | undefined;
  readonly sides?:
    | readonly {
        readonly value: string;
        readonly status?: string | undefined;
        readonly support: Support;
        readonly words: readonly WordsShown[];
      }[]
    | undefined;
  readonly words: readonly WordsShown[];
}

export interface StoryShown {
  readonly id: string;
  readonly title: string;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly support: Support;
  readonly facts: number;
  readonly disputed: number;
}

export interface ArticleShown {
  readonly id: string;
  readonly label?: string | undefined;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  readonly story?: string | undefined;
  readonly lineage?: string | undefined;
}

/** The address of something's own page. */
export function pageOf(what: "stories" | "facts" | "articles" | "lineages", id: string): string {
  return `/${what}/${encodeURIComponent(id.replace(/\p{Surrogate}/gu, "\ufffd"))}`;
}

export function storyRow({ id, title, start, end, support, facts, disputed }: StoryShown): Html {
  const days = dayRange(start, end);
  const disputes = disputed > 0 ? html` · <span class="warn">${disputed} disputed</span>` : "";
  return html`<li><a class="name" href="${pageOf("stories", id)}" dir="auto">${title || "without a title"}</a>
<p class="fine">${days ? `${days} · ` : ""}${facts} facts${disputes}</p>${supportStrip(support)}</li>`;
}

export function articleRow(article: ArticleShown): Html {
  return html`<li>${articleLine(article)}</li>`;
}

/** The link to an article with its publisher and time. */
export function articleLine({ id, label, title, publisher, published }: ArticleShown): Html {
  const source = [publisher, published?.slice(0, 16).replace("T", " ")].filter((text) => text).join(", ");
  return html`<a href="${pageOf("articles", id)}" dir="auto">${title || label || id}</a> <span class="fine" dir="auto">${source}</span>`;
}

/** A fact in a list: a link, its counts, and the words of each side. */
export function factRow(fact: FactShown): Html {
  const kind = html`<span class="kindtag">${fact.disagreement ? disagreementWords(fact.disagreement as Parameters<typeof disagreementWords>[0]) : fact.kind}</span>`;
  const status = fact.status ? html` <span class="kindtag">${fact.status}</span>` : "";
  return html`<li><a class="what" href="${pageOf("facts", fact.id)}" dir="auto">${fact.text}</a> ${supportStrip(fact.support)} ${kind}${status}${sidesOf(fact)}</li>`;
}

export function sidesOf({ sides }: FactShown): Html {
  if (!sides) return html``;
  const side = ({ value, status, support, words }: NonNullable<FactShown["sides"]>[number]) =>
    html`<div class="side"><p class="value" dir="auto">${value}${status ? ` (${status})` : ""}</p>${supportStrip(support)}${originWords(support)}${wordsList(words)}</div>`;
  return html`<div class="sides">${sides.map(side)}</div>`;
}

/** Words with the article that they stand in; each place has a name of its own to be linked to. */
export function wordsList(words: readonly WordsShown[]): Html {
  const item = ({ article, publisher, label, start, end, words: text }: WordsShown) =>
    html`<li id="${`${article}.${start}-${end}`}"><cite dir="auto">${publisher ?? label ?? article}</cite> <q dir="auto"><a class="words" href="${`${pageOf("articles", article)}#${start}-${end}`}">${text}</a></q></li>`;
  return words.length === 0 ? html`` : html`<ul class="mentions">${words.map(item)}</ul>`;
}

export function listOf(items: readonly Html[], empty = "Nothing here."): Html {
  return items.length === 0 ? html`<p class="empty">${empty}</p>` : html`<ol class="stories">${items}</ol>`;
}

/** The link to the page behind, with everything that was asked. */
export function nextPage(asked: string, name: string, next: string | number | undefined): Html {
  if (next === undefined) return html``;
  const query = new URLSearchParams(asked);
  query.set(name, String(next));
  return html`<p class="more"><a rel="next" href="${`?${query}`}">More</a></p>`;
}

/** The article's own page on the web, where that is safe to follow. */
export function outside(url: string | undefined): Html {
  const href = safeHref(url);
  return href === undefined ? html`` : html`<a href="${href}" rel="noreferrer noopener">${href}</a>`;
}

/** A choice among links; the one that is shown is not one. */
export function chosen(href: string, name: string, isShown: boolean): Html {
  return isShown ? html`<b aria-current="true">${name}</b> ` : html`<a href="${href}">${name}</a> `;
}
