import type { Annotation, Entity, Span } from "../../model/index.ts";
import { meansPeople } from "./people.ts";
import { caseOf, dependentOf, type Tree, wordAt } from "./tree.ts";

/** Entities by the token that names them. */
export interface Names {
  readonly entities: readonly Entity[];
  /** Entity of a token, -1 where it names none. */
  readonly at: Int32Array;
  /** Whether the token names it by a pronoun. */
  readonly isPronoun: Uint8Array;
}

/** A phrase as a claim shows it. */
export interface Phrase {
  readonly span: Span;
  readonly name: string;
  readonly entity?: Entity;
}

const RANK = { name: 3, description: 2, pronoun: 1 } as const;

/** Lays the mentions of an article's entities over its tokens; names win over descriptions. */
export function namesOf({ entities, tokens }: Annotation): Names {
  const at = new Int32Array(tokens.length).fill(-1);
  const rank = new Uint8Array(tokens.length);
  const isPronoun = new Uint8Array(tokens.length);
  entities.forEach((entity, e) => {
    for (const { span, form } of entity.mentions) {
      for (let i = tokenFrom(tokens, span.start); i < tokens.length && tokens[i]!.span.start < span.end; i++) {
        if (rank[i]! >= RANK[form]) continue;
        rank[i] = RANK[form];
        at[i] = e;
        isPronoun[i] = form === "pronoun" ? 1 : 0;
      }
    }
  });
  return { entities, at, isPronoun };
}

/** The first token that ends after an offset. */
export function tokenFrom(tokens: Annotation["tokens"], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.span.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The entity that a phrase is: that of its head, or of the name that follows its title. */
export function entityOf(tree: Tree, names: Names, head: number): Entity | undefined {
  const own = names.at[head]!;
  if (own >= 0) return names.entities[own];
  const isPlaceNoun = /^(?:city|town|village|state|province|region|county|republic|kingdom|island|district)$/.test(
    tree.tokens[head]!.lemma,
  );
  for (let k = tree.first[head]!; k >= 0; k = tree.next[k]!) {
    const { deprel } = tree.tokens[k]!;
    const e = names.at[k]!;
    if (isPlaceNoun && e >= 0 && deprel === "nmod" && caseOf(tree, k) === "of" && isLocated(names.entities[e]!))
      return names.entities[e];
    if (
      e >= 0 &&
      (deprel === "flat" || deprel === "appos" || deprel === "nmod:desc") &&
      isNamedBy(names.entities[e]!, deprel)
    )
      return names.entities[e];
  }
  return personBehind(tree, names, head);
}

/** "Accused harbour master Tom Hale": a title without an article is often read as one object and the name as another. */
function personBehind(tree: Tree, names: Names, head: number): Entity | undefined {
  const [own, next] = [tree.tokens[head]!, tree.tokens[head + 1]];
  if (next === undefined || own.upos !== "NOUN" || next.head !== own.head || next.deprel !== own.deprel)
    return undefined;
  const entity = names.entities[names.at[head + 1]!];
  return entity?.type === "person" ? entity : undefined;
}

function isLocated({ type }: Entity): boolean {
  return type === "place" || type === "country";
}

function isNamedBy(entity: Entity, deprel: string): boolean {
  return deprel === "flat" || entity.type === "person" || entity.type === "organisation";
}

/** The phrase around a head: its span without relative clauses and appositions, and the name it goes by. */
export function phraseOf(tree: Tree, names: Names, head: number, isOwnName = false): Phrase {
  const entity = isOwnName ? names.entities[names.at[head]!] : entityOf(tree, names, head);
  const [from, to] = extentOf(tree, head);
  const span = { start: tree.tokens[from]!.span.start, end: tree.tokens[to]!.span.end };
  return { span, name: entity ? entity.name : plainName(tree, head), ...(entity && { entity }) };
}

/** First and last token of the phrase around a head. */
export function extentOf(tree: Tree, head: number): [number, number] {
  let [from, to] = [head, head];
  for (let k = tree.first[head]!; k >= 0; k = tree.next[k]!) {
    const { deprel } = tree.tokens[k]!;
    if (k < head && LEFT.has(deprel)) from = Math.min(from, tree.low[k]!);
    else if (k > head && (RIGHT.has(deprel) || (deprel === "nmod" && caseOf(tree, k) === "of")))
      to = Math.max(to, deprel === "nmod" ? rightEnd(tree, k) : tree.high[k]!);
  }
  return [from, to];
}

/** The right end of a phrase inside another one: its own "of" phrases are left out. */
function rightEnd(tree: Tree, head: number): number {
  let to = head;
  for (let k = tree.first[head]!; k >= 0; k = tree.next[k]!)
    if (k > head && RIGHT.has(tree.tokens[k]!.deprel)) to = Math.max(to, tree.high[k]!);
  return to;
}

const LEFT = new Set([
  "det",
  "amod",
  "compound",
  "nummod",
  "nmod:poss",
  "advmod",
  "flat",
  "det:predet",
  "nmod:desc",
  "nmod",
]);
const RIGHT = new Set(["flat", "compound", "fixed", "nummod", "nmod:desc"]);

/** Head with its compounds and names before it, as written: `Norlandic troops`, `cruise missile`. */
function plainName(tree: Tree, head: number): string {
  const words: string[] = [];
  for (let k = tree.first[head]!; k >= 0 && k < head; k = tree.next[k]!) {
    const { deprel, span, upos } = tree.tokens[k]!;
    const isProper =
      deprel === "amod" && /^\p{Lu}/u.test(tree.text.slice(span.start, span.start + 1)) && upos !== "NUM";
    if (deprel === "compound" || isProper) words.push(tree.text.slice(span.start, span.end));
  }
  const { start, end } = tree.tokens[head]!.span;
  words.push(tree.text.slice(start, end));
  for (let k = tree.first[head]!; k >= 0; k = tree.next[k]!)
    if (k > head && tree.tokens[k]!.deprel === "flat")
      words.push(tree.text.slice(tree.tokens[k]!.span.start, tree.tokens[k]!.span.end));
  return words.join(" ");
}

/** Whether a phrase is somebody: a person, organisation or country, or a noun for people. */
export function isParty(tree: Tree, names: Names, head: number): boolean {
  const entity = entityOf(tree, names, head);
  if (entity) return entity.type !== "other";
  return (
    isPeople(tree, names, head) ||
    /^(?:government|army|military|ministry|court|parliament|company|party|union|force|authority|regime|opposition|council|agency|team|club|bank|group|administration|state|country|nation|city|town|village|region|province|district|capital)$/.test(
      tree.tokens[head]!.lemma,
    )
  );
}

/** Whether a phrase means people: a person's name, a noun for people, a personal pronoun, a bare number. */
export function isPeople(tree: Tree, names: Names, head: number): boolean {
  const entity = entityOf(tree, names, head);
  if (entity) return entity.type === "person";
  const { upos, lemma } = tree.tokens[head]!;
  if (upos === "NOUN" || upos === "ADJ" || upos === "PROPN") return meansPeople(lemma.toLowerCase());
  if (upos === "NUM") return dependentOf(tree, head, "compound") < 0;
  if (upos === "DET") return true;
  return (
    upos === "PRON" &&
    !/^(?:it|its|this|that|which|what|itself|something|nothing|everything|there)$/.test(wordAt(tree, head))
  );
}
