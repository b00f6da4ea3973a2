import type { Article, Quote, Span } from "../../model/index.ts";
import { asideWords, dateWords, sourceName, titleOf } from "../phrases.ts";
import { type Html, html, joined, safeHref } from "./markup.ts";
import { LIMITS, type Targets } from "./targets.ts";

interface Layer {
  readonly name: "span" | "mark";
  readonly span: Span;
  /** Opening tag of the first piece and of every later piece (a piece ends where an enclosing one does). */
  readonly first: Html;
  readonly later: Html;
}

/** One article as it came, body plain, asides shaded, quotations marked, with a jump mark on every span asked for. */
export function readerArticle(
  article: Article,
  quotes: readonly Quote[],
  targets: Targets,
  chip: Html | undefined,
): Html {
  const id = targets.article(article.id) ?? "";
  const href = safeHref(article.url);
  const line = [article.byline, dateWords(article.published), article.language === "en" ? "" : article.language];
  return html`
<article class="doc" id="${id}">
<header>
<p class="eyebrow">${chip}<span dir="auto">${sourceName(article)}</span></p>
<h3 dir="auto">${titleOf(article)}</h3>
<p class="fine">${line.filter(Boolean).join(" · ")}</p>
<p class="fine path">${href ? html`<a href="${href}" rel="noopener noreferrer">${article.url}</a> · ` : ""}${article.location}</p>
</header>
<div class="text" dir="auto" lang="${languageTag(article.language)}">${markedText(article, quotes, targets)}</div>
${article.text.length > LIMITS.textEach ? html`<p class="more">The rest of this long text is in the JSON report.</p>` : ""}
</article>`;
}

function languageTag(language: string): string {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(language) ? language : "und";
}

function markedText(article: Article, quotes: readonly Quote[], targets: Targets): Html {
  const layers: Layer[] = [
    ...article.aside.map((a) => asideLayer(a.span, asideWords(a.kind))),
    ...quotes.slice(0, LIMITS.targetsEach).map((q) => layer(q.span, "q", quoteTitle(q))),
    ...article.credits.map((c) => layer(c.span, "credit", `agency credit: ${c.agency}`)),
    ...[...targets.asked(article.id)].map(([id, span]) => targetLayer(id, span)),
  ];
  return nested(article.text.slice(0, LIMITS.textEach), layers);
}

function quoteTitle(quote: Quote): string {
  const marks = quote.marks === "stripped" ? " (quotation marks lost)" : "";
  return `${quote.kind} quotation${marks}: ${quote.speaker.name ?? "speaker not found"}`;
}

function layer(span: Span, name: string, title: string): Layer {
  const tag = html`<span class="${name}" title="${title}">`;
  return { name: "span", span, first: tag, later: tag };
}

function asideLayer(span: Span, label: string): Layer {
  const first = html`<span class="aside" title="set aside: ${label}"><small class="tag">${label}</small>`;
  return { name: "span", span, first, later: html`<span class="aside">` };
}

function targetLayer(id: string, span: Span): Layer {
  return { name: "mark", span, first: html`<mark id="${id}" tabindex="-1">`, later: html`<mark data-of="${id}">` };
}

/**
 * Lays spans over text as well-formed markup. A span that crosses the end of an enclosing one is cut there and goes on after
 * it. O((n + k) log n) for n spans and k cuts; callers bound n.
 */
function nested(text: string, layers: readonly Layer[]): Html {
  const rest = layers
    .filter(({ span }) => span.start < span.end && span.start < text.length)
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const parts: Html[] = [];
  const open: Layer[] = [];
  let from = 0;
  const goTo = (to: number) => {
    parts.push(html`${text.slice(from, to)}`);
    from = Math.max(from, to);
  };
  const closeUpTo = (to: number) => {
    for (let end = nextEnd(open); end <= to; end = nextEnd(open)) {
      goTo(Math.min(end, text.length));
      closeAt(end, open, parts);
    }
  };
  for (const next of rest) {
    closeUpTo(next.span.start);
    goTo(next.span.start);
    open.push(next);
    parts.push(next.first);
  }
  closeUpTo(Number.MAX_SAFE_INTEGER);
  goTo(text.length);
  return joined(parts);
}

function nextEnd(open: readonly Layer[]): number {
  return open.reduce((least, { span }) => Math.min(least, span.end), Number.POSITIVE_INFINITY);
}

/** Closes every open span that ends at `end`, reopening those it had to close on the way. */
function closeAt(end: number, open: Layer[], parts: Html[]): void {
  const closed = open.splice(open.findIndex(({ span }) => span.end <= end));
  for (const { name } of closed.toReversed()) parts.push(html`</${name}>`);
  for (const layer of closed.filter(({ span }) => span.end > end)) {
    open.push(layer);
    parts.push(layer.later);
  }
}
