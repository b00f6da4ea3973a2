import type { Article, Dossier } from "../../model/index.ts";
import { viewOf } from "../view.ts";
import { Chips } from "./chips.ts";
import { type Html, html } from "./markup.ts";
import { markLegend, notedIn } from "./noted.ts";
import { readerArticle } from "./reader.ts";
import { LIMITS, type Targets } from "./targets.ts";

/** How the pane with the articles begins. */
export function readerStart(): Html {
  return html`\n<aside class="reader" aria-label="Articles" tabindex="0">
<h2>Articles <small>every text as it came; click any underlined words to land on them here</small></h2>
${markLegend()}`;
}

/** The articles of a story as they came, lineage by lineage; `number` is that of its section, 0 when it has none. */
export function readerTexts(dossier: Dossier, targets: Targets, number: number): string[] {
  const told = viewOf(dossier);
  const chips = number > 0 ? new Chips(told) : undefined;
  const layers = notedIn(dossier, number <= LIMITS.fullStories);
  const text = (article: Article) => {
    const beside = { layers: layers.get(article.id) ?? [], chip: chips?.of(article.id) };
    const lineage = chips ? { lineage: `${number}${chips.letter(article.id)}` } : {};
    return readerArticle(article, { ...beside, ...lineage }, targets).toString();
  };
  const all = told.lineages.flatMap(({ articles }) => articles);
  return all.filter(({ id }) => targets.article(id) !== undefined).map(text);
}
