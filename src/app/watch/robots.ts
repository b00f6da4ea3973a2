import robotsParser from "robots-parser";
import type { WatchedRobots } from "../../index.ts";
import { type Clock, msOf, timeOf } from "./clock.ts";
import type { Answer, Failure } from "./fetching.ts";
import { DAY, HOUR } from "./retry.ts";

/** The name that rules for this program are under. */
export const ROBOT = "secondsource";

interface Rules {
  isAllowed(url: string, robot?: string): boolean | undefined;
  getCrawlDelay(robot?: string): number | undefined;
}

// The types of the package are of a module that has a default export; what it gives is the function itself.
const parseRobots = robotsParser as unknown as (url: string, text: string) => Rules;

/** Bytes of a robots.txt that are read (RFC 9309 asks for at least 500 KiB), and the longest pause one may ask for. */
const MOST_BYTES = 512_000;
const LONGEST_PAUSE_MS = 60_000;

/** Why an address is never asked. */
export const FORBIDDEN = "robots.txt forbids it";

/** What the robots.txt of an origin says of an address; `unknown` when it must be fetched first. */
export type Verdict = "allowed" | "forbidden" | "unknown";

/** The rules of the origins: kept for a day; what cannot be read allows nothing for an hour (RFC 9309). */
export class Robots {
  readonly #clock: Clock;
  readonly #known = new Map<string, { readonly record: WatchedRobots; readonly rules?: Rules }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  take(record: WatchedRobots): void {
    const { origin, rules } = record;
    const text = typeof rules === "object" ? rules.text : undefined;
    this.#known.set(origin, { record, ...(text !== undefined && { rules: parseRobots(addressIn(origin), text) }) });
  }

  verdict(url: string): Verdict {
    const known = this.#known.get(new URL(url).origin);
    if (!known) return "unknown";
    const { rules, fetched } = known.record;
    const age = this.#clock.now() - msOf(fetched);
    if (age >= (rules === "none" ? HOUR : DAY)) return "unknown";
    if (rules === "all") return "allowed";
    if (rules === "none") return "forbidden";
    return known.rules?.isAllowed(url, ROBOT) === false ? "forbidden" : "allowed";
  }

  /** Why an address is not asked, in words. */
  refusal(url: string): string {
    const record = this.#known.get(new URL(url).origin)?.record;
    return record?.rules === "none" ? `robots.txt cannot be read: ${record.reason ?? "no answer"}` : FORBIDDEN;
  }

  /** The pause that the rules ask for between two requests, in milliseconds. */
  pauseMs(url: string): number {
    const seconds = this.#known.get(new URL(url).origin)?.rules?.getCrawlDelay(ROBOT) ?? 0;
    return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds * 1000), LONGEST_PAUSE_MS) : 0;
  }

  /** What an answer says: no such file allows everything, a server that fails allows nothing for now. */
  recordOf(origin: string, answer: Answer | Failure): WatchedRobots {
    const fetched = timeOf(this.#clock.now());
    if ("failure" in answer) return { origin, fetched, rules: "none", reason: answer.failure };
    if (answer.status === 200) {
      const text = new TextDecoder().decode(answer.bytes.subarray(0, MOST_BYTES));
      return { origin, fetched, rules: /<html\b|<!doctype html/i.test(text.slice(0, 1000)) ? "all" : { text } };
    }
    const isRefused = answer.status >= 500 || answer.status === 429;
    const reason = `the server answered ${answer.status}`;
    return isRefused ? { origin, fetched, rules: "none", reason } : { origin, fetched, rules: "all" };
  }
}

/** The address of an origin's rules. */
export function addressIn(origin: string): string {
  return `${origin}/robots.txt`;
}
