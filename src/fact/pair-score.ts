import { type Amount, agree, isOutcome, isTelling } from "./amounts.ts";
import { loadPairWeights, type PairWeights } from "./load.ts";
import { areTwo, type Party, shareOne } from "./participants.ts";
import { areOpposite } from "./predicates.ts";
import type { Reading } from "./reading.ts";

/** What is measured of a pair of claims; each 0..1. */
export interface PairMeasures {
  readonly samePredicate: number;
  readonly lightPredicate: number;
  readonly sameType: number;
  readonly otherPredicate: number;
  readonly words: number;
  readonly contained: number;
  readonly core: number;
  readonly coreContained: number;
  readonly around: number;
  readonly actors: number;
  readonly patients: number;
  readonly crossed: number;
  readonly otherActor: number;
  readonly otherPatient: number;
  readonly sameNumber: number;
  readonly otherNumber: number;
  readonly sameMeasure: number;
  readonly sameDay: number;
  readonly otherDay: number;
  readonly otherPolarity: number;
  readonly bare: number;
}

/** Measures a pair. Symmetric. */
export function measuresOfPair(a: Reading, b: Reading): PairMeasures {
  const isSame = a.predicate.name === b.predicate.name;
  const isOpposite = areOpposite(a.predicate, b.predicate);
  const isLight = a.predicate.isLight || b.predicate.isLight;
  const [x, y] = [laidOut(a), laidOut(b)];
  const words = overlapOf(x.words, y.words);
  const core = overlapOf(x.core, y.core);
  return {
    samePredicate: Number((isSame || isOpposite) && !isLight),
    lightPredicate: Number(isLight && isSame),
    sameType: Number(!isSame && a.claim.type !== undefined && a.claim.type === b.claim.type),
    otherPredicate: Number(!isSame && !isOpposite && !isLight),
    words: words.cosine,
    contained: words.contained,
    core: core.cosine,
    coreContained: core.contained,
    around: overlapOf(x.around, y.around).cosine,
    ...partiesMeasured(x, y),
    ...amountsMeasured(a, b),
    sameDay: Number(a.day !== undefined && a.day === b.day),
    otherDay: Number(daysApart(a, b)),
    otherPolarity: Number(a.claim.polarity !== b.claim.polarity),
    bare: Number(a.parties.length === 0 || b.parties.length === 0),
  };
}

/** What two claims share of those who take part: the measures of `measuresOfPair` that need no words. */
export function partiesOfPair(a: Reading, b: Reading): Pick<PairMeasures, "actors" | "patients" | "crossed"> {
  return partiesMeasured(laidOut(a), laidOut(b));
}

function partiesMeasured(a: LaidOut, b: LaidOut) {
  return {
    actors: Number(shareOne(a.actors, b.actors)),
    patients: Number(shareOne(a.patients, b.patients)),
    crossed: Number(shareOne(a.actors, b.patients) || shareOne(a.patients, b.actors)),
    otherActor: Number(allApart(a.actors, b.actors)),
    otherPatient: Number(allApart(a.patients, b.patients)),
  };
}

function allApart(a: readonly Party[], b: readonly Party[]): boolean {
  return a.length > 0 && b.length > 0 && a.every((p) => b.every((q) => areTwo(p, q)));
}

function amountsMeasured({ amount: a }: Reading, { amount: b }: Reading) {
  if (!a || !b) return { sameNumber: 0, otherNumber: 0, sameMeasure: 0 };
  const isEqual = a.unit === b.unit && agree(a, b);
  return {
    sameNumber: Number(isEqual),
    otherNumber: Number(!isEqual),
    sameMeasure: Number(a.measure !== "" && a.measure === b.measure),
  };
}

/** True when both name a time and neither holds the other. */
export function daysApart({ day: a }: Reading, { day: b }: Reading): boolean {
  return a !== undefined && b !== undefined && !a.startsWith(b) && !b.startsWith(a);
}

/** Weighted words in rows, as a reading is compared with many others. */
interface Weighed {
  readonly stems: readonly string[];
  readonly weights: readonly number[];
  readonly total: number;
  readonly of: ReadonlyMap<string, number>;
}

interface LaidOut {
  readonly words: Weighed;
  readonly core: Weighed;
  readonly around: Weighed;
  readonly actors: readonly Party[];
  readonly patients: readonly Party[];
}

