import { type Annotation, type Article, emptyAnnotation, type Guarded, guarded, type Message } from "../model/index.ts";

/** Starts and ends of words, in text order: what names are read from. */
export interface Cuts {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** What is known of an article while it is annotated: its annotation, and words that are no tokens yet. */
export interface Known extends Annotation {
  readonly cuts?: Cuts;
}

/** A list of an annotation that can be asked for. */
export type Wanted = Exclude<keyof Annotation, "article" | "messages">;
type Field = keyof Known;

/** One component of the annotation room: it reads the article and what is already known, and returns what it adds. */
export interface Annotator {
  readonly name: string;
  /** Fields that it reads. They are made before it, and only when somebody wants what it adds. */
  readonly needs: readonly Field[];
  /** Fields it returns. `messages` are appended; naming a field it also needs means that it refines that field. */
  readonly adds: readonly Field[];
  /** Version of its rules and model: another one means that kept annotations are out of date. */
  readonly made: string;
  /** Language it is made for, as a primary tag such as `en`; absent means any. */
  readonly language?: string;
  run(article: Article, known: Known): Partial<Known>;
}

/** A checked row of annotators: makes what is wanted and what that needs, nothing else. Never throws over a text. */
export interface Chain {
  (article: Article, wants: readonly Wanted[], language: string): Annotation;
  /** Versions of the annotators that make what is wanted, by name. */
  made(wants: readonly Wanted[]): Readonly<Record<string, string>>;
}

/**
 * Puts annotators together, in order. Throws `RangeError` when one needs a field that none before it adds, or when two
 * add the same field and the later one does not say that it needs (refines) it.
 */
export function chainOf(annotators: readonly Annotator[]): Chain {
  checkOrder(annotators);
  const rows = new Map<string, readonly Annotator[]>();
  const rowFor = (wants: readonly Wanted[]) => {
    const key = wants.join();
    const row = rows.get(key) ?? reaching(annotators, wants);
    rows.set(key, row);
    return row;
  };
  const chain = (article: Article, wants: readonly Wanted[], language: string) =>
    runRow(rowFor(wants), article, wants, language);
  return Object.assign(chain, {
    made: (wants: readonly Wanted[]) => Object.fromEntries(rowFor(wants).map(({ name, made }) => [name, made])),
  });
}

/** The annotators that what is wanted hangs on, in their order: `needs` walked backwards. */
function reaching(annotators: readonly Annotator[], wants: readonly Wanted[]): Annotator[] {
  const asked = new Set<Field>(wants);
  const row: Annotator[] = [];
  for (const annotator of [...annotators].reverse()) {
    const isMessenger = annotator.adds.every((field) => field === "messages");
    if (!isMessenger && !annotator.adds.some((field) => asked.has(field))) continue;
    row.push(annotator);
    for (const field of annotator.needs) asked.add(field);
  }
  return row.reverse();
}

function runRow(row: readonly Annotator[], article: Article, wants: readonly Wanted[], language: string): Annotation {
  const skipped: string[] = [];
  let known: Known = emptyAnnotation(article.id);
  for (const annotator of row) {
    if (annotator.language && annotator.language !== language) skipped.push(annotator.name);
    else known = merge(known, annotator, ran(annotator, article, known));
  }
  const messages = skipped.length ? [...known.messages, notMade(article, skipped)] : known.messages;
  return { ...onlyWanted(known, wants), messages };
}

/** What was made on the way and not asked for is dropped: tokens are the largest part of an annotation. */
function onlyWanted(known: Known, wants: readonly Wanted[]): Annotation {
  const empty = emptyAnnotation(known.article);
  return { ...empty, ...Object.fromEntries(wants.map((field) => [field, known[field]])) };
}

function ran(annotator: Annotator, article: Article, known: Known): Guarded<Partial<Known>> {
  const rule = "annotator-failed";
  return guarded({ rule, skipped: `${annotator.name} of this article`, article: article.id }, () =>
    annotator.run(article, known),
  );
}

function checkOrder(annotators: readonly Annotator[]): void {
  const known = new Set<Field>(["article", "messages"]);
  for (const { name, needs, adds } of annotators) {
    const missing = needs.find((field) => !known.has(field));
    if (missing) throw new RangeError(`annotator "${name}" needs "${missing}", which none before it adds`);
    const twice = adds.find((field) => field !== "messages" && known.has(field) && !needs.includes(field));
    if (twice) throw new RangeError(`annotator "${name}" adds "${twice}" a second time without needing it`);
    for (const field of adds) known.add(field);
  }
}

/** A failed annotator leaves every field as it was, so that what was there before it still serves. */
function merge(known: Known, annotator: Annotator, outcome: Guarded<Partial<Known>>): Known {
  if ("message" in outcome) return { ...known, messages: [...known.messages, outcome.message] };
  const found = outcome.made;
  const stray = Object.keys(found).find((field) => !annotator.adds.includes(field as Field));
  if (stray) throw new RangeError(`annotator "${annotator.name}" returned "${stray}", which it does not say it adds`);
  const messages = found.messages ? [...known.messages, ...found.messages] : known.messages;
  return { ...known, ...found, messages };
}

function notMade(article: Article, skipped: readonly string[]): Message {
  return {
    rule: "analysis-not-made",
    text: `Not analysed for language "${article.language}": ${skipped.join(", ")}.`,
    article: article.id,
  };
}
