import type { Raw } from "../model/index.ts";
import { isOwnStore, ownOutputOf } from "../model/own-output.ts";
import { ByteReader, type ByteStream, type Damage, DamagedStream, joinBytes } from "./bytes.ts";
import { type Draftings, ownOutput, unusable } from "./draft.ts";
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

/**
 * Reads one input of any known format into drafts and messages. Whatever was opened is closed, also when reading ends early.
 * The error of `raw.open()` is the caller's to explain.
 */
export async function* readDrafts(raw: Raw, limits: ReadLimits): AsyncGenerator<Draftings> {
  const opened = await openUnpacked(raw, limits);
  try {
    yield* bounded(readOpened(opened, raw, limits), raw.location, limits);
  } finally {
    await opened.close();
  }
}

/** Gives an input up that is nearly all faults, and tells once that it is this program's own. */
async function* bounded(
  found: AsyncGenerator<Draftings>,
  location: string,
  limits: ReadLimits,
): AsyncGenerator<Draftings> {
  let [drafts, faults, own] = [0, 0, 0];
  for await (const one of found) {
    if ("draft" in one) drafts++;
    else if (one.message.level === "error") faults++;
    else if (one.message.rule === "own-output" && own++ > 0) continue;
    yield one;
    if (faults <= limits.faults || faults <= 10 * drafts) continue;
    yield unusable("too-damaged", `${faults} faults and ${drafts} articles so far; the rest was not read`, location);
    return;
  }
}

async function* readOpened({ reader, isPacked }: Opened, raw: Raw, limits: ReadLimits): AsyncGenerator<Draftings> {
  let head: Uint8Array;
  try {
    head = await peek(reader);
  } catch (error) {
    if (!(error instanceof DamagedStream)) throw error;
    yield unusable("damaged-input", error.message, raw.location);
    return;
  }
  const own = isOwnStore(head) ? "a store" : ownOutputOf(new TextDecoder().decode(head));
  if (own) {
    yield ownOutput(own, raw.location);
    return;
  }
  const format = detectFormat(head, raw.location, raw.mediaType);
  const documentBytes = Math.min(limits.documentBytes, isPacked ? limits.unpackedBytes : Number.POSITIVE_INFINITY);
  yield* readFormat(format, reader, raw, { ...limits, documentBytes });
}

interface Opened {
  readonly reader: ByteReader;
  readonly isPacked: boolean;
  close(): Promise<void>;
}

async function openUnpacked(raw: Raw, limits: ReadLimits): Promise<Opened> {
  const plain = new ByteReader(raw.open()[Symbol.asyncIterator]() as ByteStream);
  const { bytes } = await plain.take(3);
  plain.unread(bytes);
  if (!isGzip(bytes)) return { reader: plain, isPacked: false, close: () => plain.close() };
  const packed = new Counted(plain);
  const unpacked = new ByteReader(withinRatio(unpackGzip(packed.chunks()), packed, limits));
  const close = async () => {
    await unpacked.close();
    await plain.close();
  };
  return { reader: unpacked, isPacked: true, close };
}

/** The chunks of a reader, counted. */
class Counted {
  bytes = 0;
  readonly #reader: ByteReader;

  constructor(reader: ByteReader) {
    this.#reader = reader;
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for (let chunk = await this.#reader.chunk(); chunk; chunk = await this.#reader.chunk()) {
      this.bytes += chunk.length;
      yield chunk;
    }
  }
}

/** Ends a stream that gives more than its packed bytes can honestly hold; the size of one document is always allowed. */
async function* withinRatio(
  unpacked: AsyncGenerator<Uint8Array | Damage>,
  packed: Counted,
  { ratio, documentBytes }: ReadLimits,
): AsyncGenerator<Uint8Array | Damage> {
  let bytes = 0;
  for await (const chunk of unpacked) {
    yield chunk;
    if (chunk instanceof Uint8Array) bytes += chunk.length;
    if (bytes > documentBytes && bytes > ratio * packed.bytes) {
      yield { damage: `the packed data grows to more than ${ratio} times its size; the rest was not read` };
      return;
    }
  }
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
