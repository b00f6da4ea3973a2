import { type Annotation, type Article, type Quantity, type Span, stableId, type Time } from "../model/index.ts";
import type { Annotator } from "./annotator.ts";
import type { Lexeme } from "./lexemes.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { numberLexemes } from "./quantities/numbers.ts";
import { type QuantityRead, readQuantity } from "./quantities/reading.ts";

/** Numbers with unit, what they count, range and looseness. Numbers inside a calendar date are left to `times`. */
export const quantities: Annotator = {
  name: "quantities",
  needs: ["times"],
  adds: ["quantities"],
  made: "quantities 2",
  run: (article: Article, { times }: Annotation) => ({ quantities: quantitiesOf(article, times) }),
};

const COMMA_DECIMAL = /^(?:de|fr|es|it|pt|nl|ru|uk|pl|tr|id|cs|sv|da|no|nb|fi|ro|el)\b/;

function quantitiesOf(article: Article, times: readonly Time[]): Quantity[] {
  const found: Quantity[] = [];
  const dates = times.filter(({ value }) => !/^P[T\dX]/.test(value)).map(({ span }) => span);
  const commaDecimal = COMMA_DECIMAL.test(article.language);
  const isInAddress = addressFinder(article.text);
  let date = 0;
  for (const paragraph of paragraphsOf(article)) {
    const lexemes = numberLexemes(article.text, paragraph);
    for (let i = 0; i < lexemes.length; i++) {
      while (date < dates.length && dates[date]!.end <= lexemes[i]!.start) date++;
      if (dates[date] && dates[date]!.start <= lexemes[i]!.start) continue;
      const read =
        mayStart(lexemes[i]!) && !isInAddress(lexemes[i]!) ? readQuantity(lexemes, i, commaDecimal) : undefined;
      if (!read) continue;
      found.push(quantity(article.id, lexemes, read));
      i = Math.max(i, read.to - 1);
    }
  }
  return found;
}

/** Says of numbers, asked in text order, whether they stand in a web or mail address and count nothing. Linear over all. */
function addressFinder(text: string): (at: Lexeme) => boolean {
  let last = { start: 0, end: 0, isAddress: false };
  return ({ start, end }) => {
    if (start < last.end) return last.isAddress;
    let [from, to] = [start, end];
    while (from > last.end && !isSpace(text, from - 1)) from--;
    while (to < text.length && !isSpace(text, to)) to++;
    last = { start: from, end: to, isAddress: /:\/\/|www\.|@\w/.test(text.slice(from, to)) };
    return last.isAddress;
  };
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text[at]!);
}

function mayStart(lexeme: Lexeme): boolean {
  return lexeme.kind !== "mark" || /^[½¼¾⅓⅔]$/.test(lexeme.text);
}

function quantity(article: string, lexemes: readonly Lexeme[], read: QuantityRead): Quantity {
  const span: Span = { start: lexemes[read.from]!.start, end: lexemes[read.to - 1]!.end };
  const { from: _from, to: _to, ...rest } = read;
  return { id: stableId("n", article, `${span.start}-${span.end}`), article, span, ...rest };
}
