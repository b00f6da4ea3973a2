import { domainOf } from "./address.ts";

/** Something to fetch. `key` names it; one job a key. */
export interface Job {
  readonly key: string;
  readonly kind: "feed" | "page";
  /** Feed: its address as given; page: its key. */
  readonly id: string;
  /** Address to ask now: another one after a redirect. */
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly due: number;
  readonly hops: number;
  /** False once a redirect was for this time only. */
  readonly isPermanent: boolean;
}

/** Shortest pause between the end of one request and the beginning of the next to one registrable domain. */
export const GAP_MS = 2000;

/** The queue of one registrable domain. */
export interface Lane {
  readonly domain: string;
  /** By due time. */
  readonly jobs: Job[];
  isBusy: boolean;
  /** When the last request ended. */
  endedAt: number;
  /** Until when the domain asked to be left alone. */
  heldUntil: number;
  /** Refusals in a row (429, 503). */
  fails: number;
  gapMs: number;
}

/** All queues: one request a registrable domain at a time, with a pause behind it. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #homes = new Map<string, Lane>();
  readonly #start: number;

  /** A start knows nothing of the seconds before it: the first request to any domain comes a pause after `start`. */
  constructor(start: number) {
    this.#start = start;
  }

  lane(domain: string): Lane {
    const known = this.#lanes.get(domain);
    if (known) return known;
    const lane: Lane = {
      domain,
      jobs: [],
      isBusy: false,
      endedAt: this.#start,
      heldUntil: 0,
      fails: 0,
      gapMs: GAP_MS,
    };
    this.#lanes.set(domain, lane);
    return lane;
  }

  of(url: string): Lane {
    return this.lane(domainOf(url));
  }

  /** Puts a job into the queue of its domain, in place of an earlier one of the same key. */
  add(job: Job): void {
    this.drop(job.key);
    const lane = this.of(job.url);
    lane.jobs.splice(placeIn(lane.jobs, job), 0, job);
    this.#homes.set(job.key, lane);
  }

  /** The job of a key, or none of it any more. */
  put(key: string, job: Job | undefined): void {
    if (job) this.add(job);
    else this.drop(key);
  }

  drop(key: string): void {
    const lane = this.#homes.get(key);
    if (!lane) return;
    const at = lane.jobs.findIndex((job) => job.key === key);
    if (at >= 0) lane.jobs.splice(at, 1);
    this.#homes.delete(key);
  }

  /** Takes the next job of a queue that may begin now; the queue is busy until `done`. */
  next(now: number): { readonly job: Job; readonly lane: Lane } | undefined {
    for (const lane of this.#lanes.values()) {
      const job = lane.jobs[0];
      if (!job || lane.isBusy || readyAt(lane) > now) continue;
      lane.jobs.shift();
      this.#homes.delete(job.key);
      lane.isBusy = true;
      return { job, lane };
    }
    return undefined;
  }

  done(lane: Lane, now: number): void {
    lane.isBusy = false;
    lane.endedAt = now;
  }

  /** When the next job may begin, however far away; undefined when there is none outside the busy queues. */
  nextTime(): number | undefined {
    let first: number | undefined;
    for (const lane of this.#lanes.values()) {
      if (lane.isBusy || lane.jobs.length === 0) continue;
      const at = readyAt(lane);
      if (first === undefined || at < first) first = at;
    }
    return first;
  }

  /** True when a job is due by `now` and only waits for its turn. */
  isWaiting(now: number): boolean {
    for (const { isBusy, jobs, heldUntil } of this.#lanes.values())
      if (isBusy || (jobs[0] && jobs[0].due <= now && heldUntil <= now)) return true;
    return false;
  }
}

function readyAt({ jobs, endedAt, gapMs, heldUntil }: Lane): number {
  return Math.max(jobs[0]!.due, endedAt + gapMs, heldUntil);
}

/** Index behind the jobs that come before, by due time, then key. */
function placeIn(jobs: readonly Job[], job: Job): number {
  let [low, high] = [0, jobs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = jobs[middle]!;
    if (other.due < job.due || (other.due === job.due && other.key < job.key)) low = middle + 1;
    else high = middle;
  }
  return low;
}
