import { decodeBytes } from "./charset.ts";

/** What an input is, told from its first bytes; its name and media type only break ties. */
export type Format =
  | "text"
  | "markdown"
  | "html"
  | "json"
  | "json-lines"
  | "feed"
  | "warc"
  | "mail"
  | "binary"
  | "empty";

/** First bytes of formats that hold no text; an office document or an image is not a report. */
const BINARY: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b, 0x03, 0x04],
  [0x52, 0x49, 0x46, 0x46],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x42, 0x5a, 0x68],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b, 0x08],
];

/** Detects the format from the first few kilobytes (already unpacked). `location` and `mediaType` are hints. */
export function detectFormat(head: Uint8Array, location: string, mediaType = ""): Format {
  if (head.length === 0) return "empty";
  if (/^WARC\/\d/.test(new TextDecoder("latin1").decode(head.subarray(0, 8)))) return "warc";
  if (isBinary(head)) return "binary";
  const text = decodeBytes(cutAtCharacter(head))
    .text.replace(/^\ufeff/, "")
    .trimStart()
    .slice(0, 8192);
  if (text === "") return "empty";
  return detectText(text, extensionOf(location), mediaType.toLowerCase());
}

function detectText(text: string, extension: string, mediaType: string): Format {
  if (/^[[{]/.test(text)) {
    const json = jsonShape(text, extension);
    if (json) return json;
  }
  if (/^<\?xml|^<(?:rss|feed|rdf)\b|^<!DOCTYPE\s+(?:rss|feed)/i.test(text) && hasFeedRoot(text)) return "feed";
  if (looksLikeMail(text, extension, mediaType)) return "mail";
  if (looksLikeHtml(text, extension, mediaType)) return "html";
  if (/^(?:jsonl|ndjson)$/.test(extension)) return "json-lines";
  return /^(?:md|markdown)$/.test(extension) || mediaType.includes("markdown") ? "markdown" : "text";
}

function jsonShape(text: string, extension: string): Format | undefined {
  if (!/^(?:\{\s*(?:["}]|$)|\[\s*(?:[{\]]|$))/.test(text)) return undefined;
  if (/"version"\s*:\s*"https?:\/\/jsonfeed\.org\//.test(text)) return "feed";
  if (/^(?:jsonl|ndjson)$/.test(extension)) return "json-lines";
  if (text.startsWith("[")) return "json";
  const first = text.slice(0, text.indexOf("\n") < 0 ? text.length : text.indexOf("\n")).trim();
  const pretty = first === "{" || /[,{[]$/.test(first);
  return pretty || extension === "json" ? "json" : "json-lines";
}

function hasFeedRoot(text: string): boolean {
  return /<(?:rss|feed|(?:\w+:)?rdf|channel)\b/i.test(text) && !/<html\b/i.test(text);
}

function looksLikeMail(text: string, extension: string, mediaType: string): boolean {
  const head = text.slice(0, 4096).replace(/^From [^\n]*\n/, "");
  if (!/^[A-Za-z][A-Za-z0-9-]{0,60}:[ \t\r\n]/.test(head)) return false;
  const names = new Set([...head.matchAll(/^([A-Za-z][A-Za-z0-9-]{0,60}):/gm)].map((m) => m[1]!.toLowerCase()));
  const strong = ["mime-version", "message-id", "received", "return-path", "content-type", "dkim-signature"];
  const isNamed = extension === "eml" || mediaType === "message/rfc822";
  return (
    (names.has("from") || names.has("subject")) && (isNamed || strong.filter((name) => names.has(name)).length >= 2)
  );
}

function looksLikeHtml(text: string, extension: string, mediaType: string): boolean {
  if (/^<!doctype html|^<html\b/i.test(text)) return true;
  const tags =
    text.match(/<(?:html|head|body|div|p|meta|title|article|h[1-6]|span|table|br|ul|script|link)\b[^<]{0,500}>/gi)
      ?.length ?? 0;
  if (/html/.test(mediaType) || /^x?html?$/.test(extension)) return tags > 0 || text.startsWith("<");
  return text.startsWith("<") && tags >= 2;
}

function isBinary(head: Uint8Array): boolean {
  if (BINARY.some((magic) => magic.every((byte, i) => head[i] === byte))) return true;
  const sample = head.subarray(0, 4096);
  let control = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) control++;
  if (control <= sample.length * 0.02) return false;
  return !/^utf-16/.test(decodeBytes(sample).charset);
}

/** Leaves off a UTF-8 sequence that the border of the sample cut, so that a cut is not taken for a fault. */
function cutAtCharacter(head: Uint8Array): Uint8Array {
  let end = head.length;
  while (end > 0 && head.length - end < 4 && head[end - 1]! >= 0x80) end--;
  return end > 0 ? head.subarray(0, end) : head;
}

function extensionOf(location: string): string {
  const name = location.split(/[?#]/, 1)[0]!.replace(/\.gz$/i, "");
  return /\.([A-Za-z0-9]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
