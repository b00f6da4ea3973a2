import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Annotation, Article } from "../model/index.ts";
import { annotate, type Depth } from "./index.ts";
import type { Batch } from "./worker.ts";

export interface PoolOptions {
  /** Worker threads; 1 stays in this thread. Default: one a core, none for small piles. */
  readonly threads?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Articles a batch: large enough to hide the messaging, small enough to share the work evenly and show progress. */
const BATCH = 16;
/** Below this many code units a pile is done sooner than threads have loaded their models. */
const SMALL_PILE = 400_000;

/** Annotates many articles, on worker threads when the pile is worth it. The result does not depend on the threads. */
export async function annotateAll(
  articles: readonly Article[],
  depth: Depth,
  options: PoolOptions = {},
): Promise<Annotation[]> {
  const threads = Math.min(options.threads ?? threadsFor(articles, depth), Math.ceil(articles.length / BATCH));
  if (threads < 2) return annotateHere(articles, depth, options);
  return new Pool(articles, depth, options).run(threads);
}

function threadsFor(articles: readonly Article[], depth: Depth): number {
  const size = articles.reduce((sum, article) => sum + article.text.length, 0);
  return depth === "shallow" || size < SMALL_PILE ? 1 : Math.min(availableParallelism(), 8);
}

function annotateHere(articles: readonly Article[], depth: Depth, { onProgress }: PoolOptions): Annotation[] {
  return articles.map((article, index) => {
    const annotation = annotate(article, depth);
    onProgress?.(index + 1, articles.length);
    return annotation;
  });
}

/** Hands out batches to workers and puts the answers back in order; a worker that dies leaves its batches to this thread. */
class Pool {
  readonly #articles: readonly Article[];
  readonly #depth: Depth;
  readonly #options: PoolOptions;
  readonly #found: Annotation[];
  #next = 0;
  #done = 0;

  constructor(articles: readonly Article[], depth: Depth, options: PoolOptions) {
    this.#articles = articles;
    this.#depth = depth;
    this.#options = options;
    this.#found = new Array(articles.length);
  }

  async run(threads: number): Promise<Annotation[]> {
    await Promise.all(Array.from({ length: threads }, () => this.#work()));
    this.#articles.forEach((article, index) => {
      if (!this.#found[index]) this.#take(index, [annotate(article, this.#depth)]);
    });
    return this.#found;
  }

  #work(): Promise<void> {
    const worker = new Worker(new URL(`./worker${import.meta.url.slice(-3)}`, import.meta.url));
    return new Promise((resolve) => {
      const end = () => void worker.terminate().then(() => resolve());
      worker.once("error", end);
      worker.on("message", ({ number, annotations }: { number: number; annotations: Annotation[] }) => {
        this.#take(number, annotations);
        this.#give(worker, end);
      });
      this.#give(worker, end);
    });
  }

  #give(worker: Worker, end: () => void): void {
    const number = this.#next;
    this.#next += BATCH;
    const batch: Batch = { number, depth: this.#depth, articles: this.#articles.slice(number, number + BATCH) };
    if (batch.articles.length > 0) worker.postMessage(batch);
    else end();
  }

  #take(number: number, annotations: readonly Annotation[]): void {
    annotations.forEach((annotation, index) => {
      this.#found[number + index] = annotation;
    });
    this.#done += annotations.length;
    this.#options.onProgress?.(this.#done, this.#articles.length);
  }
}
