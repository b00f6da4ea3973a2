import { parentPort, workerData } from "node:worker_threads";
import type { Annotation, Article } from "../../model/index.ts";
import { type Lent, takeLent } from "../../shipped/index.ts";
import { annotate, type Depth, type Wanted } from "../index.ts";

/** Articles for one thread. */
export interface Batch {
  readonly wants: Depth | readonly Wanted[];
  readonly articles: readonly Article[];
}

/** What a thread is started with. */
export interface Start {
  /** Models that all threads read in one place. */
  readonly lent: Lent;
}

/** `ready` once, when everything is loaded; then an answer a batch, in the order of its articles. */
export type Answer = "ready" | readonly Annotation[];

const start = workerData as Partial<Start> | undefined;
if (start?.lent) takeLent(start.lent);

parentPort?.on("message", ({ wants, articles }: Batch) => {
  parentPort?.postMessage(articles.map((article) => annotate(article, wants)) satisfies Answer);
});
parentPort?.postMessage("ready" satisfies Answer);
