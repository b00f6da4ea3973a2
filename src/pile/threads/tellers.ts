import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { Hands } from "../../annotation/threads/hands.ts";
import type { ArticleId, Message } from "../../model/index.ts";
import type { Store } from "../../store/store.ts";
import type { StoryGroup } from "../../story/index.ts";
import { namesIn } from "../names-by-hand.ts";
import type { Beside } from "../soiled.ts";
import type { Place } from "../state.ts";
import type { Teller, Told } from "../telling.ts";
import { done, type Job, type PackedTold } from "./job.ts";

export interface TellersOptions {
  /** Threads that tell; 1 stays in this one. Default: one a core where many articles are told. */
  readonly threads?: number;
  /** See `Passing`. */
  readonly isPassing?: boolean;
  /** Hears of threads that ended before their time. */
  readonly onMessage?: (message: Message) => void;
  /** Starts a thread. Default: the `teller` file beside this one. */
  readonly startTeller?: () => Worker;
}

/** Articles in the stories to be told that are surely worth threads: fewer are told before a thread has loaded and warmed up. */
const MANY = 200;
const MOST_THREADS = 8;
/** Articles that a thread takes at a time, in as many stories. */
const A_TURN = 8;

/** Threads that tell stories, where there is enough to tell; nothing otherwise. */
export function tellersFor(groups: readonly StoryGroup[], store: Store, options: TellersOptions): Tellers | undefined {
  const articles = groups.reduce((sum, group) => sum + group.articles.length, 0);
  const few = articles < MANY ? 1 : Math.min(availableParallelism(), MOST_THREADS);
  const threads = Math.min(options.threads ?? few, groups.length);
  return threads < 2 ? undefined : new Tellers(store, threads, options);
}

interface Task {
  readonly job: Job;
  readonly end: (told: Told) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Worker threads that tell stories from articles as they lie in the store, and pack them. A story that was with a thread that ended,
 * and everything once all have ended, is told in this thread: the result is the same.
 */
export class Tellers {
  readonly threads: number;
  readonly #store: Store;
  readonly #options: TellersOptions;
  readonly #hands: Hands<Task, PackedTold>;
  readonly #waiting: Task[] = [];

  constructor(store: Store, threads: number, options: TellersOptions) {
    this.#store = store;
    this.threads = threads;
    this.#options = options;
    const workers = Array.from({ length: threads }, options.startTeller ?? start);
    this.#hands = new Hands<Task, PackedTold>(workers, {
      onResults: (tasks, told) => {
        for (const [at, { end }] of tasks.entries()) end(told[at]!);
      },
      onFree: () => this.#share(),
      onLoss: (tasks, reason) => this.#lose(tasks, reason),
    });
  }

  readonly tell: Teller = async (beside) => {
    const { isPassing = false } = this.#options;
    const job = { ...(await jobOf(beside, this.#store)), isPassing };
    const told = new Promise<Told>((end, fail) => this.#waiting.push({ job, end, fail }));
    told.catch(() => {});
    this.#share();
    return () => told;
  };

  dismiss(): Promise<void> {
    return this.#hands.dismiss();
  }

  #share(): void {
    this.#hands.share(
      () => this.#waiting.splice(0, this.#turn()),
      (tasks) => tasks.map(({ job }) => job),
    );
    if (this.#hands.size === 0) for (const task of this.#waiting.splice(0)) tellHere(task);
  }

  #turn(): number {
    let [count, articles] = [0, 0];
    while (count < this.#waiting.length && articles < A_TURN) articles += this.#waiting[count++]!.job.articles.length;
    return count;
  }

  #lose(tasks: readonly Task[], reason: string): void {
    const text = `A worker thread ended before its time (${reason}); its stories were told elsewhere.`;
    this.#options.onMessage?.({ rule: "threads-failed", text, level: "note" });
    for (const task of tasks) tellHere(task);
    this.#share();
  }
}

function start(): Worker {
  return new Worker(new URL(`./teller${import.meta.url.slice(-3)}`, import.meta.url));
}

function tellHere({ job, end, fail }: Task): void {
  try {
    end(done(job) satisfies PackedTold);
  } catch (error) {
    fail(error);
  }
}

async function jobOf({ group, links, earlier, placeOf }: Beside, store: Store): Promise<Job> {
  const places = group.articles.flatMap((id): (readonly [ArticleId, Place])[] => {
    const place = placeOf(id);
    return place ? [[id, place]] : [];
  });
  const articles = await store.packed(group.articles);
  return { group, ...(earlier && { earlier }), links, places, articles, names: await namesIn(store) };
}
