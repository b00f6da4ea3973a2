import { register } from "tsx/esm/api";

// The working thread of a child process: it does not inherit the loader for TypeScript.
register();
await import("../../../src/app/cli/work.ts");
