import { isIn } from "./lexicon.ts";
import { caseOf, dependentOf, dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

/** What jobs that are lost are counted as, whatever the words: `job cut`. */
export const JOBS = { measure: "job cut", thing: "job" } as const;

/**
 * Whether a counted noun stands for jobs that are lost: "cut 300 jobs", "300 job losses", "300 workers are to go", "made 300 workers
 * redundant", "300 people will lose their jobs". `clause` is the token of the clause that the noun is an argument of, -1 where it is of none.
 */
export function areJobsLost(tree: Tree, noun: number, clause: number): boolean {
  const lemma = lemmaAt(tree, noun);
  if (isIn("redundancy", lemma)) return true;
  if (isIn("jobLoss", lemma)) return dependentsOf(tree, noun, "compound").some((k) => isIn("job", lemmaAt(tree, k)));
  if (isIn("job", lemma)) return isOfLoss(tree, noun) || (clause >= 0 && isIn("jobLoss", lemmaAt(tree, clause)));
  return clause >= 0 && isIn("staff", lemma) && isDismissed(tree, clause);
}

/** "the loss of 300 jobs", "300 jobs being lost". */
function isOfLoss(tree: Tree, noun: number): boolean {
  const { deprel, head } = tree.tokens[noun]!;
  if (deprel === "nmod" && head >= 0 && caseOf(tree, noun) === "of" && isIn("jobLoss", lemmaAt(tree, head)))
    return true;
  return dependentsOf(tree, noun, "acl").some((k) => isIn("jobLoss", lemmaAt(tree, k)));
}

function isDismissed(tree: Tree, clause: number): boolean {
  const lemma = lemmaAt(tree, clause);
  const below = (word: string) => dependentsOf(tree, clause).some((k) => lemmaAt(tree, k) === word);
  if (lemma === "lay") return below("off");
  if (lemma === "make") return below("redundant");
  if (lemma === "let") return below("go");
  if (lemma === "lose") return dependentsOf(tree, clause, "obj").some((k) => isIn("job", lemmaAt(tree, k)));
  if (lemma === "go") return isLeaving(tree, clause);
  return isIn("dismiss", lemma);
}

/** "are to go", "will go by May", not "will go to Velm", "go on strike", "go home". */
function isLeaving(tree: Tree, clause: number): boolean {
  const isPlanned = dependentOf(tree, clause, "aux", "mark") >= 0;
  const isElsewhere = dependentsOf(tree, clause).some((k) => {
    const { deprel } = tree.tokens[k]!;
    if (deprel === "obl") return !/^(?:at|in|by|from|under|as|after|before|)$/.test(caseOf(tree, k));
    return /^(?:xcomp|obj|compound:prt)$/.test(deprel) || /^(?:home|missing|back|there)$/.test(wordAt(tree, k));
  });
  return isPlanned && !isElsewhere;
}

/** "reports of 300 job losses", "talk of 300 jobs being lost": what is only said to be so. */
export function isHearsay(tree: Tree, noun: number): boolean {
  const { deprel, head } = tree.tokens[noun]!;
  return deprel === "nmod" && head >= 0 && caseOf(tree, noun) === "of" && isIn("hearsay", lemmaAt(tree, head));
}
