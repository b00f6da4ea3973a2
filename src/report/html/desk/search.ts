import { type Html, html } from "../markup.ts";
import type { DeskPage } from "./frame.ts";
import { type ArticleShown, articleLine, chosen, listOf, nextPage, type WordsShown, wordsList } from "./parts.ts";

type Counted = readonly { readonly value: string; readonly articles: number }[];

export interface SearchAnswer {
  readonly items: readonly { readonly article: ArticleShown; readonly words: readonly WordsShown[] }[];
  readonly next?: string | undefined;
  readonly facets?:
    | {
        readonly of: number;
        readonly publishers: Counted;
        readonly speakers: Counted;
        readonly kinds: Counted;
        readonly days: Counted;
      }
    | undefined;
}

/** Articles that hold all words (without an answer nothing was asked), and links that narrow the search or take a choice back. */
export function searchPage(answer: SearchAnswer | undefined, asked: string): DeskPage {
  const { items, next, facets }: SearchAnswer = answer ?? { items: [] };
  const rows = items.map(({ article, words }) => html`<li>${articleLine(article)}${wordsList(words)}</li>`);
  const narrowed = facets
    ? html`<nav aria-label="Narrow the search">${facet(asked, "Publisher", ["publisher"], facets.publishers)}${facet(asked, "Speaker", ["speaker"], facets.speakers)}${facet(asked, "Kind of event", ["kind"], facets.kinds)}${facet(asked, "Day", ["since", "until"], facets.days)}</nav>`
    : "";
  return {
    title: "Search",
    body: html`${narrowed}${listOf(rows, answer ? "No article holds all these words." : "Write the words to look for in the field above.")}${nextPage(asked, "cursor", next)}`,
  };
}

/** The values of one facet as links; of one that is chosen, the choice and a link that takes it back. */
function facet(asked: string, title: string, fields: readonly string[], values: Counted): Html {
  const given = new URLSearchParams(asked);
  const held = fields.flatMap((field) => given.get(field) ?? []);
  if (held.length > 0) {
    const name = [...new Set(held)].join(" to ");
    return html`<p class="fine">${title}: ${chosen("", name, true)}${chosen(addressWith(given, fields), "all", false)}</p>`;
  }
  if (values.length === 0) return html``;
  const links = values.map(({ value, articles }) =>
    chosen(addressWith(given, fields, value), `${value} (${articles})`, false),
  );
  return html`<p class="fine">${title}: ${links}</p>`;
}

/** The search with a value for these fields, or without them, from its first page. */
function addressWith(given: URLSearchParams, fields: readonly string[], value?: string): string {
  const query = new URLSearchParams(given);
  query.delete("cursor");
  for (const field of fields) {
    query.delete(field);
    if (value !== undefined) query.set(field, value);
  }
  return `/search?${query}`;
}
