import { groupedBy } from "../model/grouping.ts";
import type { AnnotatedArticle, Fact } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { type Ground, holderOf } from "./ground.ts";
import { inLead } from "./main-event.ts";

/** A name where it stands: the last word of the one it names, the sentence it stands in. */
interface Named {
  readonly name: string;
  readonly isPerson: boolean;
  readonly start: number;
  /** Where its sentence starts. */
  readonly sentence: number;
}

/** How many people, and how many others, the sentences of a row name whom no lead names and no two reports: at least, of its places. */
export function strangersIn(ground: Ground): (fact: Fact) => { readonly people: number; readonly others: number } {
  const known = knownNames(ground);
  return ({ mentions }) => {
    const counts = mentions.map(({ article, span, head }) => {
      const one = ground.articles.get(article)!;
      const at = holderOf(one.annotation.sentences, head ?? span)?.start ?? -1;
      const own = (namesIn(one).get(at) ?? []).filter(({ name }) => !known.has(name));
      const people = own.filter(({ isPerson }) => isPerson).length;
      return { people, others: own.length - people };
    });
    const least = (of: (count: { people: number; others: number }) => number) => Math.min(...counts.map(of));
    return { people: least(({ people }) => people), others: least(({ others }) => others) };
  };
}

/** Names that stand in a lead, or in two reports. */
function knownNames({ articles }: Ground): Set<string> {
  const all = [...articles.values()].flatMap((one) =>
    [...namesIn(one).values()]
      .flat()
      .map((named) => ({ ...named, article: one.article.id, isFirst: inLead(one, named.start) })),
  );
  const byName = [...groupedBy(all, ({ name }) => name)];
  const isKnown = (places: typeof all) =>
    places.some(({ isFirst }) => isFirst) || new Set(places.map(({ article }) => article)).size > 1;
  return new Set(byName.flatMap(([name, places]) => (isKnown(places) ? [name] : [])));
}

/** The names of an article by the start of their sentence, kept as long as the article is. */
const namesIn = oncePer(({ article: { id }, annotation }: AnnotatedArticle): Map<number, Named[]> => {
  const all = annotation.entities.flatMap(({ name, type, mentions }) =>
    mentions
      .filter(({ article, form }) => article === id && form === "name")
      .map(({ span }): Named => {
        const last = name.toLowerCase().split(/\s+/u).at(-1)!;
        const sentence = holderOf(annotation.sentences, span)?.start ?? -1;
        return { name: last, isPerson: type === "person", start: span.start, sentence };
      }),
  );
  return groupedBy(all, ({ sentence }) => sentence) as Map<number, Named[]>;
});
