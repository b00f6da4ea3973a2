import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import {
  type Message,
  type ReportFormat,
  renderReport,
  type Store,
  StoreBusy,
  StoreUnusable,
  sourceSince,
} from "../../index.ts";
import { EXPORTS, moreCorrections, Pile, questionNamed, Unanswerable } from "../../question/index.ts";
import { type Access, guardOf, jobsFor } from "./access.ts";
import { atomOf } from "./atom.ts";
import { inputFrom } from "./inputs.ts";
import type { Job, Jobs } from "./jobs.ts";
import { openApi } from "./openapi.ts";
import { Problem, type ProblemPage, problemResponse } from "./problem.ts";
import { refuseBroken } from "./records.ts";
import { type Answering, addQuestions, bodyOf, isUnchanged, mediaTypeOf, ROOT, tagNow } from "./routes.ts";
import { EventStreams } from "./stream.ts";

/** What a server is made of. */
export interface Serving {
  readonly store: Store;
  readonly version: string;
  readonly access: Access;
  /** Milliseconds, ever growing. */
  readonly clock: () => number;
  /** Takes posted articles; without it nothing can be added. */
  readonly jobs?: Jobs;
  /** Answers at /mcp. */
  readonly mcp?: (request: Request, pile: Pile) => Promise<Response>;
  /** Adds pages for readers. */
  readonly pages?: (app: Hono, answering: Answering, jobs?: Jobs) => void;
  /** What a browser is told in place of a problem as JSON. */
  readonly problemPage?: ProblemPage;
  /** Hears of failures inside, whose words are for nobody else. */
  readonly onFailure?: (error: unknown) => void;
  readonly patienceMs?: number;
}

export interface Served {
  readonly app: Hono;
  readonly pile: Pile;
  close(): Promise<void>;
}

const MOST_BODY = 8_000_000;
const MOST_ADDRESS = 8_000;
const PATIENCE_MS = 10_000;
/** Exports go through the whole pile: so many at once. */
const MOST_EXPORTS = 2;

/** The API of a store as an app; nothing listens yet. */
export function appOf(serving: Serving): Served {
  const { store, version, clock, patienceMs = PATIENCE_MS } = serving;
  const app = new Hono();
  const pile = new Pile(store);
  const streams = new EventStreams(store);
  const answering: Answering = { pile, version, clock, patienceMs };
  addGuards(app, serving);
  addDescription(app, version);
  addStreams(app, streams, answering);
  addExports(app, store, answering);
  addJobs(app, serving);
  addQuestions(app, answering);
  addMcp(app, serving, pile);
  serving.pages?.(app, answering, serving.jobs);
  addRefusals(app, serving);
  const close = async () => {
    streams.close();
    await serving.jobs?.close();
  };
  return { app, pile, close };
}

function addGuards(app: Hono, { access, onFailure, problemPage }: Serving): void {
  app.onError((error, c) => problemResponse(c, problemOf(error, onFailure), problemPage));
  app.notFound((c) => problemResponse(c, new Problem(404, "There is nothing at this address."), problemPage));
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if (c.req.url.length > MOST_ADDRESS) throw new Problem(400, "The address is too long.");
    await next();
  });
  app.use(guardOf(access));
  // The connection is not used again: what was sent of the body is still on its way.
  const onError = (): never => {
    throw new Problem(413, `A body may have ${MOST_BODY / 1_000_000} MB.`, {}, { Connection: "close" });
  };
  app.use(bodyLimit({ maxSize: MOST_BODY, onError }));
}

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  // With `no-referrer` a browser sends the forms of our own pages as if they came from nowhere (`Origin: null`).
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-cache",
} as const;

const UNANSWERED = { unknown: 404, wrong: 422, late: 503 } as const;
const LATER = { "Retry-After": "5" };

/** What went wrong, as far as an asker may know. */
function problemOf(error: unknown, onFailure: Serving["onFailure"]): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Unanswerable)
    return new Problem(UNANSWERED[error.why], error.message, {}, error.why === "late" ? LATER : {});
  onFailure?.(error);
  if (error instanceof StoreBusy || error instanceof StoreUnusable)
    return new Problem(503, "The store cannot be used now.", {}, LATER);
  return new Problem(500, "Something failed inside; the server's own messages say what.");
}

function addDescription(app: Hono, version: string): void {
  const text = JSON.stringify(openApi(version));
  app.get("/openapi.json", (c) => c.body(text, 200, { "Content-Type": "application/json" }));
}

