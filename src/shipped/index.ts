import { PackageDamaged } from "../model/index.ts";
import { manifestOf, shippedBytes } from "./files.ts";

export { type Shelf, shippedBytes, shippedJson, shippedText, takeLent } from "./files.ts";
export { type Lent, lend } from "./lent.ts";
export { packaged } from "./packages.ts";

/** Every file of the package that is missing or not as it was shipped, in order of path; empty when all is well. */
export function shippedFaults(): PackageDamaged[] {
  return (["data", "models"] as const).flatMap((shelf) => {
    const names: string[] = [];
    const fault = faultIn(() => names.push(...manifestOf(shelf).keys()));
    return [...fault, ...names.flatMap((name) => faultIn(() => shippedBytes(shelf, name)))];
  });
}

function faultIn(load: () => unknown): PackageDamaged[] {
  try {
    load();
    return [];
  } catch (error) {
    if (error instanceof PackageDamaged) return [error];
    throw error;
  }
}
