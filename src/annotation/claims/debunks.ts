import { isIn } from "./lexicon.ts";
import { caseOf, dependentOf, dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

const CLAIMS = new Set(["claim", "allege", "purport", "suggest", "assert"]);

/** "A post claims that P", "he falsely said that P": the article itself denies P. */
export function isInRumour(tree: Tree, verb: number, who: number): boolean {
  if (
    dependentsOf(tree, verb, "advmod").some((k) =>
      /^(?:falsely|wrongly|mistakenly|erroneously|incorrectly)$/.test(wordAt(tree, k)),
    )
  )
    return true;
  if (isToldByFake(tree, verb)) return true;
  if (who < 0) return false;
  const lemma = lemmaAt(tree, verb);
  const isRumour =
    isIn("rumour", lemmaAt(tree, who)) ||
    isIn("false", lemmaAt(tree, who)) ||
    dependentsOf(tree, who, "amod").some((k) => isIn("false", lemmaAt(tree, k)) || wordAt(tree, k) === "viral");
  return isRumour && (CLAIMS.has(lemma) || isIn("false", lemmaAt(tree, who)));
}

/** "A letter that said P was a joke." */
function isToldByFake(tree: Tree, verb: number): boolean {
  const { deprel, head } = tree.tokens[verb]!;
  if (!deprel.startsWith("acl") || head < 0) return false;
  const above = tree.tokens[head]!;
  return (
    above.deprel.startsWith("nsubj") &&
    above.head >= 0 &&
    isIn("false", lemmaAt(tree, above.head)) &&
    !hasNot(tree, above.head)
  );
}

/** Whether a noun for something said is called false: "false claims that", "the claim that P is untrue", "no evidence that". */
export function isFalsified(tree: Tree, noun: number): boolean {
  const lemma = lemmaAt(tree, noun);
  if (/^(?:evidence|proof|sign|indication|truth)$/.test(lemma)) return hasNo(tree, noun);
  if (!isIn("rumourClaim", lemma)) return false;
  if (isCalledFalse(tree, noun)) return true;
  if (dependentsOf(tree, noun, "amod").some((k) => isIn("false", lemmaAt(tree, k)))) return true;
  const { head, deprel } = tree.tokens[noun]!;
  if (head < 0) return false;
  if (/^nsubj/.test(deprel) && isIn("false", lemmaAt(tree, head)) && !hasNot(tree, head)) return true;
  if (/^nsubj/.test(deprel) && isTruth(tree, head) && hasNot(tree, head)) return true;
  if (deprel === "nmod" && lemmaAt(tree, head) === "truth" && hasNo(tree, head)) return true;
  const isRejected = /^(?:deny|dismiss|reject|refute|debunk|disprove|rubbish|rebut)$/.test(lemmaAt(tree, head));
  return isRejected && (deprel === "obj" || deprel === "nsubj:pass");
}

/** Tokens behind a noun in which it is called false. */
const REACH = 40;

/** "The rumour that P is wrong, police said", "Claims that P are untrue", however the parser hangs what is said of it. */
export function isCalledFalse(tree: Tree, noun: number): boolean {
  if (wordAt(tree, noun + 1) !== "that") return false;
  for (let k = noun + 2; k < Math.min(tree.tokens.length, noun + REACH) && !/^[.!?]$/.test(wordAt(tree, k)); k++) {
    const subject = dependentOf(tree, k, "nsubj");
    const isOfNoun = (subject < 0 || subject === noun) && dependentOf(tree, k, "cop") >= 0;
    if (isOfNoun && isIn("false", lemmaAt(tree, k)) && !hasNot(tree, k)) return true;
  }
  return false;
}

/** "true", "correct", "the case": what is said of a clause as a whole. */
export function isTruth(tree: Tree, i: number): boolean {
  const lemma = lemmaAt(tree, i);
  return (
    /^(?:true|correct|accurate|right)$/.test(lemma) ||
    (lemma === "case" && caseOf(tree, i) === "" && dependentOf(tree, i, "cop") >= 0)
  );
}

/**
 * What a sentence as a whole says of another: "No, ..." denies itself, "This is false." the sentence before, "Verdict: False" the
 * last one that was labelled a claim.
 */
export type Verdict = "denies-itself" | "denies-before" | "denies-claim" | undefined;

/** Longest sentence, in tokens, that is read as a verdict on the one before. */
const LONGEST_VERDICT = 14;
const POINTERS = new Set([
  "this",
  "that",
  "it",
  "claim",
  "post",
  "rumour",
  "rumor",
  "allegation",
  "statement",
  "video",
  "photo",
  "story",
  "image",
  "they",
  "these",
  "those",
]);

const LABELS = new Set(["verdict", "rating", "ruling", "conclusion", "finding"]);

/** "Claim: ...": what a checker is about to judge. */
export function isLabelledClaim(tree: Tree, from: number): boolean {
  return from + 1 < tree.tokens.length && /^claim$/.test(wordAt(tree, from)) && wordAt(tree, from + 1) === ":";
}

function isLabelledFalse(tree: Tree, from: number, to: number): boolean {
  if (from + 2 >= to || !LABELS.has(wordAt(tree, from)) || wordAt(tree, from + 1) !== ":") return false;
  for (let i = from + 2; i < to; i++) if (isIn("false", lemmaAt(tree, i)) && !hasNot(tree, i)) return true;
  return false;
}

/** The verdict of the sentence whose tokens are `from` to `to`. */
export function verdictOf(tree: Tree, from: number, to: number): Verdict {
  if (from + 2 < to && wordAt(tree, from) === "no" && wordAt(tree, from + 1) === ",") return "denies-itself";
  if (to - from > LONGEST_VERDICT) return undefined;
  if (isLabelledFalse(tree, from, to)) return "denies-claim";
  for (let i = from; i < to; i++) {
    const denies =
      (isIn("false", lemmaAt(tree, i)) && !hasNot(tree, i) && !hasNo(tree, i)) || (isTruth(tree, i) && hasNot(tree, i));
    if (!denies || dependentOf(tree, i, "ccomp", "csubj", "advcl") >= 0) continue;
    const subject = dependentOf(tree, i, "nsubj");
    if (subject >= 0 && dependentOf(tree, i, "cop") >= 0 && POINTERS.has(lemmaAt(tree, subject)))
      return "denies-before";
  }
  return undefined;
}

function hasNo(tree: Tree, i: number): boolean {
  return dependentsOf(tree, i, "det").some((k) => wordAt(tree, k) === "no");
}

function hasNot(tree: Tree, i: number): boolean {
  return dependentsOf(tree, i, "advmod").some((k) => isIn("negators", wordAt(tree, k)));
}
