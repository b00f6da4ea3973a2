import { groupedBy } from "../model/grouping.ts";
import { type Fact, type FactMention, overlaps } from "../model/index.ts";
import { deniedAccusationsOf } from "./accusations.ts";
import { disputedAgesOf } from "./ages.ts";
import { withAnswers } from "./answers.ts";
import { isAside } from "./asides.ts";
import { assertionsOf, type Row } from "./assertions.ts";
import { correctionsIn, isInNote } from "./corrections.ts";
import { type Damage, damageOf, isDamaged } from "./damage.ts";
import { daysOf } from "./days.ts";
import { detailsOf } from "./details.ts";
import type { StoryFindings } from "./findings.ts";
import type { Ground } from "./ground.ts";
import { disputedAddressesOf, disputedHoursOf } from "./happenings.ts";
import { withMainEvent } from "./main-event.ts";
import { membershipsOf } from "./memberships.ts";
import { namedEventsOf } from "./named-events.ts";
import { namesOf } from "./names.ts";
import type { Half } from "./newsworth.ts";
import type { Place } from "./no-detail.ts";
import { numbersOf } from "./numbers.ts";
import { officesOf } from "./offices.ts";
import { quotesOf } from "./quotes.ts";
import { ranked } from "./ranking.ts";
import { type Reading, readingsOf } from "./reading.ts";
import { withoutRefuted } from "./refuted.ts";
import { rivalAccountsOf } from "./rival-accounts.ts";
import { eachItsText, oneRowEach } from "./rows.ts";
import { scenesOf } from "./scenes.ts";
import { disputedSpellingsOf } from "./spellings.ts";
import { statementsOf } from "./statements.ts";
import { eachTextOnce } from "./told-once.ts";
import { counterpartsIn, withTranslations } from "./translations.ts";
import { wholesFirst } from "./wholes.ts";
import { withWithdrawals } from "./withdrawals.ts";

/**
 * What the articles of one story say: facts with support and disagreement, the first needed first, and who said what. Two
 * events that the story holds for one share no fact.
 */
export function factsOf(ground: Ground): StoryFindings {
  const found = scenesOf(ground).map(factsOfScene);
  const facts = found.flatMap((one) => one.facts);
  const utteranceOf = new Map(found.flatMap((one) => [...one.utteranceOf]));
  const readings = found.flatMap((one) => one.readings);
  const halves = new Map(found.flatMap((one) => one.halves));
  const shown = eachTextOnce(wholesFirst(ranked(facts, ground, halves), readings, ground), ground);
  return {
    facts: shown,
    utterances: found.flatMap((one) => one.utterances),
    quotes: quotesOf([...ground.articles.values()], utteranceOf),
    messages: [],
    story: withAnswers(withMainEvent(ground, readings), shown, ground),
  };
}

/** What the articles say that report one event. */
interface SceneFindings {
  readonly facts: readonly Fact[];
  readonly utterances: StoryFindings["utterances"];
  readonly utteranceOf: ReadonlyMap<string, string>;
  readonly readings: readonly Reading[];
  /** Ids of rows that tell by half, or of which the end was cut off. */
  readonly halves: readonly (readonly [string, Half])[];
}

function factsOfScene(ground: Ground): SceneFindings {
  const damage = damageOf(ground);
  const counterparts = counterpartsIn(ground);
  const statements = statementsOf(ground, damage, counterparts);
  const corrections = correctionsIn(ground);
  const isInAside = asidesIn(ground);
  const readings = soundOnes(withoutRefuted(readingsOf(ground)), damage).filter(
    (one) => !isInNote(corrections, one.article, one.claim.head) && !isInAside(one),
  );
  const asserted = eachItsText(assertionsOf(readings, ground), ground);
  const rows = oneRowEach(statements, asserted, damage.facts);
  const told = disputedFirst([...slotDisputesOf(ground), ...deniedAccusationsOf(readings, ground)], rows);
  const detailed = withDetails(told, ground, damage);
  const isSound = ({ article, span }: Place) =>
    !isDamaged(damage, article, span) && !isInNote(corrections, article, span);
  const numbered = [...detailed, ...numbersOf(ground, detailed, isSound)];
  const named = [...numbered, ...namesOf(ground, numbered, isSound)];
  const events = namedEventsOf(ground, named).filter(({ mentions }) => mentions.every(isSound));
  const facts = withTranslations([...named, ...events], counterparts, ground);
  return {
    facts: withWithdrawals(facts, readings, corrections, ground),
    utterances: statements.utterances,
    utteranceOf: statements.utteranceOf,
    readings,
    halves: [
      ...[...groupedBy(asserted, ({ fact }) => fact.id)].flatMap(([id, [first]]) => halfOf(id, first!)),
      ...events.map(({ id }) => [id, "named"] as const),
    ],
  };
}

