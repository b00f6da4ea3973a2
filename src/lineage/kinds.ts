import type { LinkKind } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { shareAgency } from "./agencies.ts";
import { runsOf } from "./facets.ts";
import { FEATURES, type Measures } from "./features.ts";
import { keptWords } from "./mask.ts";
import { outlineFit, outlineOf } from "./outline.ts";
import type { Profile } from "./profile.ts";
import { scarsIn } from "./scars.ts";
import { setContainment } from "./vocabulary.ts";

/** Share of three-word runs of the shorter text, found in the longer, from which the words count as copied. */
const COPIED = 0.75;
/** The shorter text is an excerpt when it has less than this share of the longer one's words. */
const EXCERPT = 0.7;

/** So many more scars in one text than in the other speak of machine translation. */
const TRANSLATION_SCARS = 2;
/**
 * Two texts that match sentence by sentence like this, and yet have so many names or figures each in a form of its own, are
 * translations of one text or back into its language: who rewrites keeps the names and breaks the sentences.
 */
const LEAST_OUTLINE = 0.5;
const LEAST_OWN_FORMS = 2;
const NOVEL_LEAST = FEATURES.indexOf("novelLeast");

/**
 * From this share of copied runs on, one of two texts that credit one agency holds the other rather than both holding the
 * agency's. Judgement: no public set labels common sources. Held by test/lineage/kinds.test.ts.
 */
const HELD = 0.4;

/** What kind of link a pair is that derives. `Credits` in common, without either text holding the other, mean a common source. */
export function kindOf(a: Profile, b: Profile, measures: Measures): LinkKind {
  if (a.language !== b.language) return "translation";
  const copied = copiedShare(a, b);
  const ratio = Math.min(a.stem.length, b.stem.length) / Math.max(1, a.stem.length, b.stem.length);
  if (copied >= COPIED) return ratio < EXCERPT ? "excerpt" : "copy";
  if (Math.abs(scarsIn(a).length - scarsIn(b).length) >= TRANSLATION_SCARS) return "translation";
  if (keptWords(measures.maskA) > 0 && shareAgency(a.source.article, b.source.article) && copied < HELD)
    return "common-source";
  return isTranslated(a, b, measures) ? "translation" : "rewrite";
}

function isTranslated(a: Profile, b: Profile, { features }: Measures): boolean {
  const ownForms = Math.expm1(features[NOVEL_LEAST]!);
  return ownForms > LEAST_OWN_FORMS - 0.5 && outlineFit(outlineOf(a), outlineOf(b)) >= LEAST_OUTLINE;
}

/** Share of the three-word runs of the text that has fewer, found in the other, quotations included. */
function copiedShare(a: Profile, b: Profile): number {
  return setContainment(threesOf(a), threesOf(b), 1e-9);
}

const threesOf = oncePer((profile: Profile) => runsOf(profile, new Uint8Array(profile.stem.length), 3));
