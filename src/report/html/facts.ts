import type { Disagreement, Fact, FactMention } from "../../model/index.ts";
import { contextOf } from "../contexts.ts";
import { disagreementWords, sourceName } from "../phrases.ts";
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
}

/** Where reports disagree, then what is reported, each with the words of every mention. */
export function factSections(shown: Shown): Html {
  const facts = shown.told.facts.slice(0, LIMITS.factsEach);
  const disputed = facts.filter((f) => f.disagreement);
  const agreed = facts.filter((f) => !f.disagreement);
  const left = shown.told.facts.length - facts.length;
  return html`
${disputed.length > 0 ? html`<h3>Where reports disagree</h3><div class="disputes">${disputed.map((fact) => dispute(shown, fact))}</div>` : ""}
${agreed.length > 0 ? html`<h3>What is reported <small>most lineages first</small></h3><div class="facts">${agreed.map((fact) => agreedFact(shown, fact))}</div>` : ""}
${left > 0 ? html`<p class="more">${left} more facts in the JSON report.</p>` : ""}`;
}

function agreedFact(shown: Shown, fact: Fact): Html {
  return html`
<details class="fact"><summary><span class="what" dir="auto">${fact.text}</span>${supportStrip(fact.support)}<span class="kindtag">${fact.kind}</span></summary>
${originWords(fact.support)}${mentionList(shown, fact.mentions)}</details>`;
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
  return html`<div class="side"><p class="value" dir="auto">${value.value}</p>${supportStrip(value.support)}${originWords(value.support)}${mentionList(shown, mentions)}</div>`;
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
export function mentionItem({ view, chips, targets }: Omit<Shown, "told">, mention: FactMention): Html {
  const article = view.articles.get(mention.article);
  if (!article) return html``;
  const { before, words, after } = contextOf(article, mention.span);
  const fragment = targets.words(article.id, mention.span);
  const link = fragment ? html`<a class="words" href="#${fragment}">${words}</a>` : html`<b>${words}</b>`;
  return html`<li>${chips.of(article.id)}<cite dir="auto">${sourceName(article)}</cite><q dir="auto">${before}${link}${after}</q></li>`;
}
