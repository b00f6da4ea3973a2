import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Writes the manifests anew after a model or table was written: the program loads only what they name. */
export function writeManifests(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL("../tools/manifest.mjs", import.meta.url))], {
    stdio: "ignore",
  });
}
