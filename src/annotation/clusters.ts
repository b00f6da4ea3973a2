import { mix32 } from "../model/index.ts";
import { modelBytes } from "./load.ts";
import { SortedKeys } from "./sorted-keys.ts";

// A cluster number has 13 bits: the first 6 name a coarse cluster, the first 10 a middle one, all 13 a fine one.

/** Small letters by code unit, 0 for a code unit that no text had yet: a text has a hundred of 65,536. */
const FOLD = new Uint16Array(65536);

/** Hash of a stretch of text with letters folded to lower case: 32 bits, no string is built. */
export function foldedHash(text: string, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    h = Math.imul(h ^ (FOLD[code]! || folded(code)), 0x01000193);
  }
  return mix32(h);
}

function folded(code: number): number {
  const small = String.fromCharCode(code).toLowerCase();
  FOLD[code] = small.length === 1 ? small.charCodeAt(0) : code;
  return FOLD[code]!;
}

/** Word clusters by folded hash: read once from `models/clusters.bin`. */
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
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const keys = new SortedKeys(new Uint32Array(buffer, byteOffset, count));
  const values = new Uint16Array(buffer, byteOffset + count * 4, count);
  return {
    of(hash) {
      const place = keys.placeOf(hash);
      return place < 0 ? 0 : values[place]! + 1;
    },
  };
}
