import type { Fact } from "../model/index.ts";
import { isOutcome } from "./amounts.ts";
import type { Row } from "./assertions.ts";
import type { Ground } from "./ground.ts";
import { nounsOfEvents } from "./load.ts";
import type { Reading } from "./reading.ts";
import type { Statements } from "./statements.ts";
import { isBare, isHalf, isMain, type Wording, wordingsFor } from "./wording.ts";

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

/**
 * Several claims of one sentence would be shown by it: the one that it is the clause of is, else the first, the others in words
 * of their own where they have some.
 */
export function eachItsText(rows: readonly Row[], ground: Ground): Row[] {
  const laid = rows.map((row) => ({ row, wordings: wordingsFor(row.readings, ground) }));
  const owned = new Set(laid.flatMap(({ row: { fact }, wordings }) => (isOwn(fact.text, wordings) ? [fact.text] : [])));
  const taken = new Set<string>();
  return laid.map(({ row, wordings }) => {
    const { text } = row.fact;
    const isLent = (one: string) => owned.has(one) && !isCount(row) && !isOwn(one, wordings);
    const isNew = (one: string) => !taken.has(one.toLowerCase());
    const isFree = (one: string) => isNew(one) && !isLent(one);
    const free =
      isFree(text) || row.fact.disagreement
        ? undefined
        : (wordings.find((one) => isFree(one.text)) ?? wordings.find((one) => isNew(one.text)));
    const own = free ?? wordings.find((one) => one.text === text);
    taken.add((own?.text ?? text).toLowerCase());
    if (own === undefined) return row;
    const isBroad = row.isBroad === true || isUntold(row, own, ground);
    return {
      ...row,
      isBroad,
      isCut: own.isCut,
      isLent: own.isWhole && !row.readings.some(isMain),
      fact: { ...row.fact, text: own.text },
    };
  });
}

/** True of words without a flaw: a whole clause, and not the sentence that stands for half of one. */
function isOwn(text: string, wordings: readonly Wording[]): boolean {
  return wordings.some((one) => one.text === text && one.flaws === 0);
}

/** True of half sentences and of nouns that only name an event; a count of people is told all the same. */
function isUntold(row: Row, own: Wording, ground: Ground): boolean {
  const { readings } = row;
  if (isCount(row)) return readings.every((one) => namesAnEvent(one, ground));
  return isHalf(own) || readings.every((one) => isBare(one, ground));
}

/** "The deaths of five people": a noun, and nobody does anything. */
function namesAnEvent({ article, claim }: Reading, { articles }: Ground): boolean {
  const { text } = articles.get(article)!.article;
  return nounsOfEvents().has(text.slice(claim.head.start, claim.head.end).toLowerCase().replace(/s$/u, ""));
}

function isCount({ readings }: Row): boolean {
  return readings.some(({ amount }) => amount && !amount.isImplied && isOutcome(amount));
}
