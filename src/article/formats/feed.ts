import { isRecord } from "../../model/record.ts";
import { decodeBytes } from "../charset.ts";
import { type Draft, type Draftings, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import { languageTag } from "../language.ts";
import type { ReadLimits } from "../limits.ts";
import { cleanUrl, domainOf, withoutPublisher } from "../publisher.ts";
import { plainHeadline } from "../references.ts";
import { parseDate } from "../times.ts";
import { readFragment } from "./page.ts";
import { charsetMessages } from "./plain.ts";

type Json = Readonly<Record<string, unknown>>;

/** What the kinds of feeds have in common, before it becomes a draft. */
export interface FeedItem {
  readonly title?: string;
  readonly content?: string;
  readonly link?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly authors: readonly string[];
  readonly source?: string;
  readonly language?: string;
  readonly extra: Json;
}

const XML_CHARSET = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:-]{2,40})/i;

/** RSS, Atom, RDF or JSON Feed: one article an item, from its full content where there is one. */
export async function* readFeed(item: Item, limits: ReadLimits): AsyncGenerator<Draftings> {
  const head = new TextDecoder("latin1").decode(item.bytes.subarray(0, 200));
  const decoded = decodeBytes(item.bytes, item.charset ?? XML_CHARSET.exec(head)?.[1]);
  yield* charsetMessages(decoded, item);
  const parsed = await parseLeniently(decoded.text.replace(/^\ufeff/, ""));
  if (!parsed) {
    yield unusable("broken-feed", "the feed cannot be parsed", item.location);
    return;
  }
  if (parsed.isCut) yield unusable("broken-feed", "the feed ends early; its complete items were read", item.location);
  yield* draftsOf(parsed.feed, item, limits);
}

/** True for a parsed JSON value that is a JSON Feed. */
export function looksLikeFeed(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.version === "string" &&
    value.version.includes("jsonfeed.org") &&
    Array.isArray(value.items)
  );
}

/** The items of a JSON Feed that is already parsed. */
export function* readJsonFeed(value: unknown, item: Omit<Item, "bytes">, limits: ReadLimits): Generator<Draftings> {
  yield* draftsOf(value as Json, item, limits);
}

/** A feed that ends inside an item is cut after its last complete one and parsed again. */
export async function parseLeniently(text: string): Promise<{ feed: Json; isCut: boolean } | undefined> {
  const { parseFeed } = await import("feedsmith");
  try {
    return { feed: parseFeed(text).feed as Json, isCut: false };
  } catch {
    const end = Math.max(text.lastIndexOf("</item>"), text.lastIndexOf("</entry>"));
    if (end < 0) return undefined;
    const isEntry = text.startsWith("</entry>", end);
    try {
      const cut = text.slice(0, end) + (isEntry ? "</entry></feed>" : "</item></channel></rss>");
      return { feed: parseFeed(cut).feed as Json, isCut: true };
    } catch {
      return undefined;
    }
  }
}

function* draftsOf(feed: Json, at: Omit<Item, "bytes">, limits: ReadLimits): Generator<Draftings> {
  const items = [feed.items, feed.entries].find((list) => Array.isArray(list)) as unknown[] | undefined;
  const title = wordsOf(feed.title);
  const language = languageTag(wordsOf(feed.language) ?? wordsOf((feed.xml as Json | undefined)?.lang));
  let number = 0;
  for (const entry of items ?? []) {
    number++;
    if (isRecord(entry))
      yield* draftItem(describe(entry), { ...at, id: `${at.id}#${number}` }, limits, title, language);
  }
  if (number === 0) yield unusable("no-article", "the feed has no items", at.location);
}

