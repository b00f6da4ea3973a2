import type { Article, Dossier, Message, Quote, ReportSource, Totals } from "../../model/index.ts";
import { Guard } from "../guard.ts";
import type { Notices } from "../notices.ts";
import type { RenderOptions } from "../options.ts";
import { counted, dateWords, dayRange, grouped, sourceName, titleOf } from "../phrases.ts";
import { isShared, viewOf } from "../view.ts";
import { Chips } from "./chips.ts";
import { PAGE_END, pageStart, wordmark } from "./frame.ts";
import { type Html, html } from "./markup.ts";
import { quoteLayer, readerArticle } from "./reader.ts";
import { shownOf } from "./shown.ts";
import { failedSection, storySection } from "./story.ts";
import { type Survey, surveyOf } from "./survey.ts";
import { LIMITS, type Targets } from "./targets.ts";

/**
 * The report as one self-contained page. Reads the source three times: for the list of contents and what can be jumped to,
 * for the stories, for the articles. Holds what the page's limits allow, whatever the size of the pile.
 */
export async function* renderHtml(source: ReportSource, { onMessage }: RenderOptions = {}): AsyncGenerator<string> {
  const guard = new Guard(onMessage);
  const survey = await surveyOf(source, guard);
  yield pageStart(`secondsource: ${survey.title ?? "news pile"}`);
  yield `<a class="skip" href="#stories">Skip to the stories</a>\n<div class="page">`;
  yield `${masthead(source.totals)}${contents(survey)}<main id="stories">`;
  yield* stories(source, survey, guard);
  survey.notices.add(guard.messages);
  yield `</main>${messages(survey.notices, survey.targets)}${legend()}</div>`;
  yield* reader(source, survey.targets, guard);
  yield PAGE_END;
}

async function* stories(source: ReportSource, survey: Survey, guard: Guard): AsyncGenerator<string> {
  const { targets, shared } = survey;
  const items: Html[] = [];
  let number = 0;
  for await (const dossier of source.dossiers("weight")) {
    if (guard.hasFailed(dossier)) continue;
    if (!isShared(dossier))
      items.push(...(guard.over(dossier, () => singleItems(dossier, items.length, targets)) ?? []));
    else if (++number <= LIMITS.stories) {
      const section = guard.over(dossier, () => storySection(shownOf(viewOf(dossier), number, targets)));
      yield `${section ?? failedSection(number, dossier.story.title)}`;
    }
    if (items.length >= LIMITS.singles) break;
  }
  yield `${more(shared - LIMITS.stories, "story", "stories")}${singles(items, survey.singles)}`;
}

function masthead({ articles, publishers, lineages, stories }: Totals): Html {
  const tile = (count: number, one: string, many: string) =>
    html`<div><dt>${count === 1 ? one : many}</dt><dd>${grouped(count)}</dd></div>`;
  return html`
<header class="masthead">
${wordmark()}
<h1>Who carries it, and from whom</h1>
<p class="promise">This report <strong>measures reporting, never truth.</strong> It counts who carries each fact, who wrote from whose text, and where they disagree.</p>
<dl class="tiles">${tile(articles, "article", "articles")}${tile(publishers, "publisher", "publishers")}${tile(lineages, "lineage", "lineages")}${tile(stories, "story", "stories")}</dl>
</header>`;
}

/** Stories listed at the head of the page before the list folds. */
const LISTED_OPEN = 12;

const FILTER = html`<form class="filter" hidden><label>Find <input type="search" placeholder="words in a story" autocomplete="off"></label> <label><input type="checkbox"> only with disagreements</label> <output></output></form>`;

function contents({ entries, shared, singles }: Survey): Html {
  if (shared === 0 && singles === 0) return html`<p class="empty">No article was found in this pile.</p>`;
  const [open, closed] = [entries.slice(0, LISTED_OPEN), entries.slice(LISTED_OPEN)];
  const head = html`<summary>${counted(closed.length, "more story", "more stories")}</summary>`;
  return html`
<nav class="toc" aria-label="Stories">
${FILTER}
<ol>${open}</ol>
${closed.length > 0 ? html`<details class="also">${head}<ol>${closed}</ol></details>` : ""}
</nav>`;
}

