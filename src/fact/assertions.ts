import { type Fact, stableId } from "../model/index.ts";
import { clustersOf } from "./clusters.ts";
import type { Ground } from "./ground.ts";
import { byPlace, likeness, type Told } from "./sentences.ts";
import { excerpt } from "./texts.ts";
import { compareText, disagreement, type Valued, weigh } from "./values.ts";

/** Two sentences report the same when they share this much. Held by test/fact/assertions.test.ts. */
const SAME = { contained: 0.6, cosine: 0.5, shared: 4 } as const;
/** One that denies what the other says must otherwise be nearly the same. */
const DENIED = { contained: 0.75, cosine: 0.65 } as const;

/** What sentences of at least two articles report alike, with support; denial against assertion is a disagreement. */
export function assertionsOf(told: readonly Told[], ground: Ground): Fact[] {
  const groups = clustersOf(told, sameReport);
  return groups.flatMap((group) => {
    const sound = group.filter(({ isDamaged }) => !isDamaged);
    return new Set(sound.map(({ article }) => article)).size < 2 ? [] : [factFrom(sound, ground)];
  });
}

function sameReport(a: Told, b: Told): boolean {
  if (a.names + b.names === 0 || conflicts(a.numbers, b.numbers)) return false;
  if (a.weekdays.size > 0 && b.weekdays.size > 0 && [...a.weekdays].every((day) => !b.weekdays.has(day))) return false;
  const { contained, cosine, shared } = likeness(a, b);
  if (shared < SAME.shared || contained < SAME.contained || cosine < SAME.cosine) return false;
  return a.isNegated === b.isNegated || (contained >= DENIED.contained && cosine >= DENIED.cosine);
}

/** Numbers of which neither side holds all of the other's: then the quantities disagree, not the sentences agree. */
function conflicts(a: readonly string[], b: readonly string[]): boolean {
  return !a.every((one) => b.includes(one)) && !b.every((one) => a.includes(one));
}

function factFrom(group: readonly Told[], ground: Ground): Fact {
  const sorted = [...group].sort(byPlace);
  const valued = sorted.map(
    (one): Valued => ({ mention: mentionOf(one), value: one.isNegated ? "denied" : "asserted", origins: one.origins }),
  );
  const weighed = weigh(valued, ground.counter);
  const pool = sorted.filter((one) => (one.isNegated ? "denied" : "asserted") === weighed.main);
  const chosen = [...pool].sort((a, b) => a.words.length - b.words.length || compareText(a.words, b.words))[
    Math.floor((pool.length - 1) / 2)
  ]!;
  return {
    id: stableId(
      "f",
      ground.story.id,
      "event",
      ...sorted.map(({ article, span }) => `${article}:${span.start}-${span.end}`),
    ),
    story: ground.story.id,
    kind: isAttribute(chosen) ? "attribute" : "event",
    text: excerpt(chosen.words),
    mentions: weighed.mentions,
    support: weighed.support,
    ...disagreement(weighed, "polarity"),
  };
}

function mentionOf({ article, span, event }: Told) {
  return { article, span, ...(event !== undefined && { ref: event }) };
}

/** A sentence whose first verb is "is" or "are" describes; others report. */
function isAttribute({ words, event }: Told): boolean {
  return (
    event === undefined &&
    /^[^,;]{3,60}?\b(?:is|are|ist|sind|est|es)\b(?! (?:set|expected|due|to|being|likely|\w+ing)\b)/u.test(
      words.slice(0, 90),
    )
  );
}
