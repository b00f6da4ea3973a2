import type { Fact } from "../model/index.ts";
import type { Row } from "./assertions.ts";
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
  const shown = new Set(facts.flatMap(({ mentions }) => mentions.map(({ ref }) => utteranceOf.get(ref ?? ""))));
  const own = rows.filter(({ readings }) => {
    const said = new Set(readings.map(({ quote }) => quote && utteranceOf.get(quote.id)));
    return said.size > 1 || said.has(undefined) || !shown.has([...said][0]);
  });
  return distinct([...own.map(({ fact }) => fact), ...facts, ...damage]);
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
