import type { Totals } from "../../model/index.ts";
import { counted, grouped, TERMS, totalParts } from "../phrases.ts";
import { wordmark } from "./frame.ts";
import { type Html, html } from "./markup.ts";

/** The head of a page: what was read, in counts, and what the counts measure. */
export function masthead(totals: Totals, home?: string): Html {
  const mark = home === undefined ? wordmark() : html`<a href="${home}" aria-label="all stories">${wordmark()}</a>`;
  return html`
<header class="masthead">${mark}<h1>${totalParts(totals).join(" · ")}</h1>
<p class="promise">It <strong>measures reporting, never truth</strong>. ${TERMS} ${home === undefined ? "" : html`<a href="${home}">All stories</a>`}</p>
</header>`;
}

/** Finding words and facets, in one row that stays in sight; both need the page's script and are hidden without it. */
export function bars(left = 0): Html {
  const label = html`<label><span>Find</span> <input type="search" placeholder="words anywhere in this report" autocomplete="off" aria-label="Find words in this report"></label>`;
  const steps = html`<button type="button" class="prev" aria-label="previous hit">↑</button><button type="submit" aria-label="next hit">↓</button>`;
  return html`
<div class="bars" role="search" hidden><form class="find" data-left="${left}">${label}${steps} <output></output></form>
<details class="facetbox"><summary>Filter</summary>${facets()}</details></div>`;
}

function facets(): Html {
  const choice = (name: string) =>
    html`<label>${name} <select name="${name}"><option value="">any</option></select></label>`;
  const day = (name: string) => html`<label>${name} <input type="date" name="${name}"></label>`;
  return html`<form class="facets"><fieldset><legend class="sr">Show only</legend>${["publisher", "speaker", "kind", "lineage"].map(choice)}${["from", "to"].map(day)}<button type="reset">Reset</button> <output></output></fieldset></form>`;
}

/** Stories listed at the head of the page before the list folds. */
const LISTED_OPEN = 6;

/** The list of contents: one line a story of several articles, and how many others there are. */
export function contents(entries: readonly Html[], { shared, singles }: { shared: number; singles: number }): Html {
  if (shared + singles === 0) return html`<p class="empty">No article was found in this pile.</p>`;
  const others = shared > 0 && singles > 0 ? othersLine(shared, singles) : html``;
  if (entries.length < 2) return others;
  const [open, closed] = [entries.slice(0, LISTED_OPEN), entries.slice(LISTED_OPEN)];
  const head = html`<summary>${counted(closed.length, "more story", "more stories")}</summary>`;
  return html`
<nav class="toc" aria-label="Stories"><ol>${open}</ol>
${closed.length > 0 ? html`<details class="also">${head}<ol>${closed}</ol></details>` : ""}${others}</nav>`;
}

function othersLine(shared: number, singles: number): Html {
  const of = counted(shared + singles, "story", "stories");
  const told = shared === 1 ? "the one that several articles report" : "those that several articles report";
  return html`<p class="fine">${grouped(shared)} of ${of}: ${told}. The other ${grouped(singles)}: <a href="#singles-title">reported once</a>.</p>`;
}
