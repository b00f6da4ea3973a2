import { main } from "../../../src/app/cli/main.ts";

// The command line in a process of its own: what bin/secondsource.js does, without a build.
process.exitCode = await main(process.argv.slice(2));
