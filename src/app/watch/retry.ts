import { hash32 } from "../../index.ts";

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Longest time that a server may ask to be left alone, in milliseconds: a week. */
const LONGEST = 7 * DAY;

/**
 * Time to the next try in milliseconds: doubled with every failure in a row, up to a day, and up to two fifths more. What is added
 * hangs on `key` and the number alone, so the same run has the same times and two addresses never meet.
 */
export function backoff(key: string, fails: number, first = 5 * MINUTE): number {
  const ms = Math.min(first * 2 ** Math.min(fails - 1, 20), DAY);
  return Math.round(jittered(key, fails, 1.2 * ms, 1 / 6));
}

/** `ms` plus or minus a share of it, told by `key` and `number`. */
export function jittered(key: string, number: number, ms: number, share: number): number {
  const chance = (hash32(`${key} ${number}`) >>> 0) / 2 ** 32;
  return ms * (1 - share + 2 * share * chance);
}

/** Milliseconds that a `Retry-After` asks for, as seconds or as a date; undefined when it says neither. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const words = header.trim();
  const ms = /^\d{1,9}$/.test(words) ? Number(words) * 1000 : Date.parse(words) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST);
}
