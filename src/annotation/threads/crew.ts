import type { Worker } from "node:worker_threads";
import { type Annotation, type Article, emptyAnnotation } from "../../model/index.ts";
import type { Depth, Wanted } from "../index.ts";
import { Hands } from "./hands.ts";
import type { Batch } from "./worker.ts";

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

/** Articles a batch: large enough to hide the messaging, small enough to share the work evenly. */
export const BATCH = 16;

/**
 * Worker threads that take what waits, up to a batch each. What a thread that ended had in hand waits again, article by
 * article; an article that ends a second thread on its own gets a message in place of its annotation.
 */
export class Crew {
  readonly #wants: Depth | readonly Wanted[];
  readonly #events: CrewEvents;
  readonly #hands: Hands<Slot, Annotation>;
  readonly #waiting: Slot[] = [];

  constructor(workers: readonly Worker[], wants: Depth | readonly Wanted[], events: CrewEvents) {
    this.#wants = wants;
    this.#events = events;
    this.#hands = new Hands<Slot, Annotation>(workers, {
      onResults: (slots, annotations) => {
        for (const [at, slot] of slots.entries()) slot.annotation = annotations[at]!;
      },
      onFree: () => {
        this.#share();
        this.#events.onAnswer();
      },
      onLoss: (slots, reason) => this.#lose(slots, reason),
    });
  }

  /** False when every thread has ended. */
  get isAlive(): boolean {
    return this.#hands.size > 0;
  }

  add(slot: Slot): void {
    this.#waiting.push(slot);
    this.#share();
  }

  dismiss(): Promise<void> {
    return this.#hands.dismiss();
  }

  #share(): void {
    const wants = this.#wants;
    this.#hands.share(
      () => this.#waiting.splice(0, this.#nextSize()),
      (slots) => ({ wants, articles: slots.map(({ article }) => article) }) satisfies Batch,
    );
  }

  #nextSize(): number {
    const suspect = this.#waiting.findIndex((slot, index) => index < BATCH && slot.isSuspect);
    return suspect === 0 ? 1 : suspect > 0 ? suspect : BATCH;
  }

  #lose(slots: readonly Slot[], reason: string): void {
    const [only] = slots;
    if (only && slots.length === 1 && only.isSuspect) only.annotation = failed(only.article, reason);
    else this.#waiting.unshift(...slots.map((slot) => Object.assign(slot, { isSuspect: true })));
    this.#share();
    this.#events.onDeath(reason);
  }
}

function failed({ id }: Article, reason: string): Annotation {
  const text = `Two threads ended over this article (${reason}): it was not annotated, the rest was.`;
  return { ...emptyAnnotation(id), messages: [{ rule: "annotator-failed", text, article: id, level: "error" }] };
}
