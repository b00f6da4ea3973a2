import { isIn, setOf } from "./lexicon.ts";
import { nominals } from "./nominals.ts";
import { countedBefore, isPeopleState, peopleTable } from "./people.ts";
import { caseOf, dependentOf, dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

/** A clause or noun that says something, before its participants are known. */
export interface Frame {
  readonly kind: "verb" | "state" | "copula" | "existence" | "noun" | "apposition";
  /** The token that carries it. */
  readonly head: number;
  /** The token that carries tense, negation and subject; the verb of "made an attack". */
  readonly clause: number;
  readonly predicate: string;
  readonly isPassive: boolean;
}

const NO_CLAUSE = setOf(
  "aux aux:pass cop amod compound compound:prt case mark fixed flat det advmod cc goeswith reparandum punct discourse nummod",
);
const OPEN = setOf("root xcomp ccomp conj parataxis acl acl:relcl advcl advcl:relcl dep");
const MATTER = setOf("NOUN PROPN NUM PRON ADJ ADV");

/** Every frame of the article by the token that carries it, in text order. */
export function framesOf(tree: Tree): Frame[] {
  const found: Frame[] = [];
  for (let i = 0; i < tree.tokens.length; i++) {
    const frame = frameAt(tree, i);
    if (frame) found.push(frame);
  }
  const light = new Set(found.filter(({ head, clause }) => head !== clause).map(({ head }) => head));
  return found.filter(({ head, clause }) => head !== clause || !light.has(head));
}

function frameAt(tree: Tree, i: number): Frame | undefined {
  const { upos, deprel } = tree.tokens[i]!;
  const outcome = outcomeAt(tree, i);
  if (outcome) return outcome;
  if (upos === "VERB" || (upos === "AUX" && !NO_CLAUSE.has(deprel))) return verbAt(tree, i);
  if (!MATTER.has(upos)) return undefined;
  const misread = upos === "NOUN" ? misreadAt(tree, i) : undefined;
  if (misread) return misread;
  if (dependentOf(tree, i, "cop") >= 0) return copulaAt(tree, i);
  if (upos === "ADJ" || upos === "ADV") return stateAt(tree, i);
  if (upos === "NUM") return undefined;
  return deprel === "appos" ? (appositionAt(tree, i) ?? nounAt(tree, i)) : nounAt(tree, i);
}

/** "one dead", "5 injured", "one fatally": what became of the people named right before, however it is parsed. */
function outcomeAt(tree: Tree, i: number): Frame | undefined {
  const lemma = lemmaAt(tree, i);
  const { upos } = tree.tokens[i]!;
  const isState = isPeopleState(lemma) || isPeopleState(wordAt(tree, i));
  const isShot = upos === "NOUN" && wordAt(tree, i) === "shot" && tree.tokens[i]!.deprel !== "compound";
  if (isShot && countedBefore(tree, i) >= 0 && dependentOf(tree, i, "cop", "det", "obj") < 0)
    return { kind: "verb", head: i, clause: i, predicate: "shoot", isPassive: true };
  if (!isState && !(upos === "VERB" && peopleTable().done.has(lemma))) return undefined;
  if (countedBefore(tree, i) < 0 || dependentOf(tree, i, "obj", "cop", "aux", "aux:pass") >= 0) return undefined;
  const isVerb = peopleTable().done.has(lemma);
  const predicate = isVerb || isPeopleState(lemma) ? lemma : wordAt(tree, i);
  return { kind: isVerb ? "verb" : "state", head: i, clause: i, predicate, isPassive: isVerb };
}

/** Past forms that are often taken for nouns. */
const MISREAD = new Map([
  ["shot", "shoot"],
  ["rose", "rise"],
  ["cut", "cut"],
  ["hit", "hit"],
  ["burst", "burst"],
]);

/** "were shot", "Inflation rose to 5 percent", where the verb was taken for a noun; its dependents tell. */
function misreadAt(tree: Tree, i: number): Frame | undefined {
  const known = MISREAD.get(wordAt(tree, i));
  const predicate = known ?? lemmaAt(tree, i);
  if (isHeadlineVerb(tree, i))
    return { kind: "verb", head: i, clause: i, predicate: lemmaAt(tree, i), isPassive: false };
  const isPassive =
    dependentOf(tree, i, "aux:pass", "nsubj:pass") >= 0 || (known !== undefined && dependentOf(tree, i, "cop") >= 0);
  if (!isPassive && !(known !== undefined && isActive(tree, i))) return undefined;
  return { kind: "verb", head: i, clause: i, predicate, isPassive };
}

/** "A gunman shot two people", "The dam burst on Monday.": a subject or compound before it and an object, a conjoined verb or nothing but itself to carry the sentence. */
function isActive(tree: Tree, i: number): boolean {
  const hasSubject = dependentOf(tree, i, "compound", "nsubj") >= 0;
  if (!hasSubject) return false;
  if (dependentOf(tree, i, "obj") >= 0) return true;
  if (dependentsOf(tree, i, "conj").some((k) => tree.tokens[k]!.xpos === "VBD")) return true;
  if (dependentOf(tree, i, "obl") >= 0 && dependentOf(tree, i, "det") < 0) return true;
  return tree.tokens[i]!.head < 0 && wordAt(tree, tree.high[i]!) === ".";
}

/** Verbs that a headline's present tense is often taken for a plural: "Velm mayor resigns". */
const HEADLINE = setOf(
  "resign quit die win lose rise fall crash collapse explode open close return arrive appeal retire strike protest vote apologise apologize",
);

function isHeadlineVerb(tree: Tree, i: number): boolean {
  const { xpos, head } = tree.tokens[i]!;
  if (xpos !== "NNS" || head >= 0 || !HEADLINE.has(lemmaAt(tree, i))) return false;
  const last = wordAt(tree, tree.high[i]!);
  return dependentOf(tree, i, "compound") >= 0 && dependentOf(tree, i, "det", "nummod", "amod") < 0 && last !== ".";
}

function verbAt(tree: Tree, i: number): Frame | undefined {
  const { deprel } = tree.tokens[i]!;
  if (NO_CLAUSE.has(deprel)) return undefined;
  const lemma = lemmaAt(tree, i);
  const word = wordAt(tree, i);
  if (
    lemma !== word &&
    isPeopleState(word) &&
    dependentOf(tree, i, "obj") < 0 &&
    /^VB[GN]$/.test(tree.tokens[i]!.xpos ?? "") &&
    !peopleTable().done.has(lemma)
  )
    return { kind: "state", head: i, clause: i, predicate: word, isPassive: false };
  if (lemma === "be") {
    const there = dependentOf(tree, i, "expl");
    const subject = dependentOf(tree, i, "nsubj");
    if (there >= 0 && subject >= 0)
      return { kind: "existence", head: subject, clause: i, predicate: lemmaAt(tree, subject), isPassive: false };
  }
  const isPassive = isPassiveVerb(tree, i);
  const noun = isIn("light", lemma) && !isPassive ? lightNoun(tree, i) : -1;
  if (noun >= 0)
    return { kind: "verb", head: noun, clause: i, predicate: nominals().get(lemmaAt(tree, noun))!, isPassive };
  return { kind: "verb", head: i, clause: i, predicate: withParticle(tree, i, lemma), isPassive };
}

/** The deverbal object of a light verb: `attack` of "carried out an attack". */
function lightNoun(tree: Tree, verb: number): number {
  const object = dependentOf(tree, verb, "obj");
  if (object < 0 || tree.tokens[object]!.upos !== "NOUN") return -1;
  return nominals().has(lemmaAt(tree, object)) ? object : -1;
}

/** Lemma with its particle: `carry out`. */
function withParticle(tree: Tree, i: number, lemma: string): string {
  const particle = dependentOf(tree, i, "compound:prt");
  if (particle >= 0) return `${lemma} ${wordAt(tree, particle)}`;
  const isAway = i + 1 < tree.tokens.length && wordAt(tree, i + 1) === "away" && tree.tokens[i + 1]!.head === i;
  return isAway ? `${lemma} away` : lemma;
}

function isPassiveVerb(tree: Tree, i: number): boolean {
  const { xpos, deprel, head } = tree.tokens[i]!;
  if (isCalledFor(tree, i)) return false;
  for (let k = tree.first[i]!; k >= 0; k = tree.next[k]!)
    if (/:pass$|^obl:agent$/.test(tree.tokens[k]!.deprel)) return true;
  if (deprel === "conj" && isShotAnd(tree, i)) return true;
  if (xpos !== "VBN" || dependentOf(tree, i, "aux", "obj") >= 0) return false;
  if (deprel === "acl" || deprel === "advcl" || deprel === "amod") return true;
  return deprel === "conj" && head >= 0 && head < i && dependentOf(tree, head, "aux:pass") >= 0;
}

/** "was shot and killed Wednesday": what is done to people beside a verb that was taken for a noun, whose subject it shares. */
function isShotAnd(tree: Tree, i: number): boolean {
  const { head } = tree.tokens[i]!;
  const object = dependentOf(tree, i, "obj");
  const isBare =
    (object < 0 || isIn("day", wordAt(tree, object))) && dependentOf(tree, i, "aux", "nsubj", "nsubj:pass") < 0;
  return isBare && head < i && peopleTable().done.has(lemmaAt(tree, i)) && misreadAt(tree, head)?.isPassive === true;
}

/** "Orth on Sunday called for talks": a past tense that is often taken for a participle; no auxiliary makes it passive. */
function isCalledFor(tree: Tree, i: number): boolean {
  const { deprel, head } = tree.tokens[i]!;
  if (
    !/^(?:call|appeal|vote|vow|agree|warn|protest|resign)$/.test(lemmaAt(tree, i)) ||
    (head >= 0 && deprel !== "conj" && deprel !== "ccomp")
  )
    return false;
  return dependentOf(tree, i, "aux:pass", "aux", "obj") < 0 && dependentOf(tree, i, "nsubj:pass", "nsubj") >= 0;
}

function copulaAt(tree: Tree, i: number): Frame {
  const { upos } = tree.tokens[i]!;
  const isState = (upos === "ADJ" || upos === "ADV") && caseOf(tree, i) === "";
  const predicate = isState ? lemmaAt(tree, i) : "be";
  return { kind: isState ? "state" : "copula", head: i, clause: i, predicate, isPassive: false };
}

/** An adjective that says something without "be": "four people dead", "left him injured". */
function stateAt(tree: Tree, i: number): Frame | undefined {
  const { deprel } = tree.tokens[i]!;
  if (!OPEN.has(deprel)) return undefined;
  const isSaid = dependentOf(tree, i, "nsubj") >= 0 || isPeopleState(lemmaAt(tree, i));
  if (!isSaid) return undefined;
  return { kind: "state", head: i, clause: i, predicate: lemmaAt(tree, i), isPassive: false };
}

/** A dateline's place stands before a dash and is nobody: "BRACK (Reuters) - Five members". "Ruta Pellmore, the chief executive": the one is the other. */
function appositionAt(tree: Tree, i: number): Frame | undefined {
  const { head, upos } = tree.tokens[i]!;
  if (head < 0) return undefined;
  const before = tree.low[i]! - 1;
  if (before >= 0 && /^(?:-|–|—|--|\))$/.test(wordAt(tree, before))) return undefined;
  const other = tree.tokens[head]!.upos;
  const isNamed = (upos === "PROPN") !== (other === "PROPN") && (upos === "NOUN" || other === "NOUN");
  return isNamed ? { kind: "apposition", head: i, clause: i, predicate: "be", isPassive: false } : undefined;
}

function nounAt(tree: Tree, i: number): Frame | undefined {
  if (tree.tokens[i]!.upos !== "NOUN") return undefined;
  const predicate = nominals().get(lemmaAt(tree, i));
  if (predicate === undefined || tree.tokens[i]!.deprel === "compound") return undefined;
  return { kind: "noun", head: i, clause: i, predicate, isPassive: false };
}
