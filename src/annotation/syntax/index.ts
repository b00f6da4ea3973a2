import type { Span, Token } from "../../model/index.ts";
import type { Columns } from "./columns.ts";
import { splitSentences } from "./sentences.ts";
import { tag, uposOf, xposOf } from "./tagger.ts";
import { tokenize } from "./tokenizer.ts";

export type { Columns } from "./columns.ts";
export { splitSentences } from "./sentences.ts";
export { tokenize } from "./tokenizer.ts";

/** How far `columnsOf` goes: tokens and tags only, or the parse as well. */
export type SyntaxDepth = "tags" | "parse";

/** Sentences, tokens, tags, lemmas and parse of an English text. Heads index into `tokens`; one root a sentence. */
export function analyse(text: string, within: readonly Span[]): { sentences: Span[]; tokens: Token[] } {
  const columns = columnsOf(text, within, "parse");
  const sentences = Array.from({ length: columns.sentences }, (_, s) => ({
    start: columns.start[columns.first[s]!]!,
    end: columns.end[columns.first[s + 1]! - 1]!,
  }));
  return { sentences, tokens: Array.from(columns.start, (_, i) => tokenAt(columns, i)) };
}

/** The same as columns of numbers, for stages that look at every token. With `tags` every head is -1. */
export function columnsOf(text: string, within: readonly Span[], depth: SyntaxDepth): Columns {
  const sentences = splitSentences(text, within);
  const { start, end } = tokenize(text, sentences);
  const first = new Int32Array(sentences.length + 1);
  for (let s = 0, i = 0; s < sentences.length; s++) {
    while (i < start.length && start[i]! < sentences[s]!.end) i++;
    first[s + 1] = i;
  }
  const columns = {
    text,
    count: start.length,
    start,
    end,
    sentences: sentences.length,
    first,
    tag: tag(text, start, end, first),
    head: new Int32Array(start.length).fill(-1),
    relation: new Uint8Array(start.length),
  };
  if (depth === "parse") chain(columns);
  return columns;
}

function chain(columns: Columns): void {
  for (let s = 0; s < columns.sentences; s++) {
    const from = columns.first[s]!;
    for (let i = from + 1; i < columns.first[s + 1]!; i++) columns.head[i] = from;
  }
}

/** Token `i` of the columns as an object of the model. */
export function tokenAt(columns: Columns, i: number): Token {
  const at = { start: columns.start[i]!, end: columns.end[i]! };
  const word = columns.text.slice(at.start, at.end);
  const head = columns.head[i]!;
  const number = columns.tag[i]!;
  return {
    span: at,
    lemma: word.toLowerCase(),
    upos: uposOf(number),
    xpos: xposOf(number),
    head,
    deprel: head < 0 ? "root" : "dep",
  };
}
