import { meansPeople, peopleTable } from "./people.ts";
import { caseOf, dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

/** What became of the people that a token means: `killed` of "the dead", "31 dead", "those killed"; undefined where it does not say. */
export function outcomeOf(tree: Tree, token: number): string | undefined {
  const { state, count, done, undergone } = peopleTable();
  const lemma = lemmaAt(tree, token);
  if (tree.tokens[token]!.upos === "NUM") return state.get(lemmaAt(tree, token + 1));
  const known = state.get(lemma) ?? state.get(wordAt(tree, token)) ?? count.get(lemma) ?? done.get(lemma);
  if (known || !(meansPeople(lemma) || /^th(?:ose|em)$/.test(wordAt(tree, token)))) return known;
  if (wordAt(tree, token) === "those" && done.has(lemmaAt(tree, token + 1))) return done.get(lemmaAt(tree, token + 1));
  const verbs = dependentsOf(tree, token, "acl", "acl:relcl", "amod").map((k) => lemmaAt(tree, k));
  return verbs.map((verb) => done.get(verb) ?? state.get(verb) ?? undergone.get(verb)).find((one) => one !== undefined);
}

/**
 * The outcome of those of whom people are a part: "five of the dead were children", "among the dead were five children", "five
 * children were among the dead", "31 dead, including five children". `noun` is the token of the people, `head` that of their clause, -1
 * where they have none.
 */
export function outcomeAround(tree: Tree, noun: number, head: number): string | undefined {
  const { head: above } = tree.tokens[noun]!;
  if (above >= 0 && isAmong(tree, noun)) {
    const beside = [above, ...dependentsOf(tree, above, "obj", "nsubj:pass", "nsubj")].filter((k) => k !== noun);
    const found = beside.map((k) => outcomeOf(tree, k)).find((one) => one !== undefined);
    if (found) return found;
  }
  if (head < 0) return undefined;
  if (head !== noun && isAmong(tree, head)) return outcomeOf(tree, head);
  const whole = dependentsOf(tree, head, "obl", "nmod", "nsubj").find((k) => k !== noun && isAmong(tree, k));
  return whole === undefined ? undefined : outcomeOf(tree, whole);
}

function isAmong(tree: Tree, token: number): boolean {
  return /^(?:among|amongst|including|includes?)$/.test(caseOf(tree, token));
}

/** "among them five children". */
export function isAfterAmong(tree: Tree, noun: number): boolean {
  const first = tree.low[noun]!;
  return (
    first >= 2 &&
    /^(?:them|whom|these|those)$/.test(wordAt(tree, first - 1)) &&
    /^(?:among|including|of)$/.test(wordAt(tree, first - 2))
  );
}

/** "46 people on board". */
export function isAboard(tree: Tree, noun: number): boolean {
  return dependentsOf(tree, noun, "nmod", "advmod", "acl").some((k) =>
    /^(?:board|aboard|onboard)$/.test(lemmaAt(tree, k)),
  );
}

/** "the 23 people still in hospital". */
export function isInHospital(tree: Tree, noun: number): boolean {
  return (
    meansPeople(lemmaAt(tree, noun)) &&
    dependentsOf(tree, noun, "nmod", "obl").some((k) => lemmaAt(tree, k) === "hospital" && caseOf(tree, k) === "in")
  );
}
