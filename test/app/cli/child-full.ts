import { launch } from "../../../src/app/cli/launch.ts";

// A command whose work needs more memory than there is.
process.exit(await launch([], new URL("./full-heap.mjs", import.meta.url)));
