import { groupedBy } from "../model/grouping.ts";
import { compareText, type Fact, stableId } from "../model/index.ts";
import { alignedIn } from "./aligned.ts";
import { isGrowing, isOutcome } from "./amounts.ts";
import { anchorsOf } from "./anchors.ts";
import { claimOf, mentionOf, valuedAs } from "./claim-of.ts";
import { claimScore } from "./claim-score.ts";
import { isThin } from "./disputable.ts";
import { eventGroupsOf, withNamingWords } from "./event-rows.ts";
import type { Ground } from "./ground.ts";
import { isInLead } from "./main-event.ts";
import { byPlace, groupsOf } from "./matching.ts";
import { nearestIn, onceIn } from "./nearest.ts";
import { isNominal } from "./nominal.ts";
import { countOf } from "./of-one.ts";
import type { Reading } from "./reading.ts";
import { byRealm } from "./realms.ts";
import { type Likeness, type Question, questionsOf } from "./sides.ts";
import { areUnlike } from "./unlike.ts";
import { grownSides, seriesOf, withoutBefore } from "./updates.ts";
import { type Valued, weigh } from "./values.ts";
import { isMain, textOf } from "./wording.ts";

/** A fact with the readings it was made of. */
export interface Row {
  readonly fact: Fact;
  readonly readings: readonly Reading[];
  /** True of a main event with every word that names it, whatever else is said beside, and of nouns that only name an event. */
  readonly isBroad?: boolean;
  /** True where the end of its words was cut off. */
  readonly isCut?: boolean;
  /** True of what is said in the sentence around it, for want of words of its own. */
  readonly isLent?: boolean;
}

/** What the articles of a story say, one row a claim, with support and sides. */
export function assertionsOf(readings: readonly Reading[], ground: Ground): Row[] {
  const anchors = anchorsOf(readings);
  const isOne = (a: Reading, b: Reading) => claimScore(a, b, anchors, ONE) >= ONE;
  const beside = { areNearest: nearestIn(readings, ground), areOnly: onceIn(readings, ground) };
  const questions = questionsOf(
    groupsOf(readings, anchors, beside, alignedIn(readings, ground))
      .flatMap(byReality)
      .flatMap((group) => byRealm(group, ground)),
    isOne,
  );
  const rows = questions
    .filter(({ sides }) => sides.flat().some(({ isDamaged }) => !isDamaged))
    .filter(({ sides, kind }) => kind !== undefined || isWorthARow(sides.flat(), ground))
    .flatMap((question) => {
      const readings = question.sides.flat();
      return factsFrom(question, ground).map((fact) => ({ readings, fact, isBroad: areUnlike(readings) }));
    });
  const events = mainEventsOf(readings, isOne, ground);
  const narrow = events.filter(({ isBroad }) => !isBroad);
  return [...rows.filter((row) => !narrow.some((event) => holds(event, row))), ...events];
}

/** True where the very reports of a row that counts nobody carry all its words and others that say the same. */
function holds({ fact: event, readings }: Row, { fact, readings: part }: Row): boolean {
  if (fact.disagreement !== undefined || fact.series !== undefined) return false;
  if (event.support.articles !== fact.support.articles) return false;
  const own = new Set(readings);
  return part.every((one) => own.has(one) && one.amount === undefined);
}

/** What is denied is what is said, with at least this probability. */
const ONE = 0.3;

/**
 * The events that most leads name, each with all the words that name it: verbs and nouns, whatever else they say. The
 * other rows say what was done; these say what the story is about, and who reports it at all. Farther down a report comes
 * back to its event with every other thing it says.
 */
function mainEventsOf(readings: readonly Reading[], isOne: Likeness, ground: Ground): Row[] {
  const reality = (group: readonly Reading[]) => byReality(group).flatMap((part) => byRealm(part, ground));
  return eventGroupsOf(readings, reality, isOne, ground).map((event) => {
    const { group, isBroad } = event;
    const side = group.map(unmeasured);
    const fact = {
      ...answeredFact({ sides: [side], kind: undefined }, ground),
      text: textOf(clausesOf(side, ground), ground),
    };
    return { readings: group, isBroad, fact: withNamingWords(fact, event, ground) };
  });
}

/** Those that say of the event that it happened, where some do: a noun that names it says another thing in its clause. */
function clausesOf(group: readonly Reading[], ground: Ground): readonly Reading[] {
  const clauses = clausesIn(group, ground);
  return clauses.length > 0 ? clauses : group;
}

