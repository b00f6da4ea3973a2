import { fstatSync, writeSync } from "node:fs";
import { reasonOf } from "./system.ts";

/** Hands bytes on; the answer holds the system's error code when they could not be. */
export type Sink = (bytes: Uint8Array) => Promise<{ readonly code?: string }>;

/** Where the bytes of a standard stream go. A file gets every byte: Node's own stream drops what a full disk did not take. */
export function sinkTo(stream: NodeJS.WriteStream & { readonly fd: number }): Sink {
  // A failure is answered where it happens; without a listener it would end the process as well.
  stream.on("error", () => undefined);
  return isFile(stream.fd) ? async (bytes) => writeFile(stream.fd, bytes) : (bytes) => writeTo(stream, bytes);
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

function writeFile(descriptor: number, bytes: Uint8Array): { readonly code?: string } {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at);
    return {};
  } catch (error) {
    return { code: reasonOf(error) };
  }
}

function writeTo(stream: NodeJS.WriteStream, bytes: Uint8Array): Promise<{ readonly code?: string }> {
  return new Promise((resolve) => {
    if (stream.destroyed) resolve({ code: "EPIPE" });
    else stream.write(bytes, (error) => resolve(error ? { code: reasonOf(error) } : {}));
  });
}
