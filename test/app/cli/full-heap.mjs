import { parentPort } from "node:worker_threads";

parentPort.postMessage({ say: "part", path: process.env.PART_FILE, isThere: true });
const kept = [];
for (;;) kept.push(new Array(1_000).fill(kept.length));
