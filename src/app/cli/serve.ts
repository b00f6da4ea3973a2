import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as after } from "node:timers/promises";
import { isUnfinished, type Store } from "../../index.ts";
import { Pile } from "../../question/index.ts";
import { type Access, LOCAL_HOSTS } from "../http/access.ts";
import { adderBeside } from "../http/adding-beside.ts";
import { appOf, type Serving } from "../http/app.ts";
import { Jobs } from "../http/jobs.ts";
import { isLoopback, type Listening, listen } from "../http/listening.ts";
import { isPosted, keepPosted } from "../http/posted.ts";
import { Limiter } from "../http/rate.ts";
import { readTokens, type Token } from "../http/tokens.ts";
import type { AddArticles } from "../mcp/adding.ts";
import { mcpHandler } from "../mcp/http.ts";
import { serveStreams } from "../mcp/stdio.ts";
import { addPages, problemPage } from "../web/pages.ts";
import { type Call, WrongCall } from "./call.ts";
import { printable } from "./printable.ts";
import { isDatabase, withStore } from "./store.ts";
import { reasonOf } from "./system.ts";
import { version } from "./version.ts";
import type { World } from "./world.ts";

type CallOf<Name extends Call["command"]> = Extract<Call, { command: Name }>;

const RATE = { perSecond: 60, burst: 200 };

/** `serve`: the API and MCP over HTTP, until it is stopped. */
export async function runServe(call: CallOf<"serve">, world: World): Promise<number> {
  const { store: place, host, port, readOnly } = call;
  const tokens = call.tokens === undefined ? undefined : await tokensIn(call.tokens);
  if (!isLoopback(host) && !tokens)
    throw new WrongCall(
      `serve: --host ${host} can be reached from other machines; give --tokens FILE with who may ask.`,
    );
  const stopped = stopOf(world);
  const isMade = isMissing(place);
  return withStore(place, readOnly, async (store) => {
    const jobs = readOnly ? undefined : new Jobs(adderBeside(place));
    if (jobs && (await isLeft(store))) jobs.goOn();
    const listening = await listeningAt(servingOf(store, accessOf(host, tokens), jobs, world), host, port);
    const made = isMade ? "made a new, empty store: " : "";
    if (!call.quiet)
      world.stderr.write(
        `${printable(`${made}serving ${place} at ${listening.url} (API at /api/v1/status, MCP at /mcp); Ctrl-C ends it`)}\n`,
      );
    await stopped.asked;
    if (jobs) await endJobs(jobs, store, world);
    await listening.close();
    return 0;
  }).finally(() => stopped.over());
}

/** What of the time that a signal leaves goes to reading what was accepted, and to keeping the rest as it came. */
const READING_MS = 100;
const KEEPING_MS = 250;

/** What was accepted is kept, or it is said that it was not. */
async function endJobs(jobs: Jobs, store: Store, world: World): Promise<void> {
  const rest = await jobs.end(READING_MS);
  if (rest.length === 0) return;
  const kept = keepPosted(store, rest).then(
    () => true,
    () => false,
  );
  const isKept = await Promise.race([kept, after(KEEPING_MS)]);
  if (isKept !== true)
    world.stderr.write(`posts that were accepted and could not be kept: ${rest.length}; send them again\n`);
}

/** Whether there is no file at the store's place; a database is not looked for. */
function isMissing(place: string): boolean {
  return !isDatabase(place) && !existsSync(place);
}

/** Whether a run before left something to be done. */
async function isLeft(store: Store): Promise<boolean> {
  return (await isPosted(store)) || (await isUnfinished(store));
}

async function tokensIn(path: string): Promise<Token[]> {
  try {
    return readTokens(await readFile(path, "utf8"));
  } catch (error) {
    const why = error instanceof RangeError ? error.message : reasonOf(error);
    throw new WrongCall(`serve: the token file ${path} cannot be used: ${why}.`);
  }
}

function accessOf(host: string, tokens: readonly Token[] | undefined): Access {
  const hosts = isLoopback(host) ? [...LOCAL_HOSTS, host] : undefined;
  return { ...(hosts && { hosts }), ...(tokens && { tokens }), limiter: new Limiter(RATE, clock) };
}

const clock = (): number => performance.now();

function servingOf(store: Store, access: Access, jobs: Jobs | undefined, world: World): Serving {
  const onFailure = (error: unknown) =>
    world.stderr.write(`${printable(`secondsource: failed inside: ${reasonOf(error)}`)}\n`);
  let handler: ReturnType<typeof mcpHandler> | undefined;
  const mcp = (request: Request, pile: Pile) => {
    handler ??= mcpHandler({ pile, version: version(), clock, onFailure });
    return handler.fetch(request);
  };
  return {
    store,
    version: version(),
    access,
    clock,
    mcp,
    pages: addPages,
    problemPage,
    onFailure,
    ...(jobs && { jobs }),
  };
}

async function listeningAt(serving: Serving, host: string, port: number): Promise<Listening> {
  try {
    return await listen(appOf(serving), host, port);
  } catch (error) {
    throw new WrongCall(`serve: nothing can listen at ${host}:${port} (${reasonOf(error)}); choose another --port.`);
  }
}

/** `mcp`: MCP over standard input and output, until the input ends. */
export async function runMcp(call: CallOf<"mcp">, world: World): Promise<number> {
  const { store: place, allowWrite } = call;
  const stopped = stopOf(world);
  return withStore(place, !allowWrite, async (store) => {
    const jobs = allowWrite ? new Jobs(adderBeside(place)) : undefined;
    if (jobs && (await isLeft(store))) jobs.goOn();
    const add: AddArticles = async (lines) => {
      const { id, state } = jobs!.post(Buffer.from(lines), "application/x-ndjson", undefined);
      return { job: id, state };
    };
    const serving = { pile: new Pile(store), version: version(), clock, ...(jobs && { add }) };
    const served = serveStreams(serving, world.stdin, world.stdout);
    const isDone = served.ended.then(() => jobs?.idle());
    await Promise.race([isDone, stopped.asked]);
    if (jobs) await endJobs(jobs, store, world);
    await served.close();
    return 0;
  }).finally(() => stopped.over());
}

/** Waits for the run to be stopped. */
function stopOf({ onStop }: World): { readonly asked: Promise<void>; over(): void } {
  let tell: () => void = () => undefined;
  let end: () => void = () => undefined;
  const asked = new Promise<void>((resume) => {
    tell = resume;
  });
  const ended = new Promise<void>((resume) => {
    end = resume;
  });
  const takeBack = onStop?.(() => {
    tell();
    return ended;
  });
  return {
    asked,
    over() {
      end();
      takeBack?.();
    },
  };
}
