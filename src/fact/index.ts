import {
  type AnnotatedArticle,
  type Fact,
  type LineageMap,
  type Message,
  type Quote,
  type Story,
  storyFailed,
  supportCounter,
  type Utterance,
} from "../model/index.ts";
import { assertionsOf } from "./assertions.ts";
import { damageOf } from "./damage.ts";
import { datesOf } from "./dates.ts";
import { type Ground, groundOf, lineagesOf } from "./ground.ts";
import { measuresOf } from "./measures.ts";
import { toldIn } from "./sentences.ts";
import { statementsOf } from "./statements.ts";
import { compareSupport, compareText } from "./values.ts";

export { type Ground, groundOf, lineagesOf } from "./ground.ts";

export interface Findings {
  readonly facts: readonly Fact[];
  readonly utterances: readonly Utterance[];
  /** All quotes of the articles looked at, each with its utterance id. */
  readonly quotes: readonly Quote[];
  /** Stories whose facts could not be made. */
  readonly messages: readonly Message[];
}

/** Merges what the articles of one story say into facts with support and disagreement. */
export function factsOf(ground: Ground): Findings {
  const damage = damageOf(ground);
  const told = toldIn(ground, damage);
  const { facts, utterances, utteranceOf } = statementsOf(ground, damage);
  const all = [
    ...facts,
    ...measuresOf(ground, damage),
    ...datesOf(told, ground),
    ...assertionsOf(told, ground),
    ...damage.facts,
  ];
  return { facts: ranked(all), utterances, quotes: quotesOf([...ground.articles.values()], utteranceOf), messages: [] };
}

/**
 * The facts of all stories of a pile, story by story in order of their ids. A story that fails costs its facts and is a
 * message (`story-failed`). Input order does not matter.
 */
export function findFacts(pile: readonly AnnotatedArticle[], stories: readonly Story[], map: LineageMap): Findings {
  const byId = new Map(pile.map((one) => [one.article.id, one]));
  const counter = supportCounter(
    pile.map(({ article }) => article),
    map,
  );
  const lineageOf = lineagesOf(map);
  const utteranceOf = new Map<string, string>();
  const facts: (readonly Fact[])[] = [];
  const utterances: (readonly Utterance[])[] = [];
  const messages: Message[] = [];
  for (const story of [...stories].sort((a, b) => compareText(a.id, b.id))) {
    try {
      const found = factsOf(groundOf(story, byId, counter, lineageOf));
      facts.push(found.facts);
      utterances.push(found.utterances);
      for (const { id, utterance } of found.quotes) if (utterance !== undefined) utteranceOf.set(id, utterance);
    } catch (error) {
      messages.push(storyFailed(story, "facts", error));
    }
  }
  return { facts: facts.flat(), utterances: utterances.flat(), quotes: quotesOf(pile, utteranceOf), messages };
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
