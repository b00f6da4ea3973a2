import type { Article } from "./article.ts";

/** What the user knows better of people and bodies that reports name. Case and accents do not matter. */
export interface PeopleCorrections {
  /** Each list is one person or body, shown by the first name. */
  readonly merge?: readonly (readonly string[])[];
  /** No two names of a list are one person or body. */
  readonly split?: readonly (readonly string[])[];
  /** Whoever is called `from` is shown as `to`. */
  readonly rename?: readonly { readonly from: string; readonly to: string }[];
}

/** Publishers that are one house, as by their owner: they count as one. The first house that names a publisher has it. */
export interface House {
  readonly house: string;
  readonly publishers: readonly string[];
}

/** What the user knows better of names. */
export interface NameCorrections {
  readonly people?: PeopleCorrections;
  readonly publishers?: readonly House[];
}

/** The same for two publishers that a user writes alike: the key of a name that counts. */
export function publisherName(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/gu, " ");
}

/** Finds the house of a publisher. */
export function housesBy(houses: readonly House[] = []): (publisher: string | undefined) => string | undefined {
  const known = new Map<string, string>();
  for (const { house, publishers } of houses)
    for (const name of publishers.map(publisherName)) if (!known.has(name)) known.set(name, house);
  return (publisher) => (publisher === undefined ? undefined : known.get(publisherName(publisher)));
}

/** The article with the house of its publisher beside it, where the user named one. */
export function housed(article: Article, houseOf: ReturnType<typeof housesBy>): Article {
  const house = houseOf(article.publisher);
  return house === undefined ? article : { ...article, house };
}
