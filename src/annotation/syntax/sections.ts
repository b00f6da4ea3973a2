/** A column of numbers in a model file. */
export type Column = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array;

/** A model file taken apart: named columns of numbers and named strings. */
export interface Sections {
  readonly columns: ReadonlyMap<string, Column>;
  readonly texts: ReadonlyMap<string, string>;
}

const KINDS = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array };
type Kind = keyof typeof KINDS | "text";

/**
 * Reads a model file: a little-endian length, that many bytes of JSON `[name, kind, bytes][]`, then the sections,
 * each padded to eight bytes. Throws `RangeError` on a file that is cut short.
 */
export function readSections(bytes: Uint8Array): Sections {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const heads = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size))) as [string, Kind, number][];
  const columns = new Map<string, Column>();
  const texts = new Map<string, string>();
  let at = padded(4 + size);
  for (const [name, kind, length] of heads) {
    if (at + length > bytes.length) throw new RangeError(`model section ${name} is cut short`);
    const part = bytes.subarray(at, at + length);
    if (kind === "text") texts.set(name, new TextDecoder().decode(part));
    else columns.set(name, columnOf(KINDS[kind], part));
    at = padded(at + length);
  }
  return { columns, texts };
}

/** A column over the bytes where they lie, or over a copy when they lie askew. */
function columnOf(kind: (typeof KINDS)[keyof typeof KINDS], part: Uint8Array): Column {
  const at = part.byteOffset % 8 === 0 ? part : new Uint8Array(part);
  return new kind(at.buffer as ArrayBuffer, at.byteOffset, part.byteLength / kind.BYTES_PER_ELEMENT);
}

/** The bytes `readSections` reads; sections in the order given, so the same model gives the same bytes. */
export function writeSections(sections: Readonly<Record<string, Column | string>>): Uint8Array {
  const parts = Object.values(sections).map(bytesOf);
  const heads = Object.entries(sections).map(([name, value], i) => [name, kindOf(value), parts[i]!.length]);
  const head = new TextEncoder().encode(JSON.stringify(heads));
  const size = parts.reduce((sum, part) => sum + padded(part.length), padded(4 + head.length));
  const all = new Uint8Array(size);
  new DataView(all.buffer).setUint32(0, head.length, true);
  all.set(head, 4);
  let at = padded(4 + head.length);
  for (const part of parts) {
    all.set(part, at);
    at = padded(at + part.length);
  }
  return all;
}

function bytesOf(value: Column | string): Uint8Array {
  if (typeof value === "string") return new TextEncoder().encode(value);
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

function kindOf(value: Column | string): string {
  return typeof value === "string" ? "text" : value.constructor.name;
}

function padded(length: number): number {
  return (length + 7) & ~7;
}
