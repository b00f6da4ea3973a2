import { groupedBy, pushTo } from "../model/grouping.ts";
import type { ArticleId, Fact, FactMention } from "../model/index.ts";
import { disputedAgesOf } from "./ages.ts";
import { withAnswers } from "./answers.ts";
import { isAside } from "./asides.ts";
import { assertionsOf } from "./assertions.ts";
import { correctionsIn, isInNote } from "./corrections.ts";
import { type Damage, damageOf, isDamaged } from "./damage.ts";
import { daysOf } from "./days.ts";
import { detailsOf } from "./details.ts";
import type { StoryFindings } from "./findings.ts";
import type { Ground } from "./ground.ts";
import { disputedAddressesOf, disputedHoursOf } from "./happenings.ts";
import { withMainEvent } from "./main-event.ts";
import { namesOf } from "./names.ts";
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
import { stemSetOf } from "./stems.ts";
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
  const broad = new Set(found.flatMap((one) => one.broad));
  const shown = eachTextOnce(wholesFirst(ranked(facts, ground, broad), readings, ground), ground);
  return {
    facts: shown,
    utterances: found.flatMap((one) => one.utterances),
    quotes: quotesOf([...ground.articles.values()], utteranceOf),
    messages: [],
    story: withAnswers(withMainEvent(ground, readings), shown, ground),
  };
}

/** Rows with a word that are held against later ones. */
const MOST_HELD = 40;

/**
 * Each thing told once: what one report says in words that all stand in a row before it, of that report alone, is a further place
 * of that row; a row with the very words of one of the same reports, and a detail with those of any row, goes.
 */
function eachTextOnce(facts: readonly Fact[], ground: Ground): Fact[] {
  const seen = new Map<string, Told[]>();
  const enter = (own: Told) => {
    for (const word of ["", ...own.words]) pushTo(seen, word, own, MOST_HELD);
  };
  const told = widestFirst(facts.map((fact) => toldOf(fact, ground)));
  const disputed = told.filter(({ fact }) => fact.disagreement !== undefined);
  for (const one of disputed) enter(one);
  const kept = told.filter((own) => {
    if (own.fact.disagreement !== undefined) return true;
    const fewest = [...own.words].reduce((least, one) => (heldAt(one, seen) < heldAt(least, seen) ? one : least), "");
    const before = [...(seen.get(fewest) ?? [])];
    enter(own);
    const whole = before.find((other) => isPartOf(own, other));
    if (whole) whole.further.push(...own.fact.mentions);
    return !whole && ![...before, ...disputed.slice(0, MOST_HELD)].some((other) => saysTheSame(own, other));
  });
  return kept.map(({ fact, further }) =>
    further.length > 0 ? { ...fact, mentions: [...fact.mentions, ...further] } : fact,
  );
}

/** Of rows with one text the one that all reports of the first carry, and more, takes its place. */
function widestFirst(told: readonly Told[]): Told[] {
  const sorted = [...told];
  const first = new Map<string, number>();
  for (const [k, own] of told.entries()) {
    const text = own.fact.text.toLowerCase();
    const at = first.get(text);
    if (at === undefined) first.set(text, k);
    else if (isWider(own, sorted[at]!)) [sorted[at], sorted[k]] = [own, sorted[at]!];
  }
  return sorted;
}

/** True of more reports, or of the count where both are of the same. */
function isWider(own: Told, first: Told): boolean {
  if (!isPlain(own.fact) || !isPlain(first.fact) || !areWithin(first.articles, own.articles)) return false;
  const isCount = own.fact.claim?.measure !== undefined && first.fact.claim?.measure === undefined;
  return own.articles.size > first.articles.size || isCount;
}

function isPlain({ kind, disagreement, status, series }: Fact): boolean {
  return kind !== "statement" && disagreement === undefined && status === undefined && series === undefined;
}

function toldOf(fact: Fact, ground: Ground): Told {
  const articles = new Set(fact.mentions.map(({ article }) => article));
  return { fact, words: stemSetOf(fact.text), texts: textsOf(fact, ground), articles, further: [] };
}

/** A row with its content words and the reports that carry it. */
interface Told {
  readonly fact: Fact;
  readonly words: ReadonlySet<string>;
  readonly articles: ReadonlySet<ArticleId>;
  /** Its text and the clauses it stands on, in small letters. */
  readonly texts: ReadonlySet<string>;
  /** Places of rows that say a part of it again. */
  readonly further: FactMention[];
}

