import { createHash } from "node:crypto";
import { PROMISE } from "../../phrases.ts";
import { wordmark } from "../frame.ts";
import { escapeHtml, type Html, html } from "../markup.ts";
import { STYLE } from "../style/page.ts";

/** A page of a server: what stands in it, and what it is called. */
export interface DeskPage {
  readonly title: string;
  readonly body: Html;
}

const hash = createHash("sha256").update(STYLE).digest("base64");

/** For the header of every page of a server: its own style alone, forms that ask the server itself, no script. */
export const DESK_POLICY = [
  ...[
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ],
].join("; ");

const PLACES = [
  ["/", "What is new"],
  ["/stories?minLineages=2", "Second sources"],
  ["/stories?disputed=true", "Disputed"],
  ["/lineages", "Lineages"],
  ["/people", "People"],
  ["/events", "Changes"],
  ["/feeds", "Feeds"],
  ["/corrections", "Corrections"],
] as const;

/** A whole page; reads without script. */
export function deskPageText({ title, body }: DeskPage, q = ""): string {
  const links = PLACES.map(([href, name]) => html`<a href="${href}">${name}</a> `);
  const form = html`<form action="/search" method="get" role="search"><label>Search <input type="search" name="q" value="${q}"></label> <button>Search</button></form>`;
  const head = html`<header class="masthead"><a href="/" aria-label="what is new">${wordmark()}</a><h1 dir="auto">${title}</h1><p class="promise">${PROMISE}</p><nav aria-label="Pages">${links}</nav>${form}</header>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · secondsource</title>
<link rel="icon" href="data:,">
<link rel="alternate" type="application/atom+xml" href="/feed.atom" title="Stories">
<style>${STYLE}</style>
</head>
<body>
<div class="page bare">${head}<main>${body}</main></div>
</body>
</html>
`;
}
