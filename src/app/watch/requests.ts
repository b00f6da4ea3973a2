import type { WatchedFeed, WatchedHost, WatchedPage, WatchedRobots } from "../../index.ts";
import { domainOf } from "./address.ts";
import { type Clock, msOf, timeOf } from "./clock.ts";
import type { Answer, Failure, Question } from "./fetching.ts";
import { GAP_MS, type Job, type Lane, Lanes } from "./lanes.ts";
import { backoff, retryAfter } from "./retry.ts";
import { addressIn, Robots } from "./robots.ts";

/** Asks for one address; never throws. */
export type Ask = (question: Question, stop: AbortSignal) => Promise<Answer | Failure>;

/** What the requests of a job came to, after rules and redirects. */
export type Outcome = { readonly job: Job } & (
  | { readonly answer: Answer }
  | { readonly failure: string }
  /** The server asks to wait until a time; so does everything else on its domain. */
  | { readonly wait: string; readonly status: number }
  /** Nothing yet: the job is in its queue again. */
  | { readonly again: true }
) & {
    /** What is to be kept of it: a domain that is left alone or no longer is, rules. */
    readonly host?: { readonly domain: string; readonly value: WatchedHost | undefined };
    readonly robots?: WatchedRobots;
  };

/** Requests underway at a time, each to another registrable domain. */
const MOST_AT_ONCE = 16;
const MOST_HOPS = 5;
const FIRST_WAIT_MS = 60_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

interface Finished {
  readonly job: Job;
  readonly lane: Lane;
  readonly answer: Answer | Failure;
  /** Set when not the job was asked for, but the rules of its origin. */
  readonly rulesOf?: string;
}

/** Asks for what is due, as politely as the rules say: queues by domain, robots.txt, redirects by hand, refusals. */
export class Requests {
  readonly lanes: Lanes;
  readonly #clock: Clock;
  readonly #ask: Ask;
  readonly #robots: Robots;
  readonly #stop: AbortSignal;
  readonly #underway = new Set<Promise<void>>();
  readonly #finished: Finished[] = [];
  /** Redirects of rules that are being followed, by origin. */
  readonly #rulesAt = new Map<string, { readonly url: string; readonly hops: number }>();

  constructor(clock: Clock, ask: Ask, stop: AbortSignal) {
    this.lanes = new Lanes(clock.now());
    this.#clock = clock;
    this.#ask = ask;
    this.#robots = new Robots(clock);
    this.#stop = stop;
  }

  /** Takes up what was kept of domains and rules. */
  take(hosts: Iterable<WatchedHost>, rules: Iterable<WatchedRobots>): void {
    for (const { domain, until, fails } of hosts)
      Object.assign(this.lanes.lane(domain), { heldUntil: msOf(until), fails });
    for (const record of rules) this.#takeRules(record);
  }

