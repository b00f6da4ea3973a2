import type { AnnotatedArticle, ArticleId } from "../model/index.ts";
import { type Reading, readingOf } from "./reading.ts";

/** Readings kept in memory, 26 kB each with what is made of them; of older ones one in 25 is made again (docs/decisions/0807). */
const MOST = 1_000;

/** A piece of work that asks for articles by id on its way; `undefined` where there is none any more. */
export type Asking<Result> = Generator<ArticleId, Result, AnnotatedArticle | undefined>;

/** The latest readings by number. */
export class Readings {
  readonly #kept = new Map<number, Reading>();

  keep(number: number, reading: Reading): void {
    this.#kept.delete(number);
    this.#kept.set(number, reading);
    if (this.#kept.size > MOST) this.#kept.delete(this.#kept.keys().next().value!);
  }

  forget(number: number): void {
    this.#kept.delete(number);
  }

  *of(number: number, id: ArticleId): Asking<Reading | undefined> {
    let reading = this.#kept.get(number);
    if (!reading) {
      const source = yield id;
      if (!source) return undefined;
      reading = readingOf(source);
    }
    this.keep(number, reading);
    return reading;
  }
}

/** Does a piece of work with a reader that answers at once. */
export function answered<Result>(work: Asking<Result>, read: (id: ArticleId) => AnnotatedArticle | undefined): Result {
  let step = work.next();
  while (!step.done) step = work.next(read(step.value));
  return step.value;
}

/** Does a piece of work with a reader that takes its time, as a database does. */
export async function answeredLater<Result>(
  work: Asking<Result>,
  read: (id: ArticleId) => Promise<AnnotatedArticle | undefined>,
): Promise<Result> {
  let step = work.next();
  while (!step.done) step = work.next(await read(step.value));
  return step.value;
}