function textsOf({ text, mentions, claim }: Fact, { articles }: Ground): Set<string> {
  const clauses = mentions.map(({ article, span }) => articles.get(article)!.article.text.slice(span.start, span.end));
  const all = claim === undefined ? [text] : [text, ...clauses];
  return new Set(all.map((one) => one.replace(/\s+/gu, " ").toLowerCase()));
}

function heldAt(word: string, seen: ReadonlyMap<string, readonly Told[]>): number {
  return word === "" ? Number.POSITIVE_INFINITY : (seen.get(word)?.length ?? 0);
}

/** True of a claim of one report of which another of that report has every word, and no other number. */
function isPartOf({ fact, words, articles }: Told, other: Told): boolean {
  if (!isPlain(fact) || !isPlain(other.fact) || articles.size > 1 || other.articles.size > 1) return false;
  const [own, whole] = [fact.claim, other.fact.claim];
  if (own === undefined || own.polarity !== whole?.polarity || !areWithin(articles, other.articles)) return false;
  if (own.measure !== undefined && own.measure !== whole.measure) return false;
  const isSaid = words.size > 0 && areWithin(words, other.words);
  const isCounted = own.value === whole.value && own.measure === whole.measure;
  return isSaid && (own.value === undefined || isCounted) && standBeside(fact, other.fact);
}

/** Code units between two clauses of one sentence. */
const BESIDE = 10;

function standBeside({ mentions }: Fact, other: Fact): boolean {
  return mentions.every(({ span }) =>
    other.mentions.some((one) => span.start <= one.span.end + BESIDE && one.span.start <= span.end + BESIDE),
  );
}

function areWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}

/** Share of the words of a row without a number that a disputed number has when it tells the row, too. */
const NEARLY = 0.8;

function saysTheSame({ fact, words, articles }: Told, other: Told): boolean {
  const text = fact.text.toLowerCase();
  const isOtherNumber = fact.claim?.value !== undefined && fact.claim.value !== other.fact.claim?.value;
  const isSame = other.fact.text.toLowerCase() === text && !isOtherNumber;
  const isCarried = areWithin(articles, other.articles);
  if (fact.kind === "attribute" && fact.claim === undefined) return isSame || (isCarried && other.texts.has(text));
  const shared = [...words].filter((word) => other.words.has(word)).length;
  const isDisputed = other.fact.disagreement?.kind === "value" && fact.claim?.value === undefined;
  return isCarried && (isSame || (isDisputed && fact.claim !== undefined && shared >= NEARLY * words.size));
}

/** What the articles say that report one event. */
interface SceneFindings {
  readonly facts: readonly Fact[];
  readonly utterances: StoryFindings["utterances"];
  readonly utteranceOf: ReadonlyMap<string, string>;
  readonly readings: readonly Reading[];
  /** Ids of rows that stand for an event with whatever is said of it. */
  readonly broad: readonly string[];
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
  const told = disputedFirst(slotDisputesOf(ground), rows);
  const detailed = withDetails(told, ground, damage);
  const isSound = ({ article, span }: Place) =>
    !isDamaged(damage, article, span) && !isInNote(corrections, article, span);
  const numbered = [...detailed, ...numbersOf(ground, detailed, isSound)];
  const facts = withTranslations([...numbered, ...namesOf(ground, numbered, isSound)], counterparts, ground);
  return {
    facts: withWithdrawals(facts, readings, corrections, ground),
    utterances: statements.utterances,
    utteranceOf: statements.utteranceOf,
    readings,
    broad: [...groupedBy(asserted, ({ fact }) => fact.id)].flatMap(([id, same]) => (same[0]!.isBroad ? [id] : [])),
  };
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
    const found = known.get(key) ?? isAside(ground.articles.get(article)!.article.text, sentence);
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

/** Rows with disputes of single slots; a row that stands on nothing but words of one of them is that dispute. */
function disputedFirst(disputes: readonly Fact[], rows: readonly Fact[]): Fact[] {
  const taken = new Set(disputes.flatMap(({ mentions }) => mentions.flatMap(({ ref }) => ref ?? [])));
  return [...disputes, ...rows.filter(({ mentions }) => !mentions.every(({ ref }) => ref && taken.has(ref)))];
}

/** Days, offices and details that several reports give in words of no other fact. */
function withDetails(facts: readonly Fact[], ground: Ground, damage: Damage): Fact[] {
  const isSound = ({ mentions }: Fact) => mentions.every(({ article, span }) => !isDamaged(damage, article, span));
  const told = [...facts, ...[...officesOf(ground), ...daysOf(ground, damage)].filter(isSound)];
  return [...told, ...detailsOf(ground, told).filter(isSound)];
}
