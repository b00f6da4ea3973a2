import type { Article, Message, Quote, Report } from "../../model/index.ts";
import { counted, dateWords, dayRange, grouped, sourceName, titleOf } from "../phrases.ts";
import { type ReportView, type StoryView, viewOf } from "../view.ts";
import { page, wordmark } from "./frame.ts";
import { Chips } from "./lineages.ts";
import { type Html, html, joined } from "./markup.ts";
import { quoteLayer, readerArticle } from "./reader.ts";
import { storyBeads, storySection } from "./story.ts";
import { LIMITS, Targets } from "./targets.ts";

/** The report as one self-contained page. */
export function* renderHtml(report: Report): Generator<string> {
  const view = viewOf(report);
  const title = view.stories[0]?.story.title ?? "news pile";
  yield* page(`secondsource: ${title}`, body(view));
}

function* body(view: ReportView): Generator<Html> {
  const targets = new Targets(readingOrder(view));
  const stories = view.stories.slice(0, LIMITS.stories);
  yield html`<a class="skip" href="#stories">Skip to the stories</a>\n<div class="page">`;
  yield masthead(view);
  yield contents(view, stories);
  yield html`<main id="stories">`;
  for (const [index, told] of stories.entries()) yield storySection(view, told, index + 1, targets);
  yield more(view.stories.length - stories.length, "story", "stories");
  yield singles(view, targets);
  yield html`</main>${messages(view, targets)}${legend()}</div>`;
  yield* reader(view, targets);
}

function readingOrder(view: ReportView): Article[] {
  const told = [...view.stories, ...view.singles].flatMap((s) => s.lineages.flatMap((group) => group.articles));
  return [...new Set([...told, ...view.loose])];
}

function masthead(view: ReportView): Html {
  const { report } = view;
  const tile = (count: number, one: string, many: string) =>
    html`<div><dt>${count === 1 ? one : many}</dt><dd>${grouped(count)}</dd></div>`;
  return html`
<header class="masthead">
${wordmark()}
<h1>Who carries it, and from whom</h1>
<p class="promise">This report <strong>measures reporting, never truth.</strong> It counts who carries each fact, who wrote from whose text, and where they disagree.</p>
<dl class="tiles">${tile(report.articles.length, "article", "articles")}${tile(view.publishers, "publisher", "publishers")}${tile(report.lineages.length, "lineage", "lineages")}${tile(report.stories.length, "story", "stories")}</dl>
</header>`;
}

/** Stories listed at the head of the page before the list folds. */
const LISTED_OPEN = 12;

function contents(view: ReportView, stories: readonly StoryView[]): Html {
  const disputes = (told: StoryView) => told.disputed.length;
  const entry = (told: StoryView, index: number) => html`
<li><a href="#s${index + 1}"><span class="name" dir="auto">${told.story.title}</span>${storyBeads(told, new Chips(told))}<span class="fine">${counted(told.articles.length, "article")}, ${counted(told.lineages.length, "lineage")}${disputes(told) > 0 ? html`, <span class="warn">${counted(disputes(told), "disagreement")}</span>` : ""}</span></a></li>`;
  const entries = stories.map(entry);
  if (stories.length === 0 && view.singles.length === 0)
    return html`<p class="empty">No article was found in this pile.</p>`;
  return html`
<nav class="toc" aria-label="Stories">
<form class="filter" hidden><label>Find <input type="search" placeholder="words in a story" autocomplete="off"></label> <label><input type="checkbox"> only with disagreements</label> <output></output></form>
<ol>${entries.slice(0, LISTED_OPEN)}</ol>
${entries.length > LISTED_OPEN ? html`<details class="also"><summary>${counted(entries.length - LISTED_OPEN, "more story", "more stories")}</summary><ol>${entries.slice(LISTED_OPEN)}</ol></details>` : ""}
</nav>`;
}

