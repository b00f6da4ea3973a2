import { open, stat } from "node:fs/promises";
import { type Message, openDesk, readListing, type Store } from "../../index.ts";
import { addressOf } from "../watch/address.ts";
import { MACHINE_CLOCK } from "../watch/clock.ts";
import { fetchOnce } from "../watch/fetching.ts";
import { FileWatch, type FoundFile } from "../watch/files.ts";
import { guardedAgent } from "../watch/guard.ts";
import type { Ask } from "../watch/requests.ts";
import { type Counts, Watcher } from "../watch/watcher.ts";
import { type Call, WrongCall } from "./call.ts";
import { counted } from "./counted.ts";
import { stemOf } from "./names.ts";
import { tellMessages } from "./notices.ts";
import { isOwnFile, isStorePart } from "./own-file.ts";
import { printable } from "./printable.ts";
import { Stopping } from "./stopping.ts";
import { withStore } from "./store.ts";
import { reasonOf } from "./system.ts";
import { version } from "./version.ts";
import { Walk } from "./walk.ts";
import type { World } from "./world.ts";

type WatchCall = Extract<Call, { command: "watch" }>;

/** `watch`: polls feeds and folders into a store until it is stopped, or once. */
export async function runWatch(call: WatchCall, world: World): Promise<number> {
  const lists = await listsOf(call.lists);
  return withStore(call.store, false, (store) => watchInto(store, lists, call, world), PATIENCE_MS);
}

/** A watch waits for whoever else writes: another `add` may tell many stories in one change. */
const PATIENCE_MS = 600_000;

async function watchInto(store: Store, lists: Lists, call: WatchCall, world: World): Promise<number> {
  const clock = world.clock ?? MACHINE_CLOCK;
  const desk = openDesk(store, { now: () => new Date(clock.now()).toISOString() });
  const news = new News(world, call.quiet === true);
  const onMessage = (message: Message) => news.tell(message);
  const paths = lists.paths;
  const find = () => filesIn(paths, onMessage);
  const files = paths.length > 0 ? new FileWatch({ store, desk, find, onMessage }) : undefined;
  const agent = guardedAgent({ ...call, ...(world.lookup && { lookup: world.lookup }) });
  const watcher: Watcher = new Watcher({
    store,
    desk,
    clock,
    ask: asking(call, agent),
    isOnce: call.isOnce,
    isNow: call.isNow,
    ...(files && { files }),
    onMessage,
    onRound: () => news.round(watcher),
  });
  const stopping = new Stopping(world, () => watcher.stop());
  try {
    const counts = await watcher.run(lists.feeds);
    for (const location of files?.failing ?? []) counts.failing.add(location);
    if (!call.quiet) world.stderr.write(`${printable(`wrote articles to ${call.store}: ${doneIn(watcher)}`)}\n`);
    return counts.failing.size > 0 ? 1 : 0;
  } finally {
    await agent.destroy();
    stopping.over();
  }
}

function asking(call: WatchCall, dispatcher: ReturnType<typeof guardedAgent>): Ask {
  const userAgent = `secondsource/${version()} (reads news feeds${call.contact ? `; ${call.contact}` : ""})`;
  const limits = { bytes: call.mostBytes, timeoutMs: call.timeoutMs };
  return (question, stop) => fetchOnce(question, { dispatcher, userAgent }, limits, stop);
}

/** What is to be watched: addresses with the list that names each, and paths of files and folders. */
interface Lists {
  readonly feeds: readonly (readonly [url: string, from: string])[];
  readonly paths: readonly string[];
}

const LONGEST_LIST = 16 << 20;

/** Tells addresses, lists of addresses, and files or folders apart. Throws `WrongCall` for what is none of these. */
async function listsOf(words: readonly string[]): Promise<Lists> {
  const feeds = new Map<string, string>();
  const paths: string[] = [];
  for (const word of words) {
    if (/^https?:\/\//i.test(word)) {
      const url = addressOf(word)?.url;
      if (!url) throw new WrongCall(`watch: ${word} is no address.`);
      feeds.set(url, url);
      continue;
    }
    const named = await listIn(word);
    if (!named) paths.push(word);
    for (const list of named ?? []) {
      const url = addressOf(list)?.url;
      if (url && !feeds.has(url)) feeds.set(url, word);
    }
  }
  return { feeds: [...feeds], paths };
}

/** The addresses in an OPML file or a text of addresses; undefined for any other file, and for a folder. */
async function listIn(path: string): Promise<readonly string[] | undefined> {
  const status = await stat(path).catch((error) => {
    throw new WrongCall(`watch: ${path} could not be read (${reasonOf(error)}).`);
  });
  if (!status.isFile()) return undefined;
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(status.size, LONGEST_LIST)), 0);
    const listing = await readListing(buffer.subarray(0, bytesRead));
    return listing?.kind === "opml" || listing?.kind === "addresses" ? listing.lists : undefined;
  } finally {
    await handle.close();
  }
}

/** The files behind paths; this program's own outputs and stores are no news. */
async function* filesIn(paths: readonly string[], onMessage: (message: Message) => void): AsyncGenerator<FoundFile> {
  const walk = new Walk();
  for (const path of paths) {
    for await (const { path: found, location, relative, size } of walk.argument(path)) {
      if (size === undefined || (await isStorePart(found)) || (await isOwnFile(found))) continue;
      yield { path: found, location, name: stemOf(relative) };
    }
  }
  for (const message of walk.messages()) onMessage(message);
}

/** Lines on stderr: what happens, each thing once, and what was done. */
class News {
  readonly #world: World;
  readonly #quiet: boolean;
  readonly #told = new Set<string>();

  constructor(world: World, quiet: boolean) {
    this.#world = world;
    this.#quiet = quiet;
  }

  tell(message: Message): void {
    const key = `${message.location ?? ""} ${message.rule} ${message.text}`;
    if (this.#told.has(key)) return;
    if (this.#told.size >= MOST_TOLD) this.#told.clear();
    this.#told.add(key);
    tellMessages([message], this.#world);
  }

  round(watcher: Watcher): void {
    if (!this.#quiet) this.#world.stderr.write(`${printable(doneIn(watcher))}\n`);
  }
}

/** Messages that are remembered, so that what fails again and again is told once. */
const MOST_TOLD = 10_000;

/** What was done, what waits after a failure, and when something is due. */
function doneIn(watcher: Watcher): string {
  return [wordsOf(watcher.counts), ...waitingWords(watcher.waiting()), nextWords(watcher.next())].join("; ");
}

function wordsOf({ polls, read, added, changed, failing }: Counts): string {
  const n = (count: number) => count.toLocaleString("en");
  const done = `${counted(polls, "poll")}, ${counted(read, "page or file", "pages and files")} read`;
  return `${done} (${n(added)} new, ${n(changed)} changed), ${n(failing.size)} failing`;
}

function waitingWords(waiting: ReturnType<Watcher["waiting"]>): string[] {
  if (!waiting) return [];
  const { count, until } = waiting;
  const first = count === 1 ? "" : ", the first";
  return [
    `${counted(count, "feed waits", "feeds wait")} after a failure${first} until ${minuteOf(until)} (--now asks at once)`,
  ];
}

function nextWords(next: string | undefined): string {
  return next === undefined ? "nothing is due" : `next at ${minuteOf(next)}`;
}

function minuteOf(time: string): string {
  return `${time.slice(0, 16).replace("T", " ")} UTC`;
}
