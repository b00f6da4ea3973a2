import { type Fact, type FactMention, overlaps } from "../model/index.ts";
import type { Row } from "./assertions.ts";
import type { Reading } from "./reading.ts";
import type { Statements } from "./statements.ts";

/**
 * All facts of a story, each once: a claim that is only made inside one utterance is that utterance's row; two facts never
 * stand on exactly the same words.
 */
export function oneRowEach(
  { facts, utteranceOf }: Pick<Statements, "facts" | "utteranceOf">,
  rows: readonly Row[],
  damage: readonly Fact[],
): Fact[] {
  const heads = headsIn(rows.flatMap(({ readings }) => readings));
  const shown = new Set(facts.flatMap(({ mentions }) => mentions.map(({ ref }) => utteranceOf.get(ref ?? ""))));
  const own = rows.filter(({ readings }) => {
    const said = new Set(readings.map(({ quote }) => quote && utteranceOf.get(quote.id)));
    return said.size > 1 || said.has(undefined) || !shown.has([...said][0]);
  });
  const statements = facts.map((fact) => ({ ...fact, mentions: fact.mentions.map((one) => headed(one, heads)) }));
  return distinct([...own.map(({ fact }) => fact), ...statements, ...damage]);
}

function headsIn(readings: readonly Reading[]): ReadonlyMap<string, Reading> {
  const found = new Map<string, Reading>();
  for (const reading of readings)
    if (reading.quote && !found.has(reading.quote.id)) found.set(reading.quote.id, reading);
  return found;
}

/** A statement's mention stands at the first claim inside it. */
function headed(mention: FactMention, heads: ReadonlyMap<string, Reading>): FactMention {
  const head = mention.head === undefined ? heads.get(mention.ref ?? "")?.claim.head : undefined;
  return head && overlaps(head, mention.span) ? { ...mention, head } : mention;
}

function distinct(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter(({ mentions }) => {
    const key = mentions
      .map(({ article, span }) => `${article}:${span.start}-${span.end}`)
      .sort()
      .join();
    return seen.has(key) ? false : seen.add(key);
  });
}
