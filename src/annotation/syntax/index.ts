export { analyse, columnsFrom, columnsOf, lemmaAt, relationOf, type SyntaxDepth, tokenAt } from "./analysis.ts";
export type { Columns } from "./columns.ts";
export { lexicon } from "./lexicon.ts";
export { type Split, sentenceSpans, split, splitAt, splitSentences } from "./sentences.ts";
export { uposOf, xposOf } from "./tagger.ts";
export { tokenize } from "./tokenizer.ts";
