import type { Raw } from "../model/index.ts";
import { isOwnStore, ownOutputOf } from "../model/own-output.ts";
import { ByteReader, type ByteStream, type Damage, DamagedStream, joinBytes } from "./bytes.ts";
import { type Draftings, ownOutput, unusable } from "./draft.ts";
import { describeForeign, detectFormat, type Format } from "./format.ts";
import { readZip } from "./formats/archive.ts";
import { readFeed } from "./formats/feed.ts";
import { readHar } from "./formats/har.ts";
import { readEmlx, readMail } from "./formats/mail.ts";
import { readMarkdown } from "./formats/markdown.ts";
import { readMbox } from "./formats/mbox.ts";
import { readFetched, readPage } from "./formats/page.ts";
import { readPlain } from "./formats/plain.ts";
import { readJson, readJsonDocument, readJsonLines } from "./formats/records.ts";
import { readRtf } from "./formats/rtf.ts";
import { readSitemap } from "./formats/sitemap.ts";
import { readTable } from "./formats/table.ts";
import { readWarc } from "./formats/warc.ts";
import { readWire } from "./formats/wire.ts";
import { readWordpress } from "./formats/wordpress.ts";
import { isZstd, unpackZstd } from "./formats/zstd.ts";
import { isGzip, unpackGzip } from "./gzip.ts";
import type { Item } from "./item.ts";
import { Layers } from "./layers.ts";
import type { ReadLimits } from "./limits.ts";

const HEAD_BYTES = 16 << 10;

/**
 * Reads one input of any known format into drafts and messages. Whatever was opened is closed, also when reading ends early.
 * The error of `raw.open()` is the caller's to explain.
 */
export async function* readDrafts(
  raw: Raw,
  limits: ReadLimits,
  layers = new Layers(limits),
): AsyncGenerator<Draftings> {
  const opened = await openUnpacked(raw, limits, layers);
  try {
    yield* bounded(readOpened(opened, raw, limits, layers), raw.location, limits);
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

async function* readOpened(
  { reader, isPacked }: Opened,
  raw: Raw,
  limits: ReadLimits,
  layers: Layers,
): AsyncGenerator<Draftings> {
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
  const format = raw.page ? "html" : detectFormat(head, raw.location, raw.mediaType);
  const documentBytes = Math.min(limits.documentBytes, isPacked ? limits.unpackedBytes : Number.POSITIVE_INFINITY);
  yield* readFormat(format, reader, raw, { ...limits, documentBytes }, layers);
}

interface Opened {
  readonly reader: ByteReader;
  readonly isPacked: boolean;
  close(): Promise<void>;
}

async function openUnpacked(raw: Raw, limits: ReadLimits, layers: Layers): Promise<Opened> {
  const plain = new ByteReader(layers.count(raw.open())[Symbol.asyncIterator]() as ByteStream);
  const { bytes } = await plain.take(4);
  plain.unread(bytes);
  if (!isGzip(bytes) && !isZstd(bytes)) return { reader: plain, isPacked: false, close: () => plain.close() };
  const unpack = isGzip(bytes) ? unpackGzip : unpackZstd;
  const packed = new Counted(plain);
  const chunks = withinRatio(unpack(packed.chunks()), packed, limits);
  const unpacked = new ByteReader(layers.depth > 0 ? layers.count(chunks) : chunks);
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
  layers: Layers,
): AsyncGenerator<Draftings> {
  const source = { name: raw.name, location: raw.location, limits };
  if (format === "empty") yield unusable("empty-file", "there is nothing in it", raw.location);
  else if (format === "binary") yield unusable("not-text", "this is not a text format that can be read", raw.location);
  else if (format === "foreign")
    yield* tellForeign({ id: raw.name, location: raw.location, bytes: await peek(reader) });
  else if (format === "json-lines") yield* readJsonLines(reader, source);
  else if (format === "json") yield* readJson(reader, source);
  else if (format === "warc") yield* readWarc(reader, source, (kind, item) => readDocument(kind, item, limits));
  else if (format === "mbox") yield* readMbox(reader, source, (item) => readMail(item, limits));
  else if (format === "table") yield* readTable(reader, source);
  else if (format === "zip")
    yield* readZip(reader, source, layers, (inner, further) => readDrafts(inner, limits, further));
  else yield* readWhole(format, reader, raw, limits);
}

/** Documents that hold many articles in one tree, which cannot be read piece by piece. */
const LARGE = new Set<Format>(["har", "wordpress", "wire", "sitemap", "rtf"]);

/** Formats that are one document: collected up to the limit, then read. What came before damage is still read. */
async function* readWhole(format: Format, reader: ByteReader, raw: Raw, limits: ReadLimits): AsyncGenerator<Draftings> {
  const limit = LARGE.has(format) ? Math.max(limits.documentBytes, limits.unpackedBytes) : limits.documentBytes;
  const { bytes, damage, isOver } = await collect(reader, limit);
  if (damage) yield unusable("damaged-input", `${damage}; what came before it was read`, raw.location);
  if (isOver) {
    yield unusable("too-large", `more than ${limit} bytes in one document`, raw.location);
    return;
  }
  const charset = /charset=["']?([\w-]+)/i.exec(raw.mediaType ?? "")?.[1];
  const item = { id: raw.name, location: raw.location, bytes, ...(charset ? { charset } : {}) };
  if (raw.page) yield* readFetched(item, raw.page, limits);
  else yield* readDocument(format, item, limits);
}

/** Reads one whole document of a known format. */
export async function* readDocument(format: Format, item: Item, limits: ReadLimits): AsyncGenerator<Draftings> {
  if (format === "html") yield* readPage(item, limits);
  else if (format === "feed") yield* readFeed(item, limits);
  else if (format === "mail") yield* readMail(item, limits);
  else if (format === "emlx") yield* readEmlx(item, limits);
  else if (format === "rtf") yield* readRtf(item);
  else if (format === "wire") yield* readWire(item, limits);
  else if (format === "wordpress") yield* readWordpress(item, limits);
  else if (format === "sitemap") yield* readSitemap(item, limits);
  else if (format === "har") yield* readHar(item, limits, (kind, page) => readDocument(kind, page, limits));
  else if (format === "json" || format === "json-lines")
    yield* readJsonDocument(item.bytes, item.id, { name: item.id, location: item.location, limits });
  else if (format === "foreign") yield* tellForeign(item);
  else if (format === "markdown") yield* readMarkdown(item);
  else yield* readPlain(item);
}

/** Says what a file is that holds no report this program can read, and what to do with it. */
function* tellForeign({ bytes, location }: Item): Generator<Draftings> {
  const { what, todo, isText } = describeForeign(bytes.subarray(0, HEAD_BYTES));
  yield unusable(isText ? "other-format" : "not-text", `this is ${what}; ${todo}`, location);
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
