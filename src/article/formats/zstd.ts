import { Decompress } from "fzstd";
import { ByteReader, type ByteStream, type Damage, joinBytes } from "../bytes.ts";

/** Largest window read; `zstd` itself goes beyond 8 MiB only when asked to (`--ultra`, `--long`). */
const WINDOW_BYTES = 32 << 20;
const BLOCK_BYTES = 128 << 10;
/** Packed bytes of a frame looked at before its window is made, so that a small frame gets a small one. */
const AHEAD_BYTES = 256 << 10;
/**
 * fzstd moves its whole window at every block. Blocks of one byte in a window of 32 MiB would cost seconds a kilobyte; frames that
 * ordinary writers make move at most 256 bytes for each byte they give.
 */
const MOVES_FREE = 1 << 30;
const MOVES_EACH = 512;

/** True when the bytes start a Zstandard frame, or a skippable frame before one (RFC 8878). */
export function isZstd(head: Uint8Array): boolean {
  if (head[0] === 0x28) return head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd;
  return isSkippable(head);
}

function isSkippable(magic: Uint8Array): boolean {
  return (magic[0]! & 0xf0) === 0x50 && magic[1] === 0x2a && magic[2] === 0x4d && magic[3] === 0x18;
}

/**
 * Unpacks a Zstandard stream of any number of frames, block by block: memory is bounded by one window. Damage is a value and ends
 * the stream.
 */
export async function* unpackZstd(source: ByteStream): AsyncGenerator<Uint8Array | Damage> {
  const packed = new ByteReader(source);
  const effort = { moved: 0, given: 0 };
  for (;;) {
    const { bytes: magic } = await packed.take(4);
    if (magic.length === 0) return;
    try {
      if (isSkippable(magic)) await packed.take(numberOf((await packed.take(4)).bytes), 0);
      else if (isZstd(magic)) yield* readFrame(packed, effort);
      else throw new PackedFault("bytes after the zstd data were not read");
    } catch (error) {
      if (!(error instanceof PackedFault)) throw error;
      yield { damage: error.message };
      return;
    }
  }
}

/** Unpacks one body within `limit` bytes; `undefined` when it is larger or damaged at its start. */
export async function unpackZstdBody(body: Uint8Array, limit: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const source = (async function* () {
    yield body;
  })();
  for await (const part of unpackZstd(source)) {
    if (!(part instanceof Uint8Array)) break;
    size += part.length;
    if (size > limit) return undefined;
    parts.push(part);
  }
  return size > 0 ? joinBytes(parts) : undefined;
}

/** Damage named in words. */
class PackedFault extends Error {}

interface Block {
  readonly bytes: Uint8Array;
  /** Most bytes that it can unpack to. */
  readonly most: number;
  readonly isLast: boolean;
}

async function* readFrame(packed: ByteReader, effort: { moved: number; given: number }): AsyncGenerator<Uint8Array> {
  const { window, hasChecksum } = await readHeader(packed);
  const ahead: Block[] = [];
  let size = 0;
  while (size < AHEAD_BYTES && !ahead.at(-1)?.isLast) {
    ahead.push(await readBlock(packed, window));
    size += ahead.at(-1)!.bytes.length;
  }
  const most = ahead.at(-1)!.isLast ? ahead.reduce((sum, block) => sum + block.most, 0) : window;
  const own = Math.max(1024, Math.min(window, most));
  const decoder = new FrameDecoder(own);
  for (let block = ahead.shift(); block; block = ahead.shift() ?? (await readBlock(packed, window))) {
    effort.moved += own;
    if (effort.moved > MOVES_FREE + MOVES_EACH * effort.given)
      throw new PackedFault("the zstd data is cut into blocks too small to be real");
    for (const out of decoder.unpack(block.bytes)) {
      effort.given += out.length;
      yield out;
    }
    if (block.isLast) break;
  }
  if (hasChecksum) await packed.take(4, 0);
}

/** Reads a frame header (RFC 8878, 3.1.1.1) after its magic. */
async function readHeader(packed: ByteReader): Promise<{ window: number; hasChecksum: boolean }> {
  const flags = (await exactly(packed, 1))[0]!;
  const isSingle = (flags & 32) !== 0;
  const code = isSingle ? 0 : (await exactly(packed, 1))[0]!;
  const dictionary = await exactly(packed, [0, 1, 2, 4][flags & 3]!);
  if (dictionary.some((byte) => byte !== 0))
    throw new PackedFault("the zstd data needs a dictionary; unpack it first: `zstd -d -D DICTIONARY FILE`");
  const wide = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6]!;
  const content = numberOf(await exactly(packed, wide)) + (wide === 2 ? 256 : 0);
  const base = 2 ** (10 + (code >> 3));
  const window = isSingle ? content : base + (base / 8) * (code & 7);
  if (window > WINDOW_BYTES)
    throw new PackedFault("the zstd data needs a window over 32 MiB; unpack it first: `zstd -d --long=31 FILE`");
  return { window, hasChecksum: (flags & 4) !== 0 };
}

async function readBlock(packed: ByteReader, window: number): Promise<Block> {
  const head = await exactly(packed, 3);
  const value = numberOf(head);
  const kind = (value >> 1) & 3;
  const size = value >> 3;
  if (kind === 3 || size > BLOCK_BYTES) throw new PackedFault("the zstd data is damaged");
  const body = await exactly(packed, kind === 1 ? 1 : size);
  const most = kind === 2 ? Math.min(BLOCK_BYTES, Math.max(1, window)) : size;
  return { bytes: joinBytes([head, body]), most, isLast: (value & 1) !== 0 };
}

async function exactly(packed: ByteReader, count: number): Promise<Uint8Array> {
  const { bytes } = await packed.take(count);
  if (bytes.length < count) throw new PackedFault("the zstd data ends early");
  return bytes;
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}

/** One frame under a header of our own: its window as large as it needs, no checksum, no dictionary. */
class FrameDecoder {
  private readonly decompress: Decompress;
  private out: Uint8Array[] = [];

  constructor(window: number) {
    this.decompress = new Decompress((data) => {
      if (data.length > 0) this.out.push(data.slice());
    });
    const header = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0);
    new DataView(header.buffer).setUint32(5, window, true);
    // fzstd reads no header before it has 18 bytes: an empty block fills up.
    this.push(joinBytes([header, EMPTY_BLOCK, EMPTY_BLOCK, EMPTY_BLOCK]));
  }

  unpack(block: Uint8Array): Uint8Array[] {
    const open = block.slice();
    // The last block would close the frame and with it the window; this decoder is thrown away instead.
    open[0]! &= 0xfe;
    this.push(open);
    return this.out.splice(0);
  }

  private push(bytes: Uint8Array): void {
    try {
      this.decompress.push(bytes, false);
    } catch {
      throw new PackedFault("the zstd data is damaged");
    }
  }
}

const EMPTY_BLOCK = Uint8Array.of(0, 0, 0);
