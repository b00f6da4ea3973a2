import type { AnnotatedArticle, Entity, PeopleCorrections, Quote } from "../../model/index.ts";
import { Remembered } from "../../model/once.ts";
import { lexemesOf } from "../lexemes.ts";
import { kindByShape } from "../quotes/bearers.ts";
import { type IdentityTable, identityTable, type Naming } from "./identity.ts";

/** Who is whom in one story: from the speakers and entities that its articles name. */
export function identityOf(articles: readonly AnnotatedArticle[], people?: PeopleCorrections): IdentityTable {
  return identityTable(
    articles.flatMap(({ annotation }) => {
      const named = annotation.entities.flatMap(entityNaming);
      const kinds = new Map(named.map(({ name, kind }) => [name, kind]));
      const speaking = annotation.quotes.flatMap(({ speaker: { name, role } }): Naming[] =>
        name ? [{ name, kind: kinds.get(name) ?? shapeOf(name), count: 1, ...(role && { role }) }] : [],
      );
      return [...named, ...speaking];
    }),
    people,
  );
}

function entityNaming({ name, type, mentions }: Entity): Naming[] {
  if (type !== "person" && type !== "organisation") return [];
  return [{ name, kind: type, count: mentions.filter(({ form }) => form === "name").length }];
}

function shapeOf(name: string): Naming["kind"] {
  const kind = kindByShape(
    [],
    lexemesOf(name).map(({ text }) => text),
  );
  return kind === "place" ? "unknown" : kind;
}

/**
 * Gives every quotation the one name that its story has for the speaker, and the body that the speaker speaks for.
 * An article in several stories follows the first one; one in none is a story of its own.
 */
export function nameSpeakers(
  pile: readonly AnnotatedArticle[],
  stories: readonly (readonly string[])[],
  people?: PeopleCorrections,
): AnnotatedArticle[] {
  const byId = new Map(pile.map((one) => [one.article.id, one]));
  const tables = new Map<string, IdentityTable>();
  for (const story of stories) {
    const table = identityOf(
      [...story].sort().flatMap((id) => byId.get(id) ?? []),
      people,
    );
    for (const id of story) if (!tables.has(id)) tables.set(id, table);
  }
  return pile.map((one) => renamed(one, tables.get(one.article.id) ?? identityOf([one], people)));
}

const known = new Remembered<AnnotatedArticle, AnnotatedArticle>();

function renamed(one: AnnotatedArticle, table: IdentityTable): AnnotatedArticle {
  const names = one.annotation.quotes.map(({ speaker }) => speakerIn(table, speaker));
  return known.of(one, JSON.stringify(names), () => {
    const quotes = one.annotation.quotes.map((quote, at) =>
      names[at] ? { ...quote, speaker: { ...quote.speaker, ...names[at] } } : quote,
    );
    return { article: one.article, annotation: { ...one.annotation, quotes } };
  });
}

/** What a story calls a speaker, where it may know one. */
function speakerIn(table: IdentityTable, { name, role }: Quote["speaker"]): Partial<Quote["speaker"]> | undefined {
  if (!name || !(role || /^\p{Lu}/u.test(name))) return undefined;
  const body = table.bodyOf(name);
  return { name: table.nameOf(name), ...(body && { speaksFor: body }) };
}
