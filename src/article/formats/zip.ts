import { ByteReader, type ByteStream, DamagedStream, joinBytes } from "../bytes.ts";
import { inflateMember } from "../gzip.ts";
import { checksum } from "./crc32.ts";

/** One file of a zip archive as it goes by. */
export interface ZipEntry {
  readonly name: string;
  /** Why its bytes cannot be read: encrypted, or packed by a method that is not known here. */
  readonly locked?: string;
  /** Its bytes; what is not read is skipped. Throws `DamagedStream` inside. */
  bytes(): ByteStream;
}

const HEADER = [0x50, 0x4b, 0x03, 0x04] as const;
const CENTRAL = [0x50, 0x4b, 0x01, 0x02] as const;
const END = [0x50, 0x4b, 0x05, 0x06] as const;
const DESCRIPTOR = [0x50, 0x4b, 0x07, 0x08] as const;
const WIDE = 0xffffffff;

interface LocalHeader {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Sizes and checksum stand behind the data, not here. */
  readonly isTrailed: boolean;
  readonly packed: number;
  readonly crc: number;
}

/**
 * The entries of a zip archive in the order of their data, from one pass over the bytes: memory is bounded by a chunk whatever the
 * size of the archive, and an archive that ends early gives what came before. `spend` is told of bytes that must be unpacked only to
 * find where an entry ends. Throws `DamagedStream` where bytes are no entry.
 */
export async function* zipEntries(reader: ByteReader, spend: (bytes: number) => void): AsyncGenerator<ZipEntry> {
  for (;;) {
    const found = await nextHeader(reader);
    if (found === "end") return;
    if (found === "cut") throw new DamagedStream("the zip archive ends early");
    const header = await readHeader(reader);
    const data = new EntryData(reader, header);
    const locked = lockOf(header);
    yield { name: header.name, ...(locked ? { locked } : {}), bytes: () => data.open() };
    await data.skip(spend);
  }
}

function lockOf({ isEncrypted, method }: LocalHeader): string | undefined {
  if (isEncrypted) return "encrypted";
  return method === 0 || method === 8 ? undefined : `packed by method ${method}`;
}

/** Moves to the next local header; the central directory ends the entries. */
async function nextHeader(reader: ByteReader): Promise<"entry" | "end" | "cut"> {
  for (;;) {
    const { bytes } = await reader.take(4);
    if (bytes.length < 4) return "cut";
    if (starts(bytes, HEADER)) return "entry";
    if (starts(bytes, CENTRAL) || starts(bytes, END)) return "end";
    const at = bytes.indexOf(0x50, 1);
    reader.unread(at < 0 ? new Uint8Array() : bytes.subarray(at));
    if (at < 0) await seek(reader);
  }
}

/** Skips to the next byte that can start a header. */
async function seek(reader: ByteReader): Promise<void> {
  for (let chunk = await reader.chunk(); chunk; chunk = await reader.chunk()) {
    const at = chunk.indexOf(0x50);
    if (at < 0) continue;
    reader.unread(chunk.subarray(at));
    return;
  }
}

function starts(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, i) => bytes[at + i] === byte);
}

async function readHeader(reader: ByteReader): Promise<LocalHeader> {
  const { bytes } = await reader.take(26);
  if (bytes.length < 26) throw new DamagedStream("the zip archive ends early");
  const view = new DataView(bytes.buffer, bytes.byteOffset, 26);
  const flags = view.getUint16(2, true);
  const name = (await reader.take(view.getUint16(22, true))).bytes;
  const extra = (await reader.take(view.getUint16(24, true))).bytes;
  const packed = view.getUint32(14, true);
  return {
    name: nameOf(name),
    method: view.getUint16(4, true),
    isEncrypted: (flags & 1) !== 0,
    isTrailed: (flags & 8) !== 0,
    crc: view.getUint32(10, true),
    packed: packed === WIDE ? (widePacked(extra) ?? packed) : packed,
  };
}

/** Names are UTF-8 in practice whatever the flag says, else one byte a letter; control characters never reach a message. */
function nameOf(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    name = new TextDecoder("latin1").decode(bytes);
  }
  return name
    .replace(/[\u0000-\u001f\u007f]/g, "_")
    .replaceAll("\\", "/")
    .slice(0, 400);
}

