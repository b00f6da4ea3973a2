import type { Dossier, Fact, Quantity, Span } from "../model/index.ts";
import { wordsOf } from "../model/index.ts";
import { SUPPOSED } from "../pile/supposing.ts";
import { likeness, type Sought } from "./hits.ts";
import { DENIAL, sentenceAround } from "./sentences.ts";

/** A fact with a number for what the sentence gives a number for. */
export interface AmountMet {
  readonly fact: Fact;
  /** Share of the sentence's rare words beside its number that the report's sentence holds. */
  readonly likeness: number;
  /** The number is the one of the sentence. */
  readonly isSaid: boolean;
  readonly side?: number;
}

/** Fewer words beside the number tell nothing. Set with the sentences of test/question/check.test.ts. */
const FEWEST_WORDS = 2;
const ALIKE = 0.8;

/**
 * Facts of a story that give a number of the same thing in a sentence with the same words, one that says the sentence's number before
 * those that say another. A sentence with more than one number is left to what it joins as a whole. `told`: the story with the sentence.
 */
export function amountsMet(dossier: Dossier, told: Dossier, claim: string, wanted: Sought): AmountMet[] {
  const own = numberOf(claim, told);
  if (!own) return [];
  const words = withoutNumber(wanted, claim, own);
  if (words.words.size < FEWEST_WORDS) return [];
  const texts = new Map(dossier.articles.map(({ id, text }) => [id, text]));
  const all = dossier.quantities.flatMap((quantity) => {
    const text = texts.get(quantity.article);
    if (text === undefined || !isOfOneThing(own, claim, quantity, text)) return [];
    const isSaid = isSameAmount(own, quantity);
    const sentence = isSaid ? sentenceAround(text, quantity.span) : ownPart(text, quantity, dossier.quantities);
    const fact = DENIAL.test(sentence) === DENIAL.test(claim) && factAt(dossier, quantity);
    if (!fact) return [];
    const side = sideAt(fact, quantity);
    return [{ fact, likeness: likeness(words, sentence), isSaid, ...(side !== undefined && { side }) }];
  });
  return nearIn(all);
}

/** Each fact that a sentence is alike once; one of whose numbers is the sentence's is said, on the side of that number. */
function nearIn(all: readonly AmountMet[]): AmountMet[] {
  const near = new Map<string, AmountMet>();
  for (const one of all.filter(({ likeness: like }) => like >= ALIKE)) {
    const own = all.find(({ fact, isSaid }) => isSaid && fact.id === one.fact.id);
    near.set(one.fact.id, own ? { ...own, likeness: one.likeness } : one);
  }
  const isOther = ({ fact, isSaid }: AmountMet) => !isSaid && fact.status !== "updated";
  return [...near.values()].filter((one) => one.isSaid || isOther(one));
}

type Amount = Pick<Quantity, "span" | "value" | "high" | "unit" | "of">;

const SCALES = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
]);

/** The only number of the sentence; one that names no thing is read by its figures. */
function numberOf(claim: string, told: Dossier): Amount | undefined {
  const [own, ...more] = told.quantities.filter(({ article }) => article === SUPPOSED);
  if (own) return more.length === 0 ? own : undefined;
  const [figures, ...others] = claim.matchAll(/(\d[\d,]{0,15}(?:\.\d{1,4})?) ([a-z]{7,8})\b/g);
  const [all = "", figure = "", word = ""] = figures ?? [];
  const scale = SCALES.get(word);
  if (!figures || scale === undefined || others.length > 0) return undefined;
  const span = { start: figures.index, end: figures.index + all.length };
  return { span, value: Math.round(Number(figure.replaceAll(",", "")) * scale) };
}

/** The part of a number's sentence that no other number stands in: what is said of the one is not said of the other. */
function ownPart(text: string, { article, span }: Quantity, all: readonly Quantity[]): string {
  const others = all.filter((one) => one.article === article);
  const from = Math.max(0, ...others.map(({ span: { end } }) => (end <= span.start ? end : 0)));
  const to = Math.min(text.length, ...others.map(({ span: { start } }) => (start >= span.end ? start : text.length)));
  return sentenceAround(text.slice(from, to), { start: span.start - from, end: span.end - from });
}

function withoutNumber({ words, hits }: Sought, claim: string, { span }: Amount): Sought {
  const within = new Set(wordsOf(claim, span).map(({ text }) => text));
  return { hits, words: new Map([...words].filter(([word]) => !within.has(word))) };
}

/** The same unit and the same thing counted; a bare number of the sentence is of any thing that is told on the same scale. */
function isOfOneThing(own: Amount, claim: string, other: Quantity, text: string): boolean {
  if (own.unit === undefined && !isNamedBehind(own, claim)) return scaleOf(claim, own) === scaleOf(text, other);
  return own.unit === other.unit && lastOf(own.of) === lastOf(other.of);
}

/** Whether the thing counted stands behind its number; before it may stand what merely has it: "the tram cost 50 million". */
function isNamedBehind({ of, span }: Amount, claim: string): boolean {
  const last = lastOf(of);
  return last !== undefined && claim.toLowerCase().indexOf(last, span.start) >= 0;
}

function lastOf(lemmas: string | undefined): string | undefined {
  return lemmas?.split(" ").at(-1);
}

/** The first word with letters in a number's words: `million`; the whole where there is none. */
function scaleOf(text: string, { span }: Amount): string {
  const all = text.slice(span.start, span.end);
  return wordsOf(text, span).find((word) => /^\p{L}+$/u.test(word.text))?.text ?? all;
}

function isSameAmount(own: Amount, other: Quantity): boolean {
  return own.value === other.value && own.high === other.high;
}

const KINDS: readonly Fact["kind"][] = ["quantity", "event", "statement"];

/** The fact that a number stands in: of numbers before others. */
function factAt({ facts }: Dossier, { article, span }: Quantity): Fact | undefined {
  const holds = (fact: Fact) => fact.mentions.some((one) => one.article === article && isWithin(span, one.span));
  const holding = facts.filter((fact) => KINDS.includes(fact.kind) && holds(fact));
  return holding.sort((x, y) => KINDS.indexOf(x.kind) - KINDS.indexOf(y.kind))[0];
}

function sideAt({ disagreement, mentions }: Fact, { article, span }: Quantity): number | undefined {
  const at = disagreement?.values.findIndex((value) =>
    value.mentions.some((index) => mentions[index]?.article === article && isWithin(span, mentions[index].span)),
  );
  return at === undefined || at < 0 ? undefined : at;
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start < outer.end && outer.start < inner.end;
}
