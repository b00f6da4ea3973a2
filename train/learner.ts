import { parentPort, workerData } from "node:worker_threads";
import { lexiconFrom } from "../src/annotation/syntax/lexicon.ts";
import { Adam, clipScale } from "./adam.ts";
import { Learner, type ParseData } from "./network.ts";
import { randomFrom } from "./random.ts";
import { batchesOf, LEARNERS, type Plan, rateAt } from "./schedule.ts";

/** Weights to go on from, and the epoch to go on with: exact at `plan.restart`, where Adam starts anew. */
export interface Begin {
  readonly epoch: number;
  readonly weights: Float32Array;
}

/** What a learner is started with. All learners hold the same weights and apply the same summed gradient. */
export interface Task {
  readonly me: number;
  readonly data: ParseData;
  readonly words: Uint8Array;
  readonly plan: Plan;
  readonly begin: Begin | undefined;
  /** One gradient a learner, then the two cells of the barrier. */
  readonly gradients: SharedArrayBuffer;
  readonly barrier: SharedArrayBuffer;
}

const { me, data, words, plan, begin, gradients, barrier } = workerData as Task;
const learner = new Learner(data, lexiconFrom(words), plan.seed);
const size = learner.layout.size;
const shared = Array.from({ length: LEARNERS }, (_, k) => new Float32Array(gradients, k * size * 4, size));
const gate = new Int32Array(barrier);
let adam = new Adam(size);
const sum = new Float32Array(size);
if (begin) learner.weights.set(begin.weights);

for (let epoch = begin?.epoch ?? 0; epoch < plan.epochs; epoch++) {
  if (epoch === plan.restart) adam = new Adam(size);
  const batches = batchesOf(data.first, plan, epoch);
  let loss = 0;
  for (let b = 0; b < batches.length; b += LEARNERS) {
    const random = randomFrom((plan.seed * 7919 + epoch * 104729 + b + me) >>> 0);
    learner.refresh();
    loss += learner.learn(batches[b + me]!, random);
    shared[me]!.set(learner.gradient);
    wait();
    sum.set(shared[0]!);
    for (let k = 1; k < LEARNERS; k++) for (let i = 0; i < size; i++) sum[i] = sum[i]! + shared[k]![i]!;
    wait();
    adam.update(
      learner.weights,
      sum,
      rateAt(plan, epoch + b / batches.length),
      clipScale(sum, 5 * LEARNERS) / LEARNERS,
    );
  }
  if (me === 0) {
    const weights = Float32Array.from(learner.weights);
    parentPort!.postMessage({ epoch, loss: (loss * LEARNERS) / batches.length, weights }, [weights.buffer]);
  }
}

/** Waits until every learner has come here. */
function wait(): void {
  const round = Atomics.load(gate, 1);
  if (Atomics.add(gate, 0, 1) === LEARNERS - 1) {
    Atomics.store(gate, 0, 0);
    Atomics.add(gate, 1, 1);
    Atomics.notify(gate, 1);
  } else Atomics.wait(gate, 1, round);
}
