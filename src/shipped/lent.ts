import { PackageDamaged } from "../model/index.ts";
import { type Shelf, shippedBytes } from "./files.ts";

/** Shipped files in memory that threads share, by shelf and name: read, checked and held once for all of them. */
export type Lent = Readonly<Record<string, Uint8Array>>;

/**
 * Files as they are lent to other threads. One that is damaged is left out: whoever wants it reads it itself, and says so in the
 * words of its own room.
 */
export function lend(shelf: Shelf, names: readonly string[]): Lent {
  return Object.fromEntries(
    names.flatMap((name) => {
      const bytes = readOf(shelf, name);
      return bytes ? [[`${shelf}/${name}`, shared(bytes)]] : [];
    }),
  );
}

function readOf(shelf: Shelf, name: string): Uint8Array | undefined {
  try {
    return shippedBytes(shelf, name);
  } catch (error) {
    if (error instanceof PackageDamaged) return undefined;
    throw error;
  }
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
