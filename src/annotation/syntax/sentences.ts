import type { Span } from "../../model/index.ts";
import { modelBytes } from "../load.ts";
import { sentenceStarts, type Unsplit } from "./boundaries.ts";
import { facetsOf } from "./facets.ts";
import { lexicon } from "./lexicon.ts";
import { Linear } from "./linear.ts";
import { keepQuotationsWhole } from "./quotations.ts";
import { tokenize, tokenizePlainly } from "./tokenizer.ts";

let loaded: Linear | undefined;

/** Which rules cut sentences: the trained English ones, or rules for any script. */
export type Rules = "english" | "plain";

/** Tokens, facets and sentence starts of one text: the first step of every analysis. */
export interface Split extends Unsplit {
  /** First token of every stretch that the analysers read at once, plus the count. */
  readonly units: Int32Array;
  /** The same with quotations kept whole: the sentences. */
  readonly first: Int32Array;
}

/** Sentences inside `within`; a quotation is never cut inside its marks. Linear in the length of the text. */
export function splitSentences(
  text: string,
  within: readonly Span[] = [{ start: 0, end: text.length }],
  rules: Rules = "english",
): Span[] {
  const { start, end, first } = split(text, within, rules);
  return sentenceSpans(start, end, first);
}

/** Spans of sentences given by their first tokens. */
export function sentenceSpans(start: Int32Array, end: Int32Array, first: Int32Array): Span[] {
  return Array.from({ length: first.length - 1 }, (_, s) => ({
    start: start[first[s]!]!,
    end: end[first[s + 1]! - 1]!,
  }));
}

/** The last split: sentences are often asked for just before the full analysis of the same text. */
let last: { text: string; within: readonly Span[]; rules: Rules; found: Split } | undefined;

/** Cuts a text into tokens and sentences. */
export function split(text: string, within: readonly Span[], rules: Rules): Split {
  if (last?.text !== text || last.within !== within || last.rules !== rules) {
    last = { text, within, rules, found: splitAnew(text, within, rules) };
  }
  return last.found;
}

function splitAnew(text: string, within: readonly Span[], rules: Rules): Split {
  const isEnglish = rules === "english";
  const { start, end } = isEnglish ? tokenize(text, within) : tokenizePlainly(text, within);
  const source = { text, start, end, facets: facetsOf(text, start, end, lexicon()), parts: partsOf(start, within) };
  const units = sentenceStarts(source, isEnglish ? model() : undefined);
  return { ...source, units, first: keepQuotationsWhole(source, units) };
}

/** A `Split` of words and sentences that are known already: `first` holds first tokens, then the count. */
export function splitAt(text: string, start: Int32Array, end: Int32Array, first: Int32Array): Split {
  const facets = facetsOf(text, start, end, lexicon());
  return { text, start, end, facets, parts: Int32Array.of(0, start.length), units: first, first };
}

function model(): Linear | undefined {
  if (!loaded) {
    const bytes = modelBytes("sentences.bin");
    if (bytes) loaded = new Linear(bytes);
  }
  return loaded;
}

function partsOf(start: Int32Array, within: readonly Span[]): Int32Array {
  const parts = new Int32Array(within.length + 1);
  let i = 0;
  within.forEach((part, p) => {
    while (i < start.length && start[i]! < part.end) i++;
    parts[p + 1] = i;
  });
  return parts;
}
