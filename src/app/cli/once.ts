import type { Readable } from "node:stream";

const KEPT_BYTES = 64 * 1024 * 1024;

/**
 * Opens a stream that exists only once (standard input, a pipe) as often as wanted: what was read is kept and replayed, up to
 * 64 MiB. Opening it again after more than that throws.
 */
export function onceReadable(open: () => Readable, name: string): () => AsyncIterable<Uint8Array> {
  const kept: Uint8Array[] = [];
  let keptBytes = 0;
  let rest: AsyncIterator<Uint8Array> | undefined;
  return async function* () {
    if (keptBytes > KEPT_BYTES) throw new Error(`${name} can be read only once`);
    yield* [...kept];
    rest ??= (open() as AsyncIterable<Uint8Array | string>)[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      const chunk = typeof next.value === "string" ? Buffer.from(next.value) : next.value;
      keptBytes += chunk.byteLength;
      if (keptBytes <= KEPT_BYTES) kept.push(chunk);
      else kept.length = 0;
      yield chunk;
    }
  };
}
