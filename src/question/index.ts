import { alerts } from "./alerts.ts";
import { article, articles, versions } from "./articles.ts";
import { check } from "./check.ts";
import { compare, diff } from "./comparing.ts";
import { entities } from "./entities.ts";
import { fact, facts, utterances } from "./facts.ts";
import { feeds } from "./feeds.ts";
import { corrections, exports } from "./kept-by-hand.ts";
import { articleLineage, lineage, lineages, links, trace } from "./lineages.ts";
import type { Question } from "./question.ts";
import { search } from "./searching.ts";
import { status } from "./status.ts";
import { events, stories, story, storyChanges } from "./stories.ts";

export type { Alert } from "./alerting/matching.ts";
export { type AlertRule, alertRules, faultsIn } from "./alerting/rules.ts";
export { alertsAfter, type Step } from "./alerting/steps.ts";
export { keepTold, Told } from "./alerting/told.ts";
export {
  type Corrections,
  correctionsIn,
  EXPORTS,
  moreCorrections,
  notKept,
  storyNamesIn,
  withMore,
} from "./kept-by-hand.ts";
export { type Answer, Pile } from "./pile.ts";
export { type Question, Unanswerable } from "./question.ts";
export { asOf, coverage } from "./schemas.ts";
export { UNTRUSTED } from "./status.ts";

/** Everything that can be asked, each once: routes, tools, commands and pages are made of this list. */
export const QUESTIONS = [
  ...[status, articles, article, versions, diff, articleLineage, lineages, lineage, links, trace, compare],
  ...[
    stories,
    story,
    storyChanges,
    facts,
    fact,
    utterances,
    entities,
    check,
    search,
    events,
    feeds,
    alerts,
    corrections,
    exports,
  ],
] as unknown as readonly Question[];

/** A question of the list by its name, which is one of ours. */
export function questionNamed(name: string): Question {
  return QUESTIONS.find((one) => one.name === name)!;
}
