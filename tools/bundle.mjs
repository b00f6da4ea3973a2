// Writes dist/run/: what the command line runs, in a few files in place of the 500 that the compiler writes; `npm run build` calls it.
// Packages stay outside and are loaded where they are needed.
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const outdir = join(root, "dist/run");

rmSync(outdir, { recursive: true, force: true });
await build({
  // Threads are started by the file beside the one that starts them, so all lie in one folder.
  entryPoints: [
    "app/cli/launch.ts",
    "app/cli/work.ts",
    "app/http/adding-work.ts",
    "annotation/threads/worker.ts",
    "pile/threads/teller.ts",
  ].map((name) => join(root, "src", name)),
  outdir,
  entryNames: "[name]",
  chunkNames: "part-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  charset: "utf8",
  minifyWhitespace: true,
  logLevel: "warning",
});
