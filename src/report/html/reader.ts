import type { Article } from "../../model/index.ts";
import { asideWords, dateWords, sourceName, titleOf } from "../phrases.ts";
import { type Layer, nested, spanLayer } from "./layers.ts";
import { type Html, html, safeHref } from "./markup.ts";
import { LIMITS, type Targets } from "./targets.ts";

/** What stands beside an article in the reader: its marks, and by what it is found. */
export interface Beside {
  /** Quotations, names, numbers ...: shown where they stand. */
  readonly layers: readonly Layer[];
  readonly chip?: Html | undefined;
  /** Its lineage in its story, as `1A`, for the facets. */
  readonly lineage?: string;
}

/** One article as it came: body plain, asides shaded, `layers` marked, a jump mark on every span asked for. */
export function readerArticle(article: Article, { layers, chip, lineage }: Beside, targets: Targets): Html {
  const id = targets.article(article.id) ?? "";
  const href = safeHref(article.url);
  const line = [article.byline, dateWords(article.published), article.language === "en" ? "" : article.language];
  const address = href ? html`<a href="${href}" rel="noopener noreferrer">${article.url}</a> · ` : "";
  return html`
<article class="doc" id="${id}" data-publisher="${sourceName(article)}" data-day="${dateWords(article.published).slice(0, 10)}" data-article="${article.id}"${lineage ? html` data-lineage="${lineage}"` : ""}>
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
    ...more,
    ...article.credits.map((c) => spanLayer(c.span, "credit", `agency credit: ${c.agency}`)),
    ...[...targets.asked(article.id)].map(([id, span]) => targetLayer(id, span)),
  ];
  return nested(article.text.slice(0, LIMITS.textEach), layers);
}

function asideLayer(span: Layer["span"], label: string): Layer {
  const first = html`<span class="aside" title="set aside: ${label}"><small class="tag">${label}</small>`;
  return { name: "span", span, first, later: html`<span class="aside">` };
}

function targetLayer(id: string, span: Layer["span"]): Layer {
  return { name: "mark", span, first: html`<mark id="${id}" tabindex="-1">`, later: html`<mark data-of="${id}">` };
}
