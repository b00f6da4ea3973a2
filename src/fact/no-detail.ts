import type { ArticleId, Span } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { SpanIndex } from "./span-index.ts";

/** Words of a report. */
export interface Place {
  readonly article: ArticleId;
  readonly span: Span;
}

/** That several reports name somebody is no fact. */
export function namesIn(ground: Ground): (place: Place) => boolean {
  const names = new Map([...ground.articles.keys()].map((id) => [id, new SpanIndex<true>()]));
  for (const [id, one] of ground.articles)
    for (const { type, mentions } of one.annotation.entities)
      for (const { article, span } of mentions)
        if (type !== "other" && article === id)
          names.get(id)!.add(type === "person" ? bareName(one.article.text, span) : span, true);
  return ({ article, span }) => names.get(article)!.around(span).length > 0;
}

/** An age is a claim of its own, with whoever has it. */
export function agesIn(ground: Ground): (place: Place) => boolean {
  const ages = new Map([...ground.articles.keys()].map((id) => [id, new SpanIndex<true>()]));
  for (const { annotation } of ground.articles.values()) {
    const numbers = new Map(annotation.quantities.map((one) => [one.id, one.span]));
    for (const { measure, quantity } of annotation.claims) {
      const at = measure === "age" ? numbers.get(quantity ?? "") : undefined;
      if (at) ages.get(annotation.article)!.add(at, true);
    }
  }
  return ({ article, span }) => ages.get(article)!.touches(span);
}

/** A name of so many words has an office in it. */
const TITLED = 4;

/** Of a name that its office stands in ("County Prosecutor Ada Moor") the last two words. */
function bareName(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end).split(/\s+/u);
  if (words.length < TITLED) return { start, end };
  const last = words.slice(-2).join(" ");
  return { start: end - last.length, end };
}

/** Nor that somebody says something: "the spokesman wrote". */
export function sayingIn(ground: Ground): (place: Place) => boolean {
  const cues = new Map([...ground.articles.keys()].map((id) => [id, new SpanIndex<true>()]));
  for (const { annotation } of ground.articles.values())
    for (const { cue } of annotation.quotes) if (cue) cues.get(annotation.article)!.add(cue, true);
  return ({ article, span }) => cues.get(article)!.touches(span);
}
