/** Flat arrays that are kept as bytes. */
export type Flat = Uint8Array | Uint32Array | Float32Array | Float64Array;

const KINDS = [Uint8Array, Uint32Array, Float32Array, Float64Array] as const;
const [TEXT, BYTES] = [new TextEncoder(), 4];
/** Bytes of the widest number: every array begins at a multiple of it. */
const WIDEST = 8;

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
  return { head, arrays: laidTogether(bytes, BYTES + length, shapes) };
}

/** The same arrays in one memory that they share: see `laidTogether`. */
export function together<Arrays extends readonly Flat[]>(arrays: Arrays): Arrays {
  const places: number[] = [];
  let room = 0;
  for (const { byteLength } of arrays) {
    places.push(room);
    room += roomFor(byteLength);
  }
  const own = new ArrayBuffer(room);
  return arrays.map((array, k) => {
    const Kind = KINDS.find((kind) => array instanceof kind)!;
    const twin = new Kind(own, places[k]!, array.length);
    twin.set(array);
    return twin;
  }) as readonly Flat[] as Arrays;
}

function roomFor(bytes: number): number {
  return (bytes + WIDEST - 1) & -WIDEST;
}

/**
 * Arrays that lie one behind the other from `from` on, in a memory of their own that they share: a pile keeps a dozen small ones of
 * each article, and a memory for each would be as large as what is in it.
 */
function laidTogether(bytes: Uint8Array, from: number, shapes: readonly [number, number][]): Flat[] {
  let [at, room] = [from, 0];
  const places = shapes.map(([kind, count]) => {
    const Kind = KINDS[kind];
    const place = { Kind: Kind!, count, at, end: at + count * (Kind?.BYTES_PER_ELEMENT ?? 0), own: room };
    if (!Kind || place.end > bytes.byteLength)
      throw new RangeError(`not a kept state: cut off at ${bytes.byteLength} bytes`);
    at = place.end;
    room += roomFor(place.end - place.at);
    return place;
  });
  // A copy: `slice` of a Buffer is none.
  const own = new Uint8Array(room);
  return places.map((place) => {
    own.set(bytes.subarray(place.at, place.end), place.own);
    return new place.Kind(own.buffer, place.own, place.count);
  });
}
