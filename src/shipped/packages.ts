import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A package that few runs need, loaded when it is first asked for; the caller knows its type. */
export function packaged<Package>(name: string): Package {
  return require(name) as Package;
}
