import type { Quantity } from "../../model/index.ts";
import { isAge, isLabel, isScore } from "./ages.ts";
import { type Amount, type Ground, thingName } from "./amounts.ts";
import type { Arguments } from "./arguments.ts";
import type { Clauses } from "./clauses.ts";
import { genericThing, isHit, isToll, peopleAmounts } from "./counts.ts";
import { figureBefore } from "./indicators.ts";
import { areJobsLost, isHearsay, JOBS } from "./jobs.ts";
import { isIn } from "./lexicon.ts";
import { changeNoun, measureNoun } from "./measured-nouns.ts";
import { isAboard, isAfterAmong, isInHospital, outcomeAround, outcomeOf } from "./parts.ts";
import { isPeopleMeasure, meansPeople, peopleTable } from "./people.ts";
import { caseOf, dependentsOf, lemmaAt, type Tree, wordAt } from "./tree.ts";

/** A quantity with the frame that it is a slot of; -1 where only its noun carries it. */
export interface Slot extends Amount {
  readonly frame: number;
}

/** What slots are read from. */
export interface Measuring {
  readonly ground: Ground;
  readonly clauses: Clauses;
  readonly args: readonly Arguments[];
}

/** A quantity in its place: its number among the article's and the token that ties it to the rest. */
interface Placed {
  readonly quantity: Quantity;
  readonly top: number;
}

/** The slot of quantity number `q`, from the parse on either side; undefined where it hangs from nothing that can be measured. */
export function slotOf(m: Measuring, q: number): Slot | undefined {
  const { tree, quantities } = m.ground;
  const quantity = quantities[q]!;
  const top = topOf(m.ground, q);
  if (top < 0 || isScore(tree.text, quantity.span)) return undefined;
  const one = { quantity, top };
  if (isAge(tree, top, quantity)) return ageOf(m, one);
  const { deprel, head } = tree.tokens[top]!;
  const isOfMagnitude = deprel === "nmod" && head >= 0 && lemmaAt(tree, head) === "magnitude";
  if (quantity.unit === "magnitude" && m.clauses.frameAt[top]! < 0 && !isOfMagnitude)
    return slot(one, { measure: "magnitude", thing: "magnitude", role: "level" }, -1, top);
  if (isLabel(tree, top)) return undefined;
  if (head < 0 || m.clauses.frameAt[top]! >= 0) return ofComplement(m, one);
  const isLed = leadOf(m.ground, one) !== undefined && isChanged(m, top);
  if (isLed) return ofArgument(m, one);
  const isBefore =
    /^(?:nummod|compound|amod|nmod:unmarked|nmod:poss)$/.test(deprel) && tree.tokens[head]!.upos !== "VERB";
  if (isBefore) return ofNumeral(m, one, head);
  if (deprel === "nmod" || deprel === "appos") return ofNoun(m, one, head);
  return ofArgument(m, one);
}

/** Whether a token stands in a clause of a verb of change. */
function isChanged({ clauses }: Measuring, top: number): boolean {
  const frame = clauses.frames[clauses.owner[top]!];
  return frame?.kind === "verb" && (isIn("up", frame.predicate) || isIn("down", frame.predicate));
}

/** The token of a quantity whose governor stands outside it. */
function topOf({ tree, firstOf, quantityAt }: Ground, q: number): number {
  for (let i = firstOf[q]!; i < tree.tokens.length && quantityAt[i] === q; i++) {
    const { head, upos } = tree.tokens[i]!;
    if (upos !== "PUNCT" && (head < 0 || quantityAt[head] !== q)) return i;
  }
  return -1;
}

/** What a quantity measures of which thing, as what. */
type Reading = Required<Pick<Amount, "measure" | "thing" | "role">>;

function slot({ quantity }: Placed, reading: Reading, frame: number, anchor: number): Slot {
  return { ...reading, quantity, frame, anchor };
}

function ageOf({ ground: { tree } }: Measuring, one: Placed): Slot {
  let anchor = one.top;
  for (
    let head = tree.tokens[anchor]!.head;
    head >= 0 && /^(?:year|month|week|day|.*old)$/.test(lemmaAt(tree, head));
    head = tree.tokens[anchor]!.head
  )
    anchor = head;
  const who = tree.tokens[anchor]!.head;
  const thing = who >= 0 && tree.tokens[who]!.upos === "NOUN" ? genericThing(lemmaAt(tree, who)) : "person";
  return slot(one, { measure: "age", thing: thing, role: "level" }, -1, anchor);
}

