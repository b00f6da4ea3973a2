import { createInflateRaw } from "node:zlib";
import { ByteReader, type ByteStream, type Damage } from "./bytes.ts";

/** True when the bytes start a gzip member. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * Unpacks a gzip stream of any number of members (RFC 1952). A damaged member yields `Damage` and unpacking goes on at
 * the next member that starts with the gzip magic: WARC files pack each record by itself, so one bad record does not
 * lose the rest. Memory is bounded by the chunk size.
 */
export async function* unpackGzip(source: ByteStream): AsyncGenerator<Uint8Array | Damage> {
  const packed = new ByteReader(source);
  try {
    for (let start = await findMember(packed); start !== "end"; start = await findMember(packed)) {
      if (start === "skipped") yield { damage: "bytes between gzip members were skipped" };
      yield* unpackMember(packed);
    }
  } finally {
    await packed.close();
  }
}

async function* unpackMember(packed: ByteReader): AsyncGenerator<Uint8Array | Damage> {
  let failure: string | undefined;
  try {
    if (await skipHeader(packed)) yield* inflateMember(packed);
    else failure = "the gzip data ends early";
  } catch (error) {
    failure = nameFailure(error);
  }
  if (failure) yield { damage: failure };
  else await packed.take(8, 0);
}

/** Words for zlib's own errors; anything else (the file system's, a damaged outer stream) is not ours to explain. */
function nameFailure(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!code.startsWith("Z_")) throw error;
  return code === "Z_BUF_ERROR" ? "the gzip data ends early" : "the gzip data is damaged";
}

/** Moves to the next gzip magic. Zero padding after a member is legal and not worth a word. */
async function findMember(packed: ByteReader): Promise<"found" | "skipped" | "end"> {
  let skipped = false;
  for (;;) {
    const chunk = await packed.chunk();
    if (!chunk) return "end";
    const at = magicAt(chunk);
    if (at === 0 && chunk.length >= 3) {
      packed.unread(chunk);
      return skipped ? "skipped" : "found";
    }
    const keep = at >= 0 ? chunk.subarray(at) : new Uint8Array();
    skipped ||= chunk.subarray(0, chunk.length - keep.length).some((byte) => byte !== 0);
    if (keep.length === 0) continue;
    if (keep.length >= 3) packed.unread(keep);
    else if (!(await extend(packed, keep))) return "end";
  }
}

/** Joins a magic cut by a chunk border with the bytes that follow. */
async function extend(packed: ByteReader, keep: Uint8Array): Promise<boolean> {
  const next = await packed.chunk();
  if (!next) return false;
  const joined = new Uint8Array(keep.length + next.length);
  joined.set(keep);
  joined.set(next, keep.length);
  packed.unread(joined);
  return true;
}

/** Index of a gzip magic, or of a start of one at the end of the chunk; -1 when there is none. */
function magicAt(chunk: Uint8Array): number {
  for (let at = chunk.indexOf(0x1f); at >= 0; at = chunk.indexOf(0x1f, at + 1)) {
    const [second, third] = [chunk[at + 1], chunk[at + 2]];
    if ((second === 0x8b || second === undefined) && (third === 8 || third === undefined)) return at;
  }
  return -1;
}

/** Reads a member header with its optional parts; false when the data ends inside it. */
async function skipHeader(packed: ByteReader): Promise<boolean> {
  const { bytes, seen } = await packed.take(10);
  const flags = bytes[3] ?? 0;
  if (seen < 10) return false;
  if (flags & 4) {
    const size = (await packed.take(2)).bytes;
    await packed.take((size[0] ?? 0) | ((size[1] ?? 0) << 8), 0);
  }
  if (flags & 8) await skipText(packed);
  if (flags & 16) await skipText(packed);
  if (flags & 2) await packed.take(2, 0);
  return true;
}

async function skipText(packed: ByteReader): Promise<void> {
  for (let left = 1 << 16; left > 0; left--) {
    const { bytes } = await packed.take(1);
    if (bytes.length === 0 || bytes[0] === 0) return;
  }
}

/** Least and most packed bytes handed over at a time. */
const [LEAST_PIECE, MOST_PIECE] = [256, 16 << 10];

/**
 * Size of the next piece of a member of which some bytes have been handed over. It depends on the file alone, never on the chunks
 * it arrives in, and so does what is saved before a damaged place, which is lost with its piece: at least half of what came before.
 */
function pieceSize(fed: number): number {
  return Math.min(MOST_PIECE, Math.max(LEAST_PIECE, fed));
}

/** Inflates one member and leaves `packed` at the byte after it. Throws zlib's error when the data is damaged. */
export async function* inflateMember(packed: ByteReader): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw();
  const outs: Uint8Array[] = [];
  inflate.on("data", (out: Uint8Array) => outs.push(out));
  let end: { readonly error?: Error } | undefined;
  const ending = new Promise<void>((resolve) => {
    inflate.once("end", () => resolve());
    inflate.once("error", (error) => {
      end = { error };
      resolve();
    });
  }).then(() => {
    end ??= {};
  });
  let fed = 0;
  let piece: Uint8Array = new Uint8Array();
  try {
    while (!end) {
      piece = (await packed.take(pieceSize(fed))).bytes;
      fed += piece.length;
      await Promise.race([piece.length > 0 ? written(inflate, piece) : finished(inflate), ending]);
      yield* outs.splice(0);
      // Input that was not taken up means that the member has ended inside this piece.
      if (!end && inflate.bytesWritten < fed) break;
    }
    if (end?.error) throw end.error;
  } finally {
    inflate.destroy();
    const left = Math.min(piece.length, Math.max(0, fed - inflate.bytesWritten));
    packed.unread(piece.subarray(piece.length - left));
  }
}

type Inflate = ReturnType<typeof createInflateRaw>;

function written(inflate: Inflate, piece: Uint8Array): Promise<void> {
  return new Promise((done) => inflate.write(piece, () => done()));
}

function finished(inflate: Inflate): Promise<void> {
  inflate.end();
  return new Promise(() => undefined);
}
