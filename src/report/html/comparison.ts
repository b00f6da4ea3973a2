import type { Article, Comparison, Span } from "../../model/index.ts";
import { overlaps } from "../../model/index.ts";
import { longestRising } from "../moves.ts";
import { counted, directionWords, linkWords, scoreWords, sourceName, titleOf } from "../phrases.ts";
import { percent, shareOf } from "../shares.ts";
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
  yield html`\n<section class="texts" aria-label="Articles"><h2>The two texts <small>as they came; they scroll together</small></h2><div class="pair tied">`;
  for (const [article, side] of [
    [a, "a"],
    [b, "b"],
  ] as const) {
    const layers = [
      ...comparison.masked[side].map((span) => spanLayer(span, "masked", MASKED)),
      ...pairLayers(comparison, side),
    ];
    yield html`${readerArticle(article, { layers }, targets)}`;
  }
  yield html`</div></section>`;
}

/** Where the sentences of a pair stand in one of the texts, so that the two panes scroll together. */
function pairLayers({ alignedSentences }: Comparison, side: "a" | "b"): Layer[] {
  return alignedSentences.slice(0, MOST_SENTENCES).map((pair, index) => {
    const tag = html`<span data-pair="${index}">`;
    return { name: "span", span: pair[side], first: tag, later: html`<span>` };
  });
}

const MASKED = "quotation, left out of the score";

function head(comparison: Comparison, a: Article, b: Article): Html {
  const { kind, score, reasons, containment } = comparison;
  return html`
<header class="masthead">${wordmark()}<h1>Two texts, word against word</h1>
<p class="promise"><b dir="auto">${sourceName(a)}</b> and <b dir="auto">${sourceName(b)}</b>: ${directionWords(comparison, sourceName(a), sourceName(b))}. This comparison <strong>measures reporting, never truth.</strong></p>
<dl class="tiles">
<div><dt>kind of link</dt><dd class="word">${linkWords(kind)}</dd></div>
<div><dt>how sure: such pairs that truly derive</dt><dd>${scoreWords(score)}</dd></div>
<div><dt>of ${sourceName(a)} stands in the other</dt><dd>${percent(sharedBy(a, comparison, "a"))}</dd></div>
<div><dt>of ${sourceName(b)} stands in the other</dt><dd>${percent(sharedBy(b, comparison, "b"))}</dd></div>
<div><dt>of the shorter text without quotations</dt><dd>${Math.round(containment * 100)} %</dd></div>
<div><dt>sentences with a partner</dt><dd>${comparison.alignedSentences.length}</dd></div>
</dl></header>
${reasons.length > 0 ? html`<h2 class="minor">Reasons <small>strongest first</small></h2><ol class="reasons">${reasons.slice(0, 20).map((reason) => html`<li>${reason}</li>`)}</ol>` : ""}`;
}

function sentences(comparison: Comparison, a: Article, b: Article, targets: Targets): Html {
  const pairs = comparison.alignedSentences.slice(0, MOST_SENTENCES);
  if (pairs.length === 0) return html`<p class="empty">No sentence of one text matches one of the other.</p>`;
  const changed = { a: spansOf(comparison, "a"), b: spansOf(comparison, "b") };
  const left = comparison.alignedSentences.length - pairs.length;
  return html`
<h2 class="minor">Sentence against sentence <small><em class="new">changed words</em> <span class="masked">quotations left out of the score</span></small></h2>
<table class="evidence aligned"><thead><tr><th scope="col">${nameOf(a)}</th><th scope="col">${nameOf(b)}</th></tr></thead>
<tbody>${pairRows({ comparison, a, b, targets, changed }, pairs)}</tbody></table>
${left > 0 ? html`<p class="more">${counted(left, "more pair")} in the JSON.</p>` : ""}`;
}

interface Sides {
  readonly comparison: Comparison;
  readonly a: Article;
  readonly b: Article;
  readonly targets: Targets;
  readonly changed: { readonly a: readonly Span[]; readonly b: readonly Span[] };
}

type Pair = Comparison["alignedSentences"][number];

/** One row a pair; two or more in a row that are word for word alike are one line. */
function pairRows(sides: Sides, pairs: readonly Pair[]): Html[] {
  const kept = longestRising(pairs.map((pair) => pair.b.start));
  const made: Html[] = [];
  for (let at = 0; at < pairs.length; ) {
    let end = at;
    while (end < pairs.length && kept.has(end) && isEqual(sides, pairs[end]!)) end++;
    if (end - at > 1) made.push(equalRow(sides, pairs.slice(at, end)));
    else made.push(pairRow(sides, pairs[at]!, !kept.has(at)));
    at = Math.max(end, at + 1);
  }
  return made;
}

const textOf = ({ text }: Article, { start, end }: Span) => text.slice(start, end).replace(/\s+/g, " ");

function isEqual({ a, b }: Sides, pair: Pair): boolean {
  return textOf(a, pair.a) === textOf(b, pair.b);
}

function equalRow({ a }: Sides, pairs: readonly Pair[]): Html {
  const words = pairs.map((pair) => html`<p dir="auto">${textOf(a, pair.a)}</p>`);
  return html`<tr class="equal"><td colspan="2"><details class="also"><summary>${pairs.length} sentences stand in both word for word</summary>${words}</details></td></tr>`;
}

function pairRow({ comparison, a, b, targets, changed }: Sides, pair: Pair, isMoved: boolean): Html {
  const cell = (article: Article, side: "a" | "b", span: Span) =>
    html`<td data-label="${sourceName(article)}" dir="auto"><a class="words" href="#${targets.words(article.id, span)}">${passage(article, span, changed[side], comparison.masked[side])}</a>${isMoved && side === "b" ? html` <span class="kindtag">moved</span>` : ""}</td>`;
  return html`<tr title="similarity ${pair.score.toFixed(2)}">${cell(a, "a", pair.a)}${cell(b, "b", pair.b)}</tr>`;
}

/** Share of an article's own text that stands in sentences with a partner. */
function sharedBy(article: Article, { alignedSentences, ...link }: Comparison, side: "a" | "b"): number {
  const evidence = alignedSentences.map(({ a, b }) => ({ a, b, signal: "aligned-sentence" }));
  const ids = side === "a" ? { a: article.id, b: "" } : { a: "", b: article.id };
  return shareOf(article, { ...link, ...ids, evidence });
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
