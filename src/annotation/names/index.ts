import type { Article, Span, Token } from "../../model/index.ts";
import type { Known } from "../annotator.ts";
import { lightCuts } from "../languages/cuts.ts";
import { actingSeats } from "./acting.ts";
import { lexicon } from "./lexicon.ts";
import { nameModel } from "./model.ts";
import type { FoundName } from "./name.ts";
import { namesByShape } from "./shape.ts";
import { namesByModel } from "./tagged.ts";
import { type Words, wordsFrom } from "./words.ts";

export { type Lexicon, lexicon } from "./lexicon.ts";
export type { FoundName } from "./name.ts";
export type { Words } from "./words.ts";

/** Names of a text: by the model where `withModel` says that it is English and wanted, else by shape and tables. */
export function findNames(words: Words, withModel: boolean): FoundName[] {
  const model = withModel ? nameModel() : undefined;
  const names = model ? namesByModel(words, lexicon(), model) : namesByShape(words, lexicon());
  return actingSeats(words, names);
}

/** The article's words as columns: its cuts, the spans of its tokens, or, in shallow analysis, fresh cuts. */
export function wordsOfArticle(article: Article, known: Known): Words {
  const { sentences, tokens, cuts } = known;
  if (cuts) return wordsFrom(article.text, cuts.start, cuts.end, sentences);
  if (tokens.length > 0) return fromTokens(article.text, tokens, sentences);
  const { start, end } = lightCuts(article.text, sentences);
  return wordsFrom(article.text, start, end, sentences);
}

function fromTokens(text: string, tokens: readonly Token[], sentences: readonly Span[]): Words {
  const start = new Int32Array(tokens.length);
  const end = new Int32Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    start[i] = tokens[i]!.span.start;
    end[i] = tokens[i]!.span.end;
  }
  return wordsFrom(text, start, end, sentences);
}
