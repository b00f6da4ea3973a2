import type { Disagreement, Fact, FactMention } from "../../model/index.ts";
import { contextOf } from "../contexts.ts";
import { counted, disagreementWords, sourceName } from "../phrases.ts";
import type { ReportView, StoryView } from "../view.ts";
import type { Chips } from "./lineages.ts";
import { type Html, html } from "./markup.ts";
import { originWords, supportStrip } from "./support.ts";
import { LIMITS, type Targets } from "./targets.ts";

/** What one story's facts need to be shown. */
export interface Shown {
  readonly view: ReportView;
  readonly told: StoryView;
  readonly chips: Chips;
  readonly targets: Targets;
  /** Rows of a list that the page holds. */
  readonly rows: number;
}

/** Rows shown before a list folds. */
const SHOWN_OPEN = 12;

/** Where reports disagree, then what is reported, each with the words of every mention. */
export function factSections(shown: Shown): Html {
  const { disputed, agreed } = shown.told;
  return html`
${disputed.length > 0 ? html`<h3>Where reports disagree</h3>${folded(shown, disputed, "disputes", "disagreement", (fact) => dispute(shown, fact))}` : ""}
${agreed.length > 0 ? html`<h3>What is reported <small>most lineages first; what was said stands below</small></h3>${folded(shown, agreed, "facts", "fact", (fact) => agreedFact(shown, fact))}` : ""}`;
}

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
  return html`<div class="${name}">${open.map(row)}</div>
${closed.length > 0 ? html`<details class="also"><summary>${counted(closed.length, `more ${noun}`)}</summary><div class="${name}">${closed.map(row)}</div></details>` : ""}
${left > 0 ? html`<p class="more">${counted(left, `more ${noun}`)} in the JSON report.</p>` : ""}`;
}

function agreedFact(shown: Shown, fact: Fact): Html {
  return html`
<details class="fact"><summary><span class="what" dir="auto">${factText(shown, fact)}</span>${supportStrip(fact.support)}<span class="kindtag">${fact.kind}</span></summary>
${originWords(fact.support)}${mentionList(shown, fact.mentions)}</details>`;
}

/** The words that carry the fact stand out where its text is a whole sentence. */
function factText({ view }: Shown, { text, mentions }: Fact): Html {
  for (const { article, span } of mentions) {
    const words = view.articles.get(article)?.text.slice(span.start, span.end) ?? "";
    const start = words.length < text.length * 0.7 ? text.indexOf(words) : -1;
    if (!words || start < 0) continue;
    return html`${text.slice(0, start)}<b>${words}</b>${text.slice(start + words.length)}`;
  }
  return html`${text}`;
}

function dispute(shown: Shown, fact: Fact): Html {
  const disagreement = fact.disagreement!;
  return html`
<section class="dispute"><header><span class="kindtag">${disagreementWords(disagreement.kind)}</span><h4 dir="auto">${fact.text}</h4>${supportStrip(fact.support)}</header>
<div class="sides">${disagreement.values.map((value) => side(shown, fact, value))}</div>
${unassigned(shown, fact, disagreement)}</section>`;
}

function side(shown: Shown, fact: Fact, value: Disagreement["values"][number]): Html {
  const mentions = value.mentions.flatMap((index) => fact.mentions[index] ?? []);
  return html`<div class="side"><p class="value${value.value.length > 60 ? " long" : ""}" dir="auto">${value.value}</p>${supportStrip(value.support)}${originWords(value.support)}${mentionList(shown, mentions)}</div>`;
}

function unassigned(shown: Shown, fact: Fact, disagreement: Disagreement): Html {
  const taken = new Set(disagreement.values.flatMap((v) => v.mentions));
  const rest = fact.mentions.filter((_, index) => !taken.has(index));
  if (rest.length === 0) return html``;
  return html`<details class="also"><summary>${rest.length} more mentions</summary>${mentionList(shown, rest)}</details>`;
}

function mentionList(shown: Shown, mentions: readonly FactMention[]): Html {
  const left = mentions.length - LIMITS.mentionsEach;
  return html`<ul class="mentions">${mentions.slice(0, LIMITS.mentionsEach).map((mention) => mentionItem(shown, mention))}</ul>${left > 0 ? html`<p class="more">${left} more mentions in the JSON report.</p>` : ""}`;
}

/** One mention: the source, and its words in context with a link that jumps to them in the article. */
export function mentionItem(
  { view, chips, targets }: Pick<Shown, "view" | "chips" | "targets">,
  mention: FactMention,
): Html {
  const article = view.articles.get(mention.article);
  if (!article) return html``;
  const { before, words, after } = contextOf(article, mention.span);
  const fragment = targets.words(article.id, mention.span);
  const link = fragment ? html`<a class="words" href="#${fragment}">${words}</a>` : html`<b>${words}</b>`;
  return html`<li>${chips.of(article.id)}<cite dir="auto">${sourceName(article)}</cite><q dir="auto">${before}${link}${after}</q></li>`;
}
