import {
  type ArticleId,
  compareText,
  type Disagreement,
  type Fact,
  type FactMention,
  publisherKey,
} from "../model/index.ts";
import type { Correction } from "./corrections.ts";
import type { Ground } from "./ground.ts";
import type { Reading } from "./reading.ts";
import { textOf } from "./wording.ts";

type Sides = Disagreement["values"];
type IsTakenBack = (reading: Reading) => boolean;

/**
 * The same facts with what was taken back marked so: a value that a correction note of its own lineage withdraws, or that a
 * later text of the same publisher in the same lineage gives otherwise. Where reports still differ the live value leads; a
 * fact that nobody stands by is `withdrawn`.
 */
export function withWithdrawals(
  facts: readonly Fact[],
  readings: readonly Reading[],
  corrections: readonly Correction[],
  ground: Ground,
): Fact[] {
  const byId = new Map(readings.map((reading) => [reading.claim.id, reading]));
  const readingOf = ({ ref }: FactMention) => byId.get(ref ?? "");
  const isTakenBack = (reading: Reading) => corrections.some((one) => takesBack(one, reading, ground));
  return facts.map((fact) => {
    const own = fact.mentions.map(readingOf);
    if (fact.disagreement?.kind === "value") return disputeSettled(fact, own, isTakenBack, ground);
    const isOver = fact.kind !== "statement" && own.every((reading) => reading !== undefined && isTakenBack(reading));
    return isOver ? { ...fact, status: "withdrawn" } : fact;
  });
}

/** True when the note stands in a text of the reading's lineage, and names its number and what the number is of. */
function takesBack({ article, wrong, stems }: Correction, reading: Reading, { lineageOf }: Ground): boolean {
  if (reading.amount === undefined || !wrong.includes(reading.amount.value)) return false;
  const isKin =
    article === reading.article || lineageNumber(article, lineageOf) === lineageNumber(reading.article, lineageOf);
  return isKin && [...reading.words.keys()].some((stem) => stems.has(stem));
}

function lineageNumber(article: ArticleId, lineageOf: Ground["lineageOf"]): number | string {
  return lineageOf.get(article) ?? article;
}

function disputeSettled(
  fact: Fact,
  own: readonly (Reading | undefined)[],
  isTakenBack: IsTakenBack,
  ground: Ground,
): Fact {
  const sides = fact.disagreement!.values;
  const sideReadings = sides.map(({ mentions }) => mentions.flatMap((index) => own[index] ?? []));
  const isOld = sideReadings.map(
    (side, k) =>
      side.length > 0 &&
      side.every(
        (one) => isTakenBack(one) || isRevised(one, sideReadings.filter((_, other) => other !== k).flat(), ground),
      ),
  );
  if (!isOld.includes(true) || !isOld.includes(false)) return fact;
  const marked = sides.map((side, k): Sides[number] => (isOld[k] ? { ...side, status: "withdrawn" } : side));
  const order = marked.map((_, k) => k).sort((a, b) => Number(isOld[a]) - Number(isOld[b]) || a - b);
  const values = order.map((k) => marked[k]!);
  const settled = { ...fact, disagreement: { ...fact.disagreement!, values } };
  return isOld[0] ? ledBy(settled, sideReadings[order[0]!]!, ground) : settled;
}

/** The fact as its first living side tells it. */
function ledBy(fact: Fact, side: readonly Reading[], ground: Ground): Fact {
  const amount = side.find((one) => one.amount)?.amount;
  const claim = fact.claim && amount && { ...fact.claim, value: amount.value, operator: amount.operator };
  const text = side.length > 0 ? textOf(side, ground) : fact.text;
  return { ...fact, text, support: fact.disagreement!.values[0]!.support, ...(claim && { claim }) };
}

/** True when a later text of the same publisher and lineage says otherwise: the earlier one was revised. */
function isRevised(old: Reading, others: readonly Reading[], { articles, lineageOf }: Ground): boolean {
  const before = articles.get(old.article)!.article;
  return others.some(({ article: id }) => {
    const after = articles.get(id)!.article;
    const isKin = lineageNumber(id, lineageOf) === lineageNumber(old.article, lineageOf);
    const isSame = before.publisher !== undefined && publisherKey(before) === publisherKey(after);
    return isKin && isSame && isBefore(before.published, after.published);
  });
}

/** A day before another; within one day only where both tell the time. */
function isBefore(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.slice(0, 10) !== b.slice(0, 10)) return compareText(a.slice(0, 10), b.slice(0, 10)) < 0;
  return a.length > 10 && b.length > 10 && Date.parse(a) < Date.parse(b);
}
