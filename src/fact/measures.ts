import { type AnnotatedArticle, type Fact, type Quantity, type Span, stableId } from "../model/index.ts";
import { clustersOf, type Node } from "./clusters.ts";
import { type Damage, isDamaged } from "./damage.ts";
import { asOf, type Ground, holderOf, quoteAround } from "./ground.ts";
import { outcomeAfter } from "./outcomes.ts";
import { sharedWeight, stemOf, stemsIn, total, weightsOf } from "./stems.ts";
import { excerpt } from "./texts.ts";
import { compareText, disagreement, type Valued, weigh } from "./values.ts";

interface Measure extends Node {
  readonly quantity: Quantity;
  readonly value: Interval;
  readonly unit: string;
  readonly thing: readonly string[];
  /** What befell the people counted, by one name for all wordings. */
  readonly outcome: string | undefined;
  /** The two content words on each side of the number: who does what with how much of what. */
  readonly frame: ReadonlyMap<string, number>;
  readonly context: ReadonlyMap<string, number>;
  readonly contextWeight: number;
  readonly day: { start: string; end: string } | undefined;
  readonly sentence: Span;
  readonly shown: string;
  readonly origins: readonly string[];
  /** For an age: the first name after it, or before it. Ages of unnamed people cannot be compared. */
  readonly whose: string | undefined;
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Share of the words around the number that must be shared: for equal values, and for values that differ. */
const CONTEXT = { equal: 0.4, different: 0.6 } as const;
const LEAST_SHARED = { equal: 1, different: 2.3 } as const;
/**
 * Share that is enough when more than the words speaks for one thing: the same outcome for people, the same words next to
 * the number, or the same large number. Set on invented pairs; held by test/fact/measures.test.ts.
 */
const BACKED = { outcome: 0.45, frame: 0.3, large: 0.25 } as const;
/** Numbers from here on seldom coincide. */
const LARGE = 10_000;
/** Weight of the words that frames must share. */
const FRAMED = 3;
/** Words around a number that say what it measures, in content words on each side. */
const AROUND = 9;
/** "About 10" reaches this far on both sides. */
const ABOUT = 0.12;

/** Quantities merged when the measured thing, the unit and the day agree; different values of one thing disagree. */
export function measuresOf(ground: Ground, damage: Damage): Fact[] {
  const all = [...ground.articles.values()].flatMap((one) => measuresIn(one, ground));
  const nodes = all.filter(({ quantity }) => !isDamaged(damage, quantity.article, quantity.span));
  return clustersOf(nodes, sameThing).map((group) => factFrom(group, ground));
}

function measuresIn(one: AnnotatedArticle, ground: Ground): Measure[] {
  const { article, annotation } = one;
  return annotation.quantities.flatMap((quantity) => {
    const sentence = holderOf(annotation.sentences, quantity.span);
    const outcome = sentence && !quantity.unit ? outcomeAfter(article.text, quantity.span, sentence.end) : undefined;
    if (!sentence || !(outcome || (quantity.of && !isTrivial(quantity)))) return [];
    return [measureFrom(one, quantity, sentence, outcome, ground, article.text)];
  });
}

/** "two leaders", "one day": small counts and plain durations that measure nothing worth a fact. */
function isTrivial(quantity: Quantity): boolean {
  if (quantity.unit)
    return /^(?:second|minute|hour|day|week|month|year|decade|century)$/.test(quantity.unit) && quantity.of !== "age";
  return (
    quantity.value < 3 &&
    quantity.outOf === undefined &&
    Number.isInteger(quantity.value) &&
    !/\b(?:killed|dead|injured|wounded|missing|arrested)\b/.test(quantity.of ?? "")
  );
}

function measureFrom(
  { article, annotation }: AnnotatedArticle,
  quantity: Quantity,
  sentence: Span,
  outcome: string | undefined,
  ground: Ground,
  text: string,
): Measure {
  const { before, after } = aroundOf(text, sentence, quantity.span);
  const around = [...before, ...after];
  const context = weightsOf(around);
  const thing = outcome ? [outcome] : (quantity.of ?? "").split(" ").map(stemOf);
  const unit = unitOf(quantity);
  const quote = quoteAround(annotation.quotes, quantity.span);
  const speaker = quote && ground.speakers.nameOf(quote);
  const stems = new Map([...context, ...thing.map((stem): [string, number] => [`of:${stem}`, 1])]);
  const value = intervalOf(quantity);
  return {
    key: [
      quantity.of === "age" ? (whoseAge(text, sentence, quantity.span) ?? quantity.id) : "",
      unit,
      thing.join(" "),
      `${value.low}..${value.high}`,
      [...context.keys()].join(" "),
    ].join("\u0001"),
    stems,
    quantity,
    value,
    unit,
    thing,
    outcome,
    frame: weightsOf([...before.slice(-2), ...after.slice(0, 2)]),
    context,
    contextWeight: total(context),
    day: asOf(annotation.times, sentence),
    sentence,
    shown: text.slice(quantity.span.start, quantity.span.end).replace(/\s+/g, " "),
    whose: quantity.of === "age" ? whoseAge(text, sentence, quantity.span) : undefined,
    origins: [...(speaker ? [speaker] : []), ...ground.speakers.creditsOf(article)],
  };
}

function whoseAge(text: string, sentence: Span, at: Span): string | undefined {
  const after = stemsIn(text, { start: at.end, end: Math.min(sentence.end, at.end + 60) }).slice(0, 4);
  const before = stemsIn(text, { start: Math.max(sentence.start, at.start - 40), end: at.start }).slice(-2);
  return (after.find(isPerson) ?? before.findLast(isPerson))?.stem;
}

function isPerson({ isName, stem }: { isName: boolean; stem: string }): boolean {
  return isName && !/^\p{N}/u.test(stem);
}

/** The content words near the number, without numbers: two reports that differ in one number still meet. */
function aroundOf(text: string, sentence: Span, at: Span) {
  const before = stemsIn(text, { start: Math.max(sentence.start, at.start - 160), end: at.start }).slice(-AROUND);
  const after = stemsIn(text, { start: at.end, end: Math.min(sentence.end, at.end + 160) }).slice(0, AROUND);
  const isWord = ({ stem }: { stem: string }) => !/^\p{N}/u.test(stem);
  return { before: before.filter(isWord), after: after.filter(isWord) };
}

function unitOf(quantity: Quantity): string {
  const isShare = quantity.unit === "percent" || (!quantity.unit && quantity.value > 0 && quantity.value < 1);
  return isShare ? "share" : `${quantity.unit ?? ""}${quantity.outOf === undefined ? "" : "/part"}`;
}

function intervalOf({ value, high, operator, unit }: Quantity): Interval {
  const scale = unit === "percent" ? 1 / 100 : 1;
  const [low, top] = [value * scale, (high ?? value) * scale];
  if (operator === "~") return { low: low - Math.abs(low) * ABOUT, high: top + Math.abs(top) * ABOUT };
  if (operator === ">" || operator === ">=") return { low, high: top + Math.abs(top) };
  if (operator === "<" || operator === "<=") return { low: low / 2, high: top };
  return { low, high: top };
}

function agrees(a: Interval, b: Interval): boolean {
  const slack = 1e-9 * Math.max(Math.abs(a.high), Math.abs(b.high));
  return a.low <= b.high + slack && b.low <= a.high + slack;
}

function sameThing(a: Measure, b: Measure): boolean {
  if (a.unit !== b.unit || a.thing.at(-1) !== b.thing.at(-1)) return false;
  if (a.day && b.day && (a.day.start > b.day.end || b.day.start > a.day.end)) return false;
  const isEqual = agrees(a.value, b.value);
  if (a.quantity.of === "age" && !(a.whose !== undefined && a.whose === b.whose)) return false;
  if (!isEqual && a.quantity.article === b.quantity.article) return false;
  if (isEqual && a.outcome !== undefined) return true;
  const need = isEqual ? "equal" : "different";
  const shared = sharedWeight(a.context, b.context);
  const least = Math.min(a.contextWeight, b.contextWeight);
  return shared >= LEAST_SHARED[need] && shared >= Math.min(CONTEXT[need], backing(a, b, isEqual)) * least;
}

/** The share of common words that is enough for what else the two have in common; 1 when there is nothing. */
function backing(a: Measure, b: Measure, isEqual: boolean): number {
  if (isEqual) return a.value.low >= LARGE && a.value.low === b.value.low ? BACKED.large : 1;
  if (a.outcome !== undefined) return BACKED.outcome;
  return sharedWeight(a.frame, b.frame) >= FRAMED ? BACKED.frame : 1;
}

function factFrom(group: readonly Measure[], ground: Ground): Fact {
  const sorted = [...group].sort(byPlace);
  const shown = shownValues(sorted);
  const valued = sorted.map(
    (one, index): Valued => ({ mention: mentionOf(one), value: shown[index]!, origins: one.origins }),
  );
  const weighed = weigh(valued, ground.counter);
  const chosen = sorted.find((_, index) => shown[index] === weighed.main)!;
  const text = ground.articles.get(chosen.quantity.article)!.article.text;
  const differs = areApart(sorted);
  return {
    id: stableId("f", ground.story.id, "quantity", ...sorted.map(({ quantity }) => quantity.id)),
    story: ground.story.id,
    kind: "quantity",
    text: excerpt(text.slice(chosen.sentence.start, chosen.sentence.end)),
    mentions: weighed.mentions,
    support: differs
      ? weighed.support
      : ground.counter.count(
          sorted.map((one) => one.quantity.article),
          sorted.flatMap((one) => one.origins),
        ),
    ...(differs ? disagreement(weighed, "value") : {}),
  };
}

/** True when some two values cannot both be right: the highest low end lies above the lowest high end. */
function areApart(group: readonly Measure[]): boolean {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { value } of group) [low, high] = [Math.max(low, value.low), Math.min(high, value.high)];
  return low > high + 1e-9 * Math.abs(high);
}

/** Each mention's value as shown: mentions of equal value share the shortest wording among them. */
function shownValues(sorted: readonly Measure[]): string[] {
  const best = new Map<string, string>();
  const keyOf = ({ value, quantity }: Measure) => `${value.low}..${value.high} ${quantity.outOf ?? ""}`;
  for (const one of sorted) {
    const known = best.get(keyOf(one));
    if (
      known === undefined ||
      one.shown.length < known.length ||
      (one.shown.length === known.length && one.shown < known)
    )
      best.set(keyOf(one), one.shown);
  }
  return sorted.map((one) => best.get(keyOf(one))!);
}

function mentionOf({ quantity }: Measure) {
  return { article: quantity.article, span: quantity.span, ref: quantity.id };
}

function byPlace(a: Measure, b: Measure): number {
  return compareText(a.quantity.article, b.quantity.article) || a.quantity.span.start - b.quantity.span.start;
}
