import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { main } from "./main.ts";
import type { Start } from "./port.ts";
import { PortWorld } from "./port-world.ts";

// The thread that works: the command line on streams of the thread that started it.
const world = new PortWorld(parentPort as MessagePort, workerData as Start);
const status = await main((workerData as Start).argv, world);
await world.end(status);
