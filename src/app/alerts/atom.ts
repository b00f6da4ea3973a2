import type { Alert } from "../../question/index.ts";

/** Alerts as an Atom feed (RFC 4287), the newest first. `updated` is the time of the newest, else `since`. */
export function atomOf(alerts: readonly Alert[], since: string): string {
  const newest = [...alerts].reverse();
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    "<title>secondsource alerts</title>",
    "<id>urn:secondsource:alerts</id>",
    `<updated>${escapeXml(newest[0]?.at ?? since)}</updated>`,
    "<author><name>secondsource</name></author>",
    ...newest.map(entryOf),
    "</feed>",
    "",
  ].join("\n");
}

function entryOf({ id, at, rule, title, text, url }: Alert): string {
  const link = url === undefined ? "" : `<link href="${escapeXml(url)}"/>`;
  return [
    `<entry><id>urn:secondsource:alert:${escapeXml(id)}</id><title>${escapeXml(title)}</title>`,
    `<updated>${escapeXml(at)}</updated>${link}<category term="${escapeXml(rule)}"/>`,
    `<summary>${escapeXml(text)}</summary></entry>`,
  ].join("\n");
}

/** Text for XML; characters that XML has no place for are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
