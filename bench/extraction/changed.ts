import type { GoldPage } from "../../train/pages/gold.ts";

const WORD = /\p{L}{6,}|\d+/gu;
/** One word in so many is changed: no two rounds of a page are copies by their sketch. */
const EVERY = 4;

/** WARC records of the pages, round after round without end; in each round other words and numbers. The same pages give the same bytes. */
export function* changedPages(pages: readonly GoldPage[]): Generator<Buffer> {
  for (let round = 0; ; round++) {
    for (const page of pages) {
      const { head, body } = halves(new TextDecoder().decode(page.html));
      yield recordOf(
        page,
        round,
        round === 0 ? `${head}${body}` : `${elsewhere(head)}${changed(elsewhere(body), round)}`,
      );
    }
  }
}

/** The page's own address and a report in its data are taken out: each round is a page of its own, read from what it shows. */
function elsewhere(html: string): string {
  return html
    .replace(/<link\b[^>]{0,400}\bcanonical\b[^>]{0,2000}>|<meta\b[^>]{0,400}\bog:url\b[^>]{0,2000}>/gi, "")
    .replace(/"(?:url|@id|mainEntityOfPage|articleBody)"(?=\s{0,8}:)/g, '"left"');
}

/** The head stays as it is but for that, so that titles, dates and data are read as on the page. */
function halves(html: string): { head: string; body: string } {
  const at = Math.max(0, html.search(/<body\b/i));
  return { head: html.slice(0, at), body: html.slice(at) };
}

/** The text between tags with other words; markup is left alone. */
function changed(html: string, round: number): string {
  return html.replace(/>[^<>]{20,20000}</g, (text) => {
    let count = 0;
    return text.replace(WORD, (word) => (++count % EVERY === round % EVERY ? other(word, round) : word));
  });
}

function other(word: string, round: number): string {
  if (/^\d/.test(word)) return String((Number(word.slice(0, 9)) * 7 + round) % 10 ** Math.min(9, word.length));
  const at = 1 + (round % (word.length - 1));
  return word.slice(at) + word.slice(0, at).toLowerCase();
}

function recordOf(page: GoldPage, round: number, html: string): Buffer {
  const body = Buffer.from(html);
  const http = Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  const address = round === 0 ? page.url : `${page.url}${page.url.includes("?") ? "&" : "?"}round=${round}`;
  const head = Buffer.from(
    `WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2031-03-0${1 + (round % 9)}T10:00:00Z\r\nWARC-Target-URI: ${address}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length + body.length}\r\n\r\n`,
  );
  return Buffer.concat([head, http, body, Buffer.from("\r\n\r\n")]);
}
