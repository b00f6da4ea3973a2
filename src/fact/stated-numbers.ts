import { groupedBy } from "../model/grouping.ts";
import type { Annotation, Quantity } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { roundsTo } from "./amounts.ts";
import type { Ground } from "./ground.ts";
import { type InOrder, inOrder } from "./in-order.ts";
import type { Reading } from "./reading.ts";

/** The numbers that an article states, by place: made once for an article, as every clause of it asks. */
export const numbersIn = oncePer((annotation: Annotation): InOrder<Quantity> => inOrder(annotation.quantities));

/** The numbers of a sentence, from two on and ages apart, that stand in words which may tell its claim. */
export function statedIn({ article, sentence }: Reading, words: string, { articles }: Ground): Quantity[] {
  const { article: of, annotation } = articles.get(article)!;
  const lower = words.toLowerCase();
  const isIn = ({ span }: Quantity) =>
    lower.includes(of.text.slice(span.start, span.end).replace(/\s+/g, " ").toLowerCase());
  const isAge = ({ span: { start, end } }: Quantity) =>
    /^[\s-]years?[\s-]old\b/u.test(of.text.slice(end, end + 12)) ||
    (/[\p{L}”"], (?:aged? )?$/u.test(of.text.slice(Math.max(0, start - 8), start)) &&
      /^\d?\d[,.;)]/u.test(of.text.slice(start, end + 1)));
  return numbersIn(annotation)
    .between(sentence.start, sentence.end)
    .filter((one) => one.value > 1 && isIn(one) && !isAge(one));
}

/** True of a number that a text may state, told in the words of one reading. */
type IsOfAll = (number: Quantity, reading: Reading) => boolean;

/**
 * Tells the numbers that each report of a fact gives: a count in the sentence where it tells the fact, a sum anywhere. What the
 * reading itself counts may be told where every report counts it. Any other number would count who does not say so.
 */
export function numbersOfAll(group: readonly Reading[], { articles }: Ground): IsOfAll {
  const given = [...groupedBy(group, ({ article }) => article)].map(([article, own]) => {
    const { annotation } = articles.get(article)!;
    const near = own.flatMap(({ sentence }) => numbersIn(annotation).between(sentence.start, sentence.end));
    const isCounting = own.some(({ amount }) => amount !== undefined && !amount.isImplied);
    return { near, all: annotation.quantities, isCounting };
  });
  return ({ value, unit }, { amount }) =>
    given.every(
      ({ near, all, isCounting }) =>
        (isCounting && amount?.value === value) ||
        near.some((one) => areOneNumber(one.value, value)) ||
        (unit !== undefined && all.some((one) => one.unit === unit && areOneNumber(one.value, value))),
    );
}

/** True when one number is the other, told more or less exactly. */
export function areOneNumber(a: number, b: number): boolean {
  return a === b || roundsTo(a, b) || roundsTo(b, a);
}