function halfOf(id: string, { isBroad, isCut, isLent }: Row): (readonly [string, Half])[] {
  return isBroad ? [[id, "half"]] : isCut ? [[id, "cut"]] : isLent ? [[id, "lent"]] : [];
}

/** Without claims of or about a garbled name; of those that only have one somewhere in their clause it is noted. */
function soundOnes(readings: readonly Reading[], damage: Damage): Reading[] {
  return readings.flatMap((one) => {
    const { head, roles, span } = one.claim;
    if ([head, ...roles.map((role) => role.span)].some((at) => isDamaged(damage, one.article, at))) return [];
    return [isDamaged(damage, one.article, span) ? { ...one, isDamaged: true } : one];
  });
}

/** Tells readings of a sentence that tells nothing of the story; a sentence is read once for all its claims. */
function asidesIn(ground: Ground): (one: Reading) => boolean {
  const known = new Map<string, boolean>();
  return ({ article, sentence }) => {
    const key = `${article} ${sentence.start} ${sentence.end}`;
    const found = known.get(key) ?? isAside(ground.articles.get(article)!.article, sentence);
    known.set(key, found);
    return found;
  };
}

/** Slots that reports fill otherwise: ages, names as they are spelt, the hour, the house; and accounts laid side by side. */
function slotDisputesOf(ground: Ground): Fact[] {
  return [
    ...disputedAgesOf(ground),
    ...disputedSpellingsOf(ground),
    ...disputedHoursOf(ground),
    ...disputedAddressesOf(ground),
    ...rivalAccountsOf(ground),
  ];
}

/**
 * Rows with disputes of single slots; a row that stands on nothing but words of one of them is that dispute, and a dispute whose
 * sides some row holds against each other is that row.
 */
function disputedFirst(disputes: readonly Fact[], rows: readonly Fact[]): Fact[] {
  const taken = new Set(disputes.flatMap(({ mentions }) => mentions.flatMap(({ ref }) => ref ?? [])));
  const disputed = rows.filter(({ disagreement }) => disagreement !== undefined);
  return [
    ...disputes.filter((one) => !disputed.some((row) => holdsApart(row, one))),
    ...rows.filter(({ mentions }) => !mentions.every(({ ref }) => ref && taken.has(ref))),
  ];
}

/** True when words of two sides of the dispute stand on two sides of the row. */
function holdsApart({ disagreement, mentions }: Fact, dispute: Fact): boolean {
  const placesOf = ({ mentions: at }: { readonly mentions: readonly number[] }, all: readonly FactMention[]) =>
    at.map((k) => all[k]!);
  const sides = dispute.disagreement!.values.map((value) => {
    const own = placesOf(value, dispute.mentions);
    return disagreement!.values.findIndex((other) =>
      placesOf(other, mentions).some((a) => own.some((b) => a.article === b.article && overlaps(a.span, b.span))),
    );
  });
  return new Set(sides.filter((side) => side >= 0)).size > 1;
}

/** Days, offices and details that several reports give in words of no other fact. */
function withDetails(facts: readonly Fact[], ground: Ground, damage: Damage): Fact[] {
  const isSound = ({ mentions }: Fact) => mentions.every(({ article, span }) => !isDamaged(damage, article, span));
  const slots = [...facts, ...[...officesOf(ground), ...daysOf(ground, damage)].filter(isSound)];
  const told = [...slots, ...membershipsOf(ground, slots).filter(isSound)];
  return [...told, ...detailsOf(ground, told).filter(isSound)];
}
