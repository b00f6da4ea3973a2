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

/** The whole answer about one pile. Same input, same bytes. */
export interface Report {
  readonly schema: "secondsource/report@1";
  readonly articles: readonly Article[];
  readonly lineages: readonly Lineage[];
  readonly links: readonly Link[];
  readonly stories: readonly Story[];
  readonly entities: readonly Entity[];
  readonly quotes: readonly Quote[];
  readonly utterances: readonly Utterance[];
  readonly claims?: readonly Claim[];
  readonly events: readonly Event[];
  readonly quantities: readonly Quantity[];
  readonly times: readonly Time[];
  readonly facts: readonly Fact[];
  readonly messages: readonly Message[];
}
