import { type Annotation, type Article, type Entity, type Quote, type Span, stableId } from "../model/index.ts";
import type { Annotator } from "./annotator.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { type Attribution, attributionsOf, type Memory, NEVER } from "./quotes/attributions.ts";
import { nameTable, speakerName } from "./quotes/naming.ts";
import { passageOf } from "./quotes/passages.ts";

/** Direct, mixed and indirect speech with its speaker, by light rules over words and quotation marks. Never throws. */
export const quotes: Annotator = {
  name: "quotes",
  needs: ["entities"],
  adds: ["quotes"],
  made: "quotes 1",
  run: (article: Article, { entities }: Annotation) => ({ quotes: quotesOf(article, entities) }),
};

function quotesOf(article: Article, entities: readonly Entity[]): Quote[] {
  const passages = paragraphsOf(article).map((at) => passageOf(article.text, at));
  const memory: Memory = { source: undefined, age: NEVER, open: false };
  const isBare = passages.every(({ runs }) => runs.length === 0);
  const found = unique(passages.flatMap((p) => attributionsOf(p, memory, isBare)));
  const table = nameTable(passages);
  const people = entities.filter(({ type }) => type === "person");
  const bearers = bearersOf(people);
  const paragraphs = passages.map(({ span }) => span);
  const named = firstNamed(paragraphs, people);
  let last: string | undefined;
  return found.map((one) => {
    const speaker = one.speaker && speakerName(article.text, one.speaker, table);
    const isPronoun = speaker?.form === "pronoun";
    const bearer = isPronoun
      ? (onlyNamed(one.speaker!, paragraphs, named) ?? bearers.get(at(one.speaker!)))
      : undefined;
    const known = bearer ? speakerName(article.text, bearer, table) : speaker;
    const name = known?.form === "pronoun" ? last : known?.name;
    if (known && known.form !== "pronoun") last = known.name;
    return quote(article, one, name);
  });
}

/** By the place of each mention of a person: where the person is first named. So a pronoun leads to a name. */
function bearersOf(people: readonly Entity[]): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const { mentions } of people) {
    const [first] = mentions;
    if (first) for (const { span } of mentions) found.set(at(span), first.span);
  }
  return found;
}

/** For each paragraph the first two people whom it names, each where it names them first, in text order. */
function firstNamed(paragraphs: readonly Span[], people: readonly Entity[]): Span[][] {
  const found: Span[][] = paragraphs.map(() => []);
  for (const { mentions } of people) {
    let last = -1;
    for (const { span, form } of mentions) {
      const number = form === "name" ? holderOf(paragraphs, span.start) : last;
      if (number !== last) found[number]?.push(span);
      last = number;
    }
  }
  return found.map((spans) => spans.sort((a, b) => a.start - b.start).slice(0, 2));
}

/** Number of the first paragraph that ends after a place; of the last one when none does. */
function holderOf(paragraphs: readonly Span[], place: number): number {
  let [low, high] = [0, paragraphs.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle]!.end > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where the one person that the paragraph names before the pronoun is named; nothing when it names several or none. */
function onlyNamed(pronoun: Span, paragraphs: readonly Span[], named: readonly (readonly Span[])[]): Span | undefined {
  const [only, other] = named[holderOf(paragraphs, pronoun.start)] ?? [];
  return only && only.end <= pronoun.start && !(other && other.start < pronoun.start) ? only : undefined;
}

function unique(found: readonly Attribution[]): Attribution[] {
  const seen = new Set<string>();
  return found.filter(({ span }) => {
    const key = `${span.start}-${span.end}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function quote(article: Article, one: Attribution, name: string | undefined): Quote {
  return {
    id: stableId("q", article.id, at(one.span)),
    article: article.id,
    span: one.span,
    kind: one.kind,
    marks: one.marks,
    speaker: { ...(one.speaker && { span: one.speaker }), ...(name && { name }) },
    ...(one.cue && { cue: one.cue }),
    ...(one.parts && { parts: one.parts }),
    ...(one.isStance && { attitude: "stance" as const }),
  };
}

function at(span: Span): string {
  return `${span.start}-${span.end}`;
}
