import { workerData } from "node:worker_threads";
import { trainNames } from "./names.ts";

/** What the thread is started with: folders of the corpora and of the models. */
export interface Task {
  readonly data: string;
  readonly models: string;
}

const { data, models } = workerData as Task;
await trainNames(data, models);
