import type { Place } from "../model/index.ts";
import { type Amount, agree } from "./amounts.ts";
import { daysApart } from "./pair-score.ts";
import { areTwo, type Party } from "./participants.ts";
import type { Reading } from "./reading.ts";

/** Places farther apart than this are two, in kilometres. */
const APART_KM = 120;

/** True when two claims cannot be one, whatever words they share: another actor, place, day or thing counted. */
export function clash(a: Reading, b: Reading): boolean {
  return (
    partiesClash(a, b) ||
    (daysApart(a, b) && isDay(a.day) && isDay(b.day)) ||
    placesClash(a.claim.place, b.claim.place) ||
    amountsClash(a, b)
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

function named(reading: Reading, role: Party["role"]): Party[] {
  return reading.parties.filter((party) => party.role === role && party.isName);
}

function placesClash(a: Place | undefined, b: Place | undefined): boolean {
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

/** Numbers of two different things, or different numbers of which one does not measure the same as the other. */
function amountsClash({ amount: a, ...one }: Reading, { amount: b, ...other }: Reading): boolean {
  if (!a || !b) return false;
  const isEqual = a.unit === b.unit && agree(a, b);
  if (a.measure !== b.measure && PEOPLE.test(a.measure) && PEOPLE.test(b.measure)) return true;
  if (isEqual) return false;
  if (one.article === other.article || a.unit !== b.unit || a.isImplied !== b.isImplied) return true;
  return !isSameSlot(a, b);
}

const PEOPLE =
  /^(?:killed|injured|missing|rescued|arrested|charged|displaced|evacuated|hospitalised|infected|present|age)$/;

/** Different numbers that answer one question. */
function isSameSlot(a: Amount, b: Amount): boolean {
  return (a.measure === b.measure || (a.thing !== "" && a.thing === b.thing)) && a.role === b.role;
}
