import type { Quote, Utterance } from "../../model/index.ts";
import { folded, mentionItem, type Shown } from "./facts.ts";
import { type Html, html } from "./markup.ts";
import { supportStrip } from "./support.ts";
import { LIMITS } from "./targets.ts";

/** Who said what: each act of speech with every wording of it and everybody who is said to have said it. */
export function utteranceSection(shown: Shown): Html {
  const { utterances } = shown.told;
  if (utterances.length === 0) return html``;
  return html`
<h3>Who said what <small>one entry for one act of speech</small></h3>
${folded(shown, utterances, "utterances", "utterance", (said) => utterance(shown, said))}`;
}

function utterance(shown: Shown, said: Utterance): Html {
  const quotes = said.quotes.flatMap((id) => shown.view.quotes.get(id) ?? []);
  const names = said.speakers.map((speaker) => html`<b dir="auto">${speaker.name}</b>`);
  return html`
<details class="utterance${said.speakers.length > 1 ? " split" : ""}"><summary><blockquote dir="auto">${quotes[0] ? wordsOfQuote(shown, quotes[0]) : ""}</blockquote><span class="by">${names.length === 0 ? "speaker not found" : names.map((name, index) => html`${index > 0 ? html` <span class="or">or</span> ` : ""}${name}`)}</span>${supportStrip(said.support)}</summary>
${said.speakers.length > 1 ? said.speakers.map((speaker) => html`<h4 class="said">said by <span dir="auto">${speaker.name}</span></h4>${renderings(shown, pick(quotes, speaker.quotes))}`) : renderings(shown, quotes)}
${said.speakers.length > 1 ? nameless(shown, said, quotes) : ""}</details>`;
}

function nameless(shown: Shown, said: Utterance, quotes: readonly Quote[]): Html {
  const named = new Set(said.speakers.flatMap((s) => s.quotes));
  const rest = quotes.filter((q) => !named.has(q.id));
  return rest.length > 0 ? html`<h4 class="said">no speaker found</h4>${renderings(shown, rest)}` : html``;
}

function pick(quotes: readonly Quote[], ids: readonly string[]): Quote[] {
  const wanted = new Set(ids);
  return quotes.filter((q) => wanted.has(q.id));
}

function renderings(shown: Shown, quotes: readonly Quote[]): Html {
  return html`<ul class="mentions">${quotes.slice(0, LIMITS.mentionsEach).map((q) => mentionItem(shown, { article: q.article, span: q.span }))}</ul>`;
}

function wordsOfQuote({ view }: Shown, quote: Quote): string {
  const words = view.articles.get(quote.article)?.text.slice(quote.span.start, quote.span.end) ?? "";
  return words.length > 280 ? `${words.slice(0, 279)}…` : words;
}
