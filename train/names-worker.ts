import { workerData } from "node:worker_threads";
import { trainNames } from "./names.ts";

/** What the thread is started with: folders of the corpora and of the models, and the file of all word vectors. */
export interface Task {
  readonly data: string;
  readonly models: string;
  readonly glove: string;
}

const { data, models, glove } = workerData as Task;
await trainNames(data, models, glove);