function singles(view: ReportView, targets: Targets): Html {
  const all = [...view.singles.flatMap((s) => s.articles.map((a) => [s, a] as const))];
  if (all.length === 0) return html``;
  const item = ([told, article]: readonly [StoryView, Article], index: number) => {
    const fragment = targets.article(article.id);
    const title = html`<span dir="auto">${told.story.title || titleOf(article)}</span>`;
    return html`<li class="single" id="o${index + 1}">${fragment ? html`<a href="#${fragment}">${title}</a>` : title} <span class="fine"><span dir="auto">${sourceName(article)}</span> ${dayRange(told.story.start ?? dateWords(article.published), told.story.end)}</span></li>`;
  };
  return html`
<section class="singles" aria-labelledby="singles-title"><h2 id="singles-title">Reported once</h2>
<p class="fine">${counted(all.length, "story", "stories")} that a single article of this pile carries.</p>
<ul>${all.slice(0, LIMITS.singles).map(item)}</ul>${more(all.length - LIMITS.singles, "story", "stories")}</section>`;
}

function more(count: number, noun: string, plural: string): Html {
  return count > 0
    ? html`<p class="more">${counted(count, `more ${noun}`, `more ${plural}`)} in the JSON report.</p>`
    : html``;
}

function messages(view: ReportView, targets: Targets): Html {
  const all = view.report.messages;
  if (all.length === 0) return html``;
  const errors = all.filter((m) => m.level === "error");
  const shown = [...errors, ...all.filter((m) => m.level !== "error")].slice(0, LIMITS.messages);
  return html`
<section class="messages" aria-labelledby="messages-title"><h2 id="messages-title">Messages</h2>
<p class="fine">${counted(errors.length, "input")} could not be used; ${counted(all.length - errors.length, "note")}.</p>
<ul>${shown.map((message) => messageItem(message, targets))}</ul>${more(all.length - shown.length, "message", "messages")}</section>`;
}

function messageItem(message: Message, targets: Targets): Html {
  const { article, span } = message;
  const fragment = article === undefined ? undefined : span ? targets.words(article, span) : targets.article(article);
  const place = message.location ?? article ?? "";
  return html`<li class="${message.level === "error" ? "error" : "note"}"><code>${message.rule}</code> <span dir="auto">${message.text}</span> <span class="fine">${fragment ? html`<a href="#${fragment}">${place}</a>` : place}</span></li>`;
}

function legend(): Html {
  return html`
<section class="legend" aria-labelledby="legend-title"><h2 id="legend-title">How to read this</h2>
<dl>
<div><dt>Lineage</dt><dd>Articles that go back to one text: copy, excerpt, rewrite, translation. Ten outlets can be one lineage. A range such as 2–3 means: at least 2, at most 3.</dd></div>
<div><dt>Named origin</dt><dd>Who is <em>said</em> to have said it. Two lineages that quote one ministry still lean on one origin.</dd></div>
<div><dt>62 in 100</dt><dd>Of pairs with such a score, 62 in 100 truly derive from each other or from a common text. Quotations are left out before scoring.</dd></div>
<div><dt>Set aside</dt><dd>Page furniture, teasers and other posts stay in the text, shaded, and support no fact. Nothing is deleted.</dd></div>
<div><dt>Words</dt><dd>Everything underlined with dots opens the article at the exact words.</dd></div>
</dl></section>`;
}

function* reader(view: ReportView, targets: Targets): Generator<Html> {
  const quotes = new Map<string, Quote[]>();
  for (const quote of view.report.quotes) quotes.set(quote.article, [...(quotes.get(quote.article) ?? []), quote]);
  const chips = chipsByArticle(view);
  yield html`\n<aside class="reader" aria-label="Articles" tabindex="0">
<h2>Articles <small>every text as it came; click any underlined words to land on them here</small></h2>`;
  for (const article of targets.shown) {
    const layers = (quotes.get(article.id) ?? []).map(quoteLayer);
    yield readerArticle(article, layers, targets, chips.get(article.id)?.of(article.id));
  }
  yield joined([more(view.report.articles.length - targets.shown.length, "article", "articles"), html`</aside>`]);
}

function chipsByArticle(view: ReportView): Map<string, Chips> {
  const entries = view.stories.flatMap((told) => {
    const chips = new Chips(told);
    return told.articles.map((article) => [article.id, chips] as const);
  });
  return new Map(entries);
}
