import { decodeBytes } from "./charset.ts";
import { type ForeignKind, foreignBytes, foreignStart, foreignText } from "./foreign.ts";
import { hasTableHead } from "./formats/columns.ts";
import { rootOf } from "./roots.ts";

/** What an input is, told from its first bytes; its name and media type only break ties. */
export type Format =
  | "text"
  | "markdown"
  | "html"
  | "json"
  | "json-lines"
  | "har"
  | "feed"
  | "wordpress"
  | "sitemap"
  | "wire"
  | "table"
  | "rtf"
  | "warc"
  | "mail"
  | "mbox"
  | "emlx"
  | "zip"
  | "foreign"
  | "binary"
  | "empty";

/** Detects the format from the first few kilobytes (already unpacked). `location` and `mediaType` are hints. */
export function detectFormat(head: Uint8Array, location: string, mediaType = ""): Format {
  if (head.length === 0) return "empty";
  const start = new TextDecoder("latin1").decode(head.subarray(0, 8));
  if (/^WARC\/\d/.test(start)) return "warc";
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(start)) return "zip";
  if (foreignBytes(head, !hasControls(head))) return "foreign";
  if (isBinary(head)) return "binary";
  const text = textOf(head);
  if (text === "") return "empty";
  return detectText(text, extensionOf(location), mediaType.toLowerCase());
}

/** What a file of the format `foreign` is, what to do with it, and whether it is text. */
export function describeForeign(head: Uint8Array): ForeignKind & { readonly isText: boolean } {
  const binary = foreignBytes(head, !hasControls(head));
  const kind = binary ??
    foreignText(textOf(head)) ?? { what: "no text format", todo: "give its text as HTML or plain text" };
  return { ...kind, isText: binary === undefined };
}

function textOf(head: Uint8Array): string {
  return decodeBytes(cutAtCharacter(head))
    .text.replace(/^\ufeff/, "")
    .trimStart()
    .slice(0, 8192);
}

function detectText(text: string, extension: string, mediaType: string): Format {
  if (text.startsWith("{\\rtf")) return "rtf";
  if (foreignStart(text)) return "foreign";
  if (/^[[{]/.test(text)) {
    const json = jsonShape(text, extension);
    if (json) return json;
  }
  const marked = text.startsWith("<") ? markedFormat(text) : undefined;
  if (marked) return marked;
  if (/^From \S[^\n]{0,200}\d{4}[^\n]{0,40}\r?\n>?[A-Za-z][\w-]{0,60}:/.test(text)) return "mbox";
  if (/^\d{1,10}[ \t]*\r?\n/.test(text) && looksLikeMail(text.slice(text.indexOf("\n") + 1), "eml", "")) return "emlx";
  if (looksLikeMail(text, extension, mediaType)) return "mail";
  if (looksLikeHtml(text, extension, mediaType)) return "html";
  if (/^(?:jsonl|ndjson)$/.test(extension)) return "json-lines";
  if (hasTableHead(text)) return "table";
  if (foreignText(text)) return "foreign";
  return /^(?:md|markdown)$/.test(extension) || mediaType.includes("markdown") ? "markdown" : "text";
}

/** Documents in angle brackets by their root element; `undefined` leaves it to the looser look for HTML. */
function markedFormat(text: string): Format | undefined {
  const root = rootOf(text);
  const name = root?.name.toLowerCase() ?? "";
  if (/^(?:nitf|newsitem|newsmessage|packageitem|newsml)$/.test(name)) return "wire";
  if (/^(?:urlset)$/.test(name)) return "sitemap";
  if (hasFeedRoot(text) && /^<\?xml|^<(?:rss|feed|(?:\w{1,20}:)?rdf)\b|^<!DOCTYPE\s+(?:rss|feed)|^<!--/i.test(text))
    return /\sxmlns:wp\s*=|<wp:wxr_version/i.test(text) ? "wordpress" : "feed";
  return root && !root.isHtml ? "foreign" : undefined;
}

function jsonShape(text: string, extension: string): Format | undefined {
  if (!/^(?:\{\s*(?:["}]|$)|\[\s*(?:[{\]]|$))/.test(text)) return undefined;
  if (/^\{\s*"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries)"/.test(text)) return "har";
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
  return hasControls(head) && !/^utf-16/.test(decodeBytes(head.subarray(0, 4096)).charset);
}

/** More control characters than any text has; UTF-16 has them too. */
function hasControls(head: Uint8Array): boolean {
  const sample = head.subarray(0, 4096);
  let control = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) control++;
  return control > sample.length * 0.02;
}

/** Leaves off a UTF-8 sequence that the border of the sample cut, so that a cut is not taken for a fault. */
function cutAtCharacter(head: Uint8Array): Uint8Array {
  let end = head.length;
  while (end > 0 && head.length - end < 4 && head[end - 1]! >= 0x80) end--;
  return end > 0 ? head.subarray(0, end) : head;
}

function extensionOf(location: string): string {
  const name = location.split(/[?#]/, 1)[0]!.replace(/\.(?:gz|zst)$/i, "");
  return /\.([A-Za-z0-9]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
