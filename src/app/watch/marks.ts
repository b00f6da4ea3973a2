import type { FileHandle } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";

/** How a file can be read in portions: by records of an archive, by lines, or only as a whole. */
export type Manner = "records" | "packed-records" | "lines" | "whole";

/** Bytes after which a portion ends with the record that they fall into. */
const PORTION_BYTES = 8 << 20;
/** Longest record or line that is looked for; a longer one is handed on with all that follows. */
const LONGEST = 64 << 20;
const WINDOW = 256 << 10;
const HEADER_BYTES = 64 << 10;

/** Tells by its first bytes, and by its ending for JSON Lines, how a file is read. */
export async function mannerOf(handle: FileHandle, name: string): Promise<Manner> {
  const head = await bytesAt(handle, 0, HEADER_BYTES);
  if (isWarc(head)) return "records";
  if (head[0] === 0x1f && head[1] === 0x8b) {
    const member = unpackedMember(head);
    return member && isWarc(member.bytes) ? "packed-records" : "whole";
  }
  return /\.(?:jsonl|ndjson)$/i.test(name) && head[0] === 0x7b ? "lines" : "whole";
}

/**
 * Where a portion that begins at `from` ends: behind a whole record or line. Undefined while there is no whole one yet. What is
 * damaged is handed on with all that follows, for the reader to find the next record.
 */
export async function portionEnd(
  handle: FileHandle,
  manner: Manner,
  from: number,
  size: number,
): Promise<number | undefined> {
  if (manner === "whole") return size;
  if (manner === "lines") return lineEnd(handle, from, size);
  const next = manner === "records" ? recordEnd : memberEnd;
  let end = from;
  while (end < size && end - from < PORTION_BYTES) {
    const at = await next(handle, end, size);
    if (at === undefined) break;
    end = at;
  }
  return end > from ? end : undefined;
}

/** The end of an unpacked WARC record, empty lines behind it included. */
async function recordEnd(handle: FileHandle, from: number, size: number): Promise<number | undefined> {
  const head = Buffer.from(await bytesAt(handle, from, HEADER_BYTES));
  const start = head.findIndex((byte) => byte !== 13 && byte !== 10);
  if (start < 0) return size;
  const text = head.toString("latin1", start);
  const end = /\r?\n\r?\n/.exec(text);
  const length = Number(/^content-length:\s*(\d{1,15})\s*$/im.exec(text.slice(0, end?.index))?.[1] ?? Number.NaN);
  if (!text.startsWith("WARC/") || !end || Number.isNaN(length))
    return from + HEADER_BYTES >= size && !end ? undefined : size;
  const at = from + start + end.index + end[0].length + length;
  return at > size ? undefined : Math.min(size, at + 4);
}

/** The end of a gzip member. */
async function memberEnd(handle: FileHandle, from: number, size: number): Promise<number | undefined> {
  for (let window = WINDOW; ; window *= 4) {
    const bytes = await bytesAt(handle, from, window);
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return size;
    const member = unpackedMember(bytes);
    if (member) return member.end === undefined ? size : from + member.end;
    if (from + window >= size) return undefined;
    if (window >= LONGEST) return size;
  }
}

/** Unpacks the member that bytes begin with; undefined when they end before it does, no `end` when it is damaged. */
function unpackedMember(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly end?: number } | undefined {
  const start = dataStart(bytes);
  if (start === undefined) return undefined;
  try {
    const options = { info: true, maxOutputLength: LONGEST } as const;
    const found = inflateRawSync(bytes.subarray(start), options) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    const end = start + found.engine.bytesWritten + 8;
    return end > bytes.length ? undefined : { bytes: found.buffer, end };
  } catch (error) {
    return (error as { code?: string }).code === "Z_BUF_ERROR" ? undefined : { bytes: new Uint8Array() };
  }
}

/** Behind the header of a gzip member (RFC 1952). */
function dataStart(bytes: Uint8Array): number | undefined {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1 || Number.POSITIVE_INFINITY;
  if (flags & 2) at += 2;
  return at < bytes.length ? at : undefined;
}

/** Behind the last whole line of a portion; a last line without an end counts when it is whole JSON. */
async function lineEnd(handle: FileHandle, from: number, size: number): Promise<number | undefined> {
  for (let window = PORTION_BYTES; ; window *= 2) {
    const bytes = Buffer.from(await bytesAt(handle, from, window));
    const end = bytes.lastIndexOf(10);
    if (end >= 0) return from + end + 1;
    if (from + window >= size) return isJson(bytes.toString("utf8")) ? size : undefined;
    if (window >= LONGEST) return size;
  }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

function isWarc(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "WARC/";
}

async function bytesAt(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}
