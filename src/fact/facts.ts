import { assertionsOf } from "./assertions.ts";
import { damageOf } from "./damage.ts";
import type { Findings } from "./findings.ts";
import type { Ground } from "./ground.ts";
import { quotesOf } from "./quotes.ts";
import { ranked } from "./ranking.ts";
import { oneRowEach } from "./rows.ts";
import { statementsOf } from "./statements.ts";

/** What the articles of one story say: facts with support and disagreement, the first needed first, and who said what. */
export function factsOf(ground: Ground): Findings {
  const damage = damageOf(ground);
  const statements = statementsOf(ground, damage);
  const facts = oneRowEach(statements, assertionsOf(ground, damage), damage.facts);
  return {
    facts: ranked(facts, ground),
    utterances: statements.utterances,
    quotes: quotesOf([...ground.articles.values()], statements.utteranceOf),
    messages: [],
  };
}
