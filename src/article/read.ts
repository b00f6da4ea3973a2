import type { Raw } from "../model/index.ts";
import { ByteReader, type ByteStream, DamagedStream, joinBytes } from "./bytes.ts";
import { type Draftings, unusable } from "./draft.ts";
import { detectFormat, type Format } from "./format.ts";
import { readFeed } from "./formats/feed.ts";
import { readMail } from "./formats/mail.ts";
import { readPage } from "./formats/page.ts";
import { readMarkdown, readPlain } from "./formats/plain.ts";
import { readJson, readJsonLines } from "./formats/records.ts";
import { readWarc } from "./formats/warc.ts";
import { isGzip, unpackGzip } from "./gzip.ts";
import type { Item } from "./item.ts";
import type { ReadLimits } from "./limits.ts";

const HEAD_BYTES = 16 << 10;

/** Reads one input of any known format into drafts and messages. The error of `raw.open()` is the caller's to explain. */
export async function* readDrafts(raw: Raw, limits: ReadLimits): AsyncGenerator<Draftings> {
  const opened = await openUnpacked(raw);
  let head: Uint8Array;
  try {
    head = await peek(opened.reader);
  } catch (error) {
    if (!(error instanceof DamagedStream)) throw error;
    yield unusable("damaged-input", error.message, raw.location);
    return;
  }
  const format = detectFormat(head, raw.location, raw.mediaType);
  yield* readFormat(
    format,
    opened.reader,
    raw,
    opened.isPacked ? { ...limits, documentBytes: Math.min(limits.documentBytes, limits.unpackedBytes) } : limits,
  );
}

async function openUnpacked(raw: Raw): Promise<{ reader: ByteReader; isPacked: boolean }> {
  const plain = new ByteReader(raw.open()[Symbol.asyncIterator]() as ByteStream);
  const { bytes } = await plain.take(3);
  plain.unread(bytes);
  if (!isGzip(bytes)) return { reader: plain, isPacked: false };
  return { reader: new ByteReader(unpackGzip(drain(plain))), isPacked: true };
}

async function* drain(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for (let chunk = await reader.chunk(); chunk; chunk = await reader.chunk()) yield chunk;
}

async function peek(reader: ByteReader): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let chunk = await reader.chunk(); chunk; chunk = await reader.chunk()) {
      parts.push(chunk);
      size += chunk.length;
      if (size >= HEAD_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof DamagedStream) || size === 0) throw error;
    reader.fail(error);
  }
  const head = joinBytes(parts);
  reader.unread(head);
  return head.subarray(0, HEAD_BYTES);
}

async function* readFormat(
  format: Format,
  reader: ByteReader,
  raw: Raw,
  limits: ReadLimits,
): AsyncGenerator<Draftings> {
  const source = { name: raw.name, location: raw.location, limits };
  if (format === "empty") yield unusable("empty-file", "there is nothing in it", raw.location);
  else if (format === "binary") yield unusable("not-text", "this is not a text format that can be read", raw.location);
  else if (format === "json-lines") yield* readJsonLines(reader, source);
  else if (format === "json") yield* readJson(reader, source);
  else if (format === "warc") yield* readWarc(reader, source, (kind, item) => readDocument(kind, item, limits));
  else yield* readWhole(format, reader, raw, limits);
}

/** Formats that are one document: collected up to the limit, then read. What came before damage is still read. */
async function* readWhole(format: Format, reader: ByteReader, raw: Raw, limits: ReadLimits): AsyncGenerator<Draftings> {
  const { bytes, damage, isOver } = await collect(reader, limits.documentBytes);
  if (damage) yield unusable("damaged-input", `${damage}; what came before it was read`, raw.location);
  if (isOver) {
    yield unusable("too-large", `more than ${limits.documentBytes} bytes in one document`, raw.location);
    return;
  }
  const charset = /charset=["']?([\w-]+)/i.exec(raw.mediaType ?? "")?.[1];
  yield* readDocument(format, { id: raw.name, location: raw.location, bytes, ...(charset ? { charset } : {}) }, limits);
}

/** Reads one whole document of a known format. */
export async function* readDocument(format: Format, item: Item, limits: ReadLimits): AsyncGenerator<Draftings> {
  if (format === "html") yield* readPage(item, limits);
  else if (format === "feed") yield* readFeed(item, limits);
  else if (format === "mail") yield* readMail(item, limits);
  else if (format === "markdown") yield* readMarkdown(item);
  else yield* readPlain(item);
}

async function collect(
  reader: ByteReader,
  limit: number,
): Promise<{ bytes: Uint8Array; damage?: string; isOver: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let chunk = await reader.chunk(); chunk; chunk = await reader.chunk()) {
      size += chunk.length;
      if (size > limit) return { bytes: new Uint8Array(), isOver: true };
      parts.push(chunk);
    }
  } catch (error) {
    if (!(error instanceof DamagedStream)) throw error;
    return { bytes: joinBytes(parts), damage: error.message, isOver: false };
  }
  return { bytes: joinBytes(parts), isOver: false };
}