/** A numeral before a noun: "3 houses were destroyed", "a 5% rise in trade". */
function ofNumeral(m: Measuring, one: Placed, noun: number): Slot {
  const jobs = one.quantity.unit === undefined ? jobsLost(m, one, noun) : undefined;
  if (jobs) return jobs;
  const change = changeNoun(m.ground, noun);
  const frame = frameOf(m.clauses, noun);
  if (change) return slot(one, { measure: change.measure, thing: change.thing, role: "change" }, frame, noun);
  const thing = thingName(m.ground, noun);
  return one.quantity.unit === undefined
    ? counted(m, one, noun)
    : slot(one, { measure: thing, thing: thing, role: "level" }, frame, noun);
}

/** "450 jobs are to go": told of its clause, of nothing but itself where it is only talked of. */
function jobsLost(m: Measuring, one: Placed, noun: number): Slot | undefined {
  const { tree } = m.ground;
  const own = frameOf(m.clauses, noun);
  const frame = own >= 0 ? own : argumentFrame(m, noun);
  if (!areJobsLost(tree, noun, frame < 0 ? -1 : m.clauses.frames[frame]!.clause)) return undefined;
  return slot(one, { ...JOBS, role: "total" }, isHearsay(tree, noun) && own < 0 ? -1 : frame, noun);
}

/** A counted noun as argument of a frame: measure `house destroy`; of none: `house`. */
function counted(m: Measuring, one: Placed, noun: number): Slot {
  const { tree } = m.ground;
  const ofPeople = peopleTable().count.get(lemmaAt(tree, noun));
  const thing = genericThing(thingName(m.ground, noun));
  const own = frameOf(m.clauses, noun);
  const frame = argumentFrame(m, noun);
  const clause = own >= 0 ? own : frame;
  const isOfPeople = meansPeople(lemmaAt(tree, noun));
  const outcome = isOfPeople ? outcomeAround(tree, noun, clause < 0 ? -1 : m.clauses.frames[clause]!.head) : undefined;
  if (outcome) return slot(one, { measure: outcome, thing, role: "part" }, isCopula(m, clause) ? clause : -1, noun);
  if (own >= 0 && m.clauses.frames[own]!.kind === "verb" && m.clauses.frames[own]!.isPassive)
    return slot(one, { measure: withPredicate(m, "person", own), thing: "person", role: "total" }, own, noun);
  if (own >= 0 && !ofPeople) return slot(one, { measure: thing, thing: thing, role: "total" }, own, noun);
  if (ofPeople) return slot(one, { measure: ofPeople, thing: "person", role: "total" }, frame, noun);
  const whole = isOfPeople ? wholeOf(m, noun, frame) : undefined;
  if (whole) return slot(one, { measure: whole, thing: thing, role: "part" }, -1, noun);
  if (isAboard(tree, noun)) return slot(one, { measure: "present", thing: thing, role: "total" }, frame, noun);
  if (isInHospital(tree, noun)) return slot(one, { measure: "hospitalised", thing: thing, role: "total" }, frame, noun);
  const role = caseOf(tree, noun).startsWith("includ") ? "part" : "total";
  const isActing = frame >= 0 && m.args[frame]!.agent === noun && isHit(m.clauses.frames[frame]!.predicate);
  const measure = isActing ? thing : withPredicate(m, thing, frame);
  return slot(one, { measure, thing: thing, role: role }, frame, noun);
}

function isCopula({ clauses }: Measuring, frame: number): boolean {
  return frame >= 0 && clauses.frames[frame]!.kind !== "verb";
}

/** People named beside those whom the clause counts are a part of them: "killed 23, among them five children". */
function wholeOf({ clauses, args, ground }: Measuring, noun: number, frame: number): string | undefined {
  const k = clauses.owner[noun]!;
  if (k < 0) return undefined;
  const isBeside = frame < 0 || /^(?:among|includ)/.test(caseOf(ground.tree, noun)) || isAfterAmong(ground.tree, noun);
  return isBeside ? peopleAmounts(ground, clauses.frames[k]!, args[k]!)[0]?.measure : undefined;
}

