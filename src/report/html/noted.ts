import { pushTo } from "../../model/grouping.ts";
import type { ArticleId, Dossier, Entity, Quote, Span } from "../../model/index.ts";
import { type Layer, spanLayer } from "./layers.ts";
import { type Html, html } from "./markup.ts";
import { LIMITS } from "./targets.ts";

/** What the reader marks, by class, and what it is called in the legend. */
const KINDS = [
  ["q", "quotations"],
  ["e-person", "people"],
  ["e-body", "organisations"],
  ["e-place", "places"],
  ["n", "numbers"],
  ["t", "dates"],
] as const;

const CLASS_OF: Readonly<Record<Entity["type"], string>> = {
  person: "e-person",
  organisation: "e-body",
  place: "e-place",
  country: "e-place",
  other: "e-body",
};

/** The legend of the reader's marks: each kind can be switched off, without any script; and whether the articles are printed. */
export function markLegend(): Html {
  const items = KINDS.map(
    ([name, words]) =>
      html`<label class="lg-${name}"><input type="checkbox" id="show-${name}" checked> <span class="${name}">${words}</span></label>`,
  );
  return html`<fieldset class="marks"><legend class="sr">What is marked in the articles</legend>${items}<label class="printbox"><input type="checkbox" id="print-texts"> print the articles too</label></fieldset>`;
}

/** The marks of every article of a story: quotations, and names, numbers and dates where the page has room for them. */
export function notedIn(dossier: Dossier, hasRoom: boolean): Map<ArticleId, Layer[]> {
  const layers = new Map<ArticleId, Layer[]>();
  const add = (article: ArticleId, layer: Layer) => pushTo(layers, article, layer, LIMITS.targetsEach);
  for (const quote of dossier.quotes) add(quote.article, spanLayer(quote.span, "q", quoteTitle(quote)));
  if (!hasRoom) return layers;
  for (const entity of dossier.entities) addNames(entity, add);
  for (const { article, span } of dossier.quantities) add(article, short(span, "n"));
  for (const { article, span, value } of dossier.times) add(article, spanLayer(span, "t", `date: ${value}`));
  return layers;
}

function addNames({ name, type, mentions }: Entity, add: (article: ArticleId, layer: Layer) => void): void {
  for (const { article, span, form } of mentions)
    if (form === "name") add(article, spanLayer(span, CLASS_OF[type] ?? "e-body", name));
}

function short(span: Span, name: string): Layer {
  const tag = html`<span class="${name}">`;
  return { name: "span", span, first: tag, later: tag };
}

function quoteTitle(quote: Quote): string {
  const marks = quote.marks === "stripped" ? " (quotation marks lost)" : "";
  return `${quote.kind} quotation${marks}: ${quote.speaker.name ?? "speaker not found"}`;
}
