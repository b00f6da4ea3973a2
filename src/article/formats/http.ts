import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { joinBytes } from "../bytes.ts";
import { isZstd, unpackZstdBody } from "./zstd.ts";

/** An HTTP response out of an archive: its status, the headers that matter, and its body unpacked. */
export interface HttpResponse {
  readonly status: number;
  readonly mediaType: string;
  readonly body: Uint8Array;
  /** The content coding that could not be undone; the body is empty then. */
  readonly lost?: string;
}

/** Parses a stored HTTP/1 response; undoes chunking and content coding within `limit` bytes. `undefined` when it is none. */
export async function parseHttp(bytes: Uint8Array, limit: number): Promise<HttpResponse | undefined> {
  const end = headersEnd(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, end.headers));
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(head)?.[1];
  if (!status) return undefined;
  const headers = readHeaders(head);
  let body = bytes.subarray(end.body);
  if (/chunked/i.test(headers.get("transfer-encoding") ?? "")) body = unchunk(body);
  const coding = (headers.get("content-encoding") ?? "").toLowerCase();
  const plain = await uncode(body, coding, limit);
  return {
    status: Number(status),
    mediaType: headers.get("content-type") ?? "",
    body: plain ?? new Uint8Array(),
    ...(plain ? {} : { lost: coding || "gzip" }),
  };
}

/** Header lines by lower-case name; folded lines are joined, of repeated headers the first counts. */
export function readHeaders(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

function headersEnd(bytes: Uint8Array): { headers: number; body: number } {
  for (let i = bytes.indexOf(10); i >= 0; i = bytes.indexOf(10, i + 1)) {
    if (bytes[i + 1] === 10) return { headers: i, body: i + 2 };
    if (bytes[i + 1] === 13 && bytes[i + 2] === 10) return { headers: i, body: i + 3 };
  }
  return { headers: bytes.length, body: bytes.length };
}

/** Undoes `Transfer-Encoding: chunked`; a body that is not really chunked (some crawlers store it so) is kept. */
function unchunk(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; ) {
    const feed = body.indexOf(10, at);
    const size =
      feed < 0 || feed - at > 64
        ? Number.NaN
        : Number.parseInt(new TextDecoder("latin1").decode(body.subarray(at, feed)), 16);
    if (Number.isNaN(size)) return parts.length === 0 ? body : joinBytes(parts);
    if (size === 0) break;
    parts.push(body.subarray(feed + 1, feed + 1 + size));
    at = feed + 1 + size;
    while (body[at] === 13 || body[at] === 10) at++;
  }
  return joinBytes(parts);
}

const KNOWN = /^(?:|identity|none|(?:x-)?gzip|(?:x-)?deflate|br|zstd|utf-?8|aws-chunked)$/;

/** Undoes one content coding; `undefined` over the limit, or when nothing of it could be read. */
async function uncode(body: Uint8Array, coding: string, limit: number): Promise<Uint8Array | undefined> {
  const options = { maxOutputLength: limit, finishFlush: 2 };
  try {
    if (body[0] === 0x1f && body[1] === 0x8b) return gunzipSync(body, options);
    if (/deflate/.test(coding))
      return (body[0]! & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
    if (/zstd/.test(coding) || isZstd(body)) return await unpackZstdBody(body, limit);
    if (/\bbr\b/.test(coding)) return brotliDecompressSync(body, { maxOutputLength: limit });
    return body.length === 0 || KNOWN.test(coding) || !hasHighControl(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes that no text has, as packed data starts: a coding that was named but already undone leaves plain text. */
function hasHighControl(body: Uint8Array): boolean {
  return body.subarray(0, 512).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}