function withPredicate({ clauses }: Measuring, thing: string, frame: number): string {
  if (frame < 0) return thing;
  const { kind, predicate } = clauses.frames[frame]!;
  if (isHit(predicate) && meansPeople(thing)) return `person ${predicate}`;
  return kind === "existence" || predicate === "be" || predicate === thing ? thing : `${thing} ${predicate}`;
}

/** "a fine of $1.2m", "5% of voters", "a rise of 5%". */
function ofNoun(m: Measuring, one: Placed, noun: number): Slot | undefined {
  const { tree } = m.ground;
  const change = changeNoun(m.ground, noun);
  const frame = frameOf(m.clauses, noun);
  if (change) return slot(one, { measure: change.measure, thing: change.thing, role: "change" }, frame, noun);
  const by = caseOf(tree, one.top);
  if (by !== "of" && by !== "at") return partOf(m, one);
  const measure = measureNoun(m.ground, noun);
  const isYears = one.quantity.unit === undefined && meansPeople(lemmaAt(tree, noun)) && by === "of";
  if (isYears) return slot(one, { measure: "age", thing: thingName(m.ground, noun), role: "level" }, -1, noun);
  if (isPeopleMeasure(measure)) return slot(one, { measure: measure, thing: "person", role: "total" }, frame, noun);
  return slot(one, { measure: measure, thing: measure, role: "level" }, frame, noun);
}

/** A quantity as subject, object or oblique of a verb. */
function ofArgument(m: Measuring, one: Placed): Slot | undefined {
  const { tree } = m.ground;
  const { top, quantity } = one;
  const frame = m.clauses.owner[top]!;
  if (frame < 0) return undefined;
  const { predicate, clause, kind } = m.clauses.frames[frame]!;
  const lemma = predicate === "rise" ? predicate : lemmaAt(tree, clause);
  const subject = kind === "verb" || kind === "state" ? subjectOf(m, frame) : -1;
  if (subject >= 0 && kind === "state" && COMPARED.has(predicate)) return changed(m, one, subject, frame);
  if (subject >= 0 && (isIn("up", lemma) || isIn("down", lemma))) return changed(m, one, subject, frame);
  if (subject >= 0 && isIn("level", lemma)) return levelOf(m, one, subject, frame);
  const { patient } = m.args[frame]!;
  const isSet = /^(?:at|to)$/.test(leadOf(m.ground, one) ?? caseOf(tree, top));
  if (isSet && patient >= 0 && isToll(tree, patient)) return levelOf(m, one, patient, frame);
  const part = partOf(m, one);
  if (part) return part;
  const unit = quantity.unit?.split(" ").at(-1) ?? "person";
  return slot(one, { measure: `${unit} ${predicate}`, thing: unit, role: "total" }, frame, top);
}

/** Who or what a verb of change or level speaks of: the first of patient and agent that is no number itself. */
function subjectOf({ ground, args }: Measuring, frame: number): number {
  const { patient, agent } = args[frame]!;
  return [patient, agent].find((token) => token >= 0 && ground.quantityAt[token]! < 0) ?? -1;
}

/** Adjectives that say that something changed: "prices were 6.2% higher", "inflation was up 0.4 points". */
const RAISED = new Set(["high", "up", "large", "great", "strong", "big"]);
const COMPARED = new Set([...RAISED, "low", "down", "small", "weak"]);

/** "rose 5% from 100 to 105": a change, a base that is left out, a level. */
function changed(m: Measuring, one: Placed, subject: number, frame: number): Slot | undefined {
  const by = leadOf(m.ground, one) ?? caseOf(m.ground.tree, one.top);
  if (by.endsWith("to") || by === "at") return levelOf(m, one, subject, frame);
  if (by === "from" || /^(?:in|for|over|since|after|within)$/.test(by)) return undefined;
  const thing = measureNoun(m.ground, subject);
  const { clause, predicate } = m.clauses.frames[frame]!;
  const way =
    RAISED.has(predicate) || isIn("up", predicate) || isIn("up", lemmaAt(m.ground.tree, clause))
      ? "increase"
      : "decrease";
  return slot(one, { measure: `${thing} ${way}`, thing: thing, role: "change" }, frame, one.top);
}

