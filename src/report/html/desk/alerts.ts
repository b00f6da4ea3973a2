import { type Html, html } from "../markup.ts";
import type { DeskPage } from "./frame.ts";
import { listOf, nextPage, outside, pageOf } from "./parts.ts";

interface AlertShown {
  readonly seq: number;
  readonly at: string;
  readonly text: string;
  readonly story?: string | undefined;
  readonly fact?: string | undefined;
  readonly article?: string | undefined;
  readonly url?: string | undefined;
}

const KINDS = [
  ["second-value", "facts of which reports differ"],
  ["lineages", "facts that so many lineages carry"],
  ["new-story", "new stories"],
  ["origin-added", "facts that lean on one more origin"],
  ["text-changed", "articles whose text changed"],
] as const;

const FIELDS = [
  ["words", "words"],
  ["atLeast", "lineages, at least"],
  ["origin", "origin"],
  ["publisher", "publisher"],
] as const;

/** What one rule tells, the newest first; the rule is the address, so that it can be kept. */
export function alertsPage(
  { items, next }: { readonly items: readonly AlertShown[]; readonly next?: number | undefined },
  asked: string,
): DeskPage {
  const given = new URLSearchParams(asked);
  const option = ([name, label]: (typeof KINDS)[number]) =>
    given.get("when") === name
      ? html`<option value="${name}" selected>${label}</option>`
      : html`<option value="${name}">${label}</option>`;
  const fields = FIELDS.map(
    ([name, label]) => html`<label>${label} <input name="${name}" value="${given.get(name) ?? ""}"></label> `,
  );
  const form = html`<form method="get" action="/alerts"><label>Tell of <select name="when">${KINDS.map(option)}</select></label> ${fields}<button>Show</button></form>`;
  const rows = [...items].reverse().map(alertRow);
  return {
    title: "Alerts",
    body: html`${form}<p class="fine">Of the last 2,000 events, the newest first. The command <code>secondsource alerts</code> sends them elsewhere.</p>${listOf(rows, "Nothing to tell.")}${nextPage(asked, "after", next)}`,
  };
}

function alertRow({ seq, at, text, story, fact, article, url }: AlertShown): Html {
  const places = [
    fact === undefined ? "" : html`<a href="${pageOf("facts", fact)}">the fact</a> `,
    story === undefined ? "" : html`<a href="${pageOf("stories", story)}">the story</a> `,
    article === undefined ? "" : html`<a href="${pageOf("articles", article)}">the article</a> `,
  ];
  return html`<li><b dir="auto">${text}</b><p class="fine">${at.slice(0, 16).replace("T", " ")} UTC, event ${seq} · ${places}${outside(url)}</p></li>`;
}
