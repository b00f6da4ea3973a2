import { type ByteReader, DamagedStream } from "../bytes.ts";
import { decodeBytes } from "../charset.ts";
import { type Draftings, unusable } from "../draft.ts";
import { type TableHead, tableHead } from "./columns.ts";
import { charsetMessages } from "./plain.ts";
import { readRecord } from "./record.ts";
import { type RecordSource, readFields } from "./records.ts";
import { RowCutter } from "./rows.ts";

const SAMPLE_BYTES = 64 << 10;
/** What spreadsheets and data frames write where nothing is. */
const NOTHING = /^(?:nan|null|none|n\/a|na|-)$/i;

/** CSV, TSV and their kin with a first row of column names: one article a row. Memory is bounded by one row. */
export async function* readTable(reader: ByteReader, source: RecordSource): AsyncGenerator<Draftings> {
  const { bytes: sample } = await takeSample(reader);
  const decoded = decodeBytes(sample);
  yield* charsetMessages(decoded, source);
  const charset = decoded.charset === "utf-8 twice" ? "utf-8" : decoded.charset;
  const head = tableHead(decoded.text.replace(/^\ufeff/, "").trimStart());
  if (!head) {
    yield unusable("broken-table", "the first row does not name the columns", source.location);
    return;
  }
  if (!["title", "text", "html", "description"].some((name) => head.names.includes(name))) {
    const text = "the table has no column with titles or texts; save the pages that it names and give those";
    yield unusable("no-text", text, source.location);
    return;
  }
  yield* readRows(reader, source, head, charset);
}

async function takeSample(reader: ByteReader): Promise<{ bytes: Uint8Array }> {
  const chunk = (await reader.chunk()) ?? new Uint8Array();
  reader.unread(chunk);
  return { bytes: wholeLines(chunk.subarray(0, SAMPLE_BYTES)) };
}

/** Up to the last line feed, so that no character is cut. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const feed = bytes.lastIndexOf(10);
  return feed > 0 ? bytes.subarray(0, feed) : bytes;
}

async function* readRows(
  reader: ByteReader,
  source: RecordSource,
  head: TableHead,
  charset: string,
): AsyncGenerator<Draftings> {
  const decoder = new TextDecoder(charset);
  const rows = new RowCutter(head.separator, source.limits.documentBytes);
  let number = 0;
  const each = function* (cut: Iterable<readonly string[] | string>): Generator<Draftings> {
    for (const row of cut) {
      if (typeof row === "string") yield unusable("broken-table", `${row} at row ${number}`, source.location);
      else if (number++ > 0) yield* readRow(row, number - 1, head, source);
      else if (/^\ufeff?sep=.?$/i.test(row.join(head.separator).trim())) number = 0;
    }
  };
  try {
    for (let chunk = await reader.chunk(); chunk; chunk = await reader.chunk())
      yield* each(rows.push(decoder.decode(chunk, { stream: true })));
    yield* each(rows.push(decoder.decode()));
  } catch (error) {
    if (!(error instanceof DamagedStream)) throw error;
    yield unusable("damaged-input", `${error.message} after row ${number}`, source.location);
  }
  yield* each(rows.end());
  if (number <= 1) yield unusable("no-article", "the table has no rows", source.location);
}

function* readRow(
  cells: readonly string[],
  number: number,
  head: TableHead,
  source: RecordSource,
): Generator<Draftings> {
  const filled = cells.map((cell, i) => [head.names[i] ?? `column ${i + 1}`, cell] as const);
  const record = Object.fromEntries(filled.filter(([, cell]) => cell.trim() !== "" && !NOTHING.test(cell.trim())));
  if (Object.keys(record).length === 0) return;
  const fields = readRecord(record, `${source.name}#${number}`, source.location);
  if (fields) yield* readFields(fields, source);
  else yield unusable("no-text", `row ${number} has neither text nor a title`, source.location);
}