function clausesIn(group: readonly Reading[], { articles }: Ground): readonly Reading[] {
  return group.filter(({ claim, article }) => !isNominal(claim, articles.get(article)!.article.text));
}

/** Whatever number a report gives with it, the event is the event. */
function unmeasured(one: Reading): Reading {
  const { measure: _, ...claim } = one.claim;
  return { ...one, claim, amount: undefined };
}

/** What is only alleged or charged supports nothing that is said to have happened. */
function byReality(group: readonly Reading[]): Reading[][] {
  const isAlleged = ({ claim }: Reading) => claim.modality === "alleged" || claim.modality === "charged";
  const parts = [group.filter((one) => !isAlleged(one)), group.filter(isAlleged)];
  return parts.flatMap(byEnd).filter((part) => part.length > 0);
}

/** "25 years" and "25 years to life" are two terms. */
function byEnd(group: readonly Reading[]): Reading[][] {
  const isOpen = ({ amount }: Reading) => amount?.isOpenEnded === true;
  return [group.filter((one) => !isOpen(one)), group.filter(isOpen)];
}

/** Words of so many bits tell a short clause from all others of its report: "ordered them to the basement". */
const TELLING_BITS = 5;

function isTellingWords({ bits }: Reading): boolean {
  return [...bits.values()].reduce((sum, worth) => sum + worth, 0) >= TELLING_BITS;
}

/** A lone claim must say who or how much, with more than a light verb; a short one that several reports share, rare words. */
function isWorthARow(group: readonly Reading[], ground: Ground): boolean {
  const isShared = countOf(group, ({ article }) => article) > 1;
  if (group.every(isThin)) return isShared && group.every(isTellingWords) && !comesBackToAnEvent(group, ground);
  if (isShared || group.some((one) => isHeadline(one, ground) || leadsAReport(one, ground))) return true;
  return group.some(
    ({ amount, parties, predicate, claim }) =>
      (amount !== undefined && (!amount.isImplied || isGrowing(amount)) && claim.measure !== "age") ||
      claim.type !== undefined ||
      (parties.some(({ isName }) => isName) && parties.length > 1 && !predicate.isLight),
  );
}

/** True of the main clause of a whole sentence in a lead: what the report is about, whoever is told of. */
function leadsAReport(one: Reading, ground: Ground): boolean {
  const { claim, parties, predicate } = one;
  if (claim.form?.clause !== undefined || claim.form?.sentence !== undefined) return false;
  return parties.length > 0 && !predicate.isLight && isMain(one) && isInLead(one, ground);
}

/** "The decision": nouns alone, which say nothing of what they name, and not what somebody is. */
function comesBackToAnEvent(group: readonly Reading[], ground: Ground): boolean {
  return clausesIn(group, ground).length === 0 && !group.some(({ predicate }) => predicate.isLight);
}

/** True of what the headline of a report that stands alone says that somebody or something does. */
function isHeadline({ article, claim, parties, predicate }: Reading, ground: Ground): boolean {
  const { title, text } = ground.articles.get(article)!.article;
  if (ground.articles.size > 1 || title === undefined || parties.length === 0 || predicate.isLight) return false;
  return title.includes(text.slice(claim.span.start, claim.span.end).trim());
}

function factsFrom({ sides, kind }: Question, ground: Ground): Fact[] {
  const grown =
    kind === "value" && sides[0]!.some(({ amount }) => amount && isGrowing(amount)) && grownSides(sides, ground);
  if (grown) return grownFacts(grown, ground);
  const { now, before } = withoutBefore(sides);
  const answered = answeredFact({ sides: now, kind: now.length > 1 ? kind : undefined }, ground);
  return [answered, ...before.map((side) => answeredFact({ sides: [side], kind: undefined }, ground))];
}

/** A count that grew: what is said last is current, what several said before stays on record as updated. */
function grownFacts(sides: readonly (readonly Reading[])[], ground: Ground): Fact[] {
  const before = sides.slice(0, -1).filter((side) => new Set(side.map(({ article }) => article)).size > 1);
  const old = before.map(
    (side): Fact => ({ ...answeredFact({ sides: [side], kind: undefined }, ground), status: "updated" }),
  );
  return [currentFact(sides, ground), ...old];
}

