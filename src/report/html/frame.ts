import { createHash } from "node:crypto";
import { escapeHtml, type Html, html } from "./markup.ts";
import { SCRIPT } from "./script/page.ts";
import { STYLE } from "./style/page.ts";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing may load from anywhere; only the page's own style and script, known by their hashes, may act. */
const POLICY = [
  "default-src 'none'",
  `style-src ${hash(STYLE)}`,
  `script-src ${hash(SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The mark at the head of every page. */
export function wordmark(): Html {
  return html`<p class="wordmark"><svg viewBox="0 0 26 16" width="26" height="16" aria-hidden="true"><circle cx="8" cy="8" r="7"/><circle cx="18" cy="8" r="7"/></svg> secondsource</p>`;
}

/** How a self-contained page begins: it opens from disk with no network and reads without JavaScript. */
export function pageStart(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="secondsource">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
`;
}

/** How it ends. */
export const PAGE_END = `\n<script>${SCRIPT}</script>\n</body>\n</html>\n`;
