import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pendingIn, type Store, shippedFaults, storeAt, watchedOn } from "../../index.ts";
import { MACHINE_CLOCK, msOf } from "../watch/clock.ts";
import type { Call } from "./call.ts";
import { readConfig, storeIn } from "./config.ts";
import { counted } from "./counted.ts";
import { withOutput } from "./output.ts";
import { printable } from "./printable.ts";
import { checkPlace, isDatabase } from "./store.ts";
import { reasonOf } from "./system.ts";
import { version } from "./version.ts";
import type { World } from "./world.ts";

type DoctorCall = Extract<Call, { command: "doctor" }>;

/** One thing that was looked at. */
interface Finding {
  readonly what: string;
  readonly state: "ok" | "note" | "problem";
  readonly text: string;
  /** What to do, where there is something. */
  readonly todo?: string;
}

const LEAST_NODE = 20;
const LEAST_FREE_BYTES = 1 << 30;
const LATE_MS = 3_600_000;

/** `doctor`: what is there, what is missing and what to do. Changes nothing. */
export async function runDoctor(call: DoctorCall, world: World): Promise<number> {
  const read = readConfig(call.config);
  const named = call.store ?? (read && storeIn(read));
  const looked = { now: (world.clock ?? MACHINE_CLOCK).now(), webhook: read?.config.alerts?.webhook };
  const findings = [
    nodeFinding(),
    packageFinding(),
    configFinding(read),
    ...(named === undefined ? [NO_STORE] : await storeFindings(named, looked)),
  ];
  const text = call.format === "json" ? `${JSON.stringify(findings, undefined, 2)}\n` : findings.map(lineOf).join("");
  await withOutput(undefined, world, (output) => output.write([text]));
  return findings.some(({ state }) => state === "problem") ? 1 : 0;
}

const NO_STORE: Finding = {
  what: "store",
  state: "note",
  text: "none was named",
  todo: "name one with --store, or in secondsource.json",
};

const MARKS = { ok: "ok      ", note: "note    ", problem: "problem " };

function lineOf({ what, state, text, todo }: Finding): string {
  return `${MARKS[state]} ${what}: ${printable(text)}\n${todo === undefined ? "" : `          ${printable(todo)}\n`}`;
}

