import type { Clauses } from "./clauses.ts";
import { isIn, setOf, table } from "./lexicon.ts";
import { type Coding, codingOf } from "./plover.ts";
import type { Stance } from "./stances.ts";
import { caseOf, dependentOf, dependentsOf, lemmaAt, type Tree } from "./tree.ts";

/** The PLOVER coding of every frame; a noun whose verb has the same type already ("announced a truce") has none. */
export function codingsOf(clauses: Clauses, stances: readonly Stance[]): (Coding | undefined)[] {
  const found = clauses.frames.map((_, k) => frameCoding(clauses, k, stances[k]!));
  return found.map((coding, k) => {
    const above = clauses.parent[k]!;
    const isSaid =
      clauses.frames[k]!.kind === "noun" &&
      above >= 0 &&
      stances[above]!.isClaim &&
      found[above]?.type === coding?.type;
    return isSaid ? undefined : coding;
  });
}

/** The PLOVER coding of a frame, with the contexts that its words tell. */
function frameCoding(clauses: Clauses, k: number, stance: Stance): Coding | undefined {
  const { tree, frames } = clauses;
  const frame = frames[k]!;
  if (frame.kind === "copula" || frame.kind === "apposition" || frame.kind === "state") return undefined;
  const isNoun = frame.kind === "noun" || frame.kind === "existence";
  const at = isNoun ? frame.head : frame.clause;
  const isMisread = !isNoun && tree.tokens[at]!.upos === "NOUN";
  const coding = codingOf({
    predicate: isMisread ? frame.predicate : predicateAt(tree, at),
    lemma: isMisread ? frame.predicate : lemmaAt(tree, at),
    isNoun,
    near: nearOf(tree, at),
    inner: innerOf(tree, at),
    polarity: stance.polarity,
    modality: stance.modality,
  });
  if (
    !coding ||
    isByNature(tree, at, coding.type) ||
    (coding.type === "COERCE" &&
      !frame.isPassive &&
      isIn("unaccusative", frame.predicate) &&
      dependentOf(tree, at, "obj") < 0)
  )
    return undefined;
  return { ...coding, contexts: contextsOf(tree, at, coding.contexts) };
}

const NATURE =
  /^(?:earthquake|quake|fire|blaze|flood|storm|hurricane|cyclone|tornado|typhoon|tsunami|landslide|avalanche|crash|accident|collision|collapse|disease|virus|covid-19|cholera|disaster|wildfire|lightning|derailment|stampede|drought|outbreak|epidemic|eruption|car|bus|train|truck|lorry|plane|vehicle|mudslide|heatwave)$/;

/** Harm that no one does to another: "the quake killed 23", "died in a crash". */
function isByNature(tree: Tree, at: number, type: string): boolean {
  if (type !== "ASSAULT") return false;
  return dependentsOf(tree, at, "nsubj", "obl", "obl:agent").some((k) => NATURE.test(lemmaAt(tree, k)));
}

function predicateAt(tree: Tree, i: number): string {
  const particle = dependentOf(tree, i, "compound:prt");
  return particle < 0 ? lemmaAt(tree, i) : `${lemmaAt(tree, i)} ${lemmaAt(tree, particle)}`;
}

const LOOKS_BELOW = setOf("obj iobj obl obl:agent nsubj:pass nmod xcomp ccomp advmod compound:prt");

/** Lemmas and prepositions below a predicate, two steps deep. */
function nearOf(tree: Tree, i: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (let k = tree.first[i]!; k >= 0; k = tree.next[k]!) {
    if (!LOOKS_BELOW.has(tree.tokens[k]!.deprel)) continue;
    found.add(lemmaAt(tree, k));
    const by = caseOf(tree, k);
    if (by) found.add(by);
    for (let m = tree.first[k]!; m >= 0; m = tree.next[m]!)
      if (/^(?:nmod|compound|amod|conj)$/.test(tree.tokens[m]!.deprel))
        found.add(lemmaAt(tree, m)).add(caseOf(tree, m));
  }
  return found;
}

/** The clauses and nouns that a predicate acts on, nearest first. */
function innerOf(tree: Tree, i: number): { lemma: string; isNoun: boolean; near: ReadonlySet<string> }[] {
  const found: number[] = [];
  for (let k = tree.first[i]!; k >= 0; k = tree.next[k]!)
    if (/^(?:obj|xcomp|ccomp|nsubj:pass|obl|advcl)$/.test(tree.tokens[k]!.deprel) && !isStopTo(tree, i, k)) {
      found.push(k);
      for (let m = tree.first[k]!; m >= 0; m = tree.next[m]!)
        if (/^(?:nmod|compound|conj|acl|xcomp)$/.test(tree.tokens[m]!.deprel)) found.push(m);
    }
  const rank = (k: number) => (tree.tokens[k]!.head === i ? 0 : 1);
  return found
    .sort((a, b) => rank(a) - rank(b) || a - b)
    .slice(0, 12)
    .map((k) => ({ lemma: lemmaAt(tree, k), isNoun: tree.tokens[k]!.upos !== "VERB", near: nearOf(tree, k) }));
}

/** "stopped to help" ends nothing. */
function isStopTo(tree: Tree, i: number, k: number): boolean {
  return lemmaAt(tree, i) === "stop" && dependentsOf(tree, k, "mark").some((mark) => lemmaAt(tree, mark) === "to");
}

let contexts: ReadonlyMap<string, string> | undefined;

function contextTable(): ReadonlyMap<string, string> {
  contexts ??= new Map(
    Object.entries(table<Record<string, string>>("contexts", {})).flatMap(([context, list]) =>
      [...setOf(list)].map((word) => [word, context] as const),
    ),
  );
  return contexts;
}

/** Tokens on either side of a predicate that are looked at for contexts. */
const WINDOW = 25;

function contextsOf(tree: Tree, i: number, given: readonly string[]): string[] {
  const found = new Set(given);
  const from = Math.max(tree.low[i]!, i - WINDOW);
  const to = Math.min(tree.high[i]!, i + WINDOW);
  for (let k = from; k <= to; k++) {
    const context = contextTable().get(lemmaAt(tree, k));
    if (context) found.add(context);
  }
  return [...found].sort();
}
