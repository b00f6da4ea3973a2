import { createHash, randomUUID } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import type { Corrections } from "../../question/index.ts";
import type { Posted } from "./posted.ts";
import { Problem } from "./problem.ts";

/** What becomes of articles that were posted. */
export interface Job {
  readonly id: string;
  /** `kept`: on the disk; `done`: worked in as well. */
  readonly state: "waiting" | "working" | "kept" | "done" | "failed";
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly messages: readonly { readonly rule: string; readonly text: string }[];
}

export type Filed = Pick<Job, "added" | "changed" | "same" | "messages">;

/** The one that writes to the store. */
export interface Adder {
  add(bytes: Uint8Array, mediaType: string): Promise<Filed>;
  /** Keeps corrections behind those that are kept. */
  correct(corrections: Corrections): Promise<Filed>;
  refresh(): Promise<void>;
  /** What is said of names in these corrections that nobody has, after a refresh. */
  unknownIn(corrections: Corrections): Promise<Filed["messages"]>;
  /** Keeps what was posted to a server before and not read, and works in what waits. */
  goOn(): Promise<void>;
  close(): Promise<void>;
}

export const NOTHING: Filed = { added: 0, changed: 0, same: 0, messages: [] };
const MOST_WAITING = 100;
const MOST_KEPT = 1_000;

/** Posted articles, one job after another. Jobs live as long as the server; what is posted twice is known again by the desk. */
export class Jobs {
  readonly #adder: Adder;
  readonly #jobs = new Map<string, Job>();
  readonly #keys = new Map<string, { readonly hash: string; readonly id: string }>();
  /** What was taken on and is not on the disk yet, in order. */
  readonly #unkept = new Map<string, Posted>();
  /** What is kept and not worked in yet. */
  readonly #kept: { readonly job: Job; readonly post: Posted }[] = [];
  #tellKept: () => void = () => undefined;
  #isEnding = false;
  #isEnded = false;
  #last: Promise<void> = Promise.resolve();

  constructor(adder: Adder) {
    this.#adder = adder;
  }

  /** Takes a job on. The same key with the same bytes is the same job; with others it is refused. */
  post(bytes: Uint8Array, mediaType: string, key: string | undefined): Job {
    const hash = createHash("sha256").update(mediaType).update("\0").update(bytes).digest("hex");
    const known = key === undefined ? undefined : this.#keys.get(key);
    if (known && known.hash !== hash) throw new Problem(422, "This Idempotency-Key was used for something else.");
    const before = known && this.#jobs.get(known.id);
    if (before) return before;
    const job = this.#take({ bytes, mediaType });
    if (key !== undefined) this.#keys.set(key, { hash, id: job.id });
    return job;
  }

  /** Takes corrections on. */
  correct(corrections: Corrections): Job {
    return this.#take({ corrections });
  }

  #take(post: Posted): Job {
    if (this.#isEnding) throw new Problem(503, "The server is ending.", {}, { "Retry-After": "10" });
    if (this.#unkept.size >= MOST_WAITING)
      throw new Problem(503, "Too many jobs are waiting.", {}, { "Retry-After": "10" });
    const job: Job = { id: randomUUID(), state: "waiting", ...NOTHING };
    this.#note(job);
    this.#unkept.set(job.id, post);
    this.#last = this.#last.then(() => this.#work(job, post));
    return job;
  }

  get(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  /** Waits until nothing is left to do. */
  async idle(): Promise<void> {
    await this.#last;
  }

  /**
   * Takes nothing more, gives what was taken on some time to be kept, and closes the adder. Returns what is not kept: it is for
   * `keepPosted`, and is worked in by `goOn`.
   */
  async end(patienceMs: number): Promise<readonly Posted[]> {
    this.#isEnding = true;
    const kept = new Promise<void>((resume) => {
      this.#tellKept = resume;
    });
    if (this.#unkept.size > 0) await Promise.race([kept, after(patienceMs)]);
    this.#isEnded = true;
    await this.#adder.close();
    return [...this.#unkept.values()];
  }

  /** Works in what a run before has kept or accepted and left. */
  goOn(): void {
    this.#last = this.#last.then(() => this.#adder.goOn()).catch(() => undefined);
  }

  async #written(post: Posted): Promise<Filed> {
    if ("bytes" in post) return this.#adder.add(post.bytes, post.mediaType);
    return this.#adder.correct(post.corrections);
  }

  #forget(id: string): void {
    this.#unkept.delete(id);
    if (this.#unkept.size === 0) this.#tellKept();
  }

  async close(): Promise<void> {
    await this.#adder.close();
  }

  async #work(job: Job, post: Posted): Promise<void> {
    if (this.#isEnded) return;
    this.#note({ ...job, state: "working" });
    try {
      const filed = await this.#written(post);
      this.#note({ ...job, ...filed, state: "kept" });
      this.#forget(job.id);
      this.#kept.push({ job: { ...job, ...filed }, post });
      if (!this.#isEnding && this.#unkept.size === 0) await this.#workIn();
    } catch {
      if (!this.#isEnding) this.#forget(job.id);
      const messages = [
        { rule: "job-failed", text: "The store could not be written, or something failed inside; post it again." },
      ];
      this.#note({ ...job, state: "failed", messages });
    }
  }

  /** Works in what is kept. */
  async #workIn(): Promise<void> {
    await this.#adder.refresh();
    for (const { job, post } of this.#kept.splice(0)) {
      const said = "corrections" in post ? await this.#adder.unknownIn(post.corrections) : [];
      this.#note({ ...job, state: "done", messages: [...job.messages, ...said] });
    }
  }

  #note(job: Job): void {
    this.#jobs.delete(job.id);
    this.#jobs.set(job.id, job);
    if (this.#jobs.size <= MOST_KEPT) return;
    const oldest = this.#jobs.keys().next().value!;
    this.#jobs.delete(oldest);
    for (const [key, { id }] of this.#keys) if (id === oldest) this.#keys.delete(key);
  }
}
