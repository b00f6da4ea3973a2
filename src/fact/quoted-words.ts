import { type Quote, type Span, wordsOf } from "../model/index.ts";
import { wordsIn } from "./load.ts";
import { oneSpelling } from "./renderings.ts";
import { runsIn } from "./said.ts";

/** A word between quotation marks as it is held against others, with the place that it has in its article. */
export interface QuotedWord {
  /** One spelling, no dots, "we're" as "we" and "are". */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** An editor left out or put in words right before it. */
  readonly isAfterCut: boolean;
  /** "f***ing": letters of it are struck out. */
  readonly isMasked: boolean;
  /** The words between marks and cuts that it is one of. */
  readonly run: Span;
}

/** Words of a quotation that are read; what follows tells nothing more. */
const MOST_WORDS = 120;
const FILLING = new Set(wordsIn("filling"));

/** The words that a report gives between marks, without those that tell nothing of what was said ("the", "and", "really"). */
export function quotedWords(quote: Quote, text: string): QuotedWord[] {
  const runs = runsIn(quote, text);
  return runs
    .flatMap((run, k) =>
      wordsOf(text, run).flatMap(({ text: word, start, end }, n) =>
        plainWords(word).map((plain) => ({
          text: plain,
          start,
          end,
          isAfterCut: k > 0 && n === 0,
          isMasked: text[end] === "*" || text[start - 1] === "*",
          run,
        })),
      ),
    )
    .slice(0, MOST_WORDS)
    .flatMap(withoutFilling);
}

/** A cut before a word that is left out is one before the next. */
function withoutFilling(word: QuotedWord, k: number, all: readonly QuotedWord[]): QuotedWord[] {
  if (FILLING.has(word.text)) return [];
  let from = k;
  while (from > 0 && !all[from]!.isAfterCut && FILLING.has(all[from - 1]!.text)) from--;
  return [{ ...word, isAfterCut: all[from]!.isAfterCut }];
}

/** What the endings of run-together words stand for. */
const RUN_TOGETHER: readonly (readonly [RegExp, string])[] = [
  [/^ca(?=n['’]t$)/u, "can"],
  [/^wo(?=n['’]t$)/u, "will"],
  [/n['’]t$/u, " not"],
  [/['’]re$/u, " are"],
  [/['’]ll$/u, " will"],
  [/['’]ve$/u, " have"],
  [/['’]m$/u, " am"],
  [/(?<=^(?:it|that|he|she|there|here|what|who|where|how))['’]s$/u, " is"],
  [/^cannot$/u, "can not"],
  [/^gonna$/u, "going to"],
];

const NUMBERS = new Map(wordsIn("upTo12").map((word, k) => [word, String(k + 1)]));

function plainWords(word: string): string[] {
  const apart = RUN_TOGETHER.reduce((plain, [ending, words]) => plain.replace(ending, words), word);
  return apart.split(" ").map((one) => plainWord(one.replace(/[.,’']/gu, "")));
}

function plainWord(word: string): string {
  return NUMBERS.get(word) ?? oneSpelling(word);
}
