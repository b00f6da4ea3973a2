import { type Fact, type FactMention, stableId } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { capitalised } from "./lines.ts";
import { supportOf } from "./values.ts";

/** What a day, an office or a detail is before it is a fact of its story. */
export interface Slot extends Pick<Fact, "kind" | "text" | "claim"> {
  readonly mentions: readonly FactMention[];
  /** What its id is made of, beside the story. */
  readonly key: readonly string[];
}

/** The fact of a slot: every report that fills it carries it, and nobody is named as its origin. */
export function slotFact({ key, text, ...slot }: Slot, ground: Ground): Fact {
  const valued = slot.mentions.map((mention) => ({ mention, value: "", origins: [] }));
  return {
    id: stableId("f", ground.story.id, ...key),
    story: ground.story.id,
    ...slot,
    text: capitalised(text),
    support: supportOf(valued, ground.counter),
  };
}

/** A mention as a part of an id. */
export function placeKey({ article, span }: Pick<FactMention, "article" | "span">): string {
  return `${article} ${span.start}-${span.end}`;
}