/** The packed size of a zip64 extra field (APPNOTE 4.5.3): the second of its numbers. */
function widePacked(extra: Uint8Array): number | undefined {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1 || at + 20 > extra.length) continue;
    return Number(view.getBigUint64(at + 12, true));
  }
  return undefined;
}

/** The bytes of one entry; reading them or skipping them leaves the reader behind them. */
class EntryData {
  private readonly reader: ByteReader;
  private readonly header: LocalHeader;
  private stream: AsyncGenerator<Uint8Array> | undefined;
  /** The packed bytes of an entry whose size is known, so that it can be left at any point. */
  private bounded: ByteReader | undefined;

  constructor(reader: ByteReader, header: LocalHeader) {
    this.reader = reader;
    this.header = header;
  }

  open(): ByteStream {
    this.stream ??= this.checked();
    return this.stream;
  }

  /** Passes over what the consumer left; only where the size is not known must it be unpacked for that. */
  async skip(spend: (bytes: number) => void): Promise<void> {
    if (!this.header.isTrailed) {
      await this.stream?.return(undefined);
      const rest = this.packedBytes();
      while (await rest.chunk());
      return;
    }
    for await (const chunk of this.stream ?? this.unpacked()) spend(chunk.length);
  }

  private packedBytes(): ByteReader {
    this.bounded ??= new ByteReader(this.stored(this.header.packed));
    return this.bounded;
  }

  /** Passes the bytes on and compares their checksum at the end. */
  private async *checked(): AsyncGenerator<Uint8Array> {
    const { isTrailed, crc } = this.header;
    let sum = 0;
    for await (const chunk of this.unpacked()) {
      sum = checksum(chunk, sum);
      yield chunk;
    }
    if (!isTrailed && sum !== crc) throw new DamagedStream(`${this.header.name} is damaged: its checksum differs`);
  }

  private async *unpacked(): AsyncGenerator<Uint8Array> {
    const { method, isTrailed, name } = this.header;
    if (method === 0 && isTrailed) yield* this.storedUpToDescriptor();
    else if (method === 0) yield* drain(this.packedBytes());
    else if (method === 8) {
      try {
        yield* inflateMember(isTrailed ? this.reader : this.packedBytes());
      } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : "";
        if (!code.startsWith("Z_")) throw error;
        throw new DamagedStream(`${name} is damaged`);
      }
    }
  }

  private async *stored(size: number): AsyncGenerator<Uint8Array> {
    for (let left = size; left > 0; ) {
      const chunk = await this.reader.chunk();
      if (!chunk) throw new DamagedStream(`the zip archive ends inside ${this.header.name}`);
      const own = chunk.subarray(0, left);
      this.reader.unread(chunk.subarray(own.length));
      left -= own.length;
      yield own;
    }
  }

  /** Data stored as it is with its size behind it: it ends at the descriptor that names the bytes passed so far. */
  private async *storedUpToDescriptor(): AsyncGenerator<Uint8Array> {
    let size = 0;
    let held = new Uint8Array();
    for (;;) {
      const chunk = await this.reader.chunk();
      if (!chunk) throw new DamagedStream(`the zip archive ends inside ${this.header.name}`);
      const joined = joinBytes([held, chunk]);
      const end = descriptorAt(joined, size);
      if (end >= 0) {
        this.reader.unread(joined.subarray(end));
        if (end > 0) yield joined.subarray(0, end);
        return;
      }
      const keep = Math.max(0, joined.length - 15);
      if (keep > 0) yield joined.subarray(0, keep);
      size += keep;
      held = joined.slice(keep);
    }
  }
}

async function* drain(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for (let chunk = await reader.chunk(); chunk; chunk = await reader.chunk()) yield chunk;
}

function descriptorAt(bytes: Uint8Array, before: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.indexOf(0x50); at >= 0 && at + 16 <= bytes.length; at = bytes.indexOf(0x50, at + 1)) {
    if (starts(bytes, DESCRIPTOR, at) && view.getUint32(at + 8, true) === (before + at) % 2 ** 32) return at;
  }
  return -1;
}