function nodeFinding(): Finding {
  const [major = 0] = process.versions.node.split(".").map(Number);
  const text = `secondsource ${version()} on Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  if (major >= LEAST_NODE) return { what: "program", state: "ok", text };
  return { what: "program", state: "problem", text, todo: `install Node ${LEAST_NODE} or newer` };
}

function packageFinding(): Finding {
  const faults = shippedFaults();
  if (faults.length === 0) return { what: "models and tables", state: "ok", text: "all there, as they were shipped" };
  const text = `${counted(faults.length, "file")} not as shipped, first: ${faults[0]!.message}`;
  return { what: "models and tables", state: "problem", text, todo: "install the package again" };
}

function configFinding(read: ReturnType<typeof readConfig>): Finding {
  if (!read) return { what: "config file", state: "ok", text: "none here; none is needed" };
  if (read.faults.length === 0) return { what: "config file", state: "ok", text: read.path };
  const text = `${read.path}: ${read.faults.join("; ")}`;
  return { what: "config file", state: "problem", text, todo: "set this right, or take the file away" };
}

/** The time, in milliseconds since 1970, and the webhook that the config file names. */
interface Looked {
  readonly now: number;
  readonly webhook: string | undefined;
}

async function storeFindings(place: string, { now, webhook }: Looked): Promise<Finding[]> {
  let store: Store;
  try {
    checkPlace(place);
    store = await storeAt(place, { readOnly: true });
  } catch (error) {
    const todo = 'a store is made by "secondsource add" or "secondsource watch"';
    return [{ what: "store", state: "problem", text: (error as Error).message || reasonOf(error), todo }];
  }
  try {
    return [
      await contents(place, store),
      await waiting(store),
      await space(place),
      ...(await watching(store, now)),
      ...(await outlets(store, webhook)),
    ];
  } catch (error) {
    return [{ what: "store", state: "problem", text: (error as Error).message, todo: "restore it from a backup" }];
  } finally {
    await store.close();
  }
}

async function contents(place: string, store: Store): Promise<Finding> {
  const { totals } = await store.source();
  const shown = place.replace(/\/\/[^@/]{0,200}@/, "//");
  const held = `${counted(totals.articles, "article")}, ${counted(totals.stories, "story", "stories")}`;
  const text = `${shown}: ${held}, log entry ${(await store.seq()).toLocaleString("en")}`;
  return { what: "store", state: "ok", text };
}

async function waiting(store: Store): Promise<Finding> {
  const count = await pendingIn(store);
  if (count === 0) return { what: "work", state: "ok", text: "everything is worked in" };
  const text = `${counted(count, "article waits", "articles wait")} to be worked in`;
  return { what: "work", state: "note", text, todo: 'a running "add" or "watch" does it, or start one' };
}

async function space(place: string): Promise<Finding> {
  if (isDatabase(place)) return { what: "disk", state: "ok", text: "the server's" };
  const { bavail, bsize } = await statfs(dirname(resolve(place)));
  const free = bavail * bsize;
  const text = `${Math.floor(free / (1 << 20)).toLocaleString("en")} MiB free`;
  if (free >= LEAST_FREE_BYTES) return { what: "disk", state: "ok", text };
  return { what: "disk", state: "problem", text, todo: "make room: a store that cannot grow keeps nothing new" };
}

/** Feeds that fail, and whether anybody polls. */
async function watching(store: Store, now: number): Promise<Finding[]> {
  let [count, failing, late] = [0, 0, 0];
  let first: string | undefined;
  for await (const [, feed] of watchedOn(store, "watch-feeds")) {
    count++;
    if (feed.fails > 0 || feed.isGone) failing++;
    if (feed.fails > 0 || feed.isGone) first ??= `${feed.url}: ${feed.reason}`;
    if (feed.next !== undefined && now - msOf(feed.next) > LATE_MS) late++;
  }
  if (count === 0) return [];
  const feeds = feedsFinding(count, failing, first);
  if (late === 0) return [feeds];
  const text = `${counted(late, "feed")} should have been polled more than an hour ago`;
  return [feeds, { what: "watch", state: "problem", text, todo: 'start "secondsource watch" again' }];
}

/** One feed that fails among others is their server's affair; a watch that reads nothing at all is in the way. */
function feedsFinding(count: number, failing: number, first: string | undefined): Finding {
  if (failing === 0) return { what: "feeds", state: "ok", text: counted(count, "is watched", "are watched") };
  const text = `${failing} of ${count} ${failing === 1 ? "fails" : "fail"}; ${first}`;
  const todo = 'see whether the address is still right; "secondsource watch --once --now" asks without waiting';
  return { what: "feeds", state: failing === count ? "problem" : "note", text, todo };
}

/** How far alerts are behind. An outlet that the config file no longer names is history: nothing will ever be posted there. */
async function outlets(store: Store, webhook: string | undefined): Promise<Finding[]> {
  const seq = await store.seq();
  const findings: Finding[] = [];
  for await (const [name, told] of watchedOn(store, "alert-outlets"))
    if (webhook === undefined || name === `webhook ${webhook}`)
      findings.push(outletFinding(name, seq - told.seq, webhook));
  return findings;
}

function outletFinding(name: string, behind: number, webhook: string | undefined): Finding {
  const text = `${name} is ${counted(behind, "entry", "entries")} behind the log`;
  if (behind === 0) return { what: "alerts", state: "ok", text };
  const others = webhook === undefined ? "; name your webhook in the config file, and others are left out here" : "";
  return { what: "alerts", state: "note", text, todo: `run "secondsource alerts"${others}` };
}
