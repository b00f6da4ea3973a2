import {
  type AnnotatedArticle,
  type Fact,
  type LineageMap,
  type Quote,
  type Story,
  supportCounter,
  type Utterance,
} from "../model/index.ts";
import { assertionsOf } from "./assertions.ts";
import { damageOf } from "./damage.ts";
import { datesOf } from "./dates.ts";
import { groundOf, lineagesOf } from "./ground.ts";
import { measuresOf } from "./measures.ts";
import { toldIn } from "./sentences.ts";
import { statementsOf } from "./statements.ts";
import { compareSupport, compareText } from "./values.ts";

export interface Findings {
  readonly facts: readonly Fact[];
  readonly utterances: readonly Utterance[];
  /** All quotes of the pile, each with its utterance id. */
  readonly quotes: readonly Quote[];
}

/** Merges what the articles of each story say into facts with support and disagreement. Input order does not matter. */
export function findFacts(pile: readonly AnnotatedArticle[], stories: readonly Story[], map: LineageMap): Findings {
  const byId = new Map(pile.map((one) => [one.article.id, one]));
  const counter = supportCounter(
    pile.map(({ article }) => article),
    map,
  );
  const lineageOf = lineagesOf(map);
  const facts: Fact[][] = [];
  const utterances: (readonly Utterance[])[] = [];
  const utteranceOf = new Map<string, string>();
  for (const story of [...stories].sort((a, b) => compareText(a.id, b.id))) {
    const ground = groundOf(story, byId, counter, lineageOf);
    const damage = damageOf(ground);
    const told = toldIn(ground, damage);
    const statements = statementsOf(ground, damage);
    for (const [quote, utterance] of statements.utteranceOf) utteranceOf.set(quote, utterance);
    utterances.push(statements.utterances);
    facts.push(
      ranked([
        ...statements.facts,
        ...measuresOf(ground, damage),
        ...datesOf(told, ground),
        ...assertionsOf(told, ground),
        ...damage.facts,
      ]),
    );
  }
  return { facts: facts.flat(), utterances: utterances.flat(), quotes: quotesOf(pile, utteranceOf) };
}

/** Best supported first, then by id. */
function ranked(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((a, b) => compareSupport(b.support, a.support) || compareText(a.id, b.id));
}

function quotesOf(pile: readonly AnnotatedArticle[], utteranceOf: ReadonlyMap<string, string>): Quote[] {
  const all = pile.flatMap(({ annotation }) => annotation.quotes);
  const sorted = all.sort(
    (a, b) => compareText(a.article, b.article) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
  return sorted.map((quote) => {
    const utterance = utteranceOf.get(quote.id);
    return utterance === undefined ? quote : { ...quote, utterance };
  });
}
