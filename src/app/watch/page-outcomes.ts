import type { Message, Raw, WatchedPage } from "../../index.ts";
import { addressOf } from "./address.ts";
import { timeOf } from "./clock.ts";
import { given, hashOf, isCaught, validatorsIn } from "./feeds.ts";
import type { Answer } from "./fetching.ts";
import { identityOf } from "./identity.ts";
import type { Job } from "./lanes.ts";
import type { Entries, Ledger } from "./ledger.ts";
import { looksLikePage, rawOfListed, rawOfPage, readPage } from "./page-reading.ts";
import { afterFailure, afterVisit, closed } from "./visits.ts";

/** What a visit came to: what is to be read, kept and told. */
export interface PageOutcome {
  readonly raws: readonly Raw[];
  readonly entries: Entries;
  /** Why it could not be read. */
  readonly failed?: string;
  readonly messages?: readonly Message[];
}

export interface PagePlace {
  readonly ledger: Ledger;
  readonly now: number;
}

/** Answers after which asking again is no use. */
const FINAL = new Set([400, 401, 402, 403, 405, 406, 451]);
/** How long a page waits for another one that it says is its real address. */
const PATIENCE_MS = 10 * 60_000;

/** What becomes of a page by the answer to a visit. */
export async function pageOutcome(job: Job, page: WatchedPage, answer: Answer, place: PagePlace): Promise<PageOutcome> {
  const { status } = answer;
  if (status === 200) return fetched(job, page, answer, place);
  if (status === 304) return visited(job, page, place);
  if (status === 410) return gone(job, page, place);
  const reason = `the server answered ${status}`;
  return FINAL.has(status) && page.visits === 0 ? givenUp(job, page, reason) : failedVisit(job, page, reason, place);
}

/** A visit without an answer: another try later, or what the feed says of the page. */
export function failedVisit(job: Job, page: WatchedPage, reason: string, { now }: PagePlace): PageOutcome {
  const after = afterFailure(page, job.id, reason, now);
  if (after) return { raws: [], entries: { pages: [[job.id, after]] }, failed: reason };
  return page.visits > 0 ? ended(job, page, "read", reason) : givenUp(job, page, reason);
}

/** A page that cannot be read: its feed's own words are read in its place. */
export function givenUp(job: Job, page: WatchedPage, reason: string): PageOutcome {
  const raw = page.visits === 0 ? rawOfListed(page) : undefined;
  const state = raw ? "listed" : page.visits > 0 ? "read" : "failed";
  return { raws: raw ? [raw] : [], entries: { pages: [[job.id, closed(page, state, reason)]] }, failed: reason };
}

function ended(job: Job, page: WatchedPage, state: WatchedPage["state"], reason?: string): PageOutcome {
  return { raws: [], entries: { pages: [[job.id, closed(page, state, reason)]] }, ...(reason && { failed: reason }) };
}

function gone(job: Job, page: WatchedPage, { now }: PagePlace): PageOutcome {
  const log = { at: timeOf(now), what: "page-gone", subject: page.article ?? page.url };
  const { entries } = ended(job, page, "gone");
  return { raws: [], entries: { ...entries, log } };
}

function visited(job: Job, page: WatchedPage, { now }: PagePlace): PageOutcome {
  const after = afterVisit(page, now);
  return { raws: [], entries: { pages: [[job.id, after.next === undefined ? closed(after, "read") : after]] } };
}

async function fetched(job: Job, page: WatchedPage, answer: Answer, place: PagePlace): Promise<PageOutcome> {
  const hash = hashOf(answer.bytes);
  const validators = validatorsIn(answer.headers);
  const seen = { ...page, ...isCaught(page, { ...validators, hash }), ...given(validators), hash };
  if (hash === page.hash) return visited(job, seen, place);
  if (!looksLikePage(answer.bytes, answer.headers.get("content-type")))
    return givenUp(job, page, "what came is no page");
  if (page.visits > 0) return again(job, seen, answer, place);
  const identity = identityOf(page, answer.bytes, job.url);
  if (identity.is === "front") return givenUp(job, page, "it leads to a front page");
  if (identity.is === "short") return short(job, page, identity.address.url, identity.address.key, place);
  return first(job, seen, answer, { ...place, address: identity.address, claimed: identity.claimed });
}

