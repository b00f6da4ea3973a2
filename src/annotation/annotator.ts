import { type Annotation, type Article, emptyAnnotation, type Message } from "../model/index.ts";

/**
 * `shallow`: sentences, quotes, times and quantities, names by shape; what lineage and story clustering need, fast.
 * `full`: everything, with tagger, parser, names and pronouns.
 */
export type Depth = "shallow" | "full";

/** One component of the annotation room: it reads the article and what is already known, and returns what it adds. */
export interface Annotator {
  readonly name: string;
  /** Fields that must have been added before. A field it can do without is not named here. */
  readonly needs: readonly (keyof Annotation)[];
  /** Fields it returns. `messages` are appended; naming a field it also needs means that it refines that field. */
  readonly adds: readonly (keyof Annotation)[];
  /** The least depth at which it runs: `shallow` runs always, `full` only in full analysis. */
  readonly depth: Depth;
  /** Language it is made for, as a primary tag such as `en`; absent means any. */
  readonly language?: string;
  run(article: Article, annotation: Annotation): Partial<Annotation>;
}

/** A checked row of annotators, run in order. */
export type Chain = (article: Article, depth: Depth, language: string) => Annotation;

/**
 * Puts annotators together, in order. Throws `RangeError` when at some depth one needs a field that none before it
 * adds, or when two add the same field and the later one does not say that it needs (refines) it.
 */
export function chainOf(annotators: readonly Annotator[]): Chain {
  for (const depth of ["shallow", "full"] as const) checkOrder(annotators.filter((one) => runsAt(one, depth)));
  return (article, depth, language) => {
    const skipped: string[] = [];
    let annotation = emptyAnnotation(article.id);
    for (const annotator of annotators) {
      if (!runsAt(annotator, depth)) continue;
      if (annotator.language && annotator.language !== language) skipped.push(annotator.name);
      else annotation = merge(annotation, annotator, annotator.run(article, annotation));
    }
    return skipped.length
      ? { ...annotation, messages: [...annotation.messages, notMade(article, skipped)] }
      : annotation;
  };
}

function runsAt(annotator: Annotator, depth: Depth): boolean {
  return depth === "full" || annotator.depth === "shallow";
}

function checkOrder(annotators: readonly Annotator[]): void {
  const known = new Set<keyof Annotation>(["article", "messages"]);
  for (const { name, needs, adds } of annotators) {
    const missing = needs.find((field) => !known.has(field));
    if (missing) throw new RangeError(`annotator "${name}" needs "${missing}", which none before it adds`);
    const twice = adds.find((field) => field !== "messages" && known.has(field) && !needs.includes(field));
    if (twice) throw new RangeError(`annotator "${name}" adds "${twice}" a second time without needing it`);
    for (const field of adds) known.add(field);
  }
}

function merge(annotation: Annotation, annotator: Annotator, found: Partial<Annotation>): Annotation {
  const stray = Object.keys(found).find((field) => !annotator.adds.includes(field as keyof Annotation));
  if (stray) throw new RangeError(`annotator "${annotator.name}" returned "${stray}", which it does not say it adds`);
  const messages = found.messages ? [...annotation.messages, ...found.messages] : annotation.messages;
  return { ...annotation, ...found, messages };
}

function notMade(article: Article, skipped: readonly string[]): Message {
  return {
    rule: "analysis-not-made",
    text: `Not analysed for language "${article.language}": ${skipped.join(", ")}.`,
    article: article.id,
  };
}
