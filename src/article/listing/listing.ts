import { decodePage } from "../charset.ts";
import { type Page, parsePage } from "../page/tree.ts";
import { cleanUrl } from "../publisher.ts";
import { feedListing } from "./feed-listing.ts";
import { opmlListing, sitemapListing } from "./xml-listing.ts";

/** What a list of articles is: what it names, and what it says of when to come back. */
export interface Listing {
  readonly kind: "feed" | "sitemap" | "opml" | "page" | "addresses";
  readonly title?: string;
  /** Pages, as the list orders them; of a page that is an article itself: that one. */
  readonly items: readonly ListingItem[];
  /** Further lists: the feeds of an OPML file or of a page, the parts of a sitemap index. */
  readonly lists: readonly string[];
  /** Minutes until it is worth asking again (RSS `ttl`, syndication module). */
  readonly ttlMinutes?: number;
  /** Hours of the day (UTC) in which nothing new comes. */
  readonly skipHours?: readonly number[];
  /** Items that name no page. */
  readonly withoutAddress: number;
}

/** One page that a list names, with what the list says of it. */
export interface ListingItem {
  readonly url: string;
  readonly title?: string;
  readonly published?: string;
  /** The publisher that it names: RSS `source`, `dc:publisher`, the publication of a news sitemap. */
  readonly publisher?: string;
  readonly byline?: string;
  readonly language?: string;
  /** Content or summary, HTML or text. */
  readonly content?: string;
}

/** Feeds that a page may name; a page that names more names comments and tags. */
const MOST_OF_PAGE = 3;
/** Share of lines of a list of addresses that may be something else. */
const ADDRESS = /^https?:\/\/\S{1,4000}$/;
const DEPTH = 200;

/**
 * Reads a list of articles: RSS, Atom, RDF or JSON Feed, sitemap or sitemap index (also of news), OPML, a text of addresses, or a
 * page that names its feeds. Told by content, whatever its media type says. Undefined when it is none of these.
 */
export async function readListing(
  bytes: Uint8Array,
  from: { readonly url?: string; readonly charset?: string } = {},
): Promise<Listing | undefined> {
  const text = decodePage(bytes, from.charset)
    .text.replace(/^\ufeff/, "")
    .trimStart();
  if (/^https?:\/\//.test(text) || text.startsWith("#")) return addressListing(text);
  const head = text.slice(0, 4096);
  if (/<opml\b/i.test(head)) return opmlListing(text, DEPTH, from.url);
  if (/<(?:urlset|sitemapindex)\b/i.test(head)) return sitemapListing(text, DEPTH, from.url);
  return (await feedListing(text, from.url)) ?? (text.startsWith("<") ? pageListing(text, from.url) : undefined);
}

/** One address a line; `#` begins a remark. */
function addressListing(text: string): Listing | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const lists = lines.filter((line) => ADDRESS.test(line));
  if (lists.length === 0 || lists.length < lines.length) return undefined;
  return { kind: "addresses", items: [], lists, withoutAddress: 0 };
}

function pageListing(text: string, base: string | undefined): Listing | undefined {
  const page = parsePage(text.slice(0, 1 << 20), DEPTH);
  const feeds = page.links.filter(
    ({ rel = "", type = "" }) =>
      /\balternate\b/i.test(rel) && /^application\/(?:rss|atom|feed)\+(?:xml|json)/i.test(type),
  );
  const named = feeds.flatMap(({ href }) => cleanUrl(href, base) ?? []).slice(0, MOST_OF_PAGE);
  const [items, lists] = base && isArticle(page) ? [[{ url: base }], []] : [[], named];
  if (items.length + lists.length === 0) return undefined;
  return { kind: "page", ...(page.title && { title: page.title }), items, lists, withoutAddress: 0 };
}

/** True for a page that says it is one article. */
function isArticle({ meta, linkedData }: Page): boolean {
  const isTold = meta.some(({ property, content }) => property === "og:type" && /^article$/i.test(content ?? ""));
  return (
    isTold ||
    linkedData.some((text) =>
      /"@type"\s{0,20}:\s{0,20}\[?\s{0,20}"(?:News|Report|Reportage\w{0,20})?Article"/.test(text),
    )
  );
}

/** What a page says of its own address. */
export interface PageAddress {
  /** `rel=canonical`, absolute. */
  readonly canonical?: string;
  /** True for an AMP page, which shows another page's report. */
  readonly isAmp: boolean;
}

/** Reads the head of a page for what it says of its address; nothing of it is believed here. */
export function pageAddress(bytes: Uint8Array, url: string): PageAddress {
  const text = decodePage(bytes.subarray(0, 1 << 19)).text;
  const { links } = parsePage(text, DEPTH);
  const canonical = cleanUrl(links.find(({ rel }) => rel?.trim().toLowerCase() === "canonical")?.href, url);
  const isAmp = /<html\b[^<>]{0,400}\s(?:amp|\u26a1)(?=[\s=>])/i.test(text.slice(0, 4096));
  return { ...(canonical && { canonical }), isAmp };
}
