import {
  type AnnotatedArticle,
  type ArticleId,
  compareText,
  type Fact,
  type LineageMap,
  type Link,
  type Message,
  type Story,
  storyFailed,
  supportCounter,
  type Utterance,
} from "../model/index.ts";
import { factsOf } from "./facts.ts";
import type { Findings } from "./findings.ts";
import { groundOf, lineagesOf } from "./ground.ts";
import { quotesOf } from "./quotes.ts";

export { factsOf } from "./facts.ts";
export type { Findings, StoryFindings } from "./findings.ts";
export { type Ground, groundOf, lineagesOf } from "./ground.ts";

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
  const linksOf = linksByArticle(map);
  const utteranceOf = new Map<string, string>();
  const facts: (readonly Fact[])[] = [];
  const utterances: (readonly Utterance[])[] = [];
  const messages: Message[] = [];
  for (const story of [...stories].sort((a, b) => compareText(a.id, b.id))) {
    try {
      const links = [...new Set(story.articles.flatMap((id) => linksOf.get(id) ?? []))];
      const found = factsOf(groundOf(story, byId, counter, lineageOf, links));
      facts.push(found.facts);
      utterances.push(found.utterances);
      for (const { id, utterance } of found.quotes) if (utterance !== undefined) utteranceOf.set(id, utterance);
    } catch (error) {
      messages.push(storyFailed(story, "facts", error));
    }
  }
  return { facts: facts.flat(), utterances: utterances.flat(), quotes: quotesOf(pile, utteranceOf), messages };
}

function linksByArticle({ links }: LineageMap): Map<ArticleId, Link[]> {
  const found = new Map<ArticleId, Link[]>();
  for (const link of links) {
    for (const id of [link.a, link.b]) {
      const known = found.get(id);
      if (known) known.push(link);
      else found.set(id, [link]);
    }
  }
  return found;
}
