import type { Quote, Utterance } from "../../model/index.ts";
import { wordsSaid } from "../view.ts";
import { type Html, html } from "./markup.ts";
import { folded, mentionItem, row } from "./mentions.ts";
import { placeOf } from "./places.ts";
import type { Shown } from "./shown.ts";
import { supportStrip } from "./support.ts";
import { LIMITS } from "./targets.ts";

/** Who said what: each act of speech with every wording of it and everybody who is said to have said it. */
export function utteranceSection(shown: Shown): Html {
  const { utterances } = shown.told;
  if (utterances.length === 0) return html``;
  return html`
<h3 id="${shown.at}-said">Who said what <small>one entry for one act of speech</small></h3>
${folded(shown, utterances, "utterances", "utterance", (said) => utterance(shown, said))}`;
}

function utterance(shown: Shown, said: Utterance): Html {
  const quotes = said.quotes.flatMap((id) => shown.told.quoteOf.get(id) ?? []);
  const isSplit = said.speakers.length > 1;
  const quoted = html`<blockquote dir="auto">${cut(wordsSaid(shown.told, said))}</blockquote>`;
  const inner = html`<details><summary>${quoted}${speakersOf(said)}${supportStrip(said.support)}</summary>
<div class="inside">${isSplit ? said.speakers.map((speaker) => saidBy(shown, speaker, quotes)) : renderings(shown, quotes)}
${isSplit ? nameless(shown, said, quotes) : ""}</div></details>`;
  const articles = quotes.map(({ article }) => article);
  const about = { name: isSplit ? "utterance split" : "utterance", noun: "utterance", kind: "utterance" };
  const speakers = said.speakers.map(({ name }) => name);
  return row(shown, placeOf(said.id), { ...about, articles, speakers, support: said.support }, inner);
}

function speakersOf({ speakers }: Utterance): Html {
  const or = html` <span class="or">or</span> `;
  const names = speakers.map(({ name }, index) => html`${index > 0 ? or : ""}<b dir="auto">${name}</b>`);
  return html`<span class="by">${names.length === 0 ? "speaker not found" : names}</span>`;
}

function saidBy(shown: Shown, speaker: Utterance["speakers"][number], quotes: readonly Quote[]): Html {
  const head = html`<h4 class="said">said by <span dir="auto">${speaker.name}</span></h4>`;
  return html`${head}${renderings(shown, pick(quotes, speaker.quotes))}`;
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
  const items = quotes.slice(0, LIMITS.mentionsEach).map(({ article, span }) => mentionItem(shown, { article, span }));
  return html`<ul class="mentions">${items}</ul>`;
}

function cut(words: string): string {
  return words.length > 280 ? `${words.slice(0, 279)}…` : words;
}
