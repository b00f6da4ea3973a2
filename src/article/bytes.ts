/** A damaged stretch of a packed stream: what came before it was read, what comes after may be readable again. */
export interface Damage {
  readonly damage: string;
}

/** A stream of bytes in which damage is a value, so that the reader decides whether to go on. */
export type ByteStream = AsyncIterator<Uint8Array | Damage>;

/** Thrown by `ByteReader` when the stream says that it is damaged at this place; reading on is allowed. */
export class DamagedStream extends Error {}

/** Pulls lines and blocks from a stream of chunks with bounded memory. */
export class ByteReader {
  private pending: Uint8Array[] = [];
  private readonly source: ByteStream;
  private ended = false;
  private failure: DamagedStream | undefined;

  constructor(source: ByteStream) {
    this.source = source;
  }

  /** The next bytes as they come, or `undefined` at the end. Throws `DamagedStream`. */
  async chunk(): Promise<Uint8Array | undefined> {
    const waiting = this.pending.pop();
    if (waiting) return waiting;
    if (this.failure) {
      const failure = this.failure;
      this.failure = undefined;
      throw failure;
    }
    while (!this.ended) {
      const next = await this.source.next();
      if (next.done) this.ended = true;
      else if (!(next.value instanceof Uint8Array)) throw new DamagedStream(next.value.damage);
      else if (next.value.length > 0) return next.value;
    }
    return undefined;
  }

  /** Ends reading: whatever was opened to read from is closed. May be called twice. */
  async close(): Promise<void> {
    this.ended = true;
    this.pending = [];
    await this.source.return?.();
  }

  /** Makes the reader fail again once the bytes put back are used up: for callers that looked ahead. */
  fail(failure: DamagedStream): void {
    this.failure = failure;
  }

  /** Puts bytes back: the next read sees them first. */
  unread(bytes: Uint8Array): void {
    if (bytes.length > 0) this.pending.push(bytes);
  }

  /** The next `count` bytes, of which at most `keep` are returned; fewer at the end of the stream. */
  async take(count: number, keep = count): Promise<{ bytes: Uint8Array; seen: number }> {
    const parts: Uint8Array[] = [];
    let seen = 0;
    let kept = 0;
    while (seen < count) {
      const chunk = await this.chunk();
      if (!chunk) break;
      const used = chunk.subarray(0, count - seen);
      this.unread(chunk.subarray(used.length));
      seen += used.length;
      if (kept < keep) {
        const part = used.subarray(0, keep - kept);
        parts.push(part);
        kept += part.length;
      }
    }
    return { bytes: joinBytes(parts), seen };
  }

  /** Skips the empty lines that lie at hand without waiting, and says how many; a packed file can hold a million in a kilobyte. */
  skipEmptyLines(): number {
    const chunk = this.pending.at(-1);
    if (!chunk) return 0;
    let [at, lines] = [0, 0];
    for (; chunk[at] === 10 || (chunk[at] === 13 && chunk[at + 1] === 10); lines++) at += chunk[at] === 10 ? 1 : 2;
    if (at === chunk.length) this.pending.pop();
    else if (at > 0) this.pending[this.pending.length - 1] = chunk.subarray(at);
    return lines;
  }

  /** The next line, as `line` gives it, when all of it lies at hand; `undefined` when one has to wait for more. */
  lineAtHand(keep: number): { bytes: Uint8Array; length: number } | undefined {
    const chunk = this.pending.at(-1);
    const feed = chunk ? chunk.indexOf(10) : -1;
    if (feed < 0) return undefined;
    const rest = chunk!.subarray(feed + 1);
    if (rest.length > 0) this.pending[this.pending.length - 1] = rest;
    else this.pending.pop();
    return { bytes: chunk!.subarray(0, Math.min(feed, keep)), length: feed };
  }

  /** The next line without its line feed; `bytes` holds at most `keep` of it. `undefined` at the end. */
  async line(keep: number): Promise<{ bytes: Uint8Array; length: number } | undefined> {
    const parts: Uint8Array[] = [];
    let length = 0;
    let kept = 0;
    for (;;) {
      const chunk = await this.chunk();
      if (!chunk) return length > 0 || parts.length > 0 ? { bytes: joinBytes(parts), length } : undefined;
      const feed = chunk.indexOf(10);
      const used = feed < 0 ? chunk : chunk.subarray(0, feed);
      length += used.length;
      if (kept < keep) {
        const part = used.subarray(0, keep - kept);
        parts.push(part);
        kept += part.length;
      }
      if (feed >= 0) {
        this.unread(chunk.subarray(feed + 1));
        return { bytes: joinBytes(parts), length };
      }
    }
  }
}

/** The chunks as one array; no copy when there is one. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