const known = new WeakMap<Reading, LaidOut>();
const weighed = new WeakMap<ReadonlyMap<string, number>, Weighed>();

function laidOut(reading: Reading): LaidOut {
  const before = known.get(reading);
  if (before) return before;
  const { words, core, around, parties } = reading;
  const actors = parties.filter(({ role }) => role === "actor");
  const patients = parties.filter(({ role }) => role === "patient");
  const found = { words: weighedOf(words), core: weighedOf(core), around: weighedOf(around), actors, patients };
  known.set(reading, found);
  return found;
}

function weighedOf(of: ReadonlyMap<string, number>): Weighed {
  const before = weighed.get(of);
  if (before) return before;
  const weights = [...of.values()];
  const found = { stems: [...of.keys()], weights, total: weights.reduce((sum, weight) => sum + weight, 0), of };
  weighed.set(of, found);
  return found;
}

function overlapOf(a: Weighed, b: Weighed) {
  if (a.total === 0 || b.total === 0) return NO_OVERLAP;
  let shared = 0;
  for (let k = 0; k < a.stems.length; k++) {
    const other = b.of.get(a.stems[k]!);
    if (other !== undefined) shared += Math.min(a.weights[k]!, other);
  }
  return { cosine: shared / Math.sqrt(a.total * b.total), contained: shared / Math.min(a.total, b.total) };
}

const NO_OVERLAP = { cosine: 0, contained: 0 };

/** Probability of pairs that give one figure of one thing, whatever the other words: set by reading, held by test/fact. */
const SAME_FIGURE = 0.9;

/** Equal counts of the dead, one telling number of one thing, or one fraction: "6.2 per cent" is no chance, whatever it is called. */
export function byFigures(x: Reading, y: Reading): number {
  const [a, b] = [x.amount, y.amount];
  if (!a || !b || a.isImplied || b.isImplied || a.unit !== b.unit || a.value !== b.value) return 0;
  if (a.measure === "age" && a.measure === b.measure) return isAgeOfOne(x, y) ? SAME_FIGURE : 0;
  if (isOutcome(a) && a.measure === b.measure) return SAME_FIGURE;
  if (!Number.isInteger(a.value)) return SAME_FIGURE;
  return isTelling(a) && (countSame(a, b) || (a.unit !== "" && doSame(x, y))) ? SAME_FIGURE : 0;
}

function countSame({ thing: a }: Amount, { thing: b }: Amount): boolean {
  return headOf(a) !== "" && headOf(a) === headOf(b);
}

/** "Paid her $5,000", "the payment of $5,000": the sum hangs on another noun each time. */
function doSame({ predicate: a }: Reading, { predicate: b }: Reading): boolean {
  return a.name === b.name && !a.isLight;
}

/** True of ages that two reports give to people who are not one: "Ada Moor, 47", "Tom Hale, 47". */
export function areAgesOfTwo(a: Reading, b: Reading): boolean {
  return a.amount?.measure === "age" && b.amount?.measure === "age" && !isAgeOfOne(a, b);
}

/** One age is of one person where the names can be one, or where one of two reports names nobody. */
function isAgeOfOne({ parties: a }: Reading, { parties: b }: Reading): boolean {
  if (a.length === 0 || b.length === 0) return false;
  return shareOne(a, b) || a.some(({ isName }) => isName) !== b.some(({ isName }) => isName);
}

function headOf(thing: string): string {
  return thing.slice(thing.lastIndexOf(" ") + 1);
}

/** In the order they are added up. */
const MEASURES: readonly (keyof PairMeasures)[] = [
  ...(["samePredicate", "lightPredicate", "sameType", "otherPredicate", "words", "contained", "core"] as const),
  ...(["coreContained", "around", "actors", "patients", "crossed", "otherActor", "otherPatient"] as const),
  ...(["sameNumber", "otherNumber", "sameMeasure", "sameDay", "otherDay", "otherPolarity", "bare"] as const),
];

let model: PairWeights | undefined;

/** The probability that two claims are one, 0..1, by the fitted logistic. */
export function pairScore(a: Reading, b: Reading): number {
  model ??= loadPairWeights();
  let sum = model.bias;
  const measures = measuresOfPair(a, b);
  for (const name of MEASURES) sum += (model.weights[name] ?? 0) * measures[name];
  return Math.max(1 / (1 + Math.exp(-sum)), byFigures(a, b));
}
