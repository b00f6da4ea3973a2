import type { Writable } from "node:stream";
import { reasonOf } from "./system.ts";

/**
 * Writes chunks to a stream and waits until they were handed on; returns the bytes written. A reader that goes away early
 * (EPIPE) ends it quietly, with `undefined`; every other failure is thrown.
 */
export async function writeStream(stream: Writable, chunks: AsyncIterable<Uint8Array>): Promise<number | undefined> {
  let failure: Error | undefined;
  // The listener stays: a closed pipe may be told of after the last write.
  stream.on("error", (error) => {
    failure ??= error;
  });
  let size = 0;
  for await (const chunk of chunks) {
    if (failure || stream.destroyed) break;
    size += chunk.length;
    if (!stream.write(chunk)) await roomIn(stream);
  }
  if (!failure) await flushed(stream);
  if (failure && reasonOf(failure) !== "EPIPE") throw failure;
  return failure ? undefined : size;
}

const ROOM = ["drain", "close", "error"] as const;

/** Waits until a stream takes more or will never; leaves no listener behind, however often it is called. */
function roomIn(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ROOM) stream.off(event, done);
      resolve();
    };
    for (const event of ROOM) stream.on(event, done);
  });
}

/** Waits until what was written has been handed on, so that a closed pipe is known before the process ends. */
function flushed(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableEnded) resolve();
    else stream.write("", () => resolve());
  });
}
