import { decompress } from "fzstd";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import type { Row } from "../../index.ts";
import type { Line } from "./json-lines.ts";

/** Bytes of an unpacked page: engines write pages of a megabyte. */
const LONGEST_PAGE = 1 << 29;

/**
 * Rows of a Parquet file, one row group held at a time; pages are plain or packed by Snappy or Zstandard, lists and records may stand inside
 * each other. Whole numbers beyond 2^53 are text, as in JSON Lines. A file that cannot be read is a fault behind the rows before.
 */
export async function* parquetRows(path: string): AsyncGenerator<Line> {
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors: { ZSTD: unpacked } });
      for (const row of rows) yield { row: plain(row) as Row };
      rowStart = rowEnd;
    }
  } catch (error) {
    yield { fault: `${path} cannot be read as Parquet: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function unpacked(page: Uint8Array, length: number): Uint8Array {
  if (!(length >= 0 && length <= LONGEST_PAGE)) throw new RangeError(`a page of ${length} bytes`);
  return decompress(page, new Uint8Array(length));
}

/** A value as JSON has it. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return BigInt.asIntN(54, value) === value ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || value instanceof Date)
    return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
