import { type Fact, type FactClaim, type FactMention, stableId } from "../model/index.ts";
import { type Damage, isDamaged } from "./damage.ts";
import { answersOne, countOne, isThin } from "./disputable.ts";
import type { Ground } from "./ground.ts";
import { byPlace, groupsOf } from "./matching.ts";
import { type Reading, readingsOf } from "./reading.ts";
import { sidesOf, stanceOf } from "./sides.ts";
import { compareSupport, type Valued, weigh } from "./values.ts";
import { textOf } from "./wording.ts";

/** A fact with the readings it was made of. */
export interface Row {
  readonly fact: Fact;
  readonly readings: readonly Reading[];
}

/** What the articles of a story say, one row a claim, with support and sides. */
export function assertionsOf(ground: Ground, damage: Damage): Row[] {
  const readings = readingsOf(ground).filter(({ article, claim }) => !isDamaged(damage, article, claim.span));
  return groupsOf(readings)
    .flatMap(byReality)
    .flatMap(byAnswer)
    .filter(isWorthARow)
    .map((group) => ({ readings: group, fact: factFrom(group, ground) }));
}

/** What is only alleged or charged supports nothing that is said to have happened. */
function byReality(group: readonly Reading[]): Reading[][] {
  const isAlleged = ({ claim }: Reading) => claim.modality === "alleged" || claim.modality === "charged";
  return [group.filter((one) => !isAlleged(one)), group.filter(isAlleged)].filter((part) => part.length > 0);
}

/** Claims that differ and answer no common question with the rest are no side of it: they are rows of their own. */
function byAnswer(group: readonly Reading[]): Reading[][] {
  const stances = [1, -1]
    .map((stance) => group.filter((one) => stanceOf(one) === stance))
    .filter((side) => side.length > 0);
  if (stances.length > 1 && !contradict(stances[0]!, stances[1]!, answersOne)) return stances.flatMap(byCount);
  return byCount(group);
}

function byCount(group: readonly Reading[]): Reading[][] {
  const { kind, sides } = sidesOf(group, () => "");
  if (kind !== "value") return [[...group]];
  const [main, ...others] = [...sides].sort((a, b) => b.readings.length - a.readings.length);
  const kept = others.filter(({ readings }) => contradict(main!.readings, readings, countOne));
  const out = new Set(others.filter((side) => !kept.includes(side)).flatMap(({ readings }) => readings));
  return [
    group.filter((one) => !out.has(one)),
    ...others.filter((side) => !kept.includes(side)).map(({ readings }) => [...readings]),
  ];
}

/** Members of two sides that are looked at, first in place. */
const LOOKED_AT = 12;

function contradict(a: readonly Reading[], b: readonly Reading[], isOne: (x: Reading, y: Reading) => boolean): boolean {
  return a.slice(0, LOOKED_AT).some((x) => b.slice(0, LOOKED_AT).some((y) => x.article !== y.article && isOne(x, y)));
}

/** A lone claim must say who or how much, with more than a light verb. */
function isWorthARow(group: readonly Reading[]): boolean {
  if (group.every(isThin)) return false;
  if (new Set(group.map(({ article }) => article)).size > 1) return true;
  return group.some(
    ({ amount, parties, predicate, claim }) =>
      (amount !== undefined && !amount.isImplied && claim.measure !== "age") ||
      claim.type !== undefined ||
      (parties.some(({ isName }) => isName) && parties.length > 1 && !predicate.isLight),
  );
}

function factFrom(group: readonly Reading[], ground: Ground): Fact {
  const sorted = [...group].sort(byPlace);
  const { kind, sides } = sidesOf(sorted, (reading) => amountText(reading, ground));
  const sideOf = new Map(sides.flatMap((side) => side.readings.map((reading) => [reading, side] as const)));
  const valued = sorted.map(
    (one): Valued => ({
      mention: mentionOf(one),
      value: sideOf.get(one)?.value ?? "",
      origins: ground.origins.ofClaim(one.claim),
    }),
  );
  const weighed = weigh(valued, ground.counter);
  const lead = sorted.filter((one) => (sideOf.get(one)?.value ?? "") === weighed.main);
  const normals = new Map(sides.map(({ value, normal }) => [value, normal]));
  const values = weighed.values
    .filter(({ value }) => value !== "")
    .map((one) => ({ ...one, ...(normals.get(one.value) !== undefined && { normal: normals.get(one.value)! }) }));
  return {
    id: stableId("f", ground.story.id, "claim", ...sorted.map(({ claim }) => claim.id)),
    story: ground.story.id,
    kind: kindOf(lead),
    text: textOf(lead, ground),
    mentions: weighed.mentions,
    support: weighed.support,
    claim: claimOf(lead),
    ...(kind && values.length > 1
      ? { disagreement: { kind, values: values.sort((a, b) => compareSupport(b.support, a.support)) } }
      : {}),
  };
}

function mentionOf({ claim }: Reading): FactMention {
  return { article: claim.article, span: claim.span, head: claim.head, ref: claim.id };
}

function amountText({ amount, article, claim }: Reading, ground: Ground): string {
  const at = amount?.quantity?.span ?? claim.head;
  return amount?.quantity
    ? ground.articles.get(article)!.article.text.slice(at.start, at.end).replace(/\s+/g, " ")
    : String(amount?.value ?? "");
}

function kindOf(group: readonly Reading[]): Fact["kind"] {
  if (group.some(({ amount }) => amount && !amount.isImplied)) return "quantity";
  return group.every(({ predicate, claim }) => predicate.isLight && claim.type === undefined) ? "attribute" : "event";
}

/** The fullest reading: most slots filled, then first in place. */
function claimOf(group: readonly Reading[]): FactClaim {
  const filled = ({ claim, parties, amount }: Reading) =>
    parties.length +
    Number(amount !== undefined) * 2 +
    Number(claim.date !== undefined) +
    Number(claim.type !== undefined);
  const best = group.reduce((most, one) => (filled(one) > filled(most) ? one : most), group[0]!);
  const { claim, amount } = best;
  const named = (role: string) => claim.roles.find((one) => one.role === role)?.name;
  const first = <T>(of: (reading: Reading) => T | undefined) => group.map(of).find((value) => value !== undefined);
  const type = first(({ claim: { type } }) => type);
  const place = first(({ claim: { place } }) => place?.name);
  const date = first(({ day }) => day);
  return {
    predicate: claim.predicate,
    ...(type && { type }),
    ...(claim.measure && { measure: claim.measure }),
    ...(named("actor") && { actor: named("actor")! }),
    ...(named("recipient") && { recipient: named("recipient")! }),
    ...(named("theme") && { theme: named("theme")! }),
    ...(amount && { value: amount.value, operator: amount.operator }),
    ...(amount?.quantity?.high !== undefined && { high: amount.quantity.high }),
    ...(amount?.unit && { unit: amount.unit }),
    ...(place && { place }),
    ...(date && { date }),
    polarity: stanceOf(best) < 0 && claim.polarity === "denied" ? "denied" : claim.polarity,
    modality: claim.modality,
  };
}