function* draftItem(
  item: FeedItem,
  at: Omit<Item, "bytes">,
  limits: ReadLimits,
  feedTitle?: string,
  language?: string,
): Generator<Draftings> {
  const url = cleanUrl(item.link, at.url);
  const facts = {
    title: item.title && withoutPublisher(item.title, item.source),
    publisher: item.source ?? (url && domainOf(url)) ?? feedTitle,
    ...(item.published
      ? { published: item.published, publishedEvidence: { source: "feed", confidence: 0.9 } as const }
      : {}),
    modified: item.modified,
    language: languageTag(item.language) ?? language,
    byline: item.authors.join(", ") || undefined,
    url,
    extra: feedTitle ? { ...item.extra, feed: feedTitle } : item.extra,
  };
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<Draft>;
  const given = ownId(item);
  const base = { id: at.id, ...(given !== undefined && { given }), location: at.location, text: "", ...known } as Draft;
  const content = item.content?.trim() ? item.content : undefined;
  if (!content && item.title) {
    yield { draft: { ...base, text: item.title, partial: "title" } };
    return;
  }
  if (content && isMarkup(content)) yield* readFragment(content, at, limits, base);
  else if (content) yield { draft: { ...base, text: content } };
  else yield unusable("no-text", `item ${at.id} has neither content nor title`, at.location);
}

/** A guid that is a name and no address is the item's id. */
function ownId(item: FeedItem): string | undefined {
  const { guid } = item.extra;
  return typeof guid === "string" && /^[\p{L}\p{N}._~-]{1,80}$/u.test(guid) ? guid : undefined;
}

/** True when a text holds HTML elements or character references. */
function isMarkup(text: string): boolean {
  return /<\/?(?:p|div|br|a|b|i|em|strong|img|ul|ol|li|h[1-6]|span|blockquote|table|figure)\b[^<>]{0,2000}>|&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});/i.test(
    text,
  );
}

/** What an item of any kind of feed says. */
export function describe(item: Json): FeedItem {
  const guid = wordsOf(item.guid) ?? wordsOf(item.id);
  const dc = (item.dc ?? {}) as Json;
  const link = linkOf(item) ?? (guid && /^https?:/.test(guid) ? guid : undefined);
  const encoded =
    wordsOf((item.content as Json | undefined)?.encoded) ??
    wordsOf(item.content) ??
    wordsOf(item.content_html) ??
    wordsOf(item.content_text);
  const summary = wordsOf(item.description) ?? wordsOf(item.summary);
  const found: Record<string, unknown> = {
    title: plainTitle(wordsOf(item.title)),
    content: encoded && encoded.length >= (summary?.length ?? 0) / 2 ? encoded : (summary ?? encoded),
    link,
    published: firstDate(item.pubDate, item.published, item.date_published, ...listOf(dc.dates), dc.date, item.updated),
    modified: firstDate(item.updated, item.date_modified),
    source: wordsOf((item.source as Json | undefined)?.title) ?? wordsOf(listOf(dc.publishers)[0]),
    language: item.language,
  };
  const categories = [...listOf(item.categories), ...listOf(item.tags)].map(
    (one) => wordsOf(one) ?? wordsOf((one as Json)?.name) ?? wordsOf((one as Json)?.term),
  );
  const extra = {
    ...(guid ? { guid } : {}),
    ...(categories.length > 0 ? { categories: categories.filter((one) => one !== undefined) } : {}),
  };
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { ...known, authors: authorsOf(item, dc), extra };
}

function authorsOf(item: Json, dc: Json): string[] {
  const all = [...listOf(item.authors), item.author, ...listOf(dc.creators), dc.creator];
  const names = all.map((one) => wordsOf(isRecord(one) ? (one.name ?? one.value) : one));
  return [...new Set(names.filter((name): name is string => name !== undefined && name.length <= 160))].slice(0, 12);
}

function linkOf(item: Json): string | undefined {
  const links = listOf(item.links).filter(isRecord);
  const alternate = links.find((link) => link.rel === undefined || link.rel === "alternate") ?? links[0];
  return wordsOf(item.link) ?? wordsOf(alternate?.href) ?? wordsOf(item.url) ?? wordsOf(item.external_url);
}

function plainTitle(title: string | undefined): string | undefined {
  return title ? plainHeadline(title) || undefined : undefined;
}

/** A string, or the `value` of an Atom text construct. */
export function wordsOf(value: unknown): string | undefined {
  if (isRecord(value)) return wordsOf(value.value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function firstDate(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const date = parseDate(value);
    if (date) return date;
  }
  return undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