  get underway(): readonly Promise<void>[] {
    return [...this.#underway];
  }

  /** True while something is underway, or has come and was not taken. */
  get isBusy(): boolean {
    return this.#underway.size > 0 || this.#finished.length > 0;
  }

  /** Starts what may begin now. `questionOf` says what is asked, with which validators. */
  start(questionOf: (job: Job) => Question): void {
    while (this.#underway.size < MOST_AT_ONCE) {
      const next = this.lanes.next(this.#clock.now());
      if (!next) return;
      const underway = this.#fetch(next.job, next.lane, questionOf).then((finished) => {
        this.#underway.delete(underway);
        this.lanes.done(next.lane, this.#clock.now());
        this.#finished.push(finished);
      });
      this.#underway.add(underway);
    }
  }

  /** What came next; undefined when nothing has come. */
  outcome(): Outcome | undefined {
    const finished = this.#finished.shift();
    if (!finished) return undefined;
    const { job, lane, answer, rulesOf } = finished;
    if ("failure" in answer) {
      if (this.#stop.aborted) return { job, again: true };
      return rulesOf === undefined ? { job, failure: answer.failure } : this.#rules(rulesOf, job, answer);
    }
    if (answer.status === 429 || answer.status === 503) return this.#hold(job, lane, answer);
    const outcome = rulesOf === undefined ? this.#answered(job, answer) : this.#rules(rulesOf, job, answer);
    return lane.fails > 0 ? { ...outcome, host: letGo(lane) } : outcome;
  }

  /** Asks for a job's address, or for the rules of its origin when these are not known. */
  async #fetch(job: Job, lane: Lane, questionOf: (job: Job) => Question): Promise<Finished> {
    const verdict = this.#robots.verdict(job.url);
    if (verdict === "forbidden") return { job, lane, answer: { failure: this.#robots.refusal(job.url) } };
    if (verdict === "allowed") return { job, lane, answer: await this.#ask(questionOf(job), this.#stop) };
    const rulesOf = new URL(job.url).origin;
    const url = this.#rulesAt.get(rulesOf)?.url ?? addressIn(rulesOf);
    return { job, lane, answer: await this.#ask({ url, accept: "text/plain, */*;q=0.5" }, this.#stop), rulesOf };
  }

  #answered(job: Job, answer: Answer): Outcome {
    if (!REDIRECTS.has(answer.status)) return { job, answer };
    const url = addressAfter(job.url, answer);
    if (!url) return { job, failure: "a redirect that leads nowhere" };
    if (job.hops >= MOST_HOPS) return { job, failure: `more than ${MOST_HOPS} redirects` };
    const isPermanent = job.isPermanent && (answer.status === 301 || answer.status === 308);
    const next = { ...job, url, hops: job.hops + 1, isPermanent, due: this.#clock.now() };
    this.lanes.add(next);
    return { job: next, again: true };
  }

  /** Redirects of rules are followed within their domain. */
  #rules(origin: string, job: Job, answer: Answer | Failure): Outcome {
    this.lanes.add(job);
    const hops = this.#rulesAt.get(origin)?.hops ?? 0;
    const isRedirect = !("failure" in answer) && REDIRECTS.has(answer.status) && hops < MOST_HOPS;
    const next = isRedirect ? addressAfter(addressIn(origin), answer) : undefined;
    if (next && domainOf(next) === domainOf(origin)) {
      this.#rulesAt.set(origin, { url: next, hops: hops + 1 });
      return { job, again: true };
    }
    this.#rulesAt.delete(origin);
    const robots = this.#robots.recordOf(origin, answer);
    this.#takeRules(robots);
    return { job, again: true, robots };
  }

  #takeRules(record: WatchedRobots): void {
    this.#robots.take(record);
    const lane = this.lanes.of(record.origin);
    lane.gapMs = Math.max(GAP_MS, lane.gapMs, this.#robots.pauseMs(record.origin));
  }

  /** The whole domain is left alone for as long as it asks, or longer each time. */
  #hold(job: Job, lane: Lane, { status, headers }: Answer): Outcome {
    const now = this.#clock.now();
    lane.fails += 1;
    const asked = retryAfter(headers.get("retry-after"), now) ?? 0;
    lane.heldUntil = now + Math.max(asked, backoff(lane.domain, lane.fails, FIRST_WAIT_MS));
    const wait = timeOf(lane.heldUntil);
    const { domain, fails } = lane;
    return { job, wait, status, host: { domain, value: { domain, until: wait, fails } } };
  }
}

/** A job for the next poll of a feed; undefined when there is none. */
export function feedJob({ url, movedTo, next }: WatchedFeed): Job | undefined {
  if (next === undefined) return undefined;
  return {
    key: `feed ${url}`,
    kind: "feed",
    id: url,
    url: movedTo ?? url,
    due: msOf(next),
    hops: 0,
    isPermanent: true,
  };
}

/** A job for the next visit of a page; undefined when there is none. */
export function pageJob(id: string, { url, next }: WatchedPage): Job | undefined {
  if (next === undefined) return undefined;
  return { key: `page ${id}`, kind: "page", id, url, due: msOf(next), hops: 0, isPermanent: true };
}

function letGo(lane: Lane): { readonly domain: string; readonly value: undefined } {
  lane.fails = 0;
  lane.heldUntil = 0;
  return { domain: lane.domain, value: undefined };
}

/** Where a redirect leads: an http(s) address without its fragment, or nowhere. */
function addressAfter(from: string, { headers }: Answer): string | undefined {
  const location = headers.get("location");
  if (location === undefined || location.length > 4096 || !URL.canParse(location, from)) return undefined;
  const url = new URL(location, from);
  url.hash = "";
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}
