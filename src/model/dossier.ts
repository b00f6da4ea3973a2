import type { Article } from "./article.ts";
import type { Claim } from "./claim.ts";
import type { Entity } from "./entity.ts";
import type { Event } from "./event.ts";
import type { Fact } from "./fact.ts";
import type { Lineage } from "./lineage.ts";
import type { Link } from "./link.ts";
import type { Message } from "./message.ts";
import type { Quantity } from "./quantity.ts";
import type { Quote, Utterance } from "./quote.ts";
import type { Story } from "./story.ts";
import type { Time } from "./time.ts";

/**
 * One story with all that stands beside it: what a reader of the story needs. Renderers and questions read dossiers one
 * after another; nothing holds the whole pile. Every list is in a fixed order: the same story is the same bytes.
 */
export interface Dossier {
  readonly story: Story;
  /** The story's articles, as their settings show them, in order of (day, id). */
  readonly articles: readonly Article[];
  /** Links that touch an article of the story; `b` or `a` may lie in another story. */
  readonly links: readonly Link[];
  /** Lineages that an article of the story is in; their other articles may lie in other stories. */
  readonly lineages: readonly Lineage[];
  readonly entities: readonly Entity[];
  readonly quotes: readonly Quote[];
  readonly utterances: readonly Utterance[];
  readonly claims: readonly Claim[];
  readonly events: readonly Event[];
  readonly quantities: readonly Quantity[];
  readonly times: readonly Time[];
  readonly facts: readonly Fact[];
  readonly messages: readonly Message[];
}

/** What is known of a pile before its stories are read. */
export interface Totals {
  readonly articles: number;
  readonly publishers: number;
  readonly lineages: number;
  readonly stories: number;
  readonly facts: number;
  readonly links: number;
}

/** Where a report comes from: a store, or what an analysis made. May be read several times; each time the same. */
export interface ReportSource {
  readonly totals: Totals;
  /** Dossiers, the most reported story first (`weight`) or in order of story id (`id`). */
  dossiers(order?: "weight" | "id"): AsyncIterable<Dossier>;
  /** Messages that belong to no story. */
  messages(): AsyncIterable<Message>;
}
