import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { type Dispatcher, request } from "undici";
import { reasonIn } from "./reasons.ts";

/** What is asked for. */
export interface Question {
  readonly url: string;
  readonly accept: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** An answer of one hop; the body only of a 200. */
export interface Answer {
  readonly status: number;
  /** By lower-case name; of repeated ones the first. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

/** Why there is no answer, in words. */
export interface Failure {
  readonly failure: string;
}

export interface FetchLimits {
  /** Largest unpacked body, in bytes. */
  readonly bytes: number;
  /** Whole time of one request, in milliseconds. */
  readonly timeoutMs: number;
}

/** Bytes that one packed byte may give beyond the first mebibyte; pages pack 3 to 30 times. */
const MOST_RATIO = 100;
const UNWATCHED_BYTES = 1 << 20;

/** Asks for one address, through a guarded dispatcher; redirects are the caller's. Never throws. */
export async function fetchOnce(
  question: Question,
  { dispatcher, userAgent }: { readonly dispatcher: Dispatcher; readonly userAgent: string },
  limits: FetchLimits,
  stop: AbortSignal,
): Promise<Answer | Failure> {
  const timeout = AbortSignal.timeout(limits.timeoutMs);
  const signal = AbortSignal.any([stop, timeout]);
  try {
    const headers = headersFor(question, userAgent);
    const { statusCode, headers: found, body } = await request(question.url, { dispatcher, headers, signal });
    const answer = { status: statusCode, headers: plainHeaders(found) };
    if (statusCode === 200) return { ...answer, bytes: await bytesOf(body, answer.headers, limits.bytes) };
    body.on("error", () => undefined).destroy();
    return { ...answer, bytes: new Uint8Array() };
  } catch (error) {
    if (timeout.aborted) return { failure: `no answer within ${limits.timeoutMs / 1000} s` };
    return { failure: reasonIn(error) };
  }
}

function headersFor({ accept, etag, lastModified }: Question, userAgent: string): Record<string, string> {
  return {
    "user-agent": userAgent,
    accept,
    "accept-encoding": "gzip, deflate, br",
    ...(etag !== undefined && { "if-none-match": etag }),
    ...(lastModified !== undefined && { "if-modified-since": lastModified }),
  };
}

function plainHeaders(found: Readonly<Record<string, string | string[] | undefined>>): Map<string, string> {
  return new Map(
    Object.entries(found).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name.toLowerCase(), first] as const];
    }),
  );
}

async function bytesOf(body: Readable, headers: ReadonlyMap<string, string>, most: number): Promise<Uint8Array> {
  body.on("error", () => undefined);
  try {
    if (Number(headers.get("content-length")) > most) throw tooLarge(most);
    return await collected(body, headers.get("content-encoding") ?? "", most);
  } finally {
    body.destroy();
  }
}

async function collected(body: Readable, coding: string, most: number): Promise<Uint8Array> {
  const counted = { packed: 0 };
  const unpacked = unpackedBy(coding, body, counted);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of unpacked as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) throw tooLarge(most);
    if (size > UNWATCHED_BYTES && size > MOST_RATIO * counted.packed && unpacked !== body)
      throw new Error(`the body grows to more than ${MOST_RATIO} times its size`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function unpackedBy(coding: string, body: Readable, counted: { packed: number }): Readable {
  const name = coding.trim().toLowerCase();
  if (name === "" || name === "identity") return body;
  const unpack = UNPACK[name];
  if (!unpack) throw new Error(`the body is packed as ${name.slice(0, 40)}`);
  const unpacked = unpack();
  body.on("data", (chunk: Uint8Array) => {
    counted.packed += chunk.length;
  });
  body.on("error", (error) => unpacked.destroy(error));
  return body.pipe(unpacked);
}

const UNPACK: Readonly<Record<string, () => ReturnType<typeof createGunzip>>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function tooLarge(most: number): Error {
  return new Error(`the body is larger than ${most.toLocaleString("en")} bytes`);
}
