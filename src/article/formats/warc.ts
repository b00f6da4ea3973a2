import { type ByteReader, DamagedStream } from "../bytes.ts";
import { type Draftings, unusable } from "../draft.ts";
import type { Format } from "../format.ts";
import type { Item } from "../item.ts";
import { cleanUrl } from "../publisher.ts";
import { parseHttp, readHeaders } from "./http.ts";
import { LeftOut } from "./leftout.ts";
import type { RecordSource } from "./records.ts";
import { readArchived } from "./responses.ts";
import { type Block, takeBlock } from "./warc-block.ts";

/** Reads one whole document; passed in because a record may hold any format. */
export type DocumentReader = (format: Format, item: Item) => AsyncGenerator<Draftings>;

interface WarcRecord {
  readonly headers: ReadonlyMap<string, string>;
  readonly block: Block;
  /** Bytes of the block that its header promised. */
  readonly length: number;
}

const LINE_LIMIT = 64 << 10;
/** Damaged stretches after which an archive is given up. */
const MOST_DAMAGES = 1_000;
/** Lines of the longest WARC header read; a longer one is damage. */
const HEADER_LINES = 200;

/**
 * WARC 1.0 and 1.1: the pages in response, resource and conversion records. A damaged stretch is a message and reading goes
 * on at the next record. Memory is bounded by one record; a record over the limit is skipped with a message.
 */
export async function* readWarc(
  reader: ByteReader,
  source: RecordSource,
  readDocument: DocumentReader,
): AsyncGenerator<Draftings> {
  let number = 0;
  let articles = 0;
  const leftOut = new LeftOut("responses");
  for (let damages = 0; ; ) {
    if (damages > MOST_DAMAGES) {
      const text = `more than ${MOST_DAMAGES} damaged stretches; the rest was not read`;
      yield unusable("too-damaged", text, source.location);
      break;
    }
    let record: WarcRecord | "end" | "damage";
    try {
      record = await nextRecord(reader, source.limits.documentBytes);
    } catch (error) {
      if (!(error instanceof DamagedStream)) throw error;
      damages++;
      yield unusable("damaged-input", `${error.message} after record ${number}`, source.location);
      continue;
    }
    if (record === "end") break;
    if (record === "damage") {
      damages++;
      yield unusable(
        "damaged-input",
        `bytes after record ${number} are not a WARC record and were skipped`,
        source.location,
      );
      continue;
    }
    if (!/^(?:response|resource|conversion)$/i.test(record.headers.get("warc-type") ?? "")) continue;
    number++;
    for await (const found of readRecordPage(record, number, { ...source, leftOut }, readDocument)) {
      if ("draft" in found) articles++;
      yield found;
    }
  }
  if (articles === 0) yield unusable("no-article", "the archive holds no readable page", source.location);
  yield* leftOut.tell(source.location);
}

/** Moves to the next `WARC/` line and reads that record; other lines in between are damage, empty ones are not. */
async function nextRecord(reader: ByteReader, limit: number): Promise<WarcRecord | "end" | "damage"> {
  let skipped = false;
  for (;;) {
    reader.skipEmptyLines();
    const line = reader.lineAtHand(LINE_LIMIT) ?? (await reader.line(LINE_LIMIT));
    if (!line) return skipped ? "damage" : "end";
    const text = new TextDecoder("latin1").decode(line.bytes).trim();
    if (/^WARC\/\d/.test(text)) {
      if (!skipped) return await readRecord(reader, limit);
      reader.unread(new TextEncoder().encode(`${text}\n`));
      return "damage";
    }
    if (text !== "") skipped = true;
  }
}

async function readRecord(reader: ByteReader, limit: number): Promise<WarcRecord | "damage"> {
  const lines: string[] = [];
  for (;;) {
    const line = await reader.line(LINE_LIMIT);
    const text = line ? new TextDecoder("utf-8").decode(line.bytes).replace(/\r$/, "") : "";
    if (text === "") break;
    lines.push(text);
    if (lines.length > HEADER_LINES) return "damage";
  }
  const headers = readHeaders(lines.join("\n"));
  const length = Number(headers.get("content-length"));
  if (!Number.isSafeInteger(length) || length < 0) return "damage";
  return { headers, block: await takeBlock(reader, length, limit), length };
}

async function* readRecordPage(
  record: WarcRecord,
  number: number,
  source: RecordSource & { readonly leftOut: LeftOut },
  readDocument: DocumentReader,
): AsyncGenerator<Draftings> {
  const { headers, length } = record;
  const { bytes: block, seen, isOver, isCut } = record.block;
  const limit = source.limits.documentBytes;
  const address = (headers.get("warc-target-uri") ?? "").replace(/^<|>$/g, "");
  const where = `record ${number}${address ? ` (${address.slice(0, 200)})` : ""}`;
  if (isCut) yield unusable("damaged-input", `${where} promises ${length} bytes and has ${seen}`, source.location);
  else if (seen < length) yield unusable("damaged-input", `the archive ends inside ${where}`, source.location);
  if (isOver) {
    yield unusable("too-large", `${where} has ${seen} bytes, more than ${limit}`, source.location);
    return;
  }
  const isHttp =
    /application\/http/i.test(headers.get("content-type") ?? "") || /^response$/i.test(headers.get("warc-type") ?? "");
  const response = isHttp ? await parseHttp(block, limit) : undefined;
  if (response?.lost && response.status >= 200 && response.status < 300) {
    yield unusable(
      "lost-coding",
      `${where} is packed as ${response.lost.slice(0, 40)} and cannot be unpacked`,
      source.location,
    );
    return;
  }
  const mediaType = response?.mediaType ?? headers.get("content-type") ?? "";
  const own = { id: `${source.name}#${number}`, location: source.location, bytes: response?.body ?? block };
  const item = itemOf(own, address, mediaType, headers.get("warc-date"));
  yield* readArchived({ item, address, mediaType, status: response?.status ?? 200 }, source.leftOut, readDocument);
}

function itemOf(own: Item, address: string, mediaType: string, fetched?: string): Item {
  const charset = /charset=["']?([\w-]+)/i.exec(mediaType)?.[1];
  const url = cleanUrl(address);
  return { ...own, ...(charset ? { charset } : {}), ...(url ? { url } : {}), ...(fetched ? { fetched } : {}) };
}
