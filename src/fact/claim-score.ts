import { type Anchors, sharedAnchors } from "./anchors.ts";
import { loadClaimWeights, type PairWeights } from "./load.ts";
import { areAgesOfTwo, byFigures, pairScore, partiesOfPair } from "./pair-score.ts";
import type { Reading } from "./reading.ts";
import { sharedWeight } from "./stems.ts";

/** What is measured of two claims to tell whether they say one thing. */
export interface ClaimMeasures {
  /** Log odds that they name one event. */
  readonly event: number;
  /** Logarithm of one more than the anchors that they share. */
  readonly anchors: number;
  /** Bits of the most telling anchor that they share. */
  readonly bits: number;
  /** Share of the pairs of words of the shorter clause, 0..1. */
  readonly share: number;
  readonly none: number;
  /** Bits of the words that stand near both heads, in tens, up to two. */
  readonly near: number;
  /** 1 where these are so many that the two heads stand in one phrase. */
  readonly close: number;
}

const MOST_ODDS = 5;
/** Bits of shared words near two words from which on these are one in 98 of 100 cases (bench facts). */
const CLOSE = 10;
/** Share of the probability that is left when the verbs say another thing; set on stories labelled by hand. */
const ANOTHER = 0.6;

/** Pairs of that many words, and of each with the predicate. */
function pairsOf(words: number): number {
  return Math.max(1, (words * (words + 1)) / 2);
}

/** Measures a pair. Symmetric. */
export function measuresOfClaims(a: Reading, b: Reading, anchorsOf: (one: Reading) => Anchors): ClaimMeasures {
  const event = pairScore(a, b);
  const odds = Math.log(event / (1 - event));
  return { event: Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds)), ...sharedOfClaims(a, b, anchorsOf) };
}

/** The measures that ask only for words in common. */
function sharedOfClaims(a: Reading, b: Reading, anchorsOf: (one: Reading) => Anchors): Omit<ClaimMeasures, "event"> {
  const { count, bits } = sharedAnchors(anchorsOf(a), anchorsOf(b));
  const near = sharedWeight(a.near, b.near);
  return {
    anchors: Math.log1p(count),
    bits,
    share: Math.min(1, count / pairsOf(Math.min(a.bits.size, b.bits.size))),
    none: Number(count === 0),
    near: Math.min(2 * CLOSE, near) / CLOSE,
    close: Number(near >= CLOSE),
  };
}

let model: PairWeights | undefined;

/**
 * The probability that two claims say one thing, 0..1, by the fitted logistic: naming one event is not enough. Anything below
 * `least` where the words in common alone show that it is less.
 */
export function claimScore(a: Reading, b: Reading, anchorsOf: (one: Reading) => Anchors, least = 0): number {
  const figures = byFigures(a, b);
  if (figures > 0) return figures;
  if (turnsRound(a, b) || areTurnedAbout(a, b) || areAgesOfTwo(a, b)) return 0;
  if (isUnlikelyReal(a, b) && sharedWeight(a.near, b.near) < CLOSE) return 0;
  const share = doAnother(a, b) ? ANOTHER : 1;
  if (least > 0 && share * atMost(sharedOfClaims(a, b, anchorsOf)) < least) return 0;
  return share / (1 + Math.exp(-summed(measuresOfClaims(a, b, anchorsOf))));
}

/** A probability that no pair with these words in common exceeds, whatever else it shares. */
function atMost(shared: Omit<ClaimMeasures, "event">): number {
  const event = MOST_ODDS * Math.sign(weights().weights.event ?? 0);
  return 1 / (1 + Math.exp(-summed({ event, ...shared }))) + ROUNDING;
}

/** More than sums of numbers of this size are off by. */
const ROUNDING = 1e-9;

function summed(measures: ClaimMeasures): number {
  const { bias, weights: of } = weights();
  let sum = bias;
  for (const name of MEASURES) sum += (of[name] ?? 0) * measures[name];
  return sum;
}

/** In the order in which they are added up. */
const MEASURES = ["event", "anchors", "bits", "share", "none", "near", "close"] as const;

function weights(): PairWeights {
  model ??= loadClaimWeights();
  return model;
}

/** True when each says another thing to have happened, by its verb. */
function doAnother({ predicate: a, claim: x }: Reading, { predicate: b, claim: y }: Reading): boolean {
  return a.name !== b.name && a.isLight === b.isLight && (x.type === undefined || x.type !== y.type);
}

/** What was done and what may, should or shall be done are two things, unless it is said in one phrase: "is rolling out", "will roll out". */
function isUnlikelyReal({ claim: a }: Reading, { claim: b }: Reading): boolean {
  return REALM[a.modality] !== REALM[b.modality];
}

/** What has an opposite is only one with itself, or a side against it: the rest of the words are the same for both. */
function turnsRound({ predicate: a }: Reading, { predicate: b }: Reading): boolean {
  return (a.axis !== undefined || b.axis !== undefined) && a.name !== b.name && a.axis?.name !== b.axis?.name;
}

/**
 * True of "the driver killed" and "killed the driver": who acts in one is acted on in the other, and nobody is the same in
 * both. Only of events that somebody does to somebody: "he drove the truck" is "the truck drove".
 */
function areTurnedAbout(a: Reading, b: Reading): boolean {
  if (a.predicate.name !== b.predicate.name || a.claim.type === undefined || b.claim.type === undefined) return false;
  const { crossed, actors, patients } = partiesOfPair(a, b);
  return crossed > 0 && actors === 0 && patients === 0;
}

const REALM = { actual: 0, historical: 0, alleged: 0, charged: 0, planned: 1, possible: 2 } as const;
