import { launch } from "../../../src/app/cli/launch.ts";

// The command line in a process of its own: what bin/secondsource.js does, without a build.
process.exit(await launch(process.argv.slice(2), new URL("./child-work.mjs", import.meta.url)));
