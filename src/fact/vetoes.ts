import type { Place } from "../model/index.ts";
import { type Amount, agree, areTwoFigures, isOutcome, isTally } from "./amounts.ts";
import { thingOf } from "./counted.ts";
import { daysApart } from "./pair-score.ts";
import { areTwo, type Party, shareOne } from "./participants.ts";
import type { Reading } from "./reading.ts";
import { areOpposed } from "./stances.ts";
import { areOneNumber } from "./stated-numbers.ts";

/** Places farther apart than this are two, in kilometres. */
const APART_KM = 120;

/**
 * True when two claims cannot be one, whatever words they share: another actor, place, day or thing counted, another
 * number, the opposite or the denial. `answersApart`: another answer is no clash, the two may be sides of one question.
 */
export function clash(a: Reading, b: Reading, answersApart = false): boolean {
  return (
    (!answersApart && (areOpposed(a, b) || a.isTurned !== b.isTurned || numbersClash(a, b))) ||
    partiesClash(a, b) ||
    speakersClash(a, b) ||
    (daysApart(a, b) && isDay(a.day) && isDay(b.day)) ||
    placesClash(a.claim.place, b.claim.place) ||
    thingsClash(a, b)
  );
}

function isDay(day: string | undefined): boolean {
  return day !== undefined && day.length >= 10;
}

function partiesClash(a: Reading, b: Reading): boolean {
  return (["actor", "patient"] as const).some((role) => {
    const [x, y] = [named(a, role), named(b, role)];
    return x.length > 0 && y.length > 0 && x.every((one) => y.every((other) => areTwo(one, other)));
  });
}

/** What "I" heard and what another "I" heard are two things. */
function speakersClash({ quote: a, key: x }: Reading, { quote: b, key: y }: Reading): boolean {
  const [one, other] = [a, b].map((quote) => quote?.speaker.entity ?? quote?.speaker.name?.toLowerCase());
  return one !== undefined && other !== undefined && one !== other && FIRST_PERSON.test(x) && FIRST_PERSON.test(y);
}

const FIRST_PERSON = / (?:i|me|my|mine|myself) /u;

/** True of two claims of one report about two subjects: it does not say one thing of the aunt and of the parents. */
export function subjectsClash(a: Reading, b: Reading): boolean {
  if (a.article !== b.article) return false;
  return (["actor", "patient"] as const).some((role) => {
    const [x, y] = [a, b].map(({ parties }) => parties.filter((party) => party.role === role)) as [Party[], Party[]];
    return x.length > 0 && y.length > 0 && !shareOne(x, y);
  });
}

function named(reading: Reading, role: Party["role"]): Party[] {
  return reading.parties.filter((party) => party.role === role && party.isName);
}

/** True of two places in two countries or far apart. */
export function placesClash(a: Place | undefined, b: Place | undefined): boolean {
  if (!a || !b || a.name.toLowerCase() === b.name.toLowerCase()) return false;
  if (a.country !== undefined && b.country !== undefined && a.country !== b.country) return true;
  return kilometresBetween(a, b) > APART_KM;
}

/** 0 when one of them is not on the map, or stands for a whole country. */
function kilometresBetween(a: Place, b: Place): number {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return 0;
  const rad = Math.PI / 180;
  const x = (b.lon - a.lon) * rad * Math.cos(((a.lat + b.lat) / 2) * rad);
  return 6371 * Math.hypot(x, (b.lat - a.lat) * rad);
}

/** One counts the dead, the other the injured; one the votes in favour, the other those against. */
function thingsClash({ amount: a }: Reading, { amount: b }: Reading): boolean {
  if (a === undefined || b === undefined || a.measure === b.measure) return false;
  return (isCounted(a) && isCounted(b)) || areTwoFigures(a, b);
}

function isCounted(amount: Amount): boolean {
  return isOutcome(amount) || isTally(amount) || amount.measure === "age";
}

/** Two numbers that do not agree, or a number and another count of the same thing in the words of a claim without one. */
function numbersClash(a: Reading, b: Reading): boolean {
  if (a.amount === undefined || b.amount === undefined) return countsOtherwise(a, b) || countsOtherwise(b, a);
  return !(a.amount.unit === b.amount.unit && agree(a.amount, b.amount));
}

/** "The nine workers were named" is not said of the eleven. */
function countsOtherwise({ amount }: Reading, { amount: other, counts }: Reading): boolean {
  if (amount === undefined || amount.isImplied || other !== undefined) return false;
  const numbers = counts.get(thingOf(amount.thing));
  return numbers !== undefined && !numbers.some((one) => areOneNumber(one, amount.value));
}
