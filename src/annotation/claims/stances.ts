import type { Modality, Polarity } from "../../model/index.ts";
import type { Clauses } from "./clauses.ts";
import { isFalsified, isInRumour, isTruth } from "./debunks.ts";
import type { Frame } from "./frames.ts";
import { isIn } from "./lexicon.ts";
import { dependentOf, dependentsOf, lemmaAt, markOf, type Tree, wordAt } from "./tree.ts";

/** A token that says, denies or alleges, with the token of who does. */
export interface Teller {
  readonly verb: number;
  /** -1 where nobody is named. */
  readonly who: number;
}

/** How a frame stands to what is so: whether it is denied, how real it is, and who says so, outermost first. */
export interface Stance {
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly tellers: readonly Teller[];
  /** Verbs of rumours that the article refutes: who says so there is no source. */
  readonly refuted: readonly number[];
  /** False for frames that only say who says or wants something: they are a layer over other claims. */
  readonly isClaim: boolean;
}

const PLAIN: Stance = { polarity: "asserted", modality: "actual", tellers: [], refuted: [], isClaim: true };
/** Longest chain of tellers; deeper nesting is cut. */
const MOST_TELLERS = 6;

/** The stance of every frame; those of governors come first and are handed down. */
export function stancesOf(clauses: Clauses): Stance[] {
  const stances: Stance[] = new Array(clauses.frames.length).fill(PLAIN);
  const handed: Stance[] = new Array(clauses.frames.length).fill(PLAIN);
  for (const k of clauses.order) {
    handed[k] = handedTo(clauses, k, stances, handed);
    stances[k] = ownStance(clauses, k, handed[k]!);
  }
  return stances;
}

/** What a frame takes over from the clause that it hangs from. */
function handedTo(clauses: Clauses, k: number, stances: readonly Stance[], handed: readonly Stance[]): Stance {
  const { tree, frames, parent } = clauses;
  const p = parent[k]!;
  if (p < 0) return PLAIN;
  const { clause, kind } = frames[k]!;
  const above = stances[p]!;
  const { deprel, head } = tree.tokens[clause]!;
  if (kind === "noun" || kind === "apposition") return nounUnder(clauses, k, above);
  if (deprel === "conj") return conjunct(tree, clause, head, above, handed[p]!);
  if (deprel === "parataxis") return { ...PLAIN, tellers: handed[p]!.tellers };
  const noun = frames[p]!.clause !== head && frames[p]!.head !== head ? head : -1;
  const isOfObject =
    /^(?:obj|nsubj:pass)$/.test(tree.tokens[head]!.deprel) && /^(?:of|with|from)$/.test(markOf(tree, clause));
  if (isOfObject && tree.tokens[head]!.head === frames[p]!.clause) return complement(clauses, clause, p, above);
  if (noun >= 0 || deprel.startsWith("acl")) return underNoun(tree, clause, head, above);
  if (deprel === "advcl") return adverbial(clauses, clause, p, above);
  if (deprel.startsWith("csubj") && isUnreal(tree, clauses.frames[p]!.clause))
    return { ...PLAIN, modality: "possible", tellers: above.tellers };
  if (/^(?:ccomp|xcomp|csubj)/.test(deprel)) return complement(clauses, clause, p, above);
  return { ...PLAIN, tellers: above.tellers };
}

function conjunct(tree: Tree, clause: number, first: number, above: Stance, handed: Stance): Stance {
  const hasOwn = dependentOf(tree, clause, "nsubj", "nsubj:pass", "aux", "cop", "expl") >= 0;
  const isSameForm = tree.tokens[clause]!.xpos === tree.tokens[first]!.xpos;
  const hasTense = /^VB[DZP]$/.test(tree.tokens[clause]!.xpos ?? "") && tree.tokens[first]!.xpos === "VB";
  if ((hasOwn || hasTense) && isInfinitive(tree, first)) return { ...PLAIN, tellers: handed.tellers };
  return hasOwn || !isSameForm ? { ...handed, isClaim: true } : { ...above, isClaim: true };
}

