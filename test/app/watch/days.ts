import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { storeAt } from "../../../src/index.ts";
import { NODE } from "../cli/run.ts";
import type { Site } from "./site.ts";

const CHILD = resolve(import.meta.dirname, "child.ts");

export interface Days {
  readonly site: Site;
  readonly store: string;
  /** Simulated time at which the watch is stopped. */
  readonly end: number;
  /** Milliseconds of real time after which each of the first processes is killed. */
  readonly kills?: readonly number[];
  /** Words of the call behind `watch`; the feeds of the site unless told. */
  readonly lists?: readonly string[];
  /** Longest request in seconds; on a busy machine an answer that was sent may come later than that, and is lost to both. */
  readonly patience?: number;
}

/** Watches a site through simulated days, in processes of their own; returns what the last one wrote and its status. */
export async function watchDays(days: Days): Promise<{ readonly status: number; readonly err: string }> {
  for (const ms of days.kills ?? []) await once(days, ms);
  return once(days, undefined);
}

async function once(
  { site, store, end, lists = site.feeds(), patience = 1 }: Days,
  killAfterMs: number | undefined,
): Promise<{ status: number; err: string }> {
  const limits = ["--allow-private", "--timeout", String(patience), "--contact", "tests"];
  const argv = ["watch", ...lists, "--store", store, ...limits];
  const child = spawn(NODE[0]!, [...NODE.slice(1), CHILD, ...argv], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { ...process.env, CLOCK: String(site.clock.now) },
  });
  let err = "";
  child.stderr!.on("data", (chunk: Buffer) => {
    err += chunk.toString("utf8");
  });
  let timer: NodeJS.Timeout | undefined;
  child.on("message", (message: { readonly until: number }) => {
    // The first wait tells that the program is at work.
    if (killAfterMs !== undefined) timer ??= setTimeout(() => child.kill("SIGKILL"), killAfterMs);
    site.clock.now = Math.max(site.clock.now, Math.min(message.until, end));
    child.send(message.until > end ? { now: site.clock.now, stop: true } : { now: site.clock.now }, () => undefined);
  });
  const status = await new Promise<number>((resume) => child.once("close", (code) => resume(code ?? -1)));
  clearTimeout(timer);
  if (killAfterMs !== undefined) await new Promise((resume) => setTimeout(resume, SETTLING_MS));
  if (killAfterMs !== undefined) site.clock.kills += 1;
  return { status, err };
}

/** Requests of a process that was killed may still be on their way: they are its own. */
const SETTLING_MS = 200;

/** Everything that a store says of articles, without the moments at which it was seen. */
export async function contentsOf(
  place: string,
): Promise<{ readonly stories: unknown; readonly texts: ReadonlyMap<string, string[]> }> {
  const store = await storeAt(place, { readOnly: true });
  const texts = new Map<string, string[]>();
  const stories: unknown[] = [];
  for await (const id of store.articleIds()) {
    const versions = await store.versions(id);
    const key = versions.at(-1)!.article.url ?? id;
    texts.set(key, [...(texts.get(key) ?? []), ...versions.map(({ article }) => article.text)]);
  }
  for await (const story of store.stories({ limit: 100_000 })) {
    const { facts, lineages, links } = (await store.dossier(story.id))!;
    stories.push({ story, facts, lineages, links });
  }
  await store.close();
  return { stories, texts };
}
