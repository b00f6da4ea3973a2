import type { ArticleId } from "./article.ts";
import type { Claim } from "./claim.ts";
import type { Entity, EntityId } from "./entity.ts";
import type { Event } from "./event.ts";
import type { Quote } from "./quote.ts";

/** What one article's entity is in its story. Annotations stay as they were made; this is laid beside them. */
export interface StoryEntity {
  readonly article: ArticleId;
  /** Id of the entity in the article's annotation. */
  readonly local: EntityId;
  /** Who or what it is in the story: id, fullest name, type, country. */
  readonly entity: Omit<Entity, "mentions">;
}

/** Who is whom in one story, in order of (article, local id). */
export type EntityTable = readonly StoryEntity[];

/** Everything of an annotation or a dossier that names entities by id. */
export interface EntityPieces {
  readonly entities: readonly Entity[];
  readonly quotes: readonly Quote[];
  readonly claims: readonly Claim[];
  readonly events: readonly Event[];
}

type Resolve = (article: ArticleId, id: EntityId | undefined) => StoryEntity["entity"] | undefined;

/**
 * Names entities as the story does: entities that the table makes one are one, with all their mentions, and speakers,
 * parties, roles and sources carry its ids and names. What the table does not know stays as it is. Pure; linear.
 */
export function applyEntities<T extends EntityPieces>(pieces: T, table: EntityTable): T {
  const known = new Map(table.map(({ article, local, entity }) => [`${article}\u0001${local}`, entity]));
  const resolve: Resolve = (article, id) => (id === undefined ? undefined : known.get(`${article}\u0001${id}`));
  return {
    ...pieces,
    entities: mergedEntities(
      pieces.entities.map((entity) => ({ ...entity, ...resolve(entity.mentions[0]?.article ?? "", entity.id) })),
    ),
    quotes: pieces.quotes.map((quote) => ({ ...quote, speaker: named(quote.speaker, quote.article, resolve) })),
    claims: pieces.claims.map((claim) => ({
      ...claim,
      roles: claim.roles.map((role) => named(role, claim.article, resolve)),
      sources: claim.sources.map((source) => named(source, claim.article, resolve)),
    })),
    events: pieces.events.map((event) => ({
      ...event,
      actors: event.actors.map((party) => inCountry(party, event.article, resolve)),
      recipients: event.recipients.map((party) => inCountry(party, event.article, resolve)),
    })),
  };
}

/** Entities of one id as one, in order of first appearance; mentions in order of (article, start, end). Linear but for the sort. */
export function mergedEntities(entities: readonly Entity[]): Entity[] {
  const found = new Map<EntityId, { first: Entity; mentions: Entity["mentions"][number][] }>();
  for (const entity of entities) {
    const same = found.get(entity.id);
    if (same) for (const mention of entity.mentions) same.mentions.push(mention);
    else found.set(entity.id, { first: entity, mentions: [...entity.mentions] });
  }
  return [...found.values()].map(({ first, mentions }) => ({ ...first, mentions: mentions.sort(byPlace) }));
}

function byPlace(x: Entity["mentions"][number], y: Entity["mentions"][number]): number {
  if (x.article !== y.article) return x.article < y.article ? -1 : 1;
  return x.span.start - y.span.start || x.span.end - y.span.end;
}

function named<T extends { readonly entity?: EntityId; readonly name?: string }>(
  one: T,
  article: ArticleId,
  resolve: Resolve,
): T {
  const found = resolve(article, one.entity);
  return found ? { ...one, entity: found.id, name: found.name } : one;
}

function inCountry<T extends { readonly entity?: EntityId; readonly name?: string; readonly country?: string }>(
  party: T,
  article: ArticleId,
  resolve: Resolve,
): T {
  const country = party.country ?? resolve(article, party.entity)?.country;
  return { ...named(party, article, resolve), ...(country && { country }) };
}
