import { parentPort } from "node:worker_threads";
import type { Article } from "../model/index.ts";
import { annotate, type Depth } from "./index.ts";

/** A batch for one worker thread; the answer carries the same number and the annotations in the same order. */
export interface Batch {
  readonly number: number;
  readonly depth: Depth;
  readonly articles: readonly Article[];
}

parentPort?.on("message", ({ number, depth, articles }: Batch) => {
  parentPort?.postMessage({ number, annotations: articles.map((article) => annotate(article, depth)) });
});
