import { isMainThread } from "node:worker_threads";
import { register } from "tsx/esm/api";

// For threads that threads of a child process start: none of them inherits the loader for TypeScript.
if (!isMainThread) register();
