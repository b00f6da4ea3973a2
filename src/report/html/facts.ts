import type { Disagreement, Fact, FactMention } from "../../model/index.ts";
import { contextOf } from "../contexts.ts";
import { counted, disagreementWords, sourceName } from "../phrases.ts";
import { type Html, html } from "./markup.ts";
import type { Shown } from "./shown.ts";
import { originWords, supportStrip } from "./support.ts";
import { LIMITS } from "./targets.ts";

/** Rows shown before a list folds. */
const SHOWN_OPEN = 12;

const DISPUTES = html`<h3>Where reports disagree</h3>`;
const AGREED = html`<h3>What is reported <small>most lineages first; what was said stands below</small></h3>`;

/** Where reports disagree, then what is reported, each with the words of every mention. */
export function factSections(shown: Shown): Html {
  const { disputed, agreed } = shown.told;
  const disputes = () => folded(shown, disputed, "disputes", "disagreement", (fact) => dispute(shown, fact));
  const facts = () => folded(shown, agreed, "facts", "fact", (fact) => agreedFact(shown, fact));
  return html`
${disputed.length > 0 ? html`${DISPUTES}${disputes()}` : ""}
${agreed.length > 0 ? html`${AGREED}${facts()}` : ""}`;
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
  const head = html`<summary>${counted(closed.length, `more ${noun}`)}</summary>`;
  const rest = () => html`<details class="also">${head}<div class="${name}">${closed.map(row)}</div></details>`;
  return html`<div class="${name}">${open.map(row)}</div>
${closed.length > 0 ? rest() : ""}
${left > 0 ? html`<p class="more">${counted(left, `more ${noun}`)} in the JSON report.</p>` : ""}`;
}

function agreedFact(shown: Shown, fact: Fact): Html {
  const what = html`<span class="what" dir="auto">${factText(shown, fact)}</span>`;
  const kind = html`<span class="kindtag">${fact.kind}</span>`;
  return html`
<details class="fact"><summary>${what}${supportStrip(fact.support)}${kind}</summary>
${originWords(fact.support)}${mentionList(shown, fact.mentions)}</details>`;
}

/** The words that carry the fact stand out where its text is a whole sentence. */
function factText({ told }: Shown, { text, mentions }: Fact): Html {
  for (const { article, span } of mentions) {
    const words = told.articleOf.get(article)?.text.slice(span.start, span.end) ?? "";
    const start = words.length < text.length * 0.7 ? text.indexOf(words) : -1;
    if (!words || start < 0) continue;
    return html`${text.slice(0, start)}<b>${words}</b>${text.slice(start + words.length)}`;
  }
  return html`${text}`;
}

function dispute(shown: Shown, fact: Fact): Html {
  const disagreement = fact.disagreement!;
  const kind = html`<span class="kindtag">${disagreementWords(disagreement.kind)}</span>`;
  return html`
<section class="dispute"><header>${kind}<h4 dir="auto">${fact.text}</h4>${supportStrip(fact.support)}</header>
<div class="sides">${disagreement.values.map((value) => side(shown, fact, value))}</div>
${unassigned(shown, fact, disagreement)}</section>`;
}

function side(shown: Shown, fact: Fact, value: Disagreement["values"][number]): Html {
  const mentions = value.mentions.flatMap((index) => fact.mentions[index] ?? []);
  const length = value.value.length > 60 ? " long" : "";
  const words = html`<p class="value${length}" dir="auto">${value.value}</p>`;
  const support = html`${supportStrip(value.support)}${originWords(value.support)}`;
  return html`<div class="side">${words}${support}${mentionList(shown, mentions)}</div>`;
}

function unassigned(shown: Shown, fact: Fact, disagreement: Disagreement): Html {
  const taken = new Set(disagreement.values.flatMap((v) => v.mentions));
  const rest = fact.mentions.filter((_, index) => !taken.has(index));
  if (rest.length === 0) return html``;
  const list = mentionList(shown, rest);
  return html`<details class="also"><summary>${rest.length} more mentions</summary>${list}</details>`;
}

function mentionList(shown: Shown, mentions: readonly FactMention[]): Html {
  const left = mentions.length - LIMITS.mentionsEach;
  const items = mentions.slice(0, LIMITS.mentionsEach).map((mention) => mentionItem(shown, mention));
  const more = left > 0 ? html`<p class="more">${left} more mentions in the JSON report.</p>` : "";
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
