import { createRequire } from "node:module";

/** The version in package.json. */
export function version(): string {
  const ofPackage = createRequire(import.meta.url);
  return (ofPackage("secondsource/package.json") as { version: string }).version;
}