function addStreams(app: Hono, streams: EventStreams, answering: Answering): void {
  app.get(`${ROOT}events/stream`, (c) => streams.respond(c));
  const stories = questionNamed("stories");
  app.get("/feed.atom", async (c) => {
    if (isUnchanged(c, await tagNow(answering))) return c.body(null, 304);
    const { origin, href, searchParams } = new URL(c.req.url);
    const { answer } = await answering.pile.ask(stories, inputFrom(stories, {}, searchParams));
    const { items } = answer as unknown as { readonly items: Parameters<typeof atomOf>[0] };
    return c.body(atomOf(items, answer, origin, href), 200, { "Content-Type": "application/atom+xml; charset=utf-8" });
  });
}

function addExports(app: Hono, store: Store, answering: Answering): void {
  let running = 0;
  app.get(`${ROOT}export/:format`, async (c) => {
    const format = c.req.param("format");
    if (!Object.hasOwn(EXPORTS, format)) throw new Problem(404, `There are ${Object.keys(EXPORTS).join(", ")}.`);
    const since = c.req.query("since");
    if (since !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(since))
      throw new Problem(422, "since: a day as in 2026-11-28");
    if (isUnchanged(c, await tagNow(answering))) return c.body(null, 304);
    if (running >= MOST_EXPORTS) throw new Problem(503, "Others are exporting.", {}, LATER);
    running++;
    const source = since === undefined ? await store.source() : await sourceSince(store, since);
    const chunks = renderReport(source, format as ReportFormat, { onMessage: (_: Message) => undefined });
    const body = bytesOf(chunks, () => running--);
    return c.body(body, 200, { "Content-Type": EXPORTS[format as keyof typeof EXPORTS] });
  });
}

/** Chunks as they are asked for; `onEnd` hears of the end, whoever brings it about. */
function bytesOf(chunks: AsyncGenerator<string>, onEnd: () => void): ReadableStream<Uint8Array> {
  let isOver = false;
  const end = () => {
    if (!isOver) onEnd();
    isOver = true;
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await chunks.next();
        if (!next.done) return controller.enqueue(Buffer.from(next.value));
        end();
        controller.close();
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    async cancel() {
      end();
      await chunks.return(undefined);
    },
  });
}

const POSTABLE = ["application/json", "application/x-ndjson", "application/jsonl"];
const LONGEST_KEY = 200;

function addJobs(app: Hono, { jobs }: Serving): void {
  app.post(`${ROOT}articles`, async (c) => {
    const writing = jobsFor(c, "write", jobs);
    const type = mediaTypeOf(c);
    if (!POSTABLE.includes(type)) throw new Problem(415, `Send ${POSTABLE.join(" or ")}.`);
    const key = c.req.header("idempotency-key");
    if (key !== undefined && key.length > LONGEST_KEY) throw new Problem(422, "The Idempotency-Key is too long.");
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (bytes.length === 0) throw new Problem(422, "The body is empty.");
    refuseBroken(bytes, type);
    return taken(c, writing.post(bytes, type, key));
  });
  app.post(`${ROOT}corrections`, async (c) => {
    const writing = jobsFor(c, "admin", jobs);
    const given = moreCorrections.safeParse(await bodyOf(c));
    const [issue] = given.error?.issues ?? [];
    if (!given.success) throw new Problem(422, `${issue?.path.join(".") || "The body"}: ${issue?.message}`);
    return taken(c, writing.correct(given.data));
  });
  app.get(`${ROOT}jobs/:id`, (c) => {
    const job = jobs?.get(c.req.param("id"));
    if (!job) throw new Problem(404, "There is no such job; jobs end with the server.");
    return c.json(job);
  });
}

/** A job that was taken on, and where to ask for its state. */
function taken(c: Context, job: Job): Response {
  c.header("Location", `${ROOT}jobs/${job.id}`);
  return c.json(job, 202);
}

function addMcp(app: Hono, { mcp }: Serving, pile: Pile): void {
  if (mcp) app.all("/mcp", (c) => mcp(c.req.raw, pile));
}

/** Addresses that are there for another method. */
function addRefusals(app: Hono, { problemPage }: Serving): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes)
    if (method !== "ALL") methods.set(path, (methods.get(path) ?? new Set()).add(method));
  for (const [path, known] of methods) {
    const allowed = [...known, ...(known.has("GET") ? ["HEAD"] : [])].join(", ");
    app.all(path, (c) =>
      problemResponse(c, new Problem(405, `There are ${allowed}.`, {}, { Allow: allowed }), problemPage),
    );
  }
}
