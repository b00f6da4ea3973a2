import { mix32 } from "../model/index.ts";
import { modelBytes } from "./load.ts";

// A cluster number has 13 bits: the first 6 name a coarse cluster, the first 10 a middle one, all 13 a fine one.

/** A code unit that is no letter, nor is any below it. */
const SIGN = 1;
const FOLD = foldTable();

/** Hash of a stretch of text with letters folded to lower case: 32 bits, no string is built. */
export function foldedHash(text: string, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) h = Math.imul(h ^ FOLD[text.charCodeAt(i)]!, 0x01000193);
  return mix32(h);
}

/** Small letters by code unit, of one text of them all: 65,536 calls cost ten times as much. A sign between them keeps each alone. */
function foldTable(): Uint16Array {
  const table = Uint16Array.from({ length: 65536 }, (_, code) => code);
  const codes = table.subarray(SIGN + 1);
  const alone = Array.from(codes, (code) => String.fromCharCode(code));
  const small = alone.join(String.fromCharCode(SIGN)).toLowerCase().split(String.fromCharCode(SIGN));
  for (const [i, lower] of small.entries()) if (lower.length === 1) codes[i] = lower.charCodeAt(0);
  return table;
}

/** Word clusters by folded hash: an open table, filled once from `models/clusters.bin`. */
export interface Clusters {
  /** Cluster number plus one, 0 for a word that the table does not hold. */
  of(hash: number): number;
}

let loaded: Clusters | undefined;

/** The word clusters, loaded at first use. Without the file every word is unknown. */
export function wordClusters(): Clusters {
  loaded ??= clustersFrom(modelBytes("clusters.bin") ?? new Uint8Array(0));
  return loaded;
}

/** Reads the packed table: words' hashes (uint32, ascending), then their cluster numbers (uint16), little-endian. */
function clustersFrom(bytes: Uint8Array): Clusters {
  const count = Math.floor(bytes.length / 6);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mask = 2 ** Math.max(4, Math.ceil(Math.log2(count * 2 + 1))) - 1;
  const keys = new Uint32Array(mask + 1);
  const values = new Uint16Array(mask + 1);
  for (let i = 0; i < count; i++) {
    const hash = view.getUint32(i * 4, true);
    let slot = hash & mask;
    while (values[slot] !== 0) slot = (slot + 1) & mask;
    keys[slot] = hash;
    values[slot] = view.getUint16(count * 4 + i * 2, true) + 1;
  }
  return {
    of(hash) {
      let slot = hash & mask;
      while (values[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
      return values[slot]!;
    },
  };
}
