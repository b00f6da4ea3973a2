import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ArticleId, Message } from "../../model/index.ts";
import type { Store } from "../../store/store.ts";
import type { StoryGroup } from "../../story/index.ts";
import { namesIn } from "../names-by-hand.ts";
import type { Beside } from "../soiled.ts";
import type { Place } from "../state.ts";
import type { Teller, Told } from "../telling.ts";
import { done, type Job, type PackedTold } from "./job.ts";
import type { Answer } from "./teller.ts";

export interface TellersOptions {
  /** Threads that tell; 1 stays in this one. Default: one a core where many articles are told. */
  readonly threads?: number;
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

interface Hand {
  readonly worker: Worker;
  tasks: readonly Task[];
  isReady: boolean;
}

/**
 * Worker threads that tell stories from articles as they lie in the store, and pack them. A story that was with a thread that ended,
 * and everything once all have ended, is told in this thread: the result is the same.
 */
export class Tellers {
  readonly threads: number;
  readonly #store: Store;
  readonly #options: TellersOptions;
  readonly #hands = new Set<Hand>();
  readonly #waiting: Task[] = [];

  constructor(store: Store, threads: number, options: TellersOptions) {
    this.#store = store;
    this.threads = threads;
    this.#options = options;
    for (let n = 0; n < threads; n++)
      this.#hire({ worker: (options.startTeller ?? start)(), tasks: [], isReady: false });
  }

  readonly tell: Teller = async (beside) => {
    const job = await jobOf(beside, this.#store);
    const told = new Promise<Told>((end, fail) => this.#waiting.push({ job, end, fail }));
    told.catch(() => {});
    this.#share();
    return () => told;
  };

  async dismiss(): Promise<void> {
    const hands = [...this.#hands];
    this.#hands.clear();
    await Promise.all(hands.map(({ worker }) => worker.terminate()));
  }

  #hire(hand: Hand): void {
    this.#hands.add(hand);
    hand.worker.on("message", (answer: Answer) => this.#take(hand, answer));
    hand.worker.once("error", (error) => this.#lose(hand, error instanceof Error ? error.message : String(error)));
    hand.worker.once("exit", (code) => this.#lose(hand, `exit ${code}`));
  }

  #take(hand: Hand, answer: Answer): void {
    if (answer === "ready") hand.isReady = true;
    else {
      hand.tasks.forEach(({ end }, at) => {
        end(answer[at]!);
      });
      hand.tasks = [];
    }
    this.#share();
  }

  #share(): void {
    for (const hand of this.#hands) {
      if (!hand.isReady || hand.tasks.length > 0 || this.#waiting.length === 0) continue;
      hand.tasks = this.#waiting.splice(0, this.#turn());
      hand.worker.postMessage(hand.tasks.map(({ job }) => job));
    }
    if (this.#hands.size === 0) for (const task of this.#waiting.splice(0)) tellHere(task);
  }

  #turn(): number {
    let [count, articles] = [0, 0];
    while (count < this.#waiting.length && articles < A_TURN) articles += this.#waiting[count++]!.job.articles.length;
    return count;
  }

  #lose(hand: Hand, reason: string): void {
    if (!this.#hands.delete(hand)) return;
    const text = `A worker thread ended before its time (${reason}); its stories were told elsewhere.`;
    this.#options.onMessage?.({ rule: "threads-failed", text, level: "note" });
    for (const task of hand.tasks) tellHere(task);
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