/** One line for the article that alone reports a story; nothing when the source does not hold it. */
function singleItems({ story, articles }: Dossier, before: number, targets: Targets): Html[] {
  return articles.map((article, index) => {
    const fragment = targets.article(article.id);
    const title = html`<span dir="auto">${story.title || titleOf(article)}</span>`;
    const linked = fragment ? html`<a href="#${fragment}">${title}</a>` : title;
    const source = html`<span dir="auto">${sourceName(article)}</span>`;
    const days = dayRange(story.start ?? dateWords(article.published), story.end);
    return html`<li class="single" id="o${before + index + 1}">${linked} <span class="fine">${source} ${days}</span></li>`;
  });
}

function singles(items: readonly Html[], count: number): Html {
  if (count === 0) return html``;
  return html`
<section class="singles" aria-labelledby="singles-title"><h2 id="singles-title">Reported once</h2>
<p class="fine">${counted(count, "story", "stories")} that a single article of this pile carries.</p>
<ul>${items.slice(0, LIMITS.singles)}</ul>${more(count - LIMITS.singles, "story", "stories")}</section>`;
}

function more(count: number, noun: string, plural: string): Html {
  return count > 0
    ? html`<p class="more">${counted(count, `more ${noun}`, `more ${plural}`)} in the JSON report.</p>`
    : html``;
}

function messages(notices: Notices, targets: Targets): Html {
  const { count, errors, shown } = notices;
  if (count === 0) return html``;
  return html`
<section class="messages" aria-labelledby="messages-title"><h2 id="messages-title">Messages</h2>
<p class="fine">${counted(errors, "input")} could not be used; ${counted(count - errors, "note")}.</p>
<ul>${shown.map((message) => messageItem(message, targets))}</ul>${more(count - shown.length, "message", "messages")}</section>`;
}

function messageItem({ article, span, location, level, rule, text }: Message, targets: Targets): Html {
  const fragment = article === undefined ? undefined : span ? targets.words(article, span) : targets.article(article);
  const place = location ?? article ?? "";
  const linked = fragment ? html`<a href="#${fragment}">${place}</a>` : place;
  const words = html`<code>${rule}</code> <span dir="auto">${text}</span>`;
  return html`<li class="${level === "error" ? "error" : "note"}">${words} <span class="fine">${linked}</span></li>`;
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

/** The articles as they came, in the order of their stories. */
async function* reader(source: ReportSource, targets: Targets, guard: Guard): AsyncGenerator<string> {
  yield `\n<aside class="reader" aria-label="Articles" tabindex="0">
<h2>Articles <small>every text as it came; click any underlined words to land on them here</small></h2>`;
  let shown = 0;
  for await (const dossier of source.dossiers("weight")) {
    if (shown >= targets.size) break;
    const texts = guard.over(dossier, () => readerTexts(dossier, targets)) ?? [];
    yield texts.join("");
    shown += texts.length;
  }
  yield `${more(source.totals.articles - targets.size, "article", "articles")}</aside>`;
}

function readerTexts(dossier: Dossier, targets: Targets): string[] {
  const told = viewOf(dossier);
  const chips = isShared(dossier) ? new Chips(told) : undefined;
  const quotes = new Map<string, Quote[]>(told.articles.map(({ id }) => [id, []]));
  for (const quote of dossier.quotes) quotes.get(quote.article)?.push(quote);
  const text = (article: Article) =>
    readerArticle(article, quotes.get(article.id)!.map(quoteLayer), targets, chips?.of(article.id)).toString();
  const all = told.lineages.flatMap(({ articles }) => articles);
  return all.filter(({ id }) => targets.article(id) !== undefined).map(text);
}
