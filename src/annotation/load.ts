import { shippedBytes, shippedText } from "../shipped/index.ts";

/** Bytes of a file of `models/`. Throws `PackageDamaged`. Callers keep what they make of it. */
export function modelBytes(name: string): Uint8Array {
  return shippedBytes("models", name);
}

/** Text of a file of `data/`. Throws `PackageDamaged`. */
export function dataText(name: string): string {
  return shippedText("data", name);
}
