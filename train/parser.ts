import { Worker } from "node:worker_threads";
import { layoutOf } from "../src/annotation/syntax/net/shape.ts";
import type { Begin } from "./learner.ts";
import type { ParseData } from "./network.ts";
import { LEARNERS, type Plan } from "./schedule.ts";

/** Trains the network on `LEARNERS` threads and returns its weights; `seen` is told after every epoch. */
export async function trainParser(
  data: ParseData,
  words: Uint8Array,
  plan: Plan,
  seen: (epoch: number, loss: number, weights: Float32Array) => void = () => {},
  begin?: Begin,
): Promise<Float32Array> {
  const size = layoutOf(data.counts, 0).size;
  const gradients = new SharedArrayBuffer(LEARNERS * size * 4);
  const barrier = new SharedArrayBuffer(8);
  let last = new Float32Array(0);
  const learners = Array.from({ length: LEARNERS }, (_, me) => {
    const workerData = { me, data, words, plan, begin, gradients, barrier };
    const worker = new Worker(typescriptWorker("./learner.ts"), { workerData, eval: true });
    worker.on(
      "message",
      ({ epoch, loss, weights }: { epoch: number; loss: number; weights: Float32Array<ArrayBuffer> }) => {
        last = weights;
        seen(epoch, loss, weights);
      },
    );
    return new Promise<void>((done, failed) => {
      worker.on("error", failed);
      worker.on("exit", () => done());
    });
  });
  await Promise.all(learners);
  return last;
}

/** Source of a worker that can load TypeScript: tsx does not reach into workers by itself on Node 20. */
export function typescriptWorker(path: string): string {
  const [tsx, file] = [import.meta.resolve("tsx/esm/api"), new URL(path, import.meta.url).href];
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(file)}); });`;
}
