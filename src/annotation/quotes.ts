import { type Annotation, type Article, type Entity, type Quote, type Span, stableId } from "../model/index.ts";
import { behindDateline } from "../model/opening.ts";
import type { Annotator } from "./annotator.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { attributionsOf, type Memory, NEVER } from "./quotes/attributions.ts";
import { nameTable } from "./quotes/bearers.ts";
import { labelsOf } from "./quotes/layout.ts";
import { type Passage, passageOf } from "./quotes/passages.ts";
import { speakerNamer } from "./quotes/pronouns.ts";
import type { SpeakerName } from "./quotes/proper-names.ts";
import type { Attribution } from "./quotes/reading.ts";
import { distinctAttributions } from "./quotes/twice.ts";

/** Direct, mixed and indirect speech with its speaker, by light rules over words and quotation marks. Never throws. */
export const quotes: Annotator = {
  name: "quotes",
  needs: ["entities"],
  adds: ["quotes"],
  made: "quotes 9",
  run: (article: Article, { entities }: Annotation) => ({ quotes: quotesOf(article, entities) }),
};

function quotesOf(article: Article, entities: readonly Entity[]): Quote[] {
  const passages: Passage[] = [];
  for (const at of paragraphsOf(article)) passages.push(passageOf(article.text, at, passages.at(-1)));
  const memory: Memory = { source: undefined, age: NEVER, open: false };
  const layout = { isBare: passages.every(({ runs }) => runs.length === 0), labels: labelsOf(passages) };
  const found = distinctAttributions(passages.flatMap((p) => attributionsOf(p, memory, layout)));
  const nameOf = speakerNamer({
    text: article.text,
    table: nameTable(passages, entities),
    passages,
    entities,
  });
  const behind = behindDateline(article);
  return found.map((one) => {
    const span = one.kind === "direct" ? one.span : behind(one.span);
    const about = one.kind === "direct" ? "" : article.text.slice(one.span.start, one.span.end);
    return quote(article, { ...one, span }, one.speaker && nameOf(one.speaker, one.cue, about));
  });
}

function quote(article: Article, one: Attribution, speaker: SpeakerName | undefined): Quote {
  const { name, role } = speaker ?? {};
  return {
    id: stableId("q", article.id, keyOf(one.span)),
    article: article.id,
    span: one.span,
    kind: one.kind,
    marks: one.marks,
    speaker: { ...(one.speaker && { span: one.speaker }), ...(name && { name }), ...(name && role && { role }) },
    ...(one.cue && { cue: one.cue }),
    ...(one.parts && { parts: one.parts }),
    ...(one.isStance && { attitude: "stance" as const }),
  };
}

function keyOf(span: Span): string {
  return `${span.start}-${span.end}`;
}
