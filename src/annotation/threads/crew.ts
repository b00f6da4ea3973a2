import type { Worker } from "node:worker_threads";
import { type Annotation, type Article, emptyAnnotation } from "../../model/index.ts";
import type { Depth, Wanted } from "../index.ts";
import type { Answer, Batch } from "./worker.ts";

/** An article on its way through the threads. */
export interface Slot {
  readonly article: Article;
  annotation?: Annotation;
  /** It was with a thread that ended: it goes alone the next time. */
  isSuspect?: boolean;
}

/** What happens to a crew. */
export interface CrewEvents {
  onAnswer(): void;
  onDeath(reason: string): void;
}

interface Hand {
  readonly worker: Worker;
  batch: readonly Slot[];
  isReady: boolean;
}

/** Articles a batch: large enough to hide the messaging, small enough to share the work evenly. */
export const BATCH = 16;

/**
 * Worker threads that take what waits, up to a batch each. What a thread that ended had in hand waits again, article by
 * article; an article that ends a second thread on its own gets a message in place of its annotation.
 */
export class Crew {
  readonly #wants: Depth | readonly Wanted[];
  readonly #events: CrewEvents;
  readonly #hands = new Set<Hand>();
  readonly #waiting: Slot[] = [];

  constructor(workers: readonly Worker[], wants: Depth | readonly Wanted[], events: CrewEvents) {
    this.#wants = wants;
    this.#events = events;
    for (const worker of workers) this.#hire({ worker, batch: [], isReady: false });
  }

  /** False when every thread has ended. */
  get isAlive(): boolean {
    return this.#hands.size > 0;
  }

  add(slot: Slot): void {
    this.#waiting.push(slot);
    this.#share();
  }

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
      hand.batch.forEach((slot, index) => {
        slot.annotation = answer[index]!;
      });
      hand.batch = [];
    }
    this.#share();
    this.#events.onAnswer();
  }

  #share(): void {
    for (const hand of this.#hands) {
      if (!hand.isReady || hand.batch.length > 0 || this.#waiting.length === 0) continue;
      hand.batch = this.#waiting.splice(0, this.#nextSize());
      hand.worker.postMessage({
        wants: this.#wants,
        articles: hand.batch.map(({ article }) => article),
      } satisfies Batch);
    }
  }

  #nextSize(): number {
    const suspect = this.#waiting.findIndex((slot, index) => index < BATCH && slot.isSuspect);
    return suspect === 0 ? 1 : suspect > 0 ? suspect : BATCH;
  }

  #lose(hand: Hand, reason: string): void {
    if (!this.#hands.delete(hand)) return;
    const [only] = hand.batch;
    if (only && hand.batch.length === 1 && only.isSuspect) only.annotation = failed(only.article, reason);
    else this.#waiting.unshift(...hand.batch.map((slot) => Object.assign(slot, { isSuspect: true })));
    this.#share();
    this.#events.onDeath(reason);
  }
}

function failed({ id }: Article, reason: string): Annotation {
  const text = `Two threads ended over this article (${reason}): it was not annotated, the rest was.`;
  return { ...emptyAnnotation(id), messages: [{ rule: "annotator-failed", text, article: id, level: "error" }] };
}
