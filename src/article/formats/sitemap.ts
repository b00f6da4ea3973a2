import { type Draft, type Draftings, known, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import { languageTag } from "../language.ts";
import type { ReadLimits } from "../limits.ts";
import { cleanUrl, domainOf } from "../publisher.ts";
import { plainHeadline } from "../references.ts";
import { parseDate } from "../times.ts";
import { xmlText } from "./wire.ts";
import { childrenOf, elementAt, elementsBelow, parseXml, wordsIn, type XmlElement } from "./xml.ts";

/** A news sitemap: an article of nothing but its headline for each address with one; a sitemap without headlines is a message. */
export function* readSitemap(item: Item, limits: ReadLimits): Generator<Draftings> {
  const { text, messages } = xmlText(item);
  yield* messages;
  const { root } = parseXml(text, limits.depth);
  const pages = elementsBelow(root, "url");
  let number = 0;
  for (const page of pages) {
    const news = childrenOf(page, "news")[0];
    const title = news && wordsIn(elementAt(news, "title"));
    if (title) yield { draft: draftOf(page, news, plainHeadline(title), `${item.id}#${++number}`, item.location) };
  }
  const what = `this is a sitemap of ${pages.length} addresses without headlines; save the pages that it names and give those`;
  if (number === 0) yield unusable("other-format", what, item.location);
}

function draftOf(page: XmlElement, news: XmlElement, title: string, id: string, location: string): Draft {
  const url = cleanUrl(wordsIn(elementAt(page, "loc")));
  const published = parseDate(wordsIn(elementAt(news, "publication_date")));
  const publication = elementAt(news, "publication");
  return known<Draft>({
    id,
    location,
    text: title,
    title,
    partial: "title",
    publisher: wordsIn(elementAt(publication, "name")) ?? (url && domainOf(url)),
    published,
    publishedEvidence: published ? { source: "feed", confidence: 0.9 } : undefined,
    language: languageTag(wordsIn(elementAt(publication, "language"))),
    url,
  } as Draft);
}
