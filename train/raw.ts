import type { Span } from "../src/model/index.ts";
import type { Sentence } from "./conllu.ts";

/** Running text as a reader meets it, with the places of its words and sentences. */
export interface RawText {
  readonly text: string;
  readonly words: readonly Span[];
  readonly sentences: readonly Span[];
}

/** Joins the sentences of a treebank: a space between sentences, a blank line between paragraphs and documents. */
export function rawText(sentences: readonly Sentence[]): RawText {
  let text = "";
  const words: Span[] = [];
  const spans: Span[] = [];
  sentences.forEach((one, s) => {
    if (s > 0) text += one.startsParagraph || one.startsDocument ? "\n\n" : sentences[s - 1]!.spaceAfter ? " " : "";
    const base = text.length;
    let at = 0;
    for (const form of one.forms) {
      const found = one.text.indexOf(form, at);
      words.push({ start: base + found, end: base + found + form.length });
      at = found + form.length;
    }
    text += one.text;
    spans.push({ start: base, end: text.length });
  });
  return { text, words, sentences: spans };
}

/** F1 in percent of two lists of spans, exact. */
export function spanF1(gold: readonly Span[], found: readonly Span[]): number {
  const keys = new Set(gold.map((one) => `${one.start}-${one.end}`));
  const right = found.filter((one) => keys.has(`${one.start}-${one.end}`)).length;
  return (200 * right) / (gold.length + found.length);
}
