import type { Worker } from "node:worker_threads";

/** What happens to threads at work. */
export interface HandEvents<Task, Result> {
  /** What came back of what a thread had in hand, in order. */
  onResults(tasks: readonly Task[], results: readonly Result[]): void;
  /** A thread may take more: call `share`. */
  onFree(): void;
  /** A thread ended before its time with these in hand. */
  onLoss(tasks: readonly Task[], reason: string): void;
}

interface Hand<Task> {
  readonly worker: Worker;
  tasks: readonly Task[];
  isReady: boolean;
}

/** Worker threads that say `ready` once and then answer each message with a list of results, one a task. */
export class Hands<Task, Result> {
  readonly #on: HandEvents<Task, Result>;
  readonly #hands = new Set<Hand<Task>>();

  constructor(workers: readonly Worker[], on: HandEvents<Task, Result>) {
    this.#on = on;
    for (const worker of workers) this.#hire({ worker, tasks: [], isReady: false });
  }

  /** Threads that have not ended. */
  get size(): number {
    return this.#hands.size;
  }

  /** Gives each free thread what `take` takes for it, until that is nothing. */
  share(take: () => readonly Task[], messageOf: (tasks: readonly Task[]) => unknown): void {
    for (const hand of this.#hands) {
      if (!hand.isReady || hand.tasks.length > 0) continue;
      hand.tasks = take();
      if (hand.tasks.length === 0) return;
      hand.worker.postMessage(messageOf(hand.tasks));
    }
  }

  async dismiss(): Promise<void> {
    const hands = [...this.#hands];
    this.#hands.clear();
    await Promise.all(hands.map(({ worker }) => worker.terminate()));
  }

  #hire(hand: Hand<Task>): void {
    this.#hands.add(hand);
    hand.worker.on("message", (answer: "ready" | readonly Result[]) => this.#take(hand, answer));
    hand.worker.once("error", (error) => this.#lose(hand, error instanceof Error ? error.message : String(error)));
    hand.worker.once("exit", (code) => this.#lose(hand, `exit ${code}`));
  }

  #take(hand: Hand<Task>, answer: "ready" | readonly Result[]): void {
    if (answer === "ready") hand.isReady = true;
    else {
      this.#on.onResults(hand.tasks, answer);
      hand.tasks = [];
    }
    this.#on.onFree();
  }

  #lose(hand: Hand<Task>, reason: string): void {
    if (this.#hands.delete(hand)) this.#on.onLoss(hand.tasks, reason);
  }
}
