import type { Form, Leaning, Span } from "../../model/index.ts";
import { isImpersonal } from "./anaphora.ts";
import { isIn } from "./lexicon.ts";
import type { Reading } from "./reading.ts";
import { spareIn } from "./spare.ts";
import { isConditional } from "./stances.ts";
import { dependentOf, dependentsOf, lemmaAt, markOf, type Tree, wordAt } from "./tree.ts";

/** Sentences of more code units say what they may be told without. */
const LONG = 140;

type Ground = Pick<Reading, "tree" | "clauses" | "names" | "speech" | "antecedent">;

/** Tells how the clause of each frame, and the sentence around it, stand by the parse. A sentence is read once. */
export function formsIn(reading: Ground): Forms {
  const roots = rootsOf(reading.tree);
  const known = new Map<number, Omit<Form, "clause">>();
  return (k, head) => {
    const root = roots[head]!;
    const sentence = known.get(root) ?? sentenceForm(reading, root);
    known.set(root, sentence);
    const clause = k < 0 ? "noun" : leaningOfFrame(reading, k);
    return { ...(clause && { clause }), ...sentence };
  };
}

/** The form of the claim that a token carries, in frame `k`; -1 where it is in none. */
export type Forms = (k: number, head: number) => Form;

/** The root above each token. */
function rootsOf({ tokens, order }: Tree): Int32Array {
  const roots = Int32Array.from(tokens.keys());
  for (const i of order) if (tokens[i]!.head >= 0) roots[i] = roots[tokens[i]!.head]!;
  return roots;
}

function sentenceForm(reading: Ground, root: number): Omit<Form, "clause"> {
  const { tree } = reading;
  const span = spanOf(tree, root);
  const sentence = leaningOfSentence(reading, root);
  const spare = span.end - span.start > LONG ? spareIn(tree, root) : [];
  return { ...(sentence && { sentence }), ...(spare.length > 0 && { spare }) };
}

function spanOf({ tokens, low, high }: Tree, i: number): Span {
  return { start: tokens[low[i]!]!.span.start, end: tokens[high[i]!]!.span.end };
}

function leaningOfSentence(reading: Ground, root: number): Leaning | undefined {
  const { tree } = reading;
  if (isAsked(tree, root)) return "asked";
  if (!hasTense(tree, root)) return isBase(tree, root) ? "bidden" : "verbless";
  const subject = subjectAt(tree, root);
  if (isSubordinate(tree, root)) return "subordinate";
  if (subject < 0) return isBase(tree, root) ? "bidden" : "subjectless";
  if (isRelative(tree, subject)) return "relative";
  if (isOpen(reading, subject, tree.low[root]!)) return "open";
  return isSpoken(reading, root) ? "spoken" : undefined;
}

function leaningOfFrame(reading: Ground, k: number): Leaning | undefined {
  const { tree, clauses } = reading;
  const { kind, clause } = clauses.frames[k]!;
  if (kind === "noun" || kind === "apposition") return "noun";
  const subject = subjectAt(tree, clause);
  if (isAsked(tree, clause) || isConditional(tree, clause) || isInverted(tree, clause, subject)) return "asked";
  if (!hasTense(tree, clause)) return subject >= 0 && tree.tokens[clause]!.head < 0 ? "verbless" : "nonfinite";
  if (subject < 0) return "subjectless";
  if (isRelative(tree, subject) || hasGap(tree, clause)) return "relative";
  if (isOpen(reading, subject, tree.low[clause]!)) return "open";
  if (isSpoken(reading, clause)) return "spoken";
  return markOf(tree, clause) !== "that" && isSubordinate(tree, clause) ? "subordinate" : undefined;
}

/** True of a verb, or of what stands with "be", that has a tense. */
function hasTense(tree: Tree, i: number): boolean {
  const isTensed = (k: number) => /^(?:VB[DZP]|MD)$/.test(tree.tokens[k]!.xpos ?? "");
  return isTensed(i) || dependentsOf(tree, i, "aux", "aux:pass", "cop").some(isTensed);
}

