import { hasClosedMarks } from "../../model/closed-marks.ts";
import type { Span } from "../../model/index.ts";
import { isIn } from "./lexicon.ts";
import { caseOf, dependentOf, markOf, type Tree, wordAt } from "./tree.ts";

/** Most stretches that a sentence may be told without, and the most words of one. */
const MOST = 16;
const MOST_WORDS = 40;
/** Governors that are looked at above a mark. */
const DEEPEST = 12;

/**
 * What a sentence says without, in the order in which it may go: appositions and relative clauses between commas, dashes or
 * brackets, who says so behind it, participles, clauses and phrases set apart, then what hangs behind the verb.
 */
export function spareIn(tree: Tree, root: number): Span[] {
  const found: { readonly span: Span; readonly rank: number }[] = [];
  for (let i = tree.low[root]!; i <= tree.high[root]!; i++) {
    const rank = i === root ? undefined : rankOf(tree, i, root);
    const span = rank === undefined ? undefined : stretchOf(tree, i, root, rank);
    if (span) found.push({ span, rank: rank! });
  }
  return found
    .sort((a, b) => a.rank - b.rank || b.span.start - a.span.start || a.span.end - b.span.end)
    .slice(0, MOST)
    .map(({ span }) => span);
}

/** Ranks from here on need no comma before them. */
const HANGING = 6;

/** When a word with what hangs from it may go; undefined where the sentence needs it. */
function rankOf(tree: Tree, i: number, root: number): number | undefined {
  const { deprel, head, upos } = tree.tokens[i]!;
  const isBehind = i > head;
  if (deprel === "advcl" && isIn("conditional", markOf(tree, i))) return undefined;
  if (isSetApart(tree, i, root)) {
    if (/^(?:appos|acl:relcl)$/.test(deprel)) return 1;
    if (deprel === "parataxis" && isBehind && upos === "VERB") return 2;
    if (/^(?:acl|advcl)/.test(deprel)) return isBehind ? 3 : 4;
    if (/^(?:obl|nmod)/.test(deprel)) return isBehind ? 4 : 5;
  }
  return isBehind ? rankOfHanging(tree, i, root) : undefined;
}

function rankOfHanging(tree: Tree, i: number, root: number): number | undefined {
  const { deprel, head, upos } = tree.tokens[i]!;
  const isMarked = isSparing(tree, i);
  if (deprel === "conj" && upos === "VERB" && isEnd(tree, tree.high[i]!, root)) return HANGING;
  if (deprel === "advcl" && head === root && isMarked) return HANGING;
  if (deprel === "advcl" && isMarked && isEnd(tree, tree.high[i]!, root) && isVerb(tree, head)) return HANGING + 2;
  if (/^obl/.test(deprel) && isAdjunct(tree, i)) return HANGING + 1;
  return deprel === "nmod" && isIn("adjunct", caseOf(tree, i)) ? HANGING + 2 : undefined;
}

/** "To cap the fee" and "from leaving" are what the verb before them needs; "by leaving", "in order to leave" and "as it rained" are not. */
function isSparing(tree: Tree, i: number): boolean {
  const mark = markOf(tree, i);
  if (mark === "" || mark === "to") return wordAt(tree, tree.low[i]!) === "in" && tree.low[i]! < i;
  return (
    isIn("temporal", mark) || isIn("sparing", mark) || dependentOf(tree, i, "nsubj", "nsubj:pass", "expl", "csubj") >= 0
  );
}

function isVerb({ tokens }: Tree, i: number): boolean {
  return i >= 0 && /^(?:VERB|AUX)$/.test(tokens[i]!.upos);
}

/** Nothing but a full stop behind it. */
function isEnd(tree: Tree, k: number, root: number): boolean {
  for (let at = k + 1; at <= tree.high[root]!; at++) if (!/^[.!]$/.test(wordAt(tree, at))) return false;
  return true;
}

