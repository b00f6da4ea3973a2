import type { DateEvidence } from "../../model/index.ts";
import { languageTag } from "../language.ts";
import { cleanUrl, domainOf } from "../publisher.ts";
import { parseDate } from "../times.ts";
import type { PageBlock } from "./blocks.ts";
import { type LinkedArticle, readLinkedData } from "./linked.ts";
import type { Element, Page } from "./tree.ts";

/** What a page says about its article outside its text. */
export interface PageFacts {
  readonly title?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly publishedEvidence?: DateEvidence;
  readonly modified?: string;
  readonly language?: string;
  readonly byline?: string;
  readonly url?: string;
}

/** Names of meta tags by what they hold, most trusted first. */
const PUBLISHED =
  "article:published_time og:article:published_time datepublished publishdate publish-date publish_date pubdate publication_date publisheddate parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date cxenseparse:recs:publishtime bt:pubdate analyticsattributes.articledate article.published originalpublicationdate rnews:datepublished date".split(
    " ",
  );
const MODIFIED =
  "article:modified_time og:updated_time datemodified lastmod last-modified dcterms.modified article.updated".split(
    " ",
  );
const AUTHOR = "author article:author dc.creator byl parsely-author sailthru.author".split(" ");

/** Reads title, publisher, times, language, byline and address from JSON-LD, meta tags, the page and its URL. */
export function readFacts(page: Page, blocks: readonly PageBlock[], address?: string): PageFacts {
  const meta = metaTable(page);
  const linked = readLinkedData(page.linkedData);
  const url = canonicalUrl(page, meta, linked, address);
  const site = meta.get("og:site_name") ?? meta.get("application-name") ?? meta.get("twitter:app:name:iphone");
  const publisher = siteName([site, linked?.publisher], url && domainOf(url));
  const facts: Record<string, unknown> = {
    title: pageTitle(page, blocks, meta, linked, publisher),
    publisher,
    ...publishedOf(page, meta, linked, url ?? address),
    modified: parseDate(linked?.modified) ?? firstDate(meta, MODIFIED),
    language:
      languageTag(page.language) ??
      languageTag(linked?.language) ??
      languageTag(meta.get("og:locale") ?? meta.get("content-language")),
    byline: bylineOf(meta, linked),
    url,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as PageFacts;
}

function metaTable(page: Page): Map<string, string> {
  const table = new Map<string, string>();
  for (const tag of page.meta) {
    const name = (tag.property ?? tag.name ?? tag.itemprop ?? tag["http-equiv"] ?? "").toLowerCase();
    const content = tag.content?.trim();
    if (name && content && !table.has(name)) table.set(name, content);
  }
  return table;
}

/** The first name that the domain echoes (`Norland Daily`, norlanddaily.com), else the first name, else the domain. */
function siteName(candidates: readonly (string | undefined)[], domain: string | undefined): string | undefined {
  const names = candidates.map(shortName).filter((name) => name !== undefined);
  const label = domain?.split(".", 1)[0] ?? "";
  const letters = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const echoed = names.find((name) => label !== "" && (letters(name).includes(label) || label.includes(letters(name))));
  return echoed ?? names.find((name) => letters(name).length > 3) ?? domain;
}

function shortName(name: string | undefined): string | undefined {
  const [first = ""] = name?.split(/\s[|·»]\s/, 1) ?? [];
  const plain = first.replace(/\s+/g, " ").trim();
  return plain && plain.length <= 80 && !/^(?:https?:|@)/.test(plain) ? plain : undefined;
}

function canonicalUrl(
  page: Page,
  meta: ReadonlyMap<string, string>,
  linked: LinkedArticle | undefined,
  address?: string,
): string | undefined {
  const canonical = page.links.find((link) => link.rel?.toLowerCase() === "canonical")?.href;
  for (const candidate of [canonical, meta.get("og:url"), linked?.url, address]) {
    const url = candidate && cleanUrl(candidate, address);
    if (url && new URL(url).pathname !== "/") return url;
  }
  return cleanUrl(address);
}

/** The headline that readers see: the `h1` that the page's other titles agree with, else those without the site's name. */
function pageTitle(
  page: Page,
  blocks: readonly PageBlock[],
  meta: ReadonlyMap<string, string>,
  linked: LinkedArticle | undefined,
  publisher?: string,
): string | undefined {
  const told = [linked?.headline, meta.get("og:title"), meta.get("twitter:title"), page.title].filter(
    (title) => title !== undefined && title !== "",
  );
  const headings = blocks
    .filter((block) => block.kind === "heading" && isFirstLevel(block.owner))
    .map((block) => oneLine(block.text));
  let best: { text: string; agreement: number } | undefined;
  for (const text of headings.slice(0, 12)) {
    if (publisher && sharedWords(text, publisher) >= 0.8) continue;
    const agreement = Math.max(0, ...told.map((title) => sharedWords(text, title!)));
    if (agreement >= 0.5 && agreement > (best?.agreement ?? 0)) best = { text, agreement };
  }
  if (best) return best.text;
  const title = told[0];
  return title ? withoutSite(oneLine(title), publisher) : headings.length === 1 ? headings[0] : undefined;
}

function isFirstLevel(owner: Element): boolean {
  for (let at: Element | undefined = owner, steps = 0; at && steps < 4; at = at.parent, steps++)
    if (at.tag === "h1" || at.tag === "h2") return true;
  return false;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 400);
}

