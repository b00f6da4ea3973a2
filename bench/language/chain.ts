import { annotate } from "../../src/annotation/index.ts";
import { findNames } from "../../src/annotation/names/index.ts";
import { wordsFrom } from "../../src/annotation/names/words.ts";
import { columnsOf } from "../../src/annotation/syntax/index.ts";
import { sentenceSpans } from "../../src/annotation/syntax/sentences.ts";
import type { Sentence } from "../../train/conllu.ts";
import { articleOf } from "../../train/copies.ts";
import { rawText } from "../../train/raw.ts";

/** The running text of every document of a treebank. */
export function documentTexts(sentences: readonly Sentence[]): string[] {
  const starts = sentences.flatMap((one, i) => (one.startsDocument || i === 0 ? [i] : []));
  return starts.map((from, k) => rawText(sentences.slice(from, starts[k + 1])).text);
}

/** Tokens of sentences, words, tags and names, without a parse. */
export function tagsAndNames(texts: readonly string[]): number {
  let count = 0;
  for (const text of texts) {
    const columns = columnsOf(text, [{ start: 0, end: text.length }], "tags");
    const sentences = sentenceSpans(columns.start, columns.end, columns.first);
    findNames(wordsFrom(text, columns.start, columns.end, sentences), true);
    count += columns.count;
  }
  return count;
}

/** Tokens of everything that `annotate` makes of an article: parse, names, people and pronouns, times, quantities, quotations. */
export function wholeChain(texts: readonly string[]): number {
  let count = 0;
  texts.forEach((text, i) => {
    const { article } = articleOf({ id: `text-${i}`, text, lang: "en" });
    count += annotate(article, "full").tokens.length;
  });
  return count;
}
