/** Flat arrays that are kept as bytes. */
export type Flat = Uint8Array | Uint32Array | Float32Array | Float64Array;

const KINDS = [Uint8Array, Uint32Array, Float32Array, Float64Array] as const;
const [TEXT, BYTES] = [new TextEncoder(), 4];

/** A plain value and flat arrays as bytes: the same input gives the same bytes on every machine with this byte order. */
export function packed(head: unknown, arrays: readonly Flat[]): Uint8Array {
  const shapes = arrays.map((array) => [KINDS.findIndex((kind) => array instanceof kind), array.length]);
  const words = TEXT.encode(JSON.stringify([head, shapes]));
  const size = arrays.reduce((sum, array) => sum + array.byteLength, BYTES + words.length);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, words.length, true);
  bytes.set(words, BYTES);
  let at = BYTES + words.length;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  return bytes;
}

/** What `packed` was given. Throws `RangeError` for bytes that it did not write. */
export function unpacked(bytes: Uint8Array): { readonly head: unknown; readonly arrays: readonly Flat[] } {
  if (bytes.byteLength < BYTES) throw new RangeError(`not a kept state: ${bytes.byteLength} bytes`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (length > bytes.byteLength - BYTES) throw new RangeError(`not a kept state: cut off at ${bytes.byteLength} bytes`);
  const [head, shapes] = JSON.parse(new TextDecoder().decode(bytes.subarray(BYTES, BYTES + length))) as [
    unknown,
    [number, number][],
  ];
  let at = BYTES + length;
  const arrays = shapes.map(([kind, count]) => {
    const Kind = KINDS[kind];
    const end = at + count * (Kind?.BYTES_PER_ELEMENT ?? 0);
    if (!Kind || end > bytes.byteLength) throw new RangeError(`not a kept state: cut off at ${bytes.byteLength} bytes`);
    // A copy: `slice` of a Buffer is none.
    const own = new Uint8Array(bytes.subarray(at, end));
    at = end;
    return new Kind(own.buffer, 0, count);
  });
  return { head, arrays };
}
