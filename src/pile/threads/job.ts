import type { ArticleId, Link, NameCorrections } from "../../model/index.ts";
import { housed, housesBy } from "../../model/index.ts";
import { openedKept, type PackedKept } from "../../store/kept.ts";
import { type PackedStory, packStory } from "../../store/writing/stories.ts";
import type { StoryGroup } from "../../story/index.ts";
import { annotatedOf } from "../kept.ts";
import type { Place } from "../state.ts";
import { type Told, toldDossier, toldOf } from "../telling.ts";

/** A story to be told, as plain data. */
export interface Job {
  readonly group: StoryGroup;
  /** Ids of the stories of an earlier run that it goes on from. */
  readonly earlier?: readonly string[];
  /** In order of (a, b). */
  readonly links: readonly Link[];
  readonly places: readonly (readonly [ArticleId, Place])[];
  /** Articles as they lie in the store. */
  readonly articles: readonly PackedKept[];
  /** What the user knows better of people and publishers. */
  readonly names: NameCorrections;
  /** See `Passing`. */
  readonly isPassing?: boolean;
}

export type PackedTold = Told & { readonly dossier: PackedStory };

/** Tells a story and packs it: a function of the job alone. */
export function done({ group, earlier, links, places, articles: packed, names, isPassing }: Job): PackedTold {
  const opened = packed.map(openedKept);
  const houseOf = housesBy(names.publishers);
  const known = new Map(
    opened.map(({ kept }) => {
      const { article, annotation } = annotatedOf(kept);
      return [article.id, { article: housed(article, houseOf), annotation }] as const;
    }),
  );
  const articles = group.articles.flatMap((id) => known.get(id) ?? []);
  const home = new Map(places);
  const from = { articles, links, people: names.people, placeOf: (id: ArticleId) => home.get(id) };
  const told = toldOf(toldDossier(group, from, earlier ? { earlier } : {}), isPassing);
  const ground = new Map(opened.map(({ kept, ground }) => [kept.article.id, ground]));
  return { ...told, dossier: packStory(told.dossier, ground) };
}
