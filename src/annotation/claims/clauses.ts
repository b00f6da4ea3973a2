import type { Frame } from "./frames.ts";
import { isIn } from "./lexicon.ts";
import { dependentOf, dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

/** The frames of an article laid over its tree. */
export interface Clauses {
  readonly tree: Tree;
  readonly frames: readonly Frame[];
  /** Frame whose clause or head a token is, -1 where it is none. */
  readonly frameAt: Int32Array;
  /** Frame in whose words a token stands, -1 outside. */
  readonly owner: Int32Array;
  /** Frame that a frame hangs from, -1 for a main clause. */
  readonly parent: Int32Array;
  /** Token of the subject of each frame, shared ones too, -1 where there is none. */
  readonly subject: Int32Array;
  /** Frames, governors before what hangs from them. */
  readonly order: readonly number[];
}

/** Hangs the frames of an article together and finds their subjects, also those of conjuncts, infinitives and participles. */
export function clausesOf(tree: Tree, frames: readonly Frame[]): Clauses {
  const frameAt = new Int32Array(tree.tokens.length).fill(-1);
  frames.forEach(({ clause }, k) => {
    frameAt[clause] = k;
  });
  frames.forEach(({ head }, k) => {
    if (frameAt[head]! < 0) frameAt[head] = k;
  });
  const owner = new Int32Array(tree.tokens.length).fill(-1);
  const parent = new Int32Array(frames.length).fill(-1);
  const subject = new Int32Array(frames.length).fill(-1);
  const order: number[] = [];
  const clauses: Clauses = { tree, frames, frameAt, owner, parent, subject, order };
  for (const i of tree.order) enter(clauses, order, i);
  return clauses;
}

function enter({ tree, frames, frameAt, owner, parent, subject }: Clauses, order: number[], i: number): void {
  const { head } = tree.tokens[i]!;
  const above = head < 0 ? -1 : owner[head]!;
  const own = frameAt[i]!;
  owner[i] = own >= 0 ? own : above;
  if (own < 0 || frames[own]!.clause !== i) return;
  parent[own] = above;
  subject[own] = subjectOf(tree, frames[own]!, above, subject);
  order.push(own);
}

/** The subject next to its verb: "Farm minister Oskar Brenn" and datelines are often read as two. */
function nearestSubject(tree: Tree, clause: number): number {
  const subjects = dependentsOf(tree, clause, "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass");
  const before = subjects.filter((k) => k < clause);
  const found = before.at(-1) ?? subjects[0] ?? misreadSubject(tree, clause);
  return found < 0 ? -1 : pastDateline(tree, found);
}

/** "Dorn, who was shot, died": a name with a clause of its own is often taken for an address. */
function misreadSubject(tree: Tree, clause: number): number {
  if (!/^VB[DZ]$/.test(tree.tokens[clause]!.xpos ?? "")) return -1;
  return dependentsOf(tree, clause, "vocative", "dislocated").find((k) => k < clause) ?? -1;
}

/** "LINDOW, Aug 14 - The toll rose": the subject stands after the dash. */
function pastDateline(tree: Tree, subject: number): number {
  const isDashed = (k: number) =>
    dependentsOf(tree, k, "punct").some((mark) => mark < k && /^(?:-|–|—|--)$/.test(wordAt(tree, mark)));
  return dependentsOf(tree, subject, "appos", "conj", "dep").find((k) => k > subject && isDashed(k)) ?? subject;
}

const RELATIVES = new Set(["who", "which", "that", "whom"]);

function subjectOf(tree: Tree, frame: Frame, above: number, known: Int32Array): number {
  const { clause, kind } = frame;
  if (kind === "apposition") return tree.tokens[clause]!.head;
  if (kind === "noun") return -1;
  if (kind === "existence") return -1;
  const own = nearestSubject(tree, clause);
  if (own >= 0) return antecedentOf(tree, own, clause);
  if (kind === "verb" && tree.tokens[clause]!.upos === "NOUN" && frame.head === clause)
    return dependentOf(tree, clause, "compound");
  return sharedSubject(tree, clause, above < 0 ? -1 : known[above]!);
}

/** What a relative pronoun of a clause stands for; any other token stands for itself. */
export function antecedentOf(tree: Tree, token: number, clause: number): number {
  const { upos, deprel } = tree.tokens[token]!;
  if (upos !== "PRON" && upos !== "DET") return token;
  const { deprel: link, head } = tree.tokens[clause]!;
  const isRelative = link === "acl:relcl" && head >= 0 && RELATIVES.has(lemmaAt(tree, token));
  return isRelative && deprel !== "det" ? head : token;
}

/** "Accused him of selling it", "stopped them from leaving": who is acted on does what follows. */
function accusedOf(tree: Tree, clause: number): number | undefined {
  const { head, xpos } = tree.tokens[clause]!;
  const isLed = dependentsOf(tree, clause, "mark", "case").some((k) => LEADING.has(lemmaAt(tree, k)));
  if (xpos !== "VBG" || !isLed || !isIn("objectGerund", lemmaAt(tree, head))) return undefined;
  const object = dependentOf(tree, head, "obj", "iobj");
  return object >= 0 ? object : undefined;
}

const LEADING = new Set(["of", "from", "for", "with", "into"]);

/** The subject that a clause without one shares with what governs it. */
function sharedSubject(tree: Tree, clause: number, ofGovernor: number): number {
  const { deprel, head, xpos } = tree.tokens[clause]!;
  if (head < 0) return -1;
  if (deprel === "conj") return ofGovernor;
  if (deprel === "advcl") return accusedOf(tree, clause) ?? ofGovernor;
  const isInfinitive = dependentsOf(tree, clause, "mark").some((k) => wordAt(tree, k) === "to");
  if (deprel === "ccomp" || deprel === "parataxis") return xpos === "VBG" || isInfinitive ? ofGovernor : -1;
  if (deprel === "acl") return xpos === "VBG" || xpos === "VBN" || xpos === "JJ" || ofGovernor < 0 ? head : ofGovernor;
  if (deprel !== "xcomp") return -1;
  const object = dependentOf(tree, head, "obj", "iobj");
  return object >= 0 && !isIn("objectSubject", lemmaAt(tree, head)) ? object : ofGovernor;
}
