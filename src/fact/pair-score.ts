import { agree, isOutcome, isTelling } from "./amounts.ts";
import { loadPairWeights, type PairWeights } from "./load.ts";
import { areTwo, isSameParty, type Party } from "./participants.ts";
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
  const words = overlapOf(a.words, b.words);
  const core = overlapOf(a.core, b.core);
  return {
    samePredicate: Number((isSame || isOpposite) && !isLight),
    lightPredicate: Number(isLight && isSame),
    sameType: Number(!isSame && a.claim.type !== undefined && a.claim.type === b.claim.type),
    otherPredicate: Number(!isSame && !isOpposite && !isLight),
    words: words.cosine,
    contained: words.contained,
    core: core.cosine,
    coreContained: core.contained,
    around: overlapOf(a.around, b.around).cosine,
    ...partiesMeasured(a.parties, b.parties),
    ...amountsMeasured(a, b),
    sameDay: Number(a.day !== undefined && a.day === b.day),
    otherDay: Number(daysApart(a, b)),
    otherPolarity: Number(a.claim.polarity !== b.claim.polarity),
    bare: Number(a.parties.length === 0 || b.parties.length === 0),
  };
}

function partiesMeasured(a: readonly Party[], b: readonly Party[]) {
  const of = (parties: readonly Party[], role: Party["role"]) => parties.filter((party) => party.role === role);
  const share = (x: readonly Party[], y: readonly Party[]) => Number(x.some((p) => y.some((q) => isSameParty(p, q))));
  const apart = (x: readonly Party[], y: readonly Party[]) =>
    Number(x.length > 0 && y.length > 0 && x.every((p) => y.every((q) => areTwo(p, q))));
  const [actorsA, actorsB, patientsA, patientsB] = [of(a, "actor"), of(b, "actor"), of(a, "patient"), of(b, "patient")];
  return {
    actors: share(actorsA, actorsB),
    patients: share(patientsA, patientsB),
    crossed: Math.max(share(actorsA, patientsB), share(patientsA, actorsB)),
    otherActor: apart(actorsA, actorsB),
    otherPatient: apart(patientsA, patientsB),
  };
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

function overlapOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) {
  let [shared, allA, allB] = [0, 0, 0];
  for (const [stem, weight] of a) {
    allA += weight;
    const other = b.get(stem);
    if (other !== undefined) shared += Math.min(weight, other);
  }
  for (const weight of b.values()) allB += weight;
  if (allA === 0 || allB === 0) return { cosine: 0, contained: 0 };
  return { cosine: shared / Math.sqrt(allA * allB), contained: shared / Math.min(allA, allB) };
}

/** Probability of pairs that give one figure of one thing, whatever the other words: set by reading, held by test/fact. */
const SAME_FIGURE = 0.9;

/** Equal counts of the dead, or one telling number of one thing. */
export function byFigures({ amount: a }: Reading, { amount: b }: Reading): number {
  if (!a || !b || a.isImplied || b.isImplied || a.unit !== b.unit || a.value !== b.value) return 0;
  if (isOutcome(a) && a.measure === b.measure) return SAME_FIGURE;
  return isTelling(a) && headOf(a.thing) !== "" && headOf(a.thing) === headOf(b.thing) ? SAME_FIGURE : 0;
}

function headOf(thing: string): string {
  return thing.slice(thing.lastIndexOf(" ") + 1);
}

let model: PairWeights | undefined;

/** The probability that two claims are one, 0..1, by the fitted logistic. */
export function pairScore(a: Reading, b: Reading): number {
  model ??= loadPairWeights();
  let sum = model.bias;
  for (const [name, value] of Object.entries(measuresOfPair(a, b))) sum += (model.weights[name] ?? 0) * value;
  return Math.max(1 / (1 + Math.exp(-sum)), byFigures(a, b));
}
