import { inflateRawSync } from "node:zlib";
import { ByteReader } from "./bytes.ts";
import { COLUMN, DEEPEST, HEX_DIGITS } from "./column.ts";
import { readStrings } from "./strings.ts";

interface Unpacking {
  readonly from: ByteReader;
  readonly strings: readonly string[];
}

const MOST_BYTES = 1 << 28;
/** One value never unpacks to more rows than this: damaged lengths end here. */
const MOST_ROWS = 4_000_000;

/** What `pack` was given. Throws `RangeError` on bytes that `pack` did not write. */
export function unpack(bytes: Uint8Array): unknown {
  if (bytes[0] !== 1) throw new RangeError(`packed with unknown version ${bytes[0]}`);
  const from = new ByteReader(bytes[1] === 1 ? inflated(bytes.subarray(2)) : bytes.subarray(2));
  const strings = readStrings(from);
  return unpackColumn(1, { from, strings }, 0)[0];
}

function inflated(bytes: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    throw new RangeError("packed bytes are damaged", { cause: error });
  }
}

function unpackColumn(rows: number, unpacking: Unpacking, depth: number): unknown[] {
  if (rows === 0) return [];
  if (depth > DEEPEST) throw new RangeError("packed data nested too deep");
  const { from } = unpacking;
  const kind = from.byte();
  switch (kind) {
    case COLUMN.undefined:
      return times(rows, () => undefined);
    case COLUMN.null:
      return times(rows, () => null);
    case COLUMN.false:
      return times(rows, () => false);
    case COLUMN.true:
      return times(rows, () => true);
    case COLUMN.wholes:
      return unpackWholes(rows, from);
    case COLUMN.floats:
      return times(rows, () => from.float());
    case COLUMN.spans:
      return unpackSpans(rows, from);
    case COLUMN.lists:
      return unpackLists(rows, unpacking, depth);
    case COLUMN.records:
      return unpackRecords(rows, unpacking, depth);
    case COLUMN.mixed:
      return unpackMixed(rows, unpacking, depth);
    default:
      return unpackTexts(kind, rows, unpacking);
  }
}

function unpackTexts(kind: number, rows: number, unpacking: Unpacking): string[] {
  if (kind === COLUMN.texts) return times(rows, () => textAt(unpacking));
  const text = textAt(unpacking);
  if (kind === COLUMN.sameText) return times(rows, () => text);
  if (kind !== COLUMN.ids) throw new RangeError(`packed column of unknown kind ${kind}`);
  return times(rows, () => text + unpacking.from.text(HEX_DIGITS / 2, "hex"));
}

function textAt({ from, strings }: Unpacking): string {
  const text = strings[from.count()];
  if (text === undefined) throw new RangeError("packed text is missing");
  return text;
}

function unpackWholes(rows: number, from: ByteReader): number[] {
  let last = 0;
  return times(rows, () => {
    last += from.whole();
    return last;
  });
}

function unpackSpans(rows: number, from: ByteReader): { start: number; end: number }[] {
  let start = 0;
  return times(rows, () => {
    start += from.whole();
    return { start, end: start + from.whole() };
  });
}

function unpackLists(rows: number, unpacking: Unpacking, depth: number): unknown[][] {
  const lengths = times(rows, () => unpacking.from.length(MOST_ROWS));
  const all = unpackColumn(summed(lengths), unpacking, depth + 1);
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return all.slice(at - length, at);
  });
}

function summed(lengths: readonly number[]): number {
  const sum = lengths.reduce((total, length) => total + length, 0);
  if (sum > MOST_ROWS) throw new RangeError(`packed rows: ${sum}`);
  return sum;
}

function unpackRecords(rows: number, unpacking: Unpacking, depth: number): object[] {
  const keys = times(unpacking.from.length(), () => textAt(unpacking));
  const records = times(rows, (): Record<string, unknown> => ({}));
  for (const key of keys) {
    const column = unpackColumn(rows, unpacking, depth + 1);
    if (key === "__proto__") for (let at = 0; at < rows; at++) define(records[at]!, key, column[at]);
    else for (let at = 0; at < rows; at++) records[at]![key] = column[at];
  }
  return records;
}

/** A key `__proto__` is data like any other. */
function define(record: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
}

function unpackMixed(rows: number, unpacking: Unpacking, depth: number): unknown[] {
  const counts = times(unpacking.from.length(), () => 0);
  const kinds = times(rows, () => {
    const kind = unpacking.from.count();
    if (counts[kind] === undefined) throw new RangeError("packed row of unknown kind");
    counts[kind]++;
    return kind;
  });
  const columns = counts.map((count) => unpackColumn(count, unpacking, depth + 1).values());
  return kinds.map((kind) => columns[kind]!.next().value);
}

function times<T>(rows: number, make: () => T): T[] {
  const made: T[] = [];
  for (let row = 0; row < rows; row++) made.push(make());
  return made;
}