/** A page in short form leads to the whole one. */
async function short(
  job: Job,
  page: WatchedPage,
  url: string,
  key: string,
  { ledger, now }: PagePlace,
): Promise<PageOutcome> {
  const known = await ledger.page(key);
  const whole: WatchedPage = { ...page, url, next: timeOf(now), fails: 0, isCanonical: true };
  return {
    raws: [],
    entries: { pages: [[job.id, closed(page, "alias")], ...(known ? [] : [[key, whole] as const])] },
  };
}

/** A page that was read before; one that leads elsewhere by now is no new text of it. */
async function again(job: Job, page: WatchedPage, answer: Answer, place: PagePlace): Promise<PageOutcome> {
  const isElsewhere =
    job.hops > 0 && addressOf(job.url)?.key !== job.id && addressOf(job.url)?.key !== addressOf(page.url)?.key;
  if (isElsewhere) return failedVisit(job, page, "it leads to another page by now", place);
  const raw = rawOfPage(page, answer, page.address ?? page.url, timeOf(place.now));
  return taken(job.id, page, raw, place);
}

interface FirstPlace extends PagePlace {
  readonly address: { readonly url: string; readonly key: string };
  readonly claimed: boolean;
}

async function first(job: Job, page: WatchedPage, answer: Answer, place: FirstPlace): Promise<PageOutcome> {
  const { ledger, now, address, claimed } = place;
  const raw = rawOfPage(page, answer, address.url, timeOf(now));
  const own = { ...page, url: job.url, ...(address.url !== job.url && { address: address.url }) };
  if (address.key === job.id) return taken(job.id, own, raw, place);
  const other = await ledger.page(address.key);
  if (!other) return moved(job, own, await taken(address.key, own, raw, place));
  if (!claimed) return ended(job, page, "alias");
  if (other.visits === 0 && other.next !== undefined && page.fails < 3)
    return {
      raws: [],
      entries: { pages: [[job.id, { ...page, fails: page.fails + 1, next: timeOf(now + PATIENCE_MS) }]] },
    };
  const { prose } = await readPage(raw);
  if (prose === other.prose || other.visits === 0) return ended(job, page, "alias");
  const unbelieved = addressOf(job.url) ?? { url: job.url, key: job.id };
  return first(job, { ...page, isCanonical: true }, answer, { ...place, address: unbelieved, claimed: false });
}

/** The page is kept under its own address; the one it was named by leads there. */
function moved(job: Job, page: WatchedPage, outcome: PageOutcome): PageOutcome {
  const pages = outcome.entries.pages ?? [];
  return { ...outcome, entries: { ...outcome.entries, pages: [[job.id, closed(page, "alias")], ...pages] } };
}

/** Reads a page; a text that is no other than the last one is no new version. */
async function taken(key: string, page: WatchedPage, raw: Raw, { now }: PagePlace): Promise<PageOutcome> {
  const { article, prose, messages } = await readPage(raw);
  if (!article) {
    const reason = messages.find(({ level }) => level === "error")?.text ?? "there is no article on the page";
    const instead = page.visits === 0 ? rawOfListed(page) : undefined;
    const ends = closed(page, instead ? "listed" : page.visits > 0 ? "read" : "failed", reason);
    return { raws: instead ? [instead] : [], entries: { pages: [[key, ends]] }, failed: reason };
  }
  const after = afterVisit({ ...page, article: article.id, prose }, now);
  const kept = after.next === undefined ? closed(after, "read") : after;
  const entries = { pages: [[key, kept] as const] };
  return prose === page.prose ? { raws: [], entries } : { raws: [raw], entries, messages };
}
