import type { Article, Link } from "../../model/index.ts";
import { sourceName } from "../phrases.ts";
import { sentencesOf } from "../sentences.ts";
import { type Kept, witnessesOf } from "../witnesses.ts";
import { type Html, html } from "./markup.ts";
import type { Targets } from "./targets.ts";

/**
 * Characters of all texts that another article can be chosen from; what the choice costs grows with their square. Seven articles of a
 * newspaper have about 25,000; `test/report/browser/page.test.ts` holds the size of the page.
 */
const MOST_CHARACTERS = 40_000;

const CODES = { same: "=", changed: "~", dropped: "-" } as const;

/**
 * The choice of the article that the others are read against, and what a page needs to show it without a server: the sentences of
 * each article, and what became of each of them in the others, as `=4` (kept: their fifth sentence), `~4` (changed), `^` behind it (moved), `-`.
 */
export function choiceOfBase(articles: readonly Article[], links: readonly Link[], targets: Targets): Html {
  const chosen = fitting(articles);
  if (chosen.length < 3) return html``;
  const options = chosen.map((one, index) => html`<option value="${index}">${sourceName(one)}</option>`);
  const texts = chosen.map((one) => textOf(one, chosen, links, targets));
  return html`<select class="basebox" aria-label="the article that the others are compared with" hidden>${options}</select><template>${texts}</template>`;
}

/** The first articles, as many as the page has room for. */
function fitting(articles: readonly Article[]): readonly Article[] {
  let left = MOST_CHARACTERS;
  const end = articles.findIndex(({ text }) => {
    left -= text.length;
    return left < 0;
  });
  return end < 0 ? articles : articles.slice(0, end);
}

function textOf(base: Article, all: readonly Article[], links: readonly Link[], targets: Targets): Html {
  const { rows, others } = witnessesOf([base, ...all.filter((one) => one !== base)], links);
  const columns = others.map((other, column) => {
    const places = new Map(sentencesOf(other).map(({ start }, index) => [start, index]));
    return rows.map(({ cells }) => codeOf(cells[column]!, places)).join(" ");
  });
  const items = sentencesOf(base).map(({ start, end }) => html`<li>${base.text.slice(start, end)}</li>`);
  const at = targets.article(base.id);
  return html`<ol data-name="${sourceName(base)}" data-at="${at ? `#${at}` : ""}" data-cells="${columns.join(",")}">${items}</ol>`;
}

function codeOf({ state, span, isMoved }: Kept, places: ReadonlyMap<number, number>): string {
  return `${CODES[state]}${span ? places.get(span.start) : ""}${isMoved ? "^" : ""}`;
}
