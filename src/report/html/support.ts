import type { ArticleId, Support } from "../../model/index.ts";
import { grouped, lineageRange } from "../phrases.ts";
import type { Chips } from "./lineages.ts";
import { type Html, html } from "./markup.ts";

/** The counts of a support side by side; a lone number misleads. */
export function supportStrip(support: Support): Html {
  const { articles, publishers, lineages, origins } = support;
  const unsure = lineages.atLeast !== lineages.atMost;
  const title = unsure ? `at least ${lineages.atLeast}, at most ${lineages.atMost} lineages` : "";
  return html`<span class="support">${figure(articles, "article")}${figure(publishers, "publisher")}<span class="lin" title="${title}"><b>${lineageRange(support)}</b> ${lineages.atMost === 1 ? "lineage" : "lineages"}</span>${origins.length > 0 ? html`<span title="${origins.slice(0, 12).join("; ")}"><b>${grouped(origins.length)}</b> ${origins.length === 1 ? "origin" : "origins"}</span>` : ""}</span>`;
}

function figure(count: number, noun: string): Html {
  return html`<span><b>${grouped(count)}</b> ${count === 1 ? noun : `${noun}s`}</span>`;
}

/** The named origins in words, `undefined` when there are none. */
export function originWords(support: Support): Html | undefined {
  if (support.origins.length === 0) return undefined;
  const shown = support.origins.slice(0, 8);
  const more = support.origins.length - shown.length;
  return html`<p class="origins"><span class="fine">${support.origins.length === 1 ? "Named origin" : "Named origins"}</span> ${shown.map((name, index) => html`${index > 0 ? ", " : ""}<span dir="auto">${name}</span>`)}${more > 0 ? ` and ${more} more` : ""}</p>`;
}

/** One dot an article, touching dots for one lineage: how a count of articles shrinks to a count of lineages. */
export function beads(groups: readonly (readonly ArticleId[])[], chips: Chips): Html {
  const shown = groups.slice(0, 16);
  return html`<span class="beads" aria-hidden="true">${shown.map((ids) => html`<span class="${chips.color(ids[0] ?? "")}">${ids.slice(0, 12).map(() => html`<i></i>`)}</span>`)}${groups.length > shown.length ? "…" : ""}</span>`;
}