/** A comma, a dash or a bracket before it, or behind it where it opens the sentence. */
function isSetApart(tree: Tree, i: number, root: number): boolean {
  const { low, high } = tree;
  return isMark(tree, low[i]! - 1) || isMark(tree, low[i]!) || (low[i] === low[root] && isMark(tree, high[i]! + 1));
}

function isMark(tree: Tree, k: number): boolean {
  return k >= 0 && k < tree.tokens.length && /^(?:,|–|—|--|\(|\))$/.test(wordAt(tree, k));
}

/** When something is done; or where, and not right behind its verb: "put it in the box" needs the box. */
function isAdjunct(tree: Tree, i: number): boolean {
  const word = caseOf(tree, i);
  if (word === "") return isIn("day", wordAt(tree, i));
  return isIn("temporal", word) || (tree.low[i]! - tree.tokens[i]!.head > 2 && isIn("adjunct", word));
}

/** The mark opens another stretch that is set apart. */
function opensAside(tree: Tree, mark: number): boolean {
  const from = [mark, mark + 1].find((k) => k < tree.tokens.length && tree.tokens[k]!.deprel !== "punct") ?? mark;
  for (let i = from, k = 0; i >= 0 && k < DEEPEST && tree.low[i]! >= mark; i = tree.tokens[i]!.head, k++)
    if (/^(?:appos|acl|advcl|parataxis)/.test(tree.tokens[i]!.deprel)) return true;
  return false;
}

/** "Shortly | before", "ten days | after". */
function isMeasure(tree: Tree, k: number): boolean {
  if (k < 0) return false;
  return tree.tokens[k]!.upos === "ADV" || isIn("timeUnit", wordAt(tree, k));
}

function beforeMeasure({ tokens }: Tree, from: number): number {
  return tokens[from - 2]?.upos === "NUM" ? from - 2 : from - 1;
}

/** "The pier is closed, as it rains, the mayor said": the comma behind it closes what is said, too. */
function endsClause({ tokens, high }: Tree, i: number, root: number): boolean {
  for (let k = tokens[i]!.head, up = 0; k >= 0 && k !== root && up < DEEPEST; k = tokens[k]!.head, up++)
    if (tokens[k]!.deprel === "ccomp" && high[k]! <= high[i]! + 1) return true;
  return false;
}

/** "behind Velm | House": two words of names side by side. */
function isNameCut({ tokens }: Tree, left: number): boolean {
  return tokens[left]?.upos === "PROPN" && tokens[left + 1]?.upos === "PROPN";
}

/** From the mark before it up to the one behind it; where only one of them stands there, it has to open or end the sentence. */
function stretchOf(tree: Tree, i: number, root: number, rank: number): Span | undefined {
  const { tokens, low, high } = tree;
  const isInside = (k: number) => k >= low[root]! && k <= high[root]!;
  let [from, to] = [low[i]!, high[i]!];
  if (rank >= HANGING && isIn("temporal", wordAt(tree, from)) && isMeasure(tree, from - 1))
    from = beforeMeasure(tree, from);
  if (to - from > MOST_WORDS) return undefined;
  const isOpened = isMark(tree, from) || (isInside(from - 1) && isMark(tree, from - 1));
  const isClosed = isMark(tree, to) || (isInside(to + 1) && isMark(tree, to + 1));
  const isFirst = from === low[root];
  const isLast = isEnd(tree, to, root);
  if (isNameCut(tree, from - 1) || isNameCut(tree, to)) return undefined;
  if (isFirst ? !isClosed : rank < HANGING && !(isOpened && (isClosed || isLast))) return undefined;
  if (isOpened && !isFirst && !isMark(tree, from)) from--;
  const isShared = isClosed && (opensAside(tree, to + 1) || endsClause(tree, i, root));
  if (isClosed && (isFirst || isOpened) && !isMark(tree, to) && !isShared) to++;
  const start = isFirst ? tokens[from]!.span.start : tokens[from - 1]!.span.end;
  const { end } = tokens[to]!.span;
  return hasClosedMarks(tree.text.slice(start, end)) ? { start, end } : undefined;
}
