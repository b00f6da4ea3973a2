import type { Annotation, Article, Entity } from "../../model/index.ts";
import { lexicon, namesByShape, wordsOfArticle } from "../names/index.ts";
import { type Draft, entityOf, gatherEntities } from "./gather.ts";
import { resolvePronouns } from "./pronouns.ts";

/** Everybody and everything named in the article's own prose, with every mention. English pronouns are resolved. */
export function findEntities(article: Article, known: Annotation, isEnglish: boolean, withPronouns: boolean): Entity[] {
  const words = wordsOfArticle(article, known, isEnglish);
  const drafts = gatherEntities(article, words, namesByShape(words, lexicon()), lexicon());
  if (isEnglish && withPronouns) resolvePronouns(article.id, words, drafts, lexicon());
  return distinct(drafts.map((draft: Draft) => entityOf(article.id, draft)));
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
