#!/usr/bin/env node
import { existsSync } from "node:fs";

const built = new URL("../dist/app/cli/main.js", import.meta.url);
if (existsSync(built)) {
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write("secondsource is not built yet. In its folder run: npm ci && npm run build\n");
  process.exitCode = 2;
}
