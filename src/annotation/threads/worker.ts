import { parentPort } from "node:worker_threads";
import type { Annotation, Article } from "../../model/index.ts";
import { annotate, type Depth, type Wanted } from "../index.ts";

/** Articles for one thread. */
export interface Batch {
  readonly wants: Depth | readonly Wanted[];
  readonly articles: readonly Article[];
}

/** `ready` once, when everything is loaded; then an answer a batch, in the order of its articles. */
export type Answer = "ready" | readonly Annotation[];

parentPort?.on("message", ({ wants, articles }: Batch) => {
  parentPort?.postMessage(articles.map((article) => annotate(article, wants)) satisfies Answer);
});
parentPort?.postMessage("ready" satisfies Answer);
