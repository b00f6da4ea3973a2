import type { Token } from "../../model/index.ts";

/** The dependency trees of one article as arrays by token. */
export interface Tree {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** First dependent of each token and the next one of the same governor, -1 where there is none. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** Leftmost and rightmost token below each token, itself included. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Tokens that hang in a tree, governors before their dependents. */
  readonly order: Int32Array;
}

/** Lays the trees out. Linear; tokens of a cycle are left out of `order`. */
export function treeOf(text: string, tokens: readonly Token[]): Tree {
  const { first, next, roots } = dependents(tokens);
  const order = new Int32Array(tokens.length);
  let count = 0;
  for (const root of roots) order[count++] = root;
  for (let k = 0; k < count; k++) for (let i = first[order[k]!]!; i >= 0; i = next[i]!) order[count++] = i;
  const low = Int32Array.from(tokens.keys());
  const high = Int32Array.from(tokens.keys());
  for (let k = count - 1; k >= 0; k--) {
    const i = order[k]!;
    const governor = tokens[i]!.head;
    if (governor < 0) continue;
    low[governor] = Math.min(low[governor]!, low[i]!);
    high[governor] = Math.max(high[governor]!, high[i]!);
  }
  return { text, tokens, first, next, low, high, order: order.subarray(0, count) };
}

function dependents(tokens: readonly Token[]): { first: Int32Array; next: Int32Array; roots: number[] } {
  const first = new Int32Array(tokens.length).fill(-1);
  const next = new Int32Array(tokens.length).fill(-1);
  const roots: number[] = [];
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { head } = tokens[i]!;
    if (head < 0 || head >= tokens.length) roots.push(i);
    else {
      next[i] = first[head]!;
      first[head] = i;
    }
  }
  return { first, next, roots };
}

/** The dependents of a token in text order, those of the named relations only (all when none is named). */
export function dependentsOf(tree: Tree, i: number, ...relations: readonly string[]): number[] {
  const found: number[] = [];
  for (let k = tree.first[i]!; k >= 0; k = tree.next[k]!)
    if (relations.length === 0 || relations.includes(tree.tokens[k]!.deprel)) found.push(k);
  return found;
}

/** The first dependent of one relation, -1 where there is none. */
export function dependentOf(tree: Tree, i: number, ...relations: readonly string[]): number {
  for (let k = tree.first[i]!; k >= 0; k = tree.next[k]!) if (relations.includes(tree.tokens[k]!.deprel)) return k;
  return -1;
}

/** The word of token `i` in lower case. */
export function wordAt({ text, tokens }: Tree, i: number): string {
  const { start, end } = tokens[i]!.span;
  return text.slice(start, end).toLowerCase();
}

/** Lemma of token `i` in lower case. */
export function lemmaAt({ tokens }: Tree, i: number): string {
  return tokens[i]!.lemma.toLowerCase();
}

/** Prepositions and markers of a phrase, joined: `according to`; empty where it has none. */
export function caseOf(tree: Tree, i: number): string {
  const found: string[] = [];
  for (let k = tree.first[i]!; k >= 0; k = tree.next[k]!) {
    if (tree.tokens[k]!.deprel !== "case") continue;
    found.push(wordAt(tree, k));
    for (const rest of dependentsOf(tree, k, "fixed")) found.push(wordAt(tree, rest));
  }
  return found.join(" ");
}

/** The word that introduces a clause: `if`, `without`, `of`; empty where there is none. */
export function markOf(tree: Tree, clause: number): string {
  const mark = dependentOf(tree, clause, "mark");
  return mark < 0 ? "" : wordAt(tree, mark);
}

/** Whether `inner` stands below `outer` or is it, by extent: exact in a projective tree. */
export function isBelow(tree: Tree, inner: number, outer: number): boolean {
  return tree.low[outer]! <= inner && inner <= tree.high[outer]!;
}
