import { type ByteReader, DamagedStream, joinBytes } from "../bytes.ts";

/** The block of one record, as far as it was there. */
export interface Block {
  /** Empty when the block is larger than what is kept. */
  readonly bytes: Uint8Array;
  /** Bytes that belong to it. */
  readonly seen: number;
  readonly isOver: boolean;
  /** True when the next record begins before the promised length is over: the length is wrong. */
  readonly isCut: boolean;
}

/** Bytes kept from one look to the next, so that a border between chunks hides no record. */
const OVERLAP = 16;

/**
 * Takes the block that a record promises. A wrong length does not swallow what follows: where the promised end is not followed
 * by a record or the end of the archive, or lies beyond the limit, the block ends at the first start of a record inside it.
 * At most `limit` bytes are kept. Throws `DamagedStream` when the stream is damaged inside and holds no such start.
 */
export async function takeBlock(reader: ByteReader, length: number, limit: number): Promise<Block> {
  const taking = new Taking(reader, limit);
  await taking.upTo(length);
  if (taking.isCut) return taking.block();
  const isTrusted = taking.seen === length && (await endsHere(reader));
  if (!isTrusted && !taking.isOver) taking.cutAtRecord();
  if (taking.failure && taking.isCut) reader.fail(taking.failure);
  else if (taking.failure) throw taking.failure;
  return taking.block();
}

class Taking {
  seen = 0;
  isOver = false;
  isCut = false;
  failure: DamagedStream | undefined;
  #parts: Uint8Array[] = [];
  readonly #reader: ByteReader;
  readonly #limit: number;

  constructor(reader: ByteReader, limit: number) {
    this.#reader = reader;
    this.#limit = limit;
  }

  async upTo(length: number): Promise<void> {
    while (this.seen < length && !this.isCut) {
      const chunk = await this.#next();
      if (!chunk) return;
      const used = chunk.subarray(0, length - this.seen);
      this.#reader.unread(chunk.subarray(used.length));
      this.#parts.push(used);
      this.seen += used.length;
      if (this.seen <= this.#limit) continue;
      this.isOver = true;
      this.cutAtRecord();
    }
  }

  async #next(): Promise<Uint8Array | undefined> {
    try {
      return await this.#reader.chunk();
    } catch (error) {
      if (!(error instanceof DamagedStream)) throw error;
      this.failure = error;
      return undefined;
    }
  }

  /** Ends the block at the first start of a record inside it and puts the rest back; of an oversized block only the end is kept. */
  cutAtRecord(): void {
    const bytes = joinBytes(this.#parts);
    const at = recordAt(bytes);
    if (at >= 0) {
      this.#reader.unread(bytes.subarray(at));
      this.isCut = true;
      this.seen -= bytes.length - at;
      this.isOver = this.seen > this.#limit;
    }
    const end = at >= 0 ? at : bytes.length;
    this.#parts = [this.isOver ? bytes.slice(Math.max(0, end - OVERLAP), end) : bytes.subarray(0, end)];
  }

  block(): Block {
    const { seen, isOver, isCut } = this;
    return { bytes: isOver ? new Uint8Array() : joinBytes(this.#parts), seen, isOver, isCut };
  }
}

/** True when a record or the end of the archive follows; white space in between belongs to neither. */
async function endsHere(reader: ByteReader): Promise<boolean> {
  try {
    const { bytes, seen } = await reader.take(OVERLAP);
    reader.unread(bytes);
    const start = new TextDecoder("latin1").decode(bytes).trimStart();
    return start.startsWith("WARC/") || (start === "" && seen < OVERLAP);
  } catch (error) {
    if (!(error instanceof DamagedStream)) throw error;
    reader.fail(error);
    return true;
  }
}

/** Index of the first start of a record: `WARC/1.` after an empty line; -1 when there is none. */
function recordAt(bytes: Uint8Array): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = view.indexOf("WARC/1."); at >= 0; at = view.indexOf("WARC/1.", at + 1)) {
    const before = view.toString("latin1", Math.max(0, at - 3), at);
    if (/\n\r?\n$/.test(before)) return at;
  }
  return -1;
}
