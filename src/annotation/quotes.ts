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
  depth: "shallow",
  run: (article: Article, { entities }: Annotation) => ({ quotes: quotesOf(article, entities) }),
};

function quotesOf(article: Article, entities: readonly Entity[]): Quote[] {
  const passages = paragraphsOf(article).map((at) => passageOf(article.text, at));
  const memory: Memory = { source: undefined, age: NEVER, open: false };
  const isBare = passages.every(({ runs }) => runs.length === 0);
  const found = unique(passages.flatMap((p) => attributionsOf(p, memory, isBare)));
  const table = nameTable(passages);
  const bearers = bearersOf(entities);
  let last: string | undefined;
  return found.map((one) => {
    const speaker = one.speaker && speakerName(article.text, one.speaker, table);
    const bearer = speaker?.form === "pronoun" ? bearers.get(at(one.speaker!)) : undefined;
    const known = bearer ? speakerName(article.text, bearer, table) : speaker;
    const name = known?.form === "pronoun" ? last : known?.name;
    if (known && known.form !== "pronoun") last = known.name;
    return quote(article, one, name);
  });
}

/** By the place of each mention of a person: where the person is first named. So a pronoun leads to a name. */
function bearersOf(entities: readonly Entity[]): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const { type, mentions } of entities) {
    const [first] = mentions;
    if (type === "person" && first) for (const { span } of mentions) found.set(at(span), first.span);
  }
  return found;
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
