import { type ArticleId, type Fact, type Span, stableId } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { placeKey } from "./slot-fact.ts";
import { weighApart } from "./values.ts";

/** What one report puts into a slot of the story, and where. */
export interface Filled {
  readonly article: ArticleId;
  readonly span: Span;
  /** As shown; equal for reports that agree. */
  readonly value: string;
}

/** A slot that reports of a story fill: how a name is spelt, which house, which hour. */
export interface Slot {
  /** What its id begins with. */
  readonly name: string;
  /** What is asked, in words of the reports. */
  readonly text: string;
  readonly filled: readonly Filled[];
}

/** The disagreement on a slot that reports fill otherwise; nothing where all agree. Nobody is named as the origin of a side. */
export function disputeOfSlot({ name, text, filled }: Slot, ground: Ground): Fact[] {
  const weighed = weighApart(
    filled.map(({ article, span, value }) => ({ mention: { article, span, head: span }, value, origins: [] })),
    ground.counter,
  );
  if (weighed.values.length < 2) return [];
  const fact: Fact = {
    id: stableId("f", ground.story.id, name, ...weighed.mentions.map(placeKey)),
    story: ground.story.id,
    kind: "attribute",
    text,
    mentions: weighed.mentions,
    support: weighed.support,
    disagreement: { kind: "value", values: weighed.values },
  };
  return [fact];
}
