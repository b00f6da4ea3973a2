import { type Draftings, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import type { ReadLimits } from "../limits.ts";
import { cleanUrl } from "../publisher.ts";
import { readHeaders } from "./http.ts";
import { LeftOut } from "./leftout.ts";
import { readPage } from "./page.ts";

const HEADER_BYTES = 64 << 10;
const MOST_PARTS = 5_000;

/** The header fields at the start of a MIME message or part. */
export function headersOf(bytes: Uint8Array): Map<string, string> {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEADER_BYTES)).replace(/^From [^\n]*\n/, "");
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length;
  return readHeaders(head.slice(0, end));
}

/** True for a page that a browser or office program saved as one MIME file (RFC 2557). */
export function isSavedPage(headers: ReadonlyMap<string, string>): boolean {
  const isRelated = /^multipart\/related/i.test(headers.get("content-type") ?? "");
  if (!isRelated) return headers.has("snapshot-content-location");
  const isSent = headers.has("received") || headers.has("message-id") || headers.has("to");
  return headers.has("snapshot-content-location") || /saved by/i.test(headers.get("from") ?? "") || !isSent;
}

/** The page of an MHTML file: its first HTML part, with the address that it was saved from; other frames are counted. */
export function* readSavedPage(
  item: Item,
  headers: ReadonlyMap<string, string>,
  limits: ReadLimits,
): Generator<Draftings> {
  const pages = partsOf(item.bytes, headers).filter((part) => /^text\/html|^application\/xhtml/i.test(typeOf(part)));
  const wanted = headers.get("snapshot-content-location");
  const page = pages.find((part) => wanted && part.headers.get("content-location") === wanted) ?? pages[0];
  if (!page) {
    yield unusable("no-article", "the saved page holds no HTML", item.location);
    return;
  }
  const url = cleanUrl(wanted ?? page.headers.get("content-location"));
  const charset = /charset=["']?([\w-]+)/i.exec(typeOf(page))?.[1];
  const bytes = decodePart(page);
  const own = { id: item.id, location: item.location, bytes, ...(url ? { url } : {}), ...(charset ? { charset } : {}) };
  yield* readPage(own, limits);
  const frames = new LeftOut("frames of the saved page");
  for (const other of pages) if (other !== page) frames.add("text/html");
  yield* frames.tell(item.location);
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

function typeOf(part: Part): string {
  return part.headers.get("content-type") ?? "";
}

/** The parts between the boundary lines; the whole body when there is no boundary. Linear. */
function partsOf(bytes: Uint8Array, headers: ReadonlyMap<string, string>): Part[] {
  const named = /boundary="?([^";]{1,200})"?/i.exec(headers.get("content-type") ?? "")?.[1]?.trim();
  if (!named) return [partOf(bytes)];
  const mark = Buffer.from(`--${named}`, "latin1");
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [];
  let from = -1;
  for (let at = all.indexOf(mark); at >= 0 && parts.length < MOST_PARTS; at = all.indexOf(mark, at + mark.length)) {
    if (at > 0 && all[at - 1] !== 10) continue;
    if (from >= 0) parts.push(partOf(all.subarray(from, at)));
    const feed = all.indexOf(10, at);
    from = feed < 0 ? all.length : feed + 1;
  }
  if (from >= 0 && from < all.length) parts.push(partOf(all.subarray(from)));
  return parts;
}

function partOf(bytes: Uint8Array): Part {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEADER_BYTES));
  const end = /\r?\n\r?\n/.exec(head);
  return { headers: headersOf(bytes), body: end ? bytes.subarray(end.index + end[0].length) : new Uint8Array() };
}

function decodePart({ headers, body }: Part): Uint8Array {
  const coding = (headers.get("content-transfer-encoding") ?? "").toLowerCase();
  if (coding.includes("base64")) return new Uint8Array(Buffer.from(new TextDecoder("latin1").decode(body), "base64"));
  return coding.includes("quoted-printable") ? decodeQuoted(body) : body;
}

/** Quoted-printable (RFC 2045); a broken escape is kept as it stands. */
function decodeQuoted(body: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(body.length);
  let size = 0;
  for (let i = 0; i < body.length; i++) {
    const next = body[i + 1];
    if (body[i] !== 61) decoded[size++] = body[i]!;
    else if (next === 10) i++;
    else if (next === 13 && body[i + 2] === 10) i += 2;
    else {
      const code = Number.parseInt(String.fromCharCode(next ?? 0, body[i + 2] ?? 0), 16);
      const isCode = /^[0-9A-Fa-f]{2}$/.test(String.fromCharCode(next ?? 0, body[i + 2] ?? 0));
      decoded[size++] = isCode ? code : 61;
      if (isCode) i += 2;
    }
  }
  return decoded.subarray(0, size);
}
