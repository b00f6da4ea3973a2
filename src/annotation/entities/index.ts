import type { Article, Entity } from "../../model/index.ts";
import type { Known } from "../annotator.ts";
import { findNames, lexicon, type Words, wordsOfArticle } from "../names/index.ts";
import { findDescriptions } from "./descriptions.ts";
import { type Draft, entityOf, gatherEntities } from "./gather.ts";
import { addPronouns } from "./people.ts";

/** Everybody and everything named in the article's own prose, with every mention. English pronouns are resolved. */
export function findEntities(article: Article, known: Known, isEnglish: boolean, isFull: boolean): Entity[] {
  const words = wordsOfArticle(article, known);
  const drafts = gatherEntities(article, words, findNames(words, isEnglish && isFull), lexicon());
  if (isEnglish && isFull) {
    addDescriptions(article, words, drafts);
    addPronouns(article.id, words, drafts, lexicon());
  }
  return distinct(drafts.map((draft: Draft) => entityOf(article.id, draft)));
}

function addDescriptions(article: Article, words: Words, drafts: readonly Draft[]): void {
  for (const { from, to, draft } of findDescriptions(words, drafts, lexicon(), article.published)) {
    const span = { start: words.start[from]!, end: words.end[to - 1]! };
    draft.mentions.push({ article: article.id, span, form: "description" });
  }
  for (const draft of drafts) draft.mentions.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Keeps ids unique in the article: two drafts may share words and type. */
function distinct(entities: readonly Entity[]): Entity[] {
  const seen = new Map<string, number>();
  return entities.map((entity) => {
    const count = (seen.get(entity.id) ?? 0) + 1;
    seen.set(entity.id, count);
    return count === 1 ? entity : { ...entity, id: `${entity.id}-${count}` };
  });
}
