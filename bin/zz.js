#!/usr/bin/env node
import { existsSync } from "node:fs";

const built = new URL("../dist/app/cli/launch.js", import.meta.url);
if (existsSync(built)) {
  const { launch } = await import(built.href);
  process.exit(await launch(process.argv.slice(2)));
} else {
  process.stderr.write("secondsource is not built yet. In its folder run: npm ci && npm run build\n");
  process.exitCode = 2;
}
