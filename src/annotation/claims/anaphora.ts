import type { Span } from "../../model/index.ts";
import type { Arguments } from "./arguments.ts";
import type { Clauses } from "./clauses.ts";
import type { Frame } from "./frames.ts";
import { setOf } from "./lexicon.ts";
import { meansPeople } from "./people.ts";
import type { Names } from "./phrases.ts";
import { caseOf, dependentOf, dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

/** What anaphora is read from. */
export interface Mentions {
  readonly clauses: Clauses;
  readonly names: Names;
  readonly args: readonly Arguments[];
  /** Number of the sentence of each token. */
  readonly sentenceOf: Int32Array;
  /** Whether a token stands between quotation marks. */
  readonly isMarked: (token: number) => boolean;
}

const SINGULAR = /^(?:he|she|him|her|it)$/;
const PLURAL = /^(?:they|them)$/;
const MALE = setOf("man boy father son brother husband uncle nephew grandfather grandson gunman policeman fireman");
const FEMALE = setOf("woman girl mother daughter sister wife aunt niece grandmother granddaughter widow");

/**
 * The token that each pronoun or "the suspect" stands for, -1 where that is not safe to say. A pronoun is the one
 * that agrees among who takes part in the clause that governs its own, else in the sentence right before; "the suspect" is the one person
 * of whom the article says "suspect". Names found for a pronoun before go first. Linear.
 */
export function antecedentsOf(mentions: Mentions): Int32Array {
  const { clauses, args, names } = mentions;
  const found = new Int32Array(clauses.tree.tokens.length).fill(-1);
  const bearers = bearersOf(mentions);
  let topic: Topic = { sentence: -1, tokens: [] };
  clauses.frames.forEach((frame, k) => {
    const { agent, patient } = args[k]!;
    const above = clauses.parent[k]!;
    for (const token of [agent, patient]) {
      if (token < 0 || names.at[token]! >= 0) continue;
      const bearer = described(clauses.tree, token, bearers);
      if (bearer >= 0) found[token] = bearer;
      else if (isPronoun(clauses.tree, token) && !isEmpty(frame, wordAt(clauses.tree, token)))
        found[token] = meant(mentions, found, token, above < 0 ? [] : about(args[above]!), topic);
    }
    if (above < 0) topic = topicOf(mentions, found, k, topic);
  });
  return found;
}

/** Who takes part in the first main clause of a sentence. */
interface Topic {
  readonly sentence: number;
  readonly tokens: readonly number[];
}

/** The one that agrees among those of the governing clause, else among those of the sentence before; -1 where several do. */
function meant(mentions: Mentions, found: Int32Array, token: number, near: readonly number[], topic: Topic): number {
  const { sentenceOf, isMarked } = mentions;
  const before = sentenceOf[token]! - topic.sentence === 1 ? topic.tokens : [];
  for (const some of [near.filter((one) => one < token), before]) {
    const fitting = some.filter((one) => agrees(mentions, token, one) && isMarked(one) === isMarked(token));
    if (fitting.length > 1) return -1;
    const [only] = fitting;
    if (only !== undefined) return found[only]! >= 0 ? found[only]! : only;
  }
  return -1;
}

/** Who takes part in a clause. */
function about({ agent, patient, goal }: Arguments): number[] {
  return [...new Set([patient, agent, goal])].filter((token) => token >= 0);
}

function topicOf({ args, sentenceOf }: Mentions, found: Int32Array, k: number, known: Topic): Topic {
  const tokens = about(args[k]!);
  const [first] = tokens;
  if (first === undefined || sentenceOf[first] === known.sentence) return known;
  return { sentence: sentenceOf[first]!, tokens: tokens.map((one) => (found[one]! >= 0 ? found[one]! : one)) };
}

/** "it rains", "it is clear that": nothing is meant. */
function isEmpty({ kind, predicate }: Frame, word: string): boolean {
  return word === "it" && (kind !== "verb" || isImpersonal(predicate));
}

/** A verb whose "it" means nothing: "it rained". */
export function isImpersonal(predicate: string): boolean {
  return EMPTY.has(predicate);
}

const EMPTY = setOf("rain snow hail freeze seem appear take turn look happen mean matter help");

function isPronoun(tree: Tree, token: number): boolean {
  return SINGULAR.test(wordAt(tree, token)) || PLURAL.test(wordAt(tree, token));
}

function agrees({ clauses: { tree }, names }: Mentions, pronoun: number, token: number): boolean {
  const word = wordAt(tree, pronoun);
  const { upos, feats } = tree.tokens[token]!;
  if (upos !== "NOUN" && upos !== "PROPN") return false;
  const entity = names.entities[names.at[token]!];
  const lemma = lemmaAt(tree, token);
  const isPlural = feats?.includes("Number=Plur") === true || dependentOf(tree, token, "conj") >= 0;
  if (PLURAL.test(word)) return isPlural;
  if (isPlural) return false;
  const isPerson = entity ? entity.type === "person" : meansPeople(lemma);
  if (word === "it") return !isPerson;
  if (!isPerson) return false;
  return /^(?:he|him)$/.test(word) ? !FEMALE.has(lemma) : !MALE.has(lemma);
}

/** By noun, the token that names the one person or body of whom the article says it; -1 where it says it of several. */
function bearersOf({ clauses, names, args }: Mentions): Map<string, number> {
  const { tree, frames } = clauses;
  const found = new Map<string, number>();
  const tell = (noun: number, name: number) => {
    const entity = names.at[name]!;
    if (noun < 0 || entity < 0 || names.entities[entity]!.type !== "person" || names.isPronoun[name]) return;
    if (tree.tokens[noun]!.upos !== "NOUN") return;
    const lemma = lemmaAt(tree, noun);
    const known = found.get(lemma);
    found.set(lemma, known === undefined || (known >= 0 && names.at[known] === entity) ? (known ?? name) : -1);
  };
  frames.forEach(({ kind, predicate, clause }, k) => {
    const { agent, patient, complement } = args[k]!;
    if ((kind === "copula" || kind === "apposition") && agent >= 0 && complement >= 0) {
      tell(complement, agent);
      tell(agent, complement);
    }
    if (!/^(?:identify|name)$/.test(predicate) || patient < 0) return;
    const as = dependentsOf(tree, clause, "obl").find((token) => caseOf(tree, token) === "as");
    if (as !== undefined) tell(patient, as);
  });
  for (let i = 0; i < tree.tokens.length; i++) {
    const { deprel, head } = tree.tokens[i]!;
    if (deprel === "appos" && head >= 0) tell(head, i);
    if (/^(?:flat|nmod:desc)$/.test(deprel) && head >= 0 && names.at[head]! < 0) tell(head, i);
  }
  return found;
}

const DEFINITE = setOf("suspect victim gunman shooter attacker driver defendant deceased accused killer");

/** "the suspect" without more words, where one person bears the word. */
function described(tree: Tree, token: number, bearers: ReadonlyMap<string, number>): number {
  const { upos, feats } = tree.tokens[token]!;
  if (upos !== "NOUN" || feats?.includes("Number=Plur") || !DEFINITE.has(lemmaAt(tree, token))) return -1;
  const the = dependentOf(tree, token, "det");
  if (the < 0 || wordAt(tree, the) !== "the" || dependentOf(tree, token, "amod", "nummod", "acl", "acl:relcl") >= 0)
    return -1;
  return bearers.get(lemmaAt(tree, token)) ?? -1;
}

/** Numbers the sentences of tokens. */
export function sentenceNumbers({ tokens }: Tree, sentences: readonly Span[]): Int32Array {
  const found = new Int32Array(tokens.length);
  let s = 0;
  tokens.forEach(({ span }, i) => {
    while (s < sentences.length - 1 && sentences[s]!.end <= span.start) s++;
    found[i] = s;
  });
  return found;
}
