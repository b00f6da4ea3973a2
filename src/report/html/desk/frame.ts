import { createHash } from "node:crypto";
import { PROMISE } from "../../phrases.ts";
import { wordmark } from "../frame.ts";
import { escapeHtml, type Html, html } from "../markup.ts";
import { STYLE } from "../style/page.ts";
import { LIVE } from "./live.ts";

/** A page of a server: what stands in it, and what it is called. */
export interface DeskPage {
  readonly title: string;
  readonly body: Html;
}

/** The report's style, and what only lists, forms and kept values of a server need: nothing is wider than the screen. */
const LOOK = `${STYLE}textarea,select,input{max-width:100%}pre{white-space:pre-wrap}.stories li li{border:0;padding:.15rem 0}`;

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** For the header of every page of a server: its own style and script by hash, the empty icon, forms and events of the server itself. */
export const DESK_POLICY = [
  ...[
    "default-src 'none'",
    `style-src ${hash(LOOK)}`,
    `script-src ${hash(LIVE)}`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ],
].join("; ");

const PLACES = [
  ["/", "What is new"],
  ["/stories?minLineages=2", "Second sources"],
  ["/stories?disputed=true", "Disputed"],
  ["/check", "Check a sentence"],
  ["/lineages", "Lineages"],
  ["/people", "People"],
  ["/events", "Changes"],
  ["/alerts", "Alerts"],
  ["/feeds", "Feeds"],
  ["/corrections", "Corrections"],
] as const;

/** What a page is shown with: the words in its search field, and the last event that it knows of. */
export interface DeskPlace {
  readonly q?: string;
  readonly seq?: number;
}

/** A whole page; reads without script. With one it tells of events behind `seq`. */
export function deskPageText({ title, body }: DeskPage, { q = "", seq }: DeskPlace = {}): string {
  const links = PLACES.map(([href, name]) => html`<a href="${href}">${name}</a> `);
  const form = html`<form action="/search" method="get" role="search"><label>Search <input type="search" name="q" value="${q}"></label> <button>Search</button></form>`;
  const live = seq === undefined ? "" : html`<p class="fine live" role="status" data-after="${seq}"></p>`;
  const head = html`<header class="masthead"><a href="/">${wordmark()}</a><h1 dir="auto">${title}</h1><p class="promise">${PROMISE}</p><nav aria-label="Pages">${links}</nav>${form}${live}</header>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · secondsource</title>
<link rel="icon" href="data:,">
<link rel="alternate" type="application/atom+xml" href="/feed.atom" title="Stories">
<style>${LOOK}</style>
<script>${LIVE}</script>
</head>
<body>
<div class="page bare">${head}<main>${body}</main></div>
</body>
</html>
`;
}
