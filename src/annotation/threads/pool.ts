import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { AnnotatedArticle, Annotation, Article, Message } from "../../model/index.ts";
import { annotate, type Depth, type Wanted } from "../index.ts";
import { lentModels } from "../load.ts";
import { BATCH, Crew, type Slot } from "./crew.ts";
import type { Start } from "./worker.ts";

export interface PoolOptions {
  /** Worker threads; 1 stays in this thread. Default: one a core, none for small piles. */
  readonly threads?: number;
  /** Told when a thread ends before its time (`threads-failed`); the result is the same without it. */
  readonly onMessage?: (message: Message) => void;
  /** Starts a thread with this `workerData`. Default: the `worker` file beside this one. */
  readonly start?: (data: Start) => Worker;
  /** Articles that are known to come: with many, nothing is done here first, and this thread loads no models. */
  readonly expected?: number;
}

type Articles = Iterable<Article> | AsyncIterable<Article>;
type Wants = Depth | readonly Wanted[];

/** Below this many code units a pile is done sooner than threads have loaded their models. */
const SMALL_PILE = 400_000;
/** A stream of unknown length has this much of it done here, one by one, before threads are worth starting. */
const SMALL_START = SMALL_PILE / 4;
/** Articles that are surely worth threads: at the length of agency news, `SMALL_PILE`. */
const MANY = 200;
const MOST_THREADS = 8;
/** Batches a thread that may be read and not yet handed on: bounds the memory of a stream. */
const AHEAD = 3;

/** Annotates many articles, on worker threads when the pile is worth it. The result does not depend on the threads. */
export async function annotateAll(
  articles: readonly Article[],
  wants: Wants,
  options: PoolOptions & { readonly onProgress?: (done: number, total: number) => void } = {},
): Promise<Annotation[]> {
  const size = articles.reduce((sum, article) => sum + article.text.length, 0);
  const most = options.threads ?? (size < SMALL_PILE ? 1 : threadsFor(wants));
  const threads = Math.min(most, Math.ceil(articles.length / BATCH));
  const found: Annotation[] = [];
  for await (const { annotation } of annotateStream(articles, wants, { ...options, threads })) {
    found.push(annotation);
    options.onProgress?.(found.length, articles.length);
  }
  return found;
}

/**
 * Annotates articles as they come, in their order: each is handed on as soon as it and those before it are done, and
 * only a few batches are held. An error of the source is thrown after what came before it.
 */
export async function* annotateStream(
  articles: Articles,
  wants: Wants,
  options: PoolOptions = {},
): AsyncGenerator<AnnotatedArticle> {
  const source = iteratorOf(articles);
  const threads = options.threads ?? threadsFor(wants);
  const isSure = options.threads !== undefined || (options.expected ?? 0) >= MANY;
  const start = isSure ? 0 : SMALL_START;
  try {
    for (let seen = 0; threads < 2 || seen < start; ) {
      const next = await source.next();
      if (next.done) return;
      seen += next.value.text.length;
      yield { article: next.value, annotation: annotate(next.value, wants) };
    }
    yield* new Pool(source, wants, threads, options).run();
  } finally {
    await source.return?.();
  }
}

function threadsFor(wants: Wants): number {
  return wants === "shallow" ? 1 : Math.min(availableParallelism(), MOST_THREADS);
}

function iteratorOf(articles: Articles): AsyncIterator<Article> | Iterator<Article> {
  return Symbol.asyncIterator in articles ? articles[Symbol.asyncIterator]() : articles[Symbol.iterator]();
}

function startBeside(workerData: Start): Worker {
  return new Worker(new URL(`./worker${import.meta.url.slice(-3)}`, import.meta.url), { workerData });
}

/** Reads ahead for a crew and puts its answers back in order; without a crew the work is done in this thread. */
class Pool {
  readonly #source: AsyncIterator<Article> | Iterator<Article>;
  readonly #wants: Wants;
  readonly #most: number;
  readonly #options: PoolOptions;
  readonly #crew: Crew;
  /** Read and not yet handed on, in order. */
  readonly #line: Slot[] = [];
  readonly #waiters: (() => void)[] = [];
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(source: AsyncIterator<Article> | Iterator<Article>, wants: Wants, threads: number, options: PoolOptions) {
    this.#source = source;
    this.#wants = wants;
    this.#most = threads * BATCH * AHEAD;
    this.#options = options;
    const [data, start] = [{ lent: lentModels() }, options.start ?? startBeside];
    const workers = Array.from({ length: threads }, () => start(data));
    this.#crew = new Crew(workers, wants, { onAnswer: this.#tell, onDeath: this.#onDeath });
  }

  async *run(): AsyncGenerator<AnnotatedArticle> {
    void this.#read();
    try {
      for (;;) {
        const head = this.#line[0];
        if (head && !head.annotation && !this.#crew.isAlive) head.annotation = annotate(head.article, this.#wants);
        if (head?.annotation) {
          this.#line.shift();
          this.#tell();
          yield { article: head.article, annotation: head.annotation };
        } else if (!head && this.#isOver) break;
        else await this.#change();
      }
      if (this.#failure) throw this.#failure.error;
    } finally {
      this.#isOver = true;
      this.#tell();
      await this.#crew.dismiss();
    }
  }

  async #read(): Promise<void> {
    try {
      for (let next = await this.#source.next(); !next.done && !this.#isOver; next = await this.#source.next()) {
        const slot: Slot = { article: next.value };
        this.#line.push(slot);
        this.#crew.add(slot);
        this.#tell();
        while (this.#line.length >= this.#most && !this.#isOver) await this.#change();
      }
    } catch (error) {
      this.#failure = { error };
    }
    this.#isOver = true;
    this.#tell();
  }

  readonly #onDeath = (reason: string): void => {
    const text = `A worker thread ended before its time (${reason}); its articles were annotated elsewhere.`;
    this.#options.onMessage?.({ rule: "threads-failed", text, level: "note" });
    this.#tell();
  };

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
    });
  }

  readonly #tell = (): void => {
    for (const resolve of this.#waiters.splice(0)) resolve();
  };
}