/** The "to", "by" or "from" right before the words of a quantity, however it is parsed. */
function leadOf({ tree, quantityAt }: Ground, { quantity, top }: Placed): string | undefined {
  let first = top;
  while (
    first > 0 &&
    tree.tokens[first - 1]!.span.start >= quantity.span.start &&
    quantityAt[first - 1] === quantityAt[top]
  )
    first--;
  const word = first > 0 ? wordAt(tree, first - 1) : "";
  return /^(?:to|by|from)$/.test(word) ? word : undefined;
}

function levelOf(m: Measuring, one: Placed, subject: number, frame: number): Slot {
  const isIt = wordAt(m.ground.tree, subject) === "it" && one.quantity.unit === "percent";
  const measure = (isIt ? figureBefore(m.ground.tree, subject) : undefined) ?? measureNoun(m.ground, subject);
  const way = /\bpoint$/.test(one.quantity.unit ?? "") ? wayBefore(m.ground, one) : undefined;
  if (way) return slot(one, { measure: `${measure} ${way}`, thing: measure, role: "change" }, frame, one.top);
  if (isPeopleMeasure(measure)) return slot(one, { measure: measure, thing: "person", role: "total" }, frame, one.top);
  return slot(one, { measure: measure, thing: measure, role: "level" }, frame, one.top);
}

/** "was up 0.3 points": points are a change where the word before says so. */
function wayBefore({ tree, firstOf, quantities }: Ground, { quantity }: Placed): "increase" | "decrease" | undefined {
  const word = wordAt(tree, Math.max(0, firstOf[quantities.indexOf(quantity)]! - 1));
  if (word === "up" || word === "higher") return "increase";
  return word === "down" || word === "lower" ? "decrease" : undefined;
}

/** "5% of voters back it": a part of what stands after "of". */
function partOf(m: Measuring, one: Placed): Slot | undefined {
  const { tree } = m.ground;
  const of = dependentsOf(tree, one.top, "nmod").find((k) => caseOf(tree, k) === "of");
  if (of === undefined) return undefined;
  const frame = argumentFrame(m, one.top);
  const thing = tree.tokens[of]!.upos === "PRON" ? "person" : genericThing(thingName(m.ground, of));
  const outcome = outcomeOf(tree, of);
  if (outcome && isCopula(m, frame))
    return slot(one, { measure: outcome, thing: kindOf(m, frame), role: "part" }, frame, one.top);
  const whole = thing === "person" ? wholeOf(m, one.top, -1) : undefined;
  if (whole) return slot(one, { measure: whole, thing: thing, role: "part" }, -1, one.top);
  return slot(one, { measure: withPredicate(m, thing, frame), thing: thing, role: "part" }, frame, one.top);
}

/** Which people a part is: `child` of "five of the dead were children". */
function kindOf({ ground: { tree }, clauses }: Measuring, frame: number): string {
  const lemma = lemmaAt(tree, clauses.frames[frame]!.head);
  return meansPeople(lemma) ? genericThing(lemma) : "person";
}

/** "The magnitude was 6.1." */
function ofComplement(m: Measuring, one: Placed): Slot | undefined {
  const frame = m.clauses.frameAt[one.top]!;
  const subject = frame < 0 ? -1 : subjectOf(m, frame);
  return subject < 0 || subject === one.top ? undefined : levelOf(m, one, subject, frame);
}

function frameOf({ frameAt, frames }: Clauses, noun: number): number {
  const k = frameAt[noun]!;
  return k >= 0 && frames[k]!.head === noun ? k : -1;
}

/** The frame that a token is an argument of, -1 where it is only part of one. */
function argumentFrame({ clauses: { owner, tree }, args }: Measuring, token: number): number {
  const k = owner[token]!;
  if (k < 0) return -1;
  const { agent, patient, goal, complement, obliques } = args[k]!;
  const isArgument = [agent, patient, goal, complement].includes(token) || obliques.some((one) => one.token === token);
  return isArgument || isJoined(tree, token, [agent, patient]) ? k : -1;
}

function isJoined(tree: Tree, token: number, to: readonly number[]): boolean {
  const { deprel, head } = tree.tokens[token]!;
  return deprel === "conj" && to.includes(head);
}
