import { isAgeBehindName } from "./ages.ts";
import type { Ground } from "./amounts.ts";
import { antecedentOf, type Clauses } from "./clauses.ts";
import { isIn, setOf } from "./lexicon.ts";
import { peopleTable } from "./people.ts";
import { isParty } from "./phrases.ts";
import { caseOf, dependentOf, dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

/** A phrase that a preposition ties to a frame. */
export interface Oblique {
  readonly token: number;
  /** Its preposition in lower case; empty for a bare one ("on" left out of "Friday"). */
  readonly by: string;
}

/** Tokens that take part in a frame by what they are to it, whichever way round the clause is built. */
export interface Arguments {
  /** Who does it, -1 where that is not said. */
  readonly agent: number;
  /** Whom or what it is done to or happens to. */
  readonly patient: number;
  /** Who gets something: the first object of two. */
  readonly goal: number;
  /** What a copula says of its subject. */
  readonly complement: number;
  readonly obliques: readonly Oblique[];
}

/** Who takes part in each frame. */
export function argumentsOf(clauses: Clauses, ground: Ground, k: number): Arguments {
  const { tree, frames, subject } = clauses;
  const frame = frames[k]!;
  if (frame.kind === "noun") return ofNoun(tree, frame.head, frame.predicate);
  const obliques = obliquesOf(tree, frame.clause);
  const none = { agent: -1, patient: -1, goal: -1, complement: -1, obliques };
  if (frame.kind === "existence")
    return { ...none, patient: frame.head, obliques: [...obliques, ...obliquesOf(tree, frame.head)] };
  if (frame.kind === "state")
    return { ...none, patient: subject[k]! >= 0 ? subject[k]! : describedBy(tree, frame.head) };
  if (frame.kind === "apposition") return ofApposition(tree, none, frame.head, subject[k]!);
  if (frame.kind !== "verb") return { ...none, agent: subject[k]!, complement: frame.head };
  if (frame.head !== frame.clause) return ofLightVerb(tree, frame.head, subject[k]!, obliques);
  return ofVerb(clauses, ground, k, obliques);
}

/** "two men dead", "the injured woman": the noun that an adjective stands beside. */
function describedBy(tree: Tree, i: number): number {
  const { deprel, head } = tree.tokens[i]!;
  if (deprel !== "amod" || head < 0 || tree.tokens[head]!.upos === "PROPN") return -1;
  return tree.tokens[head]!.deprel === "conj" ? tree.tokens[head]!.head : head;
}

/** The name is who is spoken of, the common noun what is said of it, on whichever side it stands. */
function ofApposition(tree: Tree, none: Arguments, right: number, left: number): Arguments {
  const isNameRight = tree.tokens[right]!.upos === "PROPN";
  return { ...none, agent: isNameRight ? right : left, complement: isNameRight ? left : right };
}

function ofVerb(
  { tree, frames, subject }: Clauses,
  ground: Ground,
  k: number,
  obliques: readonly Oblique[],
): Arguments {
  const { clause, isPassive, predicate } = frames[k]!;
  const object = objectOf(tree, ground, clause, subject[k]!);
  const goal = dependentOf(tree, clause, "iobj");
  const base = { goal, complement: -1, obliques };
  if (isPassive && isIn("disposed", predicate)) return { ...base, agent: subject[k]!, patient: object };
  if (isPassive || (object < 0 && isHeadlinePassive(ground, clause, predicate, subject[k]!))) {
    const by = obliques.find(({ token, by }) => by === "by" && !isTimeLike(tree, token));
    return { ...base, agent: by?.token ?? -1, patient: subject[k]!, obliques: obliques.filter((one) => one !== by) };
  }
  if (object < 0 && (isIn("unaccusative", predicate) || peopleTable().undergone.get(predicate) === "killed"))
    return { ...base, agent: -1, patient: subject[k]! };
  return { ...base, agent: subject[k]!, patient: object };
}

function isMeasured(tree: Tree, clause: number): boolean {
  const lemma = lemmaAt(tree, clause);
  return isIn("unaccusative", lemma) || isIn("level", lemma);
}

/** Whether a token stands in the words of a quantity, or is a unit that one counts: `point` of "half a point". */
export function isAmountIn({ tree, quantityAt }: Ground, token: number): boolean {
  if (quantityAt[token]! >= 0) return true;
  if (!/^(?:point|percent|percentage|cent|per cent)$/.test(lemmaAt(tree, token))) return false;
  return dependentsOf(tree, token).some((k) => quantityAt[k]! >= 0);
}

function isTimeLike(tree: Tree, token: number): boolean {
  return tree.tokens[token]!.upos === "NUM" || tree.tokens[token]!.deprel === "obl:unmarked";
}

/** "Three killed in crash": a verb that needs an object and has none. */
function isHeadlinePassive({ tree, names }: Ground, clause: number, predicate: string, subject: number): boolean {
  const { xpos } = tree.tokens[clause]!;
  if (xpos !== "VBD" && xpos !== "VBN") return false;
  if (peopleTable().done.has(predicate)) return true;
  if (subject < 0 || dependentOf(tree, clause, "ccomp", "xcomp", "aux", "iobj") >= 0) return false;
  return isIn("transitive", predicate) || (isIn("transitiveThings", predicate) && !isParty(tree, names, subject));
}

/** The object of a verb; what a verb of change is followed by is a measure: "rose 5%". */
function objectOf(tree: Tree, ground: Ground, clause: number, subject: number): number {
  const given = dependentOf(tree, clause, "obj");
  const object = given >= 0 && isIn("day", wordAt(tree, given)) ? -1 : given;
  const isSum = object >= 0 && isAmountIn(ground, object);
  if (isSum && (isMeasured(tree, clause) || /^(?:fine|jail|sentence)$/.test(lemmaAt(tree, clause)))) return -1;
  if (object >= 0) return antecedentOf(tree, object, clause);
  const { deprel, head } = tree.tokens[clause]!;
  const isGap = deprel === "acl:relcl" && head >= 0 && subject >= 0 && subject !== head;
  return isGap && dependentOf(tree, clause, "ccomp", "xcomp", "obl", "nsubj:pass") < 0 ? head : -1;
}

/** "made an attack on X": what hangs from the noun is done to by the verb's subject. */
function ofLightVerb(tree: Tree, noun: number, subject: number, obliques: readonly Oblique[]): Arguments {
  const below = obliquesOf(tree, noun);
  const of = below.find(({ by }) => by === "of" || by === "on" || by === "against");
  const rest = below.filter((one) => one !== of);
  return { agent: subject, patient: of?.token ?? -1, goal: -1, complement: -1, obliques: [...rest, ...obliques] };
}

const HAPPENS = setOf(
  "die explode collapse crash quake erupt burn flood happen rise fall derail sink close open start end",
);

/** "Norland's invasion of Skarn", "an attack on X by Y", "the Norlandic attack". */
function ofNoun(tree: Tree, noun: number, predicate: string): Arguments {
  const below = obliquesOf(tree, noun);
  const by = below.find((one) => one.by === "by");
  const of = below.find((one) => one.by === "of");
  const owner = dependentOf(tree, noun, "nmod:poss");
  const happens = HAPPENS.has(predicate);
  const agent = by?.token ?? (happens ? -1 : owner >= 0 ? owner : nationOf(tree, noun));
  const patient = of?.token ?? (happens && owner >= 0 ? owner : kindOf(tree, noun));
  return { agent, patient, goal: -1, complement: -1, obliques: below.filter((one) => one !== by && one !== of) };
}

/** `bus` of "the bus crash", `missile` of "a missile test": what the event is of. */
function kindOf(tree: Tree, noun: number): number {
  const found = dependentsOf(tree, noun, "compound").at(-1);
  return found !== undefined && tree.tokens[found]!.upos === "NOUN" ? found : -1;
}

/** A name that modifies the noun from the left: `Norlandic` of "the Norlandic attack". */
function nationOf(tree: Tree, noun: number): number {
  return (
    dependentsOf(tree, noun, "amod", "compound").find((k) => /^\p{Lu}/u.test(tree.text[tree.tokens[k]!.span.start]!)) ??
    -1
  );
}

function obliquesOf(tree: Tree, token: number): Oblique[] {
  const found: Oblique[] = [];
  for (const k of dependentsOf(
    tree,
    token,
    "obl",
    "nmod",
    "obl:unmarked",
    "obl:agent",
    "nmod:unmarked",
    "obl:tmod",
    "obl:npmod",
  ))
    found.push({ token: k, by: caseOf(tree, k) });
  return found;
}

/** A phrase and what is joined to it by "and", at most eight. */
export function joinedTo(tree: Tree, token: number): number[] {
  if (token < 0) return [];
  const more = dependentsOf(tree, token, "conj").filter(
    (k) =>
      /^(?:NOUN|PROPN|PRON|NUM|ADJ)$/.test(tree.tokens[k]!.upos) &&
      !/^aged?$/.test(lemmaAt(tree, k)) &&
      !isAgeBehindName(tree, k),
  );
  return [token, ...more].slice(0, 8);
}

/** What "thousands of" and "a group of" are of; other phrases stand for themselves. */
export function wholeOf(tree: Tree, token: number): number {
  if (
    !/^(?:ten|hundred|thousand|million|dozen|score|number|couple|majority|handful|group|some)$/.test(
      lemmaAt(tree, token),
    )
  )
    return token;
  return dependentsOf(tree, token, "nmod").find((k) => caseOf(tree, k) === "of") ?? token;
}
