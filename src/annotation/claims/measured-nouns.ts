import { type Ground, thingName } from "./amounts.ts";
import { isAmountIn } from "./arguments.ts";
import { isToll } from "./counts.ts";
import { indicatorOf } from "./indicators.ts";
import { isIn } from "./lexicon.ts";
import { meansPeople, peopleTable } from "./people.ts";
import { caseOf, dependentsOf, lemmaAt, type Tree } from "./tree.ts";

/** "rise in trade": what changes, and which way. */
export function changeNoun(ground: Ground, noun: number): { measure: string; thing: string } | undefined {
  const { tree } = ground;
  const lemma = lemmaAt(tree, noun);
  const isUp = isIn("up", lemma) || lemma === "growth";
  if (tree.tokens[noun]!.upos !== "NOUN" || !(isUp || isIn("down", lemma) || lemma === "reduction")) return undefined;
  const of = dependentsOf(tree, noun, "nmod").find(
    (k) => /^(?:in|of)$/.test(caseOf(tree, k)) && tree.tokens[k]!.upos === "NOUN" && !isAmountIn(ground, k),
  );
  const what =
    of ?? dependentsOf(tree, noun, "compound").findLast((k) => !isAmountIn(ground, k)) ?? besideOf(ground, noun);
  const thing = what === undefined ? lemma : thingName(ground, what);
  const way = isUp ? "increase" : "decrease";
  return { measure: what === undefined ? way : `${thing} ${way}`, thing };
}

/** "reported a 96 percent drop in income last week": what stands after "in" right behind the noun, whatever it hangs from. */
function besideOf(ground: Ground, noun: number): number | undefined {
  const { tree } = ground;
  const governor = tree.tokens[noun]!.head;
  if (governor < 0) return undefined;
  return dependentsOf(tree, governor, "obl").find(
    (k) => tree.low[k] === noun + 1 && caseOf(tree, k) === "in" && tree.tokens[k]!.upos === "NOUN",
  );
}

/** The noun that a level is of: "number of cases" is `case`, "death toll" is `killed`. */
export function measureNoun(ground: Ground, noun: number): string {
  const { tree } = ground;
  const indicator = indicatorOf(tree, noun);
  if (indicator) return indicator;
  if (!isToll(tree, noun)) return peopleOrThing(ground, noun);
  const of = dependentsOf(tree, noun, "nmod").find((k) => caseOf(tree, k) === "of");
  if (of !== undefined) return peopleOrThing(ground, of);
  return lemmaAt(tree, noun) === "toll" ? tollOf(tree, noun) : peopleOrThing(ground, noun);
}

/** "injury toll" counts the injured, any other toll the dead. */
function tollOf(tree: Tree, noun: number): string {
  return dependentsOf(tree, noun, "compound").some((k) => /^injur/.test(lemmaAt(tree, k))) ? "injured" : "killed";
}

function peopleOrThing(ground: Ground, noun: number): string {
  const { tree } = ground;
  const { count, state, done } = peopleTable();
  const lemma = lemmaAt(tree, noun);
  const known = count.get(lemma) ?? state.get(lemma);
  if (known || !meansPeople(lemma)) return known ?? thingName(ground, noun);
  const verbs = dependentsOf(tree, noun, "acl", "acl:relcl", "amod").map((k) => lemmaAt(tree, k));
  return (
    verbs.map((verb) => done.get(verb) ?? state.get(verb)).find((one) => one !== undefined) ?? thingName(ground, noun)
  );
}
