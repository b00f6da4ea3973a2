import { assertionsOf } from "./assertions.ts";
import { correctionsIn, isInNote } from "./corrections.ts";
import { damageOf, isDamaged } from "./damage.ts";
import type { StoryFindings } from "./findings.ts";
import type { Ground } from "./ground.ts";
import { withMainEvent } from "./main-event.ts";
import { quotesOf } from "./quotes.ts";
import { ranked } from "./ranking.ts";
import { readingsOf } from "./reading.ts";
import { oneRowEach } from "./rows.ts";
import { statementsOf } from "./statements.ts";
import { counterpartsIn, withTranslations } from "./translations.ts";
import { withWithdrawals } from "./withdrawals.ts";

/** What the articles of one story say: facts with support and disagreement, the first needed first, and who said what. */
export function factsOf(ground: Ground): StoryFindings {
  const damage = damageOf(ground);
  const counterparts = counterpartsIn(ground);
  const statements = statementsOf(ground, damage, counterparts);
  const corrections = correctionsIn(ground);
  const readings = readingsOf(ground).filter(
    ({ article, claim }) => !isDamaged(damage, article, claim.span) && !isInNote(corrections, article, claim.head),
  );
  const rows = oneRowEach(statements, assertionsOf(readings, ground), damage.facts);
  const facts = withTranslations(rows, counterparts, ground);
  return {
    facts: ranked(withWithdrawals(facts, readings, corrections, ground), ground),
    utterances: statements.utterances,
    quotes: quotesOf([...ground.articles.values()], statements.utteranceOf),
    messages: [],
    story: withMainEvent(ground, readings),
  };
}
