import { childrenOf, elementAt, elementsBelow, parseXml, wordsIn, type XmlElement } from "../formats/xml.ts";
import { languageTag } from "../language.ts";
import { cleanUrl } from "../publisher.ts";
import { plainHeadline } from "../references.ts";
import { parseDate } from "../times.ts";
import type { Listing, ListingItem } from "./listing.ts";

/** A sitemap as a list of pages, or a sitemap index as a list of lists. */
export function sitemapListing(text: string, depth: number, base: string | undefined): Listing {
  const { root } = parseXml(text, depth);
  const parts = elementsBelow(root, "sitemap").map((part) => cleanUrl(wordsIn(elementAt(part, "loc")), base));
  const pages = elementsBelow(root, "url").map((page) => pageOf(page, base));
  const items = pages.filter((page) => page !== undefined);
  const lists = parts.filter((part) => part !== undefined);
  return { kind: "sitemap", items, lists, withoutAddress: pages.length - items.length };
}

function pageOf(page: XmlElement, base: string | undefined): ListingItem | undefined {
  const url = cleanUrl(wordsIn(elementAt(page, "loc")), base);
  if (!url) return undefined;
  const news = childrenOf(page, "news")[0];
  const publication = elementAt(news, "publication");
  const title = wordsIn(elementAt(news, "title"));
  const facts = {
    title: title && plainHeadline(title),
    published: parseDate(wordsIn(elementAt(news, "publication_date")) ?? wordsIn(elementAt(page, "lastmod"))),
    publisher: wordsIn(elementAt(publication, "name")),
    language: languageTag(wordsIn(elementAt(publication, "language"))),
  };
  return { url, ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) };
}

/** The feeds that an OPML file names, however deep its folders nest. */
export function opmlListing(text: string, depth: number, base: string | undefined): Listing {
  const { root } = parseXml(text, depth);
  const lists: string[] = [];
  const stack: XmlElement[] = [root];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { xmlUrl, xmlurl = xmlUrl } = at.attributes;
    const url = at.name.toLowerCase() === "outline" ? cleanUrl(xmlurl, base) : undefined;
    if (url) lists.push(url);
    for (const child of at.children) if (typeof child !== "string") stack.push(child);
  }
  const title = wordsIn(elementsBelow(root, "title")[0]);
  return { kind: "opml", ...(title && { title }), items: [], lists: [...new Set(lists)].sort(), withoutAddress: 0 };
}