function isBase(tree: Tree, i: number): boolean {
  return /^VBP?$/.test(tree.tokens[i]!.xpos ?? "") && subjectAt(tree, i) < 0;
}

function subjectAt(tree: Tree, i: number): number {
  return dependentOf(tree, i, "nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl", "nsubj:outer");
}

/** A question mark at its end, behind which a quotation may close. */
function isAsked({ tokens, text, high }: Tree, i: number): boolean {
  const { end } = tokens[high[i]!]!.span;
  return /\?["”’')\s]*$/.test(text.slice(Math.max(0, end - 4), end));
}

/** "Even though the ferry left": the main verb is that of a clause that hangs from nothing. */
function isSubordinate(tree: Tree, i: number): boolean {
  const mark = markOf(tree, i);
  if (mark !== "" && mark !== "to") return true;
  const asks = dependentsOf(tree, i, "advmod").find((k) => isIn("asking", wordAt(tree, k)));
  return asks !== undefined && asks < i;
}

function isRelative(tree: Tree, subject: number): boolean {
  return tree.tokens[subject]!.upos === "PRON" && isIn("relative", wordAt(tree, subject));
}

/** "The fog that the mate must cross": what the clause is about stands before it; "the quay where he lives" has it all. */
function hasGap(tree: Tree, clause: number): boolean {
  const { deprel, head } = tree.tokens[clause]!;
  if (deprel !== "acl:relcl" || head < 0) return false;
  return !dependentsOf(tree, clause, "advmod").some((k) => k < clause && isIn("asking", wordAt(tree, k)));
}

/** "Should the mayor win in May": a condition without a word for it. */
function isInverted(tree: Tree, clause: number, subject: number): boolean {
  if (subject < 0) return false;
  return dependentsOf(tree, clause, "aux", "aux:pass", "cop").some((k) => k < subject && k === tree.low[clause]);
}

/** Somebody or something of a sentence before: "he", "their boat", "both", "three of them"; not where the clause names him before. */
function isOpen({ tree, antecedent, names }: Ground, subject: number, from: number): boolean {
  const { deprel, head } = tree.tokens[subject]!;
  if (deprel === "expl" || deprel.startsWith("csubj")) return false;
  if (wordAt(tree, subject) === "it" && head >= 0 && isImpersonal(lemmaAt(tree, head))) return false;
  const pointing = [subject, ...dependentsOf(tree, subject, "nmod:poss", "nmod", "det")].find((k) =>
    isPointing(tree, k, subject),
  );
  if (pointing === undefined) return false;
  const isNamed = (k: number) => k >= from && (names.at[k]! >= 0 ? !names.isPronoun[k] : k === antecedent[pointing]);
  for (let k = from; k < pointing; k++) if (isNamed(k)) return false;
  return true;
}

function isPointing(tree: Tree, k: number, subject: number): boolean {
  const { upos, deprel } = tree.tokens[k]!;
  if (deprel === "det" && k !== subject) return isIn("demonstrative", wordAt(tree, k));
  if (k === subject && (upos === "DET" || upos === "ADJ" || upos === "NUM")) return isBareNumber(tree, k);
  return (upos === "PRON" || upos === "DET") && isIn("pointing", wordAt(tree, k));
}

/** "Both", "others", "the two": of whom nothing is said. */
function isBareNumber(tree: Tree, k: number): boolean {
  return (
    isIn("pointing", wordAt(tree, k)) ||
    (dependentOf(tree, k, "det") >= 0 && dependentOf(tree, k, "nmod", "acl:relcl", "acl") < 0)
  );
}

/** Words of whoever writes or speaks, outside quotation marks. */
function isSpoken({ tree, speech }: Ground, root: number): boolean {
  for (let k = tree.low[root]!; k <= tree.high[root]!; k++)
    if (isIn("ownVoice", wordAt(tree, k)) && tree.tokens[k]!.upos === "PRON")
      if (!speech.around(k).some(({ kind, marks }) => kind !== "indirect" && marks === "present")) return true;
  return false;
}