function currentFact(sides: readonly (readonly Reading[])[], ground: Ground): Fact {
  const current = answeredFact({ sides: [sides.at(-1)!], kind: undefined }, ground);
  const sorted = sides.flat().sort(byPlace);
  const places = new Map(sorted.map((one, index) => [one, index]));
  return {
    ...current,
    id: idOf(sorted, ground),
    mentions: sorted.map(mentionOf),
    series: seriesOf(
      sides,
      (one) => valuedAs(one, "", ground),
      (one) => places.get(one)!,
      ground,
    ),
  };
}

function answeredFact({ sides, kind }: Question, ground: Ground): Fact {
  const shown = sides.map((side) => ({ ...answerOf(side, kind, ground), side }));
  const answers = new Map(shown.flatMap(({ value, side }) => side.map((one) => [one, value] as const)));
  const sorted = sides.flat().sort(byPlace);
  const isOfNumber = kind === "value" || (kind === undefined && meetByNumber(sorted));
  const weighed = weigh(
    sorted.map((one) => answeredAs(one, answers.get(one)!, isOfNumber, ground)),
    ground.counter,
  );
  const lead = sorted.filter((one) => answers.get(one) === weighed.main);
  const normals = new Map(shown.map(({ value, normal }) => [value, normal]));
  const values = weighed.values.map((one) => {
    const normal = normals.get(one.value);
    return { ...one, ...(normal !== undefined && { normal }) };
  });
  return {
    id: idOf(sorted, ground),
    story: ground.story.id,
    kind: kindOf(lead),
    text: textOf(lead, ground),
    mentions: weighed.mentions,
    support: weighed.support,
    claim: claimOf(lead),
    ...(kind && values.length > 1 && { disagreement: { kind, values } }),
  };
}

/** What a side answers, as its words give it. */
function answerOf(
  side: readonly Reading[],
  kind: Question["kind"],
  ground: Ground,
): { value: string; normal?: string } {
  if (kind === "polarity") return { value: answer(side[0]!) };
  if (kind !== "value") return { value: "" };
  const most = mostGiven(side);
  const texts = most.map((one) => amountText(one, ground)).sort((a, b) => a.length - b.length || compareText(a, b));
  return { value: texts[0] ?? "", normal: String(most[0]?.amount?.value ?? "") };
}

/** Those that give the number which most articles of a side give: "at least five" may stand among many "seven". */
function mostGiven(side: readonly Reading[]): readonly Reading[] {
  const byNumber = groupedBy(
    side.filter(({ amount }) => amount),
    ({ amount }) => String(amount!.value),
  );
  const articles = (group: readonly Reading[]) => countOf(group, ({ article }) => article);
  const sorted = [...byNumber].sort(([a, x], [b, y]) => articles(y) - articles(x) || compareText(a, b));
  return sorted[0]?.[1] ?? [];
}

/** "asserted", "denied", or the predicate where it has an opposite. */
function answer({ claim, predicate }: Reading): string {
  if (predicate.axis === undefined) return claim.polarity;
  return claim.polarity === "denied" ? `not ${claim.predicate}` : claim.predicate;
}

function idOf(sorted: readonly Reading[], ground: Ground): string {
  return stableId("f", ground.story.id, "claim", ...sorted.map(({ claim }) => claim.id));
}

/** True of what reports tell by unlike verbs with one number, which counts nobody's fate: it is the number that is one. */
function meetByNumber(readings: readonly Reading[]): boolean {
  const isNumber = ({ amount }: Reading) => amount?.quantity !== undefined && !isOutcome(amount);
  return readings.every(isNumber) && countOf(readings, ({ predicate }) => predicate.name) > 1;
}

/** Where a number is what reports share, or hold against each other, it is the word that carries what is said. */
function answeredAs(one: Reading, value: string, isOfNumber: boolean, ground: Ground): Valued {
  const valued = valuedAs(one, value, ground);
  const head = isOfNumber ? one.amount?.quantity?.span : undefined;
  return head ? { ...valued, mention: { ...valued.mention, head } } : valued;
}

function amountText({ amount, article, claim }: Reading, ground: Ground): string {
  const at = amount?.quantity?.span ?? claim.head;
  if (!amount?.quantity) return String(amount?.value ?? "");
  const words = ground.articles.get(article)!.article.text.slice(at.start, at.end).replace(/\s+/g, " ");
  return amount.isOpenEnded ? `${words} to life` : words;
}

function kindOf(group: readonly Reading[]): Fact["kind"] {
  if (group.some(({ amount }) => amount && !amount.isImplied)) return "quantity";
  return group.every(({ predicate, claim }) => predicate.isLight && claim.type === undefined) ? "attribute" : "event";
}