/** "Not paying would have been an insult": what would be is no report of what is. */
function isUnreal(tree: Tree, i: number): boolean {
  return dependentsOf(tree, i, "aux").some((k) => /^(?:would|could|might|'d)$/.test(wordAt(tree, k)));
}

function isInfinitive(tree: Tree, i: number): boolean {
  return dependentsOf(tree, i, "mark").some((k) => wordAt(tree, k) === "to");
}

function adverbial(clauses: Clauses, clause: number, p: number, above: Stance): Stance {
  const { tree } = clauses;
  const word = markOf(tree, clause);
  const { tellers } = above;
  if (word === "without") return { ...PLAIN, polarity: "denied", tellers };
  if (isConditional(tree, clause)) return { ...PLAIN, modality: "possible", tellers };
  if (/^(?:from|of|with|for)$/.test(word)) return complement(clauses, clause, p, above);
  if (word === "to")
    return isTruth(tree, clauses.frames[p]!.head)
      ? complement(clauses, clause, p, above)
      : { ...PLAIN, modality: "planned", tellers };
  if (isTruth(tree, clauses.frames[p]!.head)) return complement(clauses, clause, p, above);
  const hasTense = dependentOf(tree, clause, "nsubj", "nsubj:pass", "aux") >= 0;
  return { ...PLAIN, modality: hasTense ? "actual" : above.modality, tellers };
}

/** "If", "whether", "into whether". */
export function isConditional(tree: Tree, clause: number): boolean {
  return dependentsOf(tree, clause, "mark", "case").some((k) => isIn("conditional", wordAt(tree, k)));
}

/** A clause as the complement of a verb or adjective: said, denied, wanted, planned, failed. */
function complement(clauses: Clauses, clause: number, p: number, above: Stance): Stance {
  const { tree, frames, subject } = clauses;
  const governor = frames[p]!;
  const lemma = governor.kind === "verb" ? lemmaAt(tree, governor.clause) : lemmaAt(tree, governor.head);
  const who = governor.isPassive ? agentOf(tree, governor.clause) : subject[p]!;
  const denies = above.polarity === "denied";
  if (isConditional(tree, clause)) return { ...PLAIN, modality: "possible", tellers: above.tellers };
  const told = { ...PLAIN, tellers: [...above.tellers, { verb: governor.clause, who }].slice(0, MOST_TELLERS) };
  if (governor.kind !== "verb") return ofState(tree, governor, lemma, above);
  if (isIn("deny", lemma)) return denies ? { ...told, modality: "possible" } : { ...told, polarity: "denied" };
  if (isInRumour(tree, governor.clause, who) || (who < 0 && isFalsified(tree, governor.clause)))
    return { ...PLAIN, polarity: "denied", tellers: above.tellers, refuted: [governor.clause] };
  if (isIn("allege", lemma)) return { ...told, modality: "alleged", ...(denies && { modality: "possible" }) };
  if (/^(?:charge|indict)$/.test(lemma)) return { ...PLAIN, modality: "charged", tellers: above.tellers };
  if (isIn("report", lemma) && tree.tokens[clause]!.deprel !== "xcomp") return reported(told, lemma, denies);
  const isTo = markOf(tree, clause) === "to";
  return lemma === "stop" && isTo ? { ...above, isClaim: true } : operated(lemma, above);
}

function reported(told: Stance, lemma: string, denies: boolean): Stance {
  if (!denies) return told;
  return /^(?:think|believe|suggest|find|show)$/.test(lemma)
    ? { ...told, polarity: "denied" }
    : { ...told, modality: "possible" };
}

/** "begins to", "plans to", "wants to", "fails to" with a complement. */
function operated(lemma: string, above: Stance): Stance {
  const { tellers, polarity } = above;
  if (isIn("fail", lemma)) {
    const flipped = polarity === "denied" ? "asserted" : "denied";
    return { ...PLAIN, polarity: flipped, modality: above.modality, tellers };
  }
  if (isIn("aspect", lemma)) return { ...above, isClaim: true };
  if (isIn("plan", lemma)) return { ...PLAIN, polarity, modality: "planned", tellers };
  if (isIn("want", lemma)) return { ...PLAIN, modality: "possible", tellers };
  if (polarity === "denied" && /^(?:see|hear|watch|know|imagine)$/.test(lemma))
    return { ...PLAIN, modality: "possible", tellers };
  if (lemma === "be") return { ...above, isClaim: true, modality: "planned" };
  return { ...above, isClaim: true };
}

function ofState(tree: Tree, governor: Frame, lemma: string, above: Stance): Stance {
  const { tellers } = above;
  if (isIn("false", lemma)) return { ...PLAIN, polarity: above.polarity === "denied" ? "asserted" : "denied", tellers };
  if (isTruth(tree, governor.head)) return { ...PLAIN, polarity: above.polarity, tellers };
  if (/^(?:unable|unwilling|impossible)$/.test(lemma)) return { ...PLAIN, polarity: "denied", tellers };
  if (/^(?:likely|possible|probable|unlikely|able|free|eligible|afraid|hopeful|worried|concerned)$/.test(lemma))
    return { ...PLAIN, modality: "possible", tellers };
  if (isIn("likely", lemma)) return { ...PLAIN, polarity: above.polarity, modality: "planned", tellers };
  if (isIn("planNoun", lemma)) return { ...PLAIN, modality: "planned", tellers };
  if (isIn("possibleNoun", lemma)) return { ...PLAIN, modality: "possible", tellers };
  return { ...PLAIN, modality: above.modality === "actual" ? "actual" : above.modality, tellers };
}

/** A clause that hangs from a noun: "plans to strike", "claims that it fell", "troops stationed there". */
function underNoun(tree: Tree, clause: number, noun: number, above: Stance): Stance {
  const { deprel } = tree.tokens[clause]!;
  const { tellers } = above;
  if ((deprel === "acl:relcl" && markOf(tree, clause) !== "that") || noun < 0) return { ...PLAIN, tellers };
  const lemma = lemmaAt(tree, noun);
  if (isFalsified(tree, noun)) return { ...PLAIN, polarity: "denied", tellers };
  if (isIn("chargeNoun", lemma)) return { ...PLAIN, modality: "charged", tellers };
  if (isIn("allegeNoun", lemma) || /^suspic/.test(lemma)) return { ...PLAIN, modality: "alleged", tellers };
  if (isIn("planNoun", lemma)) return { ...PLAIN, modality: "planned", tellers };
  if (isIn("possibleNoun", lemma)) return { ...PLAIN, modality: "possible", tellers };
  if (markOf(tree, clause) !== "to") return { ...PLAIN, tellers };
  return { ...PLAIN, modality: tree.tokens[noun]!.head < 0 ? "planned" : "possible", tellers };
}

/** An event noun takes the modality of the verb that it is an argument of: "called for a ceasefire". */
function nounUnder(clauses: Clauses, k: number, above: Stance): Stance {
  const { tree, frames, parent } = clauses;
  const { head } = frames[k]!;
  const governor = frames[parent[k]!]!;
  const base = { ...PLAIN, tellers: above.tellers };
  if (tree.tokens[head]!.head !== governor.clause || governor.kind !== "verb") return base;
  const lemma = lemmaAt(tree, governor.clause);
  const isCore = /^(?:obj|nsubj|nsubj:pass|obl|conj)$/.test(tree.tokens[head]!.deprel);
  if (/^(?:charge|indict)$/.test(lemma)) return { ...base, modality: "charged" };
  if (/^(?:accuse|suspect)$/.test(lemma)) return { ...base, modality: "alleged" };
  if (isIn("plan", lemma)) return { ...base, modality: "planned" };
  if (isIn("want", lemma) || /^(?:threaten|avoid|prevent|avert|warn)$/.test(lemma))
    return { ...base, modality: "possible" };
  return isCore && (above.modality === "planned" || above.modality === "possible")
    ? { ...base, modality: above.modality }
    : base;
}

/** The frame's own negator, auxiliaries and adverbs over what is handed down. */
function ownStance(clauses: Clauses, k: number, handed: Stance): Stance {
  const { tree, frames, subject } = clauses;
  const frame = frames[k]!;
  const isNegated = isNegatedAt(tree, frame, subject[k]!);
  const polarity = isNegated ? (handed.polarity === "denied" ? "asserted" : "denied") : handed.polarity;
  const modality = weaker(ownModality(tree, frame), handed.modality);
  return { polarity, modality, tellers: handed.tellers, refuted: handed.refuted, isClaim: !isLayer(tree, frame) };
}

/** "It is possible that he will", "he allegedly would": what lies ahead of something that need not be so is no plan. */
function weaker(own: Modality | undefined, handed: Modality): Modality {
  return own === undefined || (own === "planned" && /^(?:possible|alleged|charged)$/.test(handed)) ? handed : own;
}

function isNegatedAt(tree: Tree, frame: Frame, subject: number): boolean {
  const spots = frame.clause === frame.head ? [frame.clause] : [frame.clause, frame.head];
  for (const spot of spots)
    for (let k = tree.first[spot]!; k >= 0; k = tree.next[k]!) {
      const { deprel } = tree.tokens[k]!;
      if (/^(?:advmod|det|neg|aux|cc:preconj|mark|case)$/.test(deprel) && isIn("negators", wordAt(tree, k)))
        return !isNoMore(tree, k);
      if (/^(?:obj|nsubj|nsubj:pass)$/.test(deprel) && frame.kind !== "noun" && isNone(tree, k)) return true;
    }
  return subject >= 0 && isNone(tree, subject);
}

/** "no fewer than", "not only" deny nothing. */
function isNoMore(tree: Tree, k: number): boolean {
  const following = k + 1 < tree.tokens.length ? wordAt(tree, k + 1) : "";
  return /^(?:only|just|least|until|fewer|less|more)$/.test(following);
}

function isNone(tree: Tree, i: number): boolean {
  const word = wordAt(tree, i);
  if (word === "nobody" || word === "none" || word === "nothing" || word === "neither") return true;
  return dependentsOf(tree, i, "det").some((k) => wordAt(tree, k) === "no" && !isNoMore(tree, k));
}

/** What the frame's own words say of how real it is; undefined when they say nothing. */
function ownModality(tree: Tree, frame: Frame): Modality | undefined {
  if (isConditional(tree, frame.clause)) return "possible";
  let found: Modality | undefined;
  for (let k = tree.first[frame.clause]!; k >= 0; k = tree.next[k]!) {
    const { deprel } = tree.tokens[k]!;
    const word = wordAt(tree, k);
    if (/^(?:aux|cop)$/.test(deprel) && /^(?:is|are|was|were)$/.test(word) && markOf(tree, frame.clause) === "to")
      found = "planned";
    else if (deprel === "aux") found = ofAuxiliary(word) ?? found;
    else if (deprel === "advmod") found = isIn("hedge", word) ? "alleged" : isIn("perhaps", word) ? "possible" : found;
    else if (deprel === "mark" && word === "to" && isRootInfinitive(tree, frame.clause)) found = "planned";
    else if (deprel === "amod" && frame.kind === "noun")
      found =
        word === "attempted"
          ? "possible"
          : isIn("alleged", word)
            ? "alleged"
            : isIn("future", word)
              ? "planned"
              : found;
  }
  return found ?? (isAsked(tree, frame.clause) ? "possible" : undefined);
}

/** A headline's "Trade to rise". */
function isRootInfinitive(tree: Tree, i: number): boolean {
  return tree.tokens[i]!.head < 0 && dependentOf(tree, i, "nsubj", "nsubj:pass") >= 0;
}

function isAsked(tree: Tree, i: number): boolean {
  const { high, tokens } = tree;
  return tokens[i]!.head < 0 && wordAt(tree, high[i]!) === "?";
}

function ofAuxiliary(word: string): Modality | undefined {
  if (/^(?:will|'ll|’ll|shall|wo|ll|would)$/.test(word)) return "planned";
  return isIn("maybe", word) || word === "ca" ? "possible" : undefined;
}

function agentOf(tree: Tree, clause: number): number {
  return dependentOf(tree, clause, "obl:agent");
}

/** Whether a frame only carries another claim: a verb of saying or of phase with a clause, or "it is true that". */
function isLayer(tree: Tree, frame: Frame): boolean {
  if (frame.kind === "noun" || frame.kind === "apposition" || frame.kind === "existence") return false;
  const complements = dependentsOf(tree, frame.clause, "ccomp", "xcomp", "csubj");
  const lemma = lemmaAt(tree, frame.clause);
  if (frame.kind !== "verb")
    return complements.length > 0 && (isIn("false", lemma) || isTruth(tree, frame.head) || isIn("likely", lemma));
  const isBare = dependentOf(tree, frame.clause, "obj", "nsubj:pass") < 0;
  if (complements.length === 0) return isIn("report", lemma) && isBare;
  if (isIn("report", lemma) || isIn("deny", lemma) || /^(?:claim|allege|suspect)$/.test(lemma))
    return complements.some((k) => tree.tokens[k]!.deprel !== "xcomp") || lemma === "be";
  return (
    isIn("aspect", lemma) ||
    (isIn("fail", lemma) && lemma === "fail") ||
    lemma === "be" ||
    /^(?:plan|intend|expect|schedule|set|due|aim|poise|slate)$/.test(lemma)
  );
}
