import type { Article, Quote, Span } from "../../model/index.ts";
import { asideWords, dateWords, sourceName, titleOf } from "../phrases.ts";
import { type Layer, nested, spanLayer } from "./layers.ts";
import { type Html, html, safeHref } from "./markup.ts";
import { LIMITS, type Targets } from "./targets.ts";

/** One article as it came: body plain, asides shaded, `layers` (quotations) marked, a jump mark on every span asked for. */
export function readerArticle(
  article: Article,
  layers: readonly Layer[],
  targets: Targets,
  chip: Html | undefined,
): Html {
  const id = targets.article(article.id) ?? "";
  const href = safeHref(article.url);
  const line = [article.byline, dateWords(article.published), article.language === "en" ? "" : article.language];
  const address = href ? html`<a href="${href}" rel="noopener noreferrer">${article.url}</a> · ` : "";
  return html`
<article class="doc" id="${id}">
<header>
<p class="eyebrow">${chip}<span dir="auto">${sourceName(article)}</span></p>
<h3 dir="auto">${titleOf(article)}</h3>
<p class="fine">${line.filter(Boolean).join(" · ")}</p>
<p class="fine path">${address}${article.location}</p>
</header>
<div class="text" dir="auto" lang="${languageTag(article.language)}">${markedText(article, layers, targets)}</div>
${article.text.length > LIMITS.textEach ? html`<p class="more">The rest of this long text is in the JSON report.</p>` : ""}
</article>`;
}

function languageTag(language: string): string {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(language) ? language : "und";
}

function markedText(article: Article, more: readonly Layer[], targets: Targets): Html {
  const layers: Layer[] = [
    ...article.aside.map((a) => asideLayer(a.span, asideWords(a.kind))),
    ...more.slice(0, LIMITS.targetsEach),
    ...article.credits.map((c) => spanLayer(c.span, "credit", `agency credit: ${c.agency}`)),
    ...[...targets.asked(article.id)].map(([id, span]) => targetLayer(id, span)),
  ];
  return nested(article.text.slice(0, LIMITS.textEach), layers);
}

/** The layer of a quotation: says of what kind it is and who is said to have said it. */
export function quoteLayer(quote: Quote): Layer {
  return spanLayer(quote.span, "q", quoteTitle(quote));
}

function quoteTitle(quote: Quote): string {
  const marks = quote.marks === "stripped" ? " (quotation marks lost)" : "";
  return `${quote.kind} quotation${marks}: ${quote.speaker.name ?? "speaker not found"}`;
}

function asideLayer(span: Span, label: string): Layer {
  const first = html`<span class="aside" title="set aside: ${label}"><small class="tag">${label}</small>`;
  return { name: "span", span, first, later: html`<span class="aside">` };
}

function targetLayer(id: string, span: Span): Layer {
  return { name: "mark", span, first: html`<mark id="${id}" tabindex="-1">`, later: html`<mark data-of="${id}">` };
}
