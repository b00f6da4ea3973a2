import type { Dossier } from "../../model/index.ts";
import { counted, dateWords, dayRange, sourceName, titleOf } from "../phrases.ts";
import { viewOf } from "../view.ts";
import { disputeSection } from "./disputes.ts";
import { factSection } from "./facts.ts";
import { type Html, html } from "./markup.ts";
import { more } from "./page-end.ts";
import { shownOf } from "./shown.ts";
import { LIMITS, type Targets } from "./targets.ts";
import { utteranceSection } from "./utterances.ts";

/** One line for the article that alone reports a story, with its facts and quotations behind a click while the page has room. */
export function singleItem(dossier: Dossier, before: number, targets: Targets): Html | undefined {
  const { story, articles } = dossier;
  const [article] = articles;
  if (!article) return undefined;
  const at = `o${before + 1}`;
  const fragment = targets.article(article.id);
  const title = html`<span dir="auto">${story.title || titleOf(article)}</span>`;
  const linked = fragment ? html`<a href="#${fragment}">${title}</a>` : title;
  const source = html`<span dir="auto">${sourceName(article)}</span>`;
  const days = dayRange(story.start ?? dateWords(article.published), story.end);
  const line = html`${linked} <span class="fine">${source} ${days}</span>`;
  return html`<li class="single" id="${at}">${line}${before < LIMITS.singlesTold ? inside(dossier, at, targets) : ""}</li>`;
}

function inside(dossier: Dossier, at: string, targets: Targets): Html {
  const shown = shownOf(viewOf(dossier), at, targets, LIMITS.rowsLater);
  const { agreed, told } = shown;
  if (agreed.length + told.utterances.length + told.disputed.length === 0) return html``;
  const words = `${counted(agreed.length, "fact")}, ${counted(told.utterances.length, "quotation")}`;
  return html`<details><summary class="fine">${words}</summary>${factSection(shown)}${disputeSection(shown)}${utteranceSection(shown)}</details>`;
}

/** The stories that a single article carries. */
export function singlesSection(items: readonly Html[], count: number): Html {
  if (count === 0) return html``;
  return html`
<section class="singles" aria-labelledby="singles-title"><h2 id="singles-title">Reported once</h2>
<p class="fine">${counted(count, "story", "stories")} that a single article of this pile carries.</p>
<ul>${items.slice(0, LIMITS.singles)}</ul>${more(count - LIMITS.singles, "story", "stories")}</section>`;
}
