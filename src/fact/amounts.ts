import type { Claim, Quantity, Span } from "../model/index.ts";
import { stemOf } from "./stems.ts";

/** The number of a claim with what it counts. */
export interface Amount {
  readonly low: number;
  readonly high: number;
  /** In base units, as written: per cent as 25. */
  readonly value: number;
  readonly operator: Quantity["operator"];
  readonly unit: string;
  readonly measure: string;
  readonly thing: string;
  /** `part` also where the article gives a larger count of the same outcome. */
  readonly role: Claim["quantityRole"];
  /** True when it is read from "a man" or "a fourth victim", not from a number. */
  readonly isImplied: boolean;
  /** True for "dozens" and "thousands", a number that nobody gives. */
  readonly isUntold: boolean;
  /** True of "25 years to life": at least so much. */
  readonly isOpenEnded: boolean;
  readonly quantity: Quantity | undefined;
}

/** "About 40" may be this much more or less. */
const ABOUT = 0.1;

const UNTOLD = /^(?:many |several )?(?:tens|dozens|scores|hundreds|thousands|millions)\b/iu;
/** "Dozens" are up to ten times as many as a dozen. */
const UNTOLD_REACH = 10;

/** The amount of a claim, if it has one; `text` is that of its article. */
export function amountOf(claim: Claim, quantity: Quantity | undefined, text: string): Amount | undefined {
  const given = quantity?.value ?? claim.implied?.value;
  if (given === undefined) return undefined;
  if (quantity && CODE.test(text.slice(quantity.span.start, quantity.span.end))) return undefined;
  if (quantity && !isOutcome(claim) && !isTally(claim) && isOfName(text, quantity.span)) return undefined;
  const { unit, scale } = inPoints(quantity?.unit ?? "");
  const operator = quantity?.operator ?? "=";
  const [value, high] = [given * scale, (quantity?.high ?? given) * scale];
  const slack = operator === "~" ? Math.abs(value) * ABOUT : 0;
  return {
    low: operator === "<" || operator === "<=" ? Number.NEGATIVE_INFINITY : value - slack,
    high: operator === ">" || operator === ">=" ? Number.POSITIVE_INFINITY : high + slack,
    value,
    operator,
    unit,
    measure: claim.measure ?? "",
    thing: (claim.thing ?? "").split(" ").map(stemOf).join(" "),
    role: claim.quantityRole,
    isImplied: quantity === undefined && !isTally(claim),
    isUntold: quantity !== undefined && UNTOLD.test(text.slice(quantity.span.start, quantity.span.end)),
    isOpenEnded: quantity !== undefined && OPEN_END.test(text.slice(quantity.span.end, quantity.span.end + 24)),
    quantity,
  };
}

/** "0800 555": digits that count nothing. */
const CODE = /^0\d/u;

const DIGITS = /^\d[\d.]{0,7}$/u;
const NAME_BEFORE = /(?<!\p{L})\p{Lu}\p{L}{2,30} $/u;
const LONGEST_NAME = 32;

/** "The Orca 2": a number that the text has more than once behind the same capitalised word is a part of a name. */
function isOfName(text: string, { start, end }: Span): boolean {
  const digits = text.slice(start, end);
  const before = NAME_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_NAME), start))?.[0];
  if (before === undefined || !DIGITS.test(digits)) return false;
  const whole = before + digits;
  return text.indexOf(whole) !== text.lastIndexOf(whole);
}

/** The upper end of a range in the unit of the amount; undefined where it gives one number. */
export function rangeEnd({ quantity }: Amount): number | undefined {
  return quantity?.high === undefined ? undefined : quantity.high * inPoints(quantity.unit ?? "").scale;
}

/** 25 basis points are a quarter of a percentage point. */
function inPoints(unit: string): { unit: string; scale: number } {
  return unit === "basis point" ? { unit: "percentage point", scale: 0.01 } : { unit, scale: 1 };
}

/** What makes a term one without an end. */
const OPEN_END = /^(?:[\s-](?:years?|months?))?\sto\slife\b/iu;

const OUTCOMES = new Set(
  "killed injured missing rescued arrested charged displaced evacuated hospitalised infected present".split(" "),
);

/** True when it counts people by what became of them: one question a story, whatever the words. */
export function isOutcome({ measure }: { readonly measure?: string | undefined }): boolean {
  return measure !== undefined && OUTCOMES.has(measure);
}

const GROWING = new Set(["killed", "injured", "hospitalised", "arrested", "displaced", "evacuated", "infected"]);

/** True of counts of people that grow while an event is reported. */
export function isGrowing({ measure }: { readonly measure?: string | undefined }): boolean {
  return measure !== undefined && GROWING.has(measure);
}

/** Measures that say what is asked, whatever the verb: "raised its key rate to 4 per cent", "the rate is 4 per cent". */
const NAMED = new Set(["job cut", "interest rate", "inflation", "unemployment", "magnitude"]);

/** True of a figure that is known by its name. */
export function isNamed(measure: string): boolean {
  return NAMED.has(measure);
}

/** True when two numbers are of two figures of an economy, so that equal ones are a chance. */
export function areTwoFigures(a: Amount, b: Amount): boolean {
  const [x, y] = [a, b].map(({ measure }) => measure.replace(/ (?:increase|decrease)$/u, ""));
  return isNamed(x!) && isNamed(y!) && x !== y;
}

/** True when it counts votes or goals of one of two sides: those in favour are not those against. */
export function isTally({ measure }: { readonly measure?: string | undefined }): boolean {
  return measure !== undefined && /^(?:vote|score) (?:for|against)$/u.test(measure);
}

/** A number that two reports do not give by chance: with a unit, a fraction, or not small. */
export function isTelling({ value, unit, isImplied }: Amount): boolean {
  return !isImplied && (!Number.isInteger(value) || (unit !== "" && value > 3) || value >= 13);
}

/** "More than 15 million" agrees with what lies above by no more than this share. */
const BOUND_REACH = 0.5;

/** Smallest number that is told in round figures, and how far these may be from the exact number, as a share. */
const ROUND = { least: 1000, share: 0.025 } as const;

/** True when `round` is `exact` told in round figures: 15 million for 15.3 million. Counts below a thousand are told exactly. */
export function roundsTo(round: number, exact: number): boolean {
  if (!(round >= ROUND.least) || !Number.isInteger(round) || Math.abs(round - exact) > ROUND.share * round)
    return false;
  let unit = 1;
  while (round % (unit * 10) === 0) unit *= 10;
  return unit >= 100 && Math.round(exact / unit) * unit === round;
}

/** True when both can be right and an editor would say that they say the same. */
export function agree(a: Amount, b: Amount): boolean {
  if (a.isOpenEnded !== b.isOpenEnded) return false;
  if (a.high === a.low && b.high === b.low && (roundsTo(a.value, b.value) || roundsTo(b.value, a.value))) return true;
  const slack = 1e-9 * Math.max(Math.abs(a.value), Math.abs(b.value));
  if (a.low > b.high + slack || b.low > a.high + slack) return false;
  if (a.isUntold || b.isUntold) return isWithinReach(a, b) && isWithinReach(b, a);
  const most = Math.max(Math.abs(a.value), Math.abs(b.value));
  return Math.abs(a.value - b.value) <= BOUND_REACH * most;
}

function isWithinReach(untold: Amount, { value }: Amount): boolean {
  return !untold.isUntold || value <= untold.value * UNTOLD_REACH;
}
