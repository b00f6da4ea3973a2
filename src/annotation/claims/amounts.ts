import type { Quantity } from "../../model/index.ts";
import { isOld } from "./ages.ts";
import type { Names } from "./phrases.ts";
import { tokenFrom } from "./phrases.ts";
import type { Tree } from "./tree.ts";

export type AmountRole = "total" | "part" | "change" | "level" | "rate";

/** A number as the slot of a claim. */
export interface Amount {
  readonly measure: string;
  /** What is counted, as lemmas. */
  readonly thing?: string;
  readonly quantity?: Quantity;
  /** A number that stands in no figures: one named person, a fourth victim. */
  readonly implied?: number;
  readonly role?: AmountRole;
  /** The token that carries it, when the claim has another amount already. */
  readonly anchor: number;
}

/** Everything that amounts are read from. */
export interface Ground {
  readonly tree: Tree;
  readonly names: Names;
  readonly quantities: readonly Quantity[];
  /** Quantity in whose words a token stands, -1 outside. */
  readonly quantityAt: Int32Array;
  /** First token of each quantity. */
  readonly firstOf: readonly number[];
}

/** Lays quantities over tokens. */
export function groundOf(tree: Tree, names: Names, quantities: readonly Quantity[]): Ground {
  const quantityAt = new Int32Array(tree.tokens.length).fill(-1);
  const firstOf = quantities.map(({ span }) => tokenFrom(tree.tokens, span.start));
  quantities.forEach(({ span }, q) => {
    for (let i = firstOf[q]!; i < tree.tokens.length && tree.tokens[i]!.span.start < span.end; i++) quantityAt[i] = q;
  });
  return { tree, names, quantities, quantityAt, firstOf };
}

/** The quantity that counts a noun: on the token itself or on its numeral. */
export function quantityOf({ tree, quantities, quantityAt }: Ground, token: number): Quantity | undefined {
  if (quantityAt[token]! >= 0) return quantities[quantityAt[token]!];
  for (let k = tree.first[token]!; k >= 0; k = tree.next[k]!) {
    const { deprel, upos } = tree.tokens[k]!;
    const isCount = deprel === "nummod" || (/^(?:compound|det|amod|advmod)$/.test(deprel) && upos !== "NOUN");
    if (isCount && quantityAt[k]! >= 0 && !isHyphened(tree, k)) return quantities[quantityAt[k]!];
  }
  return undefined;
}

/** The first number of "3-year-old" and "3 year-old" counts no people. */
function isHyphened(tree: Tree, k: number): boolean {
  const { end } = tree.tokens[k]!.span;
  return isOld(tree.text, end) || /^[-–—]/.test(tree.text.slice(end, end + 1));
}

/** Lemmas of a noun with its compounds: `cruise missile`. Numerals are left out. */
export function thingName({ tree }: Ground, token: number): string {
  const words: string[] = [];
  for (let k = tree.first[token]!; k >= 0 && k < token; k = tree.next[k]!) {
    const { deprel, upos, lemma } = tree.tokens[k]!;
    if (deprel === "compound" && (upos === "NOUN" || upos === "ADJ")) words.push(lemma.toLowerCase());
  }
  words.push(tree.tokens[token]!.lemma.toLowerCase());
  return words.join(" ");
}
