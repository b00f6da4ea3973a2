import { type Annotation, type Article, type Quote, type Span, stableId } from "../model/index.ts";
import type { Annotator } from "./annotator.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { type Attribution, attributionsOf, type Memory, NEVER } from "./quotes/attributions.ts";
import { nameTable, speakerName } from "./quotes/naming.ts";
import { passageOf } from "./quotes/passages.ts";

/** Direct, mixed and indirect speech with its speaker, by light rules over words and quotation marks. Never throws. */
export const quotes: Annotator = {
  name: "quotes",
  needs: [],
  adds: ["quotes"],
  depth: "shallow",
  run: (article: Article, _annotation: Annotation) => ({ quotes: quotesOf(article) }),
};

function quotesOf(article: Article): Quote[] {
  const passages = paragraphsOf(article).map((at) => passageOf(article.text, at));
  const memory: Memory = { source: undefined, age: NEVER, open: false };
  const isBare = passages.every(({ runs }) => runs.length === 0);
  const found = unique(passages.flatMap((p) => attributionsOf(p, memory, isBare)));
  const table = nameTable(passages);
  let last: string | undefined;
  return found.map((one) => {
    const speaker = one.speaker && speakerName(article.text, one.speaker, table);
    const name = speaker?.form === "pronoun" ? last : speaker?.name;
    if (speaker && speaker.form !== "pronoun") last = speaker.name;
    return quote(article, one, name);
  });
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
