import { groupedBy } from "../model/grouping.ts";
import { type AnnotatedArticle, compareText, type Fact, type Quantity } from "../model/index.ts";
import { articlesOf, factAt, isAboutOnce } from "./about-once.ts";
import { isOutcome } from "./amounts.ts";
import { type Ground, holderOf } from "./ground.ts";
import { knownIn } from "./known.ts";
import { agesIn, type Place } from "./no-detail.ts";
import { clauseText, freeBeside } from "./own-words.ts";
import { specificityIn } from "./specificity.ts";
import { sharedWeight, stemsIn } from "./stems.ts";

/** A number with its unit, where a report gives it. */
interface Given extends Place {
  readonly key: string;
  readonly value: number;
  /** What sharing each other content word of its sentence is worth. */
  readonly around: ReadonlyMap<string, number>;
}

/** Smallest number that two reports do not give by chance. */
const LEAST = 32;
/** From here on two digits that count say so whatever stands around. */
const LARGE = 1000;
/** Bits of words around a number that both sentences have, where it is smaller or round. */
const LEAST_AROUND = 4;

/**
 * Numbers that several reports give about once and that no row of as many reports tells: "15,000 soldiers", "15,000 who serve".
 * The same large number with the same unit was of one thing in all of sixteen labelled cases.
 */
export function numbersOf(ground: Ground, told: readonly Fact[], isSound: (at: Place) => boolean): Fact[] {
  const isAge = agesIn(ground);
  const isKnown = knownIn(ground, told);
  const isFree = freeBeside(told);
  const given = [...ground.articles.values()].flatMap(numbersIn).filter((one) => !isAge(one) && isSound(one));
  return [...groupedBy(given, ({ key }) => key)]
    .sort(([a], [b]) => compareText(a, b))
    .filter(([, group]) => isOfOne(group) && !isKnown(group) && !isOutcomeTold(group, told))
    .map(([, group]) => factAt("number", group, clauseText(group, isFree, ground), ground));
}

function numbersIn(one: AnnotatedArticle): Given[] {
  const bitsOf = specificityIn(one);
  const { text, id } = one.article;
  return one.annotation.quantities.filter(isTelling).map(({ value, unit, span }) => {
    const sentence = holderOf(one.annotation.sentences, span) ?? span;
    const beside = stemsIn(text, sentence).filter(({ start, end }) => end <= span.start || start >= span.end);
    const around = new Map(beside.map(({ stem }) => [stem, Math.max(0, bitsOf(stem))]));
    return { key: `${value} ${unit ?? ""}`, article: id, span, value, around };
  });
}

function isTelling({ value, high }: Quantity): boolean {
  return high === undefined && (value >= LEAST || (value > 1 && !Number.isInteger(value)));
}

function isOfOne(group: readonly Given[]): boolean {
  return isAboutOnce(group) && (isExact(group[0]!.value) || sharedAround(group) >= LEAST_AROUND);
}

/** True of a count of people whose outcome rows tell in each of the reports, whatever their words: "41 injured", "41 in hospital". */
function isOutcomeTold(group: readonly Given[], told: readonly Fact[]): boolean {
  const rows = told.filter(({ claim }) => claim?.value === group[0]!.value && isOutcome(claim));
  const articles = articlesOf(rows.flatMap(({ mentions }) => mentions));
  return group.every(({ article }) => articles.has(article));
}

/** "15,000" and "172.5", but not "200" or "64". */
function isExact(value: number): boolean {
  if (!Number.isInteger(value)) return value > LEAST;
  let digits = value;
  while (digits >= 10 && digits % 10 === 0) digits /= 10;
  return value >= LARGE && digits >= 10;
}

/** What the sentence of the first and of another report share, where most is shared. */
function sharedAround([first, ...rest]: readonly Given[]): number {
  const others = rest.filter(({ article }) => article !== first!.article);
  return Math.max(0, ...others.map(({ around }) => sharedWeight(first!.around, around)));
}