/** Share of words in common, of the longer list's counting both ways (Dice). */
function sharedWords(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  let shared = 0;
  for (const word of left!) if (right!.has(word)) shared++;
  return (2 * shared) / Math.max(1, left!.size + right!.size);
}

/** Takes off ` | Site` and ` - Site`: a last part that names the publisher, or is short beside a long first part. */
function withoutSite(title: string, publisher?: string): string {
  const parts = title.split(/(?<!\s)\s+[|»·•]\s+|(?<!\s)\s+[-–—]\s+|(?<!\s)\s*::\s*/u);
  if (parts.length < 2) return title;
  const last = parts.at(-1)!;
  const cut = title.lastIndexOf(last);
  const head = title.slice(0, cut).replace(/(?<!\s)(?:\s+[|»·•–—-]|\s*::)\s*$/u, "");
  const names = publisher && sharedWords(last, publisher) >= 0.5;
  return names || (last.split(" ").length <= 4 && head.split(" ").length >= 4) ? head : title;
}

function firstDate(meta: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const date = parseDate(meta.get(name));
    if (date) return date;
  }
  return undefined;
}

const DATED_URL =
  /[/_.-]((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_.-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/i;
const SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** A day named in a URL's path, as many sites write it: `/2031/04/02/`. */
export function urlDate(url: string | undefined): string | undefined {
  const match = url && DATED_URL.exec(url.replace(/^https?:\/\/[^/]+/, ""));
  if (!match) return undefined;
  const named = SHORT_MONTHS.indexOf(match[2]!.toLowerCase());
  return parseDate(`${match[1]}-${named >= 0 ? String(named + 1).padStart(2, "0") : match[2]}-${match[3]}`);
}

/**
 * The publication time with its evidence. A time that the page states for machines is believed most; where the URL names a
 * day more than three days from it, neither is believed much.
 */
function publishedOf(
  page: Page,
  meta: ReadonlyMap<string, string>,
  linked: LinkedArticle | undefined,
  url?: string,
): Pick<PageFacts, "published" | "publishedEvidence"> {
  const day = urlDate(url);
  const stated = parseDate(linked?.published) ?? firstDate(meta, PUBLISHED) ?? taggedTime(page.root, true);
  if (stated) {
    const isFar = day !== undefined && Math.abs(Date.parse(stated.slice(0, 10)) - Date.parse(day)) > 3 * 86_400_000;
    return {
      published: stated,
      publishedEvidence: { source: "metadata", confidence: isFar ? 0.5 : day ? 0.98 : 0.93 },
    };
  }
  if (day) return { published: day, publishedEvidence: { source: "url", confidence: 0.85 } };
  const shown = taggedTime(page.root, false);
  return shown ? { published: shown, publishedEvidence: { source: "text", confidence: 0.6 } } : {};
}

/** The first `<time>` of the page; `marked`: only one that says it is the publication time. */
function taggedTime(root: Element, marked: boolean): string | undefined {
  const stack: Element[] = [root];
  for (let steps = 0; stack.length > 0 && steps < 200_000; steps++) {
    const at = stack.pop()!;
    const { itemprop = "", datetime, content, pubdate, class: className = "" } = at.attributes;
    const isMarked =
      /datePublished|dateCreated/.test(itemprop) ||
      pubdate !== undefined ||
      (at.tag === "time" && /publish|posted|entry-date/i.test(className));
    if (isMarked || (!marked && at.tag === "time")) {
      const date = parseDate(datetime ?? content ?? at.children.filter((child) => typeof child === "string").join(" "));
      if (date) return date;
    }
    for (let i = at.children.length - 1; i >= 0; i--) {
      const child = at.children[i]!;
      if (typeof child !== "string") stack.push(child);
    }
  }
  return undefined;
}

function bylineOf(meta: ReadonlyMap<string, string>, linked: LinkedArticle | undefined): string | undefined {
  const isName = (name: string | undefined) => name && name.length <= 160 && !/^https?:|@/.test(name);
  const authors = linked?.authors.filter((name) => isName(name)) ?? [];
  if (authors.length > 0) return authors.join(", ").slice(0, 300);
  for (const name of AUTHOR) if (isName(meta.get(name))) return meta.get(name);
  return undefined;
}
