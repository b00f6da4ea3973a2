import { parentPort } from "node:worker_threads";
import { done, type Job, type PackedTold } from "./job.ts";

/** `ready` once, when everything is loaded; then an answer a list of stories, in their order. */
export type Answer = "ready" | readonly PackedTold[];

parentPort?.on("message", (jobs: readonly Job[]) => {
  parentPort?.postMessage(jobs.map(done) satisfies Answer);
});
parentPort?.postMessage("ready" satisfies Answer);
