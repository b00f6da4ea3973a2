import { type ArticleId, compareText, type Span } from "../model/index.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import type { Ground } from "./ground.ts";
import { byPlace, type Said } from "./said.ts";
import { type Counterparts, languageOf } from "./translations.ts";

/** Share of the shorter of two stretches that must be shared for them to be one place. */
const SAME_PLACE = 0.5;

/**
 * Statements that meet across languages: quotations in paired sentences, each the only one in its sentence, by speakers that
 * are not told apart. `groups` are the statements found within languages.
 */
export function metAcross(
  groups: readonly (readonly Said[])[],
  counterparts: Counterparts,
  { speakers }: Ground,
): Said[][] {
  const home = new Map(groups.flatMap((group, index) => group.map((one) => [one, index] as const)));
  const byArticle = new Map<ArticleId, Said[]>();
  for (const one of groups.flat().sort(byPlace)) {
    const known = byArticle.get(one.quote.article);
    if (known) known.push(one);
    else byArticle.set(one.quote.article, [one]);
  }
  const sets = new DisjointSets(groups.length);
  for (const [article, pairs] of counterparts) {
    for (const { own, article: other, span } of pairs) {
      const [a, b] = [onlyIn(byArticle.get(article), own), onlyIn(byArticle.get(other), span)];
      if (!a || !b || speakers.areTwo(a.speaker, b.speaker) || a.isDenied !== b.isDenied) continue;
      sets.join(home.get(a)!, home.get(b)!);
    }
  }
  return sets.joined(groups);
}

/** The one quotation that takes most of a sentence, or that the sentence is most of. */
function onlyIn(said: readonly Said[] | undefined, at: Span): Said | undefined {
  const found = (said ?? []).filter(({ quote: { span } }) => {
    const shared = Math.min(span.end, at.end) - Math.max(span.start, at.start);
    return shared > 0 && shared >= SAME_PLACE * Math.min(span.end - span.start, at.end - at.start);
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The renderings in the language that most of them are in. */
export function inOneLanguage(group: readonly Said[], { articles }: Ground): Said[] {
  const byLanguage = new Map<string, Said[]>();
  for (const one of group) {
    const language = languageOf(articles.get(one.quote.article)!.article);
    const known = byLanguage.get(language);
    if (known) known.push(one);
    else byLanguage.set(language, [one]);
  }
  const [first] = [...byLanguage].sort((a, b) => b[1].length - a[1].length || compareText(a[0], b[0]));
  return first?.[1] ?? [];
}
