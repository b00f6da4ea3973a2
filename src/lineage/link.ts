import type { Link } from "../model/index.ts";
import { briefMeasures, briefShare } from "./brief.ts";
import { directionOf } from "./direction.ts";
import { alignedPairs, evidenceOf, scarEvidence, sharedQuotes } from "./evidence.ts";
import { type Measures, measure } from "./features.ts";
import { kindOf } from "./kinds.ts";
import { keptWords, sharedGrams } from "./mask.ts";
import type { Profile } from "./profile.ts";
import { comparable, type Reading } from "./reading.ts";
import { LOOSE, scoreOf, THRESHOLD } from "./score.ts";

/** Words of shared quotations from which a pair without derivation is still worth a link. */
const LEAST_QUOTED_WORDS = 8;

/** Bodies of fewer words can be the same by accident, as bare captions and credits are. */
const LEAST_SAME_WORDS = 8;

/** A pair that shares quotations and scores less than this is told by its quotations alone. */
const QUOTES_ONLY = 0.4;

/** The link between two articles when there is one worth telling: derivation, or quotations in common. */
export function linkBetween(x: Reading, y: Reading): Link | undefined {
  const [a, b] = comparable(x, y);
  const measures = measure(a, b);
  const score = scorePair(a, b, measures);
  if (score < LOOSE && sharedWords(measures) < LEAST_QUOTED_WORDS) return undefined;
  return linkOf(a, b, measures, score);
}

/** The link between two articles, whatever it scores. */
export function linkOf(a: Profile, b: Profile, measures: Measures, score: number): Link {
  const quotes = score < THRESHOLD ? sharedQuotes(a, b, measures) : [];
  const isQuotesOnly = quotes.length > 0 && score < QUOTES_ONLY;
  const pairs = isQuotesOnly ? [] : alignedPairs(a, b);
  const kind = isQuotesOnly ? "shared-quotes" : kindOf(a, b, measures);
  return {
    a: a.source.article.id,
    b: b.source.article.id,
    kind,
    score,
    direction: isQuotesOnly ? "undetermined" : directionOf(a, b, kind),
    evidence: isQuotesOnly ? quotes : [...evidenceOf(a, b, pairs), ...scarEvidence(a, b, pairs)],
  };
}

/**
 * A text is held by another when it has at least so many words, some of them outside shared quotations, and this share of
 * its runs of four words stands there. What it has between its quotations may be too little for the model, but nobody
 * meets that many runs by accident: of 227 independent pairs the closest share .68.
 */
const LEAST_HELD_WORDS = 40;
const LEAST_OWN_WORDS = 12;
const HELD = 0.9;
const HELD_SCORE = 0.97;

/** The calibrated score of a measured pair. */
export function scorePair(a: Profile, b: Profile, measures: Measures): number {
  if (isSameText(a, b)) return 1;
  const score = scoreOf(measures.features, a.grammar, briefOf(a, b, measures));
  return score < HELD_SCORE && isHeld(a, b, measures) ? HELD_SCORE : score;
}

/** The measures of two short English texts; nothing for all others. */
export function briefOf(a: Profile, b: Profile, measures: Measures): Float64Array | undefined {
  const isBrief = a.grammar === "english" && b.grammar === "english" && briefShare(measures.features) > 0;
  return isBrief ? briefMeasures(a, b, measures) : undefined;
}

function isHeld(a: Profile, b: Profile, { maskA, maskB }: Measures): boolean {
  const words = Math.min(a.stem.length, b.stem.length);
  const own = Math.min(keptWords(maskA), keptWords(maskB));
  return a.grammar !== "names" && words >= LEAST_HELD_WORDS && own >= LEAST_OWN_WORDS && sharedGrams(a, b) >= HELD;
}

/** True when both bodies have the same words in the same order, and enough of them to be no accident. */
function isSameText(a: Profile, b: Profile): boolean {
  return (
    a.stem.length >= LEAST_SAME_WORDS && a.stem.length === b.stem.length && a.stem.every((s, i) => s === b.stem[i])
  );
}

function sharedWords({ maskA, maskB }: Measures): number {
  const masked = (mask: Uint8Array): number => mask.reduce((sum, each) => sum + each, 0);
  return Math.min(masked(maskA), masked(maskB));
}
