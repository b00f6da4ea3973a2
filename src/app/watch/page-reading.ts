import { createHash } from "node:crypto";
import { type Article, bodyText, type Message, type Raw, readArticles, type WatchedPage } from "../../index.ts";
import { domainOf } from "./address.ts";
import type { Answer } from "./fetching.ts";

/** What a page is asked to be. */
export const PAGE_TYPES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

/** The page as the desk reads it: its address is told, not asked of it. */
export function rawOfPage(page: WatchedPage, { bytes, headers }: Answer, url: string, fetched: string): Raw {
  const { publisher, published } = page.listed ?? {};
  const mediaType = headers.get("content-type");
  return {
    location: url,
    name: nameOf(url),
    size: bytes.length,
    ...(mediaType !== undefined && { mediaType: mediaType.slice(0, 200) }),
    page: { url, fetched, ...(publisher && { publisher }), ...(published && { published }) },
    open: () => once(bytes),
  };
}

/** What the feed itself says, for a page that cannot be read; undefined when it says nothing. */
export function rawOfListed({ url, listed }: WatchedPage): Raw | undefined {
  if (!listed?.title && !listed?.content) return undefined;
  const { content, ...facts } = listed;
  const record = { url, publisher: domainOf(url), ...facts, ...(content && { html: content }) };
  const bytes = new TextEncoder().encode(`${JSON.stringify({ ...record, ...(!content && { text: facts.title }) })}\n`);
  return {
    location: url,
    name: nameOf(url),
    size: bytes.length,
    mediaType: "application/x-ndjson",
    open: () => once(bytes),
  };
}

/** The report of a page, and a hash of its headline and own prose: what stands around it changes with every visit. */
export async function readPage(
  raw: Raw,
): Promise<{ readonly article?: Article; readonly prose: string; readonly messages: readonly Message[] }> {
  const messages: Message[] = [];
  let article: Article | undefined;
  for await (const reading of readArticles(raw)) {
    if ("message" in reading) messages.push(reading.message);
    else if (!reading.article.partOf) article ??= reading.article;
  }
  const words = article ? `${article.title ?? ""}\n${bodyText(article)}` : "";
  const prose = createHash("sha256").update(words).digest("hex");
  return { ...(article && { article }), prose, messages };
}

/**
 * True for bytes that may be a page, whatever their type says: markup that is no feed, or text that is said to be HTML. What else
 * a server sends under an article's address (archives, lists of other articles) is not read.
 */
export function looksLikePage(bytes: Uint8Array, mediaType = ""): boolean {
  const head = new TextDecoder("latin1")
    .decode(bytes.subarray(0, 1024))
    .replace(/[\0\s]|^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/g, "");
  if (/^(?:<\?xml[^>]{0,200}>)?<(?:rss|feed|rdf|urlset|sitemapindex|opml)/i.test(head)) return false;
  return head.startsWith("<") || (/html/i.test(mediaType) && !/^(?:%PDF|PK\x03|\x1f\x8b|WARC\/|[[{])/.test(head));
}

/** The last word of the path, as a name for the reader. */
function nameOf(url: string): string {
  const { pathname, hostname } = new URL(url);
  const last = pathname.split("/").findLast((part) => part !== "");
  return (last ?? hostname).replace(/\.\w{2,5}$/, "").slice(0, 80);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
