import { groupedBy } from "../model/grouping.ts";
import { type AnnotatedArticle, compareText, type Fact, type Span, wordsOf } from "../model/index.ts";
import { type Ground, holderOf } from "./ground.ts";
import { wordsIn } from "./load.ts";
import { LONGEST } from "./shortening.ts";
import { disputeOfSlot, type Filled } from "./slot-disputes.ts";

/** What a sentence says that tells when and where the event of a story happened. */
const HAPPENED =
  /\b(?:happened|occurred|took place|broke out|erupted|rang out|opened fire|struck|(?:was|were) (?:fatally )?(?:shot|stabbed|killed|hit|found|robbed))\b/iu;

/** Minutes that two clocks may lie apart and be one: each told to the minute; one of them at a full or half hour. */
const APART = { exact: 14, round: 30, most: 300 } as const;
const DAY = 24 * 60;

/**
 * The hour at which it happened, where reports give hours that cannot be one. A report counts that gives one hour alone in
 * what it says of the event; what lies more than five hours apart is told of two events.
 */
export function disputedHoursOf(ground: Ground): Fact[] {
  const hours = [...ground.articles.values()].flatMap((one) => onlyOf(hoursIn(one), ({ minute }) => minute));
  const [first] = [...hours].sort((a, b) => a.minute - b.minute);
  if (!first || hours.some((one) => minutesApart(one, first) > APART.most)) return [];
  const sides: Hour[][] = [];
  for (const one of [...hours].sort(
    (a, b) => fromFirst(a, first) - fromFirst(b, first) || Number(b.isExact) - Number(a.isExact),
  )) {
    const side = sides.find(([other]) => isOneHour(one, other!));
    if (side) side.push(one);
    else sides.push([one]);
  }
  const filled = sides.flatMap((side) => side.map((one) => ({ ...one, value: side[0]!.value })));
  return disputeOfSlot({ name: "hour", text: sentenceOf(filled, ground), filled }, ground);
}

interface Hour extends Filled {
  /** Minute of the day. */
  readonly minute: number;
  /** Told to less than half an hour. */
  readonly isExact: boolean;
}

function hoursIn({ article, annotation }: AnnotatedArticle): Hour[] {
  return annotation.times.flatMap(({ value, span }) => {
    const clock = /T(\d\d)(?::(\d\d))?$/u.exec(value);
    if (!clock || !isOfEvent(article.text, annotation.sentences, span)) return [];
    const minute = Number(clock[1]) * 60 + Number(clock[2] ?? 0);
    const words = article.text.slice(span.start, span.end).replace(/\s+/gu, " ");
    const shown = /^\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?/iu.exec(words)?.[0] ?? words;
    return [{ article: article.id, span, value: shown, minute, isExact: minute % 30 !== 0 }];
  });
}

function isOfEvent(text: string, sentences: readonly Span[], at: Span): boolean {
  const sentence = holderOf(sentences, at);
  if (sentence === undefined || CALLED.test(text.slice(Math.max(sentence.start, at.start - NEAR), at.start)))
    return false;
  return HAPPENED.test(text.slice(sentence.start, sentence.end));
}

/** "She got the call at 3:30": when somebody was told of it; "an hour before midnight": another hour. */
const CALLED = /\bcall(?:s|ed)?\b|\b(?:hours?|minutes?) (?:before|after|to|past|until)\s$/iu;
/** Code units before a clock in which stands what it is of. */
const NEAR = 24;

/** What a report gives, where all that it gives is the same. */
function onlyOf<T>(all: readonly T[], key: (one: T) => string | number): T[] {
  return new Set(all.map(key)).size === 1 ? all.slice(0, 1) : [];
}

function fromFirst({ minute }: Hour, first: Hour): number {
  return (minute - first.minute + DAY) % DAY;
}

function minutesApart(a: Hour, b: Hour): number {
  const minutes = Math.abs(a.minute - b.minute);
  return Math.min(minutes, DAY - minutes);
}

function isOneHour(a: Hour, b: Hour): boolean {
  return minutesApart(a, b) <= (a.isExact && b.isExact ? APART.exact : APART.round);
}

function sentenceOf(filled: readonly Filled[], { articles }: Ground): string {
  const texts = filled.flatMap(({ article, span }) => {
    const { article: of, annotation } = articles.get(article)!;
    const at = holderOf(annotation.sentences, span) ?? span;
    const text = of.text
      .slice(at.start, at.end)
      .replace(/\s+/gu, " ")
      .trim()
      .replace(/[.!?]$/u, "");
    return text.length <= LONGEST ? [text] : [];
  });
  return texts.sort((a, b) => a.length - b.length || compareText(a, b))[0] ?? filled[0]?.value ?? "";
}

/** A house or a block of houses of a street. */
interface Address extends Filled {
  readonly street: string;
  readonly number: number;
  readonly isBlock: boolean;
}

const STREETS = new Set(wordsIn("street"));
const NUMBERED =
  /(?<![\p{N}.,/-])(\d{2,5})\s(block\s(?:of\s)?)?((?:\p{Lu}[\p{L}'’]{0,20}\.?\s|\d{1,3}(?:st|nd|rd|th)\s){1,4})(?=(\p{Lu}\p{L}{1,9}))/gu;
const COMPASS = /^(?:[news]|north|south|east|west|n[ew]|s[ew])\.?$/iu;

/**
 * Houses of one street at which it happened, where reports give two that cannot be one: a block of a hundred has all houses
 * of its hundred. A report counts that gives one number alone for the street.
 */
export function disputedAddressesOf(ground: Ground): Fact[] {
  const all = [...ground.articles.values()].flatMap(addressesIn);
  const streets = [...groupedBy(all, ({ street }) => street)].sort(([a], [b]) => compareText(a, b));
  return streets.flatMap(([, own]) => {
    const only = [...groupedBy(own, ({ article }) => article).values()].flatMap((one) =>
      onlyOf(one, ({ number }) => number),
    );
    const sides: Address[] = [];
    const filled = only.map((one) => {
      const side = sides.slice(0, MOST_HOUSES).find((other) => isOneHouse(one, other)) ?? one;
      if (side === one) sides.push(one);
      return { ...one, value: side.value };
    });
    return disputeOfSlot({ name: "address", text: sentenceOf(filled, ground), filled }, ground);
  });
}

/** Houses of one street that are held against each other. */
const MOST_HOUSES = 20;

function addressesIn({ article, annotation }: AnnotatedArticle): Address[] {
  return annotation.sentences.flatMap((at) => {
    const sentence = article.text.slice(at.start, at.end);
    if (!HAPPENED.test(sentence)) return [];
    return [...sentence.matchAll(NUMBERED)].flatMap((match) => {
      if (!STREETS.has(match[4]!.toLowerCase())) return [];
      const span = { start: at.start + match.index, end: at.start + match.index + match[0].length + match[4]!.length };
      const value = article.text.slice(span.start, span.end).replace(/\s+/gu, " ");
      const street = wordsOf(match[3]!, { start: 0, end: match[3]!.length }).map(({ text }) => text);
      const key = street.filter((word) => !COMPASS.test(word)).join(" ");
      return key === ""
        ? []
        : [
            {
              article: article.id,
              span,
              value,
              street: key,
              number: Number(match[1]),
              isBlock: match[2] !== undefined,
            },
          ];
    });
  });
}

function isOneHouse(a: Address, b: Address): boolean {
  const isOneBlock = Math.floor(a.number / 100) === Math.floor(b.number / 100);
  return a.number === b.number || ((a.isBlock || b.isBlock) && isOneBlock);
}
