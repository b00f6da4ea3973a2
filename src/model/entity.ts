import type { ArticleId } from "./article.ts";
import type { Span } from "./span.ts";

export type EntityId = string;
export type EntityType = "person" | "organisation" | "place" | "country" | "other";

export interface Mention {
  readonly article: ArticleId;
  readonly span: Span;
  readonly form: "name" | "description" | "pronoun";
}

/** Somebody or something that is named, with every mention. */
export interface Entity {
  readonly id: EntityId;
  /** The fullest name seen. */
  readonly name: string;
  readonly type: EntityType;
  /** ISO 3166-1 alpha-3 code of the country it is or belongs to. */
  readonly country?: string;
  readonly wikidata?: string;
  /** WGS 84 degrees, of places and countries that the gazetteer has. */
  readonly lat?: number;
  readonly lon?: number;
  readonly mentions: readonly Mention[];
}
