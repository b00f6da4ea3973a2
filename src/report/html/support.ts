import type { ArticleId, Support } from "../../model/index.ts";
import { grouped, lineageCount, lineageRange } from "../phrases.ts";
import type { Chips } from "./chips.ts";
import { type Html, html } from "./markup.ts";
import { cut } from "./sides-line.ts";

/** Characters of an origin beside its count. */
const LONGEST_NAME = 28;

/** The counts of a support side by side; a lone number misleads. */
export function supportStrip(support: Support): Html {
  const { articles, publishers, lineages, origins } = support;
  const unsure = lineages.atLeast !== lineages.atMost;
  const title = unsure ? `at least ${lineages.atLeast}, at most ${lineages.atMost} lineages` : "";
  const noun = lineages.atMost !== 1 ? "lineages" : articles > 1 ? "lineage: one text" : "lineage";
  const counts = html`${figure(articles, "article")}${figure(publishers, "publisher")}`;
  const range = html`<span class="lin" title="${title}"><b>${lineageRange(support)}</b> ${noun}</span>`;
  return html`<span class="support">${counts}${range}${originCount(origins)}</span>`;
}

function originCount(origins: readonly string[]): Html {
  if (origins.length === 0) return html``;
  const names = origins.slice(0, 12).join("; ");
  const noun =
    origins.length === 1 ? html`origin: <span dir="auto">${cut(origins[0]!, LONGEST_NAME)}</span>` : "origins";
  return html`<span title="${names}"><b>${grouped(origins.length)}</b> ${noun}</span>`;
}

function figure(count: number, noun: string): Html {
  return html`<span><b>${grouped(count)}</b> ${count === 1 ? noun : `${noun}s`}</span>`;
}

/** The named origins in words, `undefined` when there are none. */
export function originWords(support: Support): Html | undefined {
  if (support.origins.length === 0) return undefined;
  const shown = support.origins.slice(0, 8);
  const more = support.origins.length - shown.length;
  const names = shown.map((name, index) => html`${index > 0 ? ", " : ""}<span dir="auto">${name}</span>`);
  const label = html`<span class="fine">${support.origins.length === 1 ? "Named origin" : "Named origins"}</span>`;
  return html`<p class="origins">${label} ${names}${more > 0 ? ` and ${more} more` : ""}</p>`;
}

/** One dot an article, touching dots for one lineage: how a count of articles shrinks to a count of lineages. */
export function beads(groups: readonly (readonly ArticleId[])[], chips: Chips): Html {
  const shown = groups.slice(0, 16);
  const dots = (ids: readonly ArticleId[]) => ids.slice(0, 12).map(() => html`<i></i>`);
  const lanes = shown.map((ids) => html`<span class="${chips.color(ids[0] ?? "")}">${dots(ids)}</span>`);
  return html`<span class="beads" aria-hidden="true">${lanes}${groups.length > shown.length ? "…" : ""}</span>`;
}

/** The number that counts: on how many lineages something rests, before its words. */
export function lineageMark(support: Support): Html {
  const { atLeast, atMost } = support.lineages;
  const strength = atMost <= 1 ? "one" : atLeast >= 2 ? "sure" : "maybe";
  return html`<span class="pip ${strength}" aria-hidden="true" title="${lineageCount(support)}">${lineageRange(support)}</span>`;
}
