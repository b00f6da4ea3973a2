import type { Article, Comparison, Span } from "../../model/index.ts";
import { overlaps } from "../../model/index.ts";
import { counted, directionWords, linkWords, scoreWords, sourceName, titleOf } from "../phrases.ts";
import { PAGE_END, pageStart, wordmark } from "./frame.ts";
import { type Layer, nested, spanLayer } from "./layers.ts";
import { type Html, html } from "./markup.ts";
import { readerArticle } from "./reader.ts";
import { Targets } from "./targets.ts";

const MOST_SENTENCES = 400;

/** Two articles side by side as one self-contained page. */
export function* renderComparisonHtml(comparison: Comparison, a: Article, b: Article): Generator<string> {
  yield pageStart(`${sourceName(a)} and ${sourceName(b)} compared`);
  for (const part of body(comparison, a, b)) yield part.toString();
  yield PAGE_END;
}

function* body(comparison: Comparison, a: Article, b: Article): Generator<Html> {
  const targets = new Targets();
  for (const article of [a, b]) targets.admit(article);
  yield html`<div class="page wide"><main>${head(comparison, a, b)}${sentences(comparison, a, b, targets)}</main></div>`;
  yield html`\n<section class="texts" aria-label="Articles"><h2>The two texts <small>as they came</small></h2><div class="pair">`;
  for (const [article, masked] of [
    [a, comparison.masked.a],
    [b, comparison.masked.b],
  ] as const) {
    const layers = masked.map((span) => spanLayer(span, "masked", MASKED));
    yield html`${readerArticle(article, layers, targets, undefined)}`;
  }
  yield html`</div></section>`;
}

const MASKED = "quotation, left out of the score";

function head(comparison: Comparison, a: Article, b: Article): Html {
  const { kind, score, reasons, containment } = comparison;
  return html`
<header class="masthead">${wordmark()}
<h1>Two texts, word against word</h1>
<p class="promise"><b dir="auto">${sourceName(a)}</b> and <b dir="auto">${sourceName(b)}</b>: ${directionWords(comparison, sourceName(a), sourceName(b))}. This comparison <strong>measures reporting, never truth.</strong></p>
<dl class="tiles">
<div><dt>kind of link</dt><dd class="word">${linkWords(kind)}</dd></div>
<div><dt>such pairs that truly derive</dt><dd>${scoreWords(score)}</dd></div>
<div><dt>of the shorter text in the other</dt><dd>${Math.round(containment * 100)} %</dd></div>
<div><dt>aligned sentences</dt><dd>${comparison.alignedSentences.length}</dd></div>
</dl>
${reasons.length > 0 ? html`<h2 class="minor">Reasons <small>strongest first</small></h2><ol class="reasons">${reasons.slice(0, 20).map((reason) => html`<li>${reason}</li>`)}</ol>` : ""}
</header>`;
}

function sentences(comparison: Comparison, a: Article, b: Article, targets: Targets): Html {
  const pairs = comparison.alignedSentences.slice(0, MOST_SENTENCES);
  if (pairs.length === 0) return html`<p class="empty">No sentence of one text matches one of the other.</p>`;
  const changed = { a: spansOf(comparison, "a"), b: spansOf(comparison, "b") };
  const cell = (article: Article, side: "a" | "b", span: Span) =>
    html`<td data-label="${sourceName(article)}" dir="auto"><a class="words" href="#${targets.words(article.id, span)}">${passage(article, span, changed[side], comparison.masked[side])}</a></td>`;
  const left = comparison.alignedSentences.length - pairs.length;
  return html`
<h2 class="minor">Sentence against sentence <small><em class="new">changed words</em> <span class="masked">quotations left out of the score</span></small></h2>
<table class="evidence aligned"><thead><tr><th scope="col">${nameOf(a)}</th><th scope="col">${nameOf(b)}</th></tr></thead>
<tbody>${pairs.map((pair) => html`<tr title="similarity ${pair.score.toFixed(2)}">${cell(a, "a", pair.a)}${cell(b, "b", pair.b)}</tr>`)}</tbody></table>
${left > 0 ? html`<p class="more">${counted(left, "more pair")} in the JSON.</p>` : ""}`;
}

function nameOf(article: Article): Html {
  return html`<span dir="auto">${sourceName(article)}</span> <span class="fine" dir="auto">${titleOf(article)}</span>`;
}

function spansOf(comparison: Comparison, side: "a" | "b"): Span[] {
  return comparison.changedWords.flatMap((change) => change[side] ?? []).sort((x, y) => x.start - y.start);
}

function passage(article: Article, at: Span, changed: readonly Span[], masked: readonly Span[]): Html {
  const moved = ({ start, end }: Span): Span => ({
    start: Math.max(0, start - at.start),
    end: Math.min(at.end, end) - at.start,
  });
  const layers: Layer[] = [
    ...within(masked, at).map((span) => spanLayer(moved(span), "masked", MASKED)),
    ...within(changed, at).map((span) => spanLayer(moved(span), "new", "changed")),
  ];
  return nested(article.text.slice(at.start, at.end), layers);
}

/** Spans that touch `at`, by binary search: `sorted` may be as long as the text. */
function within(sorted: readonly Span[], at: Span): Span[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.end <= at.start) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let i = low; i < sorted.length && sorted[i]!.start < at.end; i++)
    if (overlaps(sorted[i]!, at)) found.push(sorted[i]!);
  return found;
}
