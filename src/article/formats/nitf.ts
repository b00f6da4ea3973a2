import { type Draft, known } from "../draft.ts";
import { languageTag } from "../language.ts";
import type { Part } from "../parts.ts";
import { parseDate } from "../times.ts";
import { partsOfMarkup } from "./markup.ts";
import type { WireItem } from "./wire.ts";
import { childrenOf, elementAt, elementsBelow, wordsIn, type XmlElement } from "./xml.ts";

/** What a NITF 3 document says: headline, byline, distributor, times, status, version; `body.content` as parts. */
export function nitfFacts(nitf: XmlElement): WireItem {
  const doc = elementAt(nitf, "head", "docdata");
  const head = elementAt(nitf, "body", "body.head");
  const evidence = { source: "metadata", confidence: 0.95 } as const;
  const issued = normOf(doc, "date.issue") ?? normOf(doc, "date.release") ?? storyDate(head);
  const provider = wordsIn(elementAt(head, "distributor")) ?? elementAt(doc, "doc.copyright")?.attributes.holder;
  const publication = elementAt(nitf, "head", "pubdata")?.attributes.name;
  const facts = known<Partial<Draft>>({
    title: headlineOf(head) ?? wordsIn(elementAt(nitf, "head", "title")),
    publisher: publication ?? provider,
    published: issued,
    publishedEvidence: issued ? evidence : undefined,
    language: languageTag(nitf.attributes["xml:lang"] ?? elementAt(nitf, "body")?.attributes["xml:lang"]),
    byline: wordsIn(elementAt(head, "byline")),
  });
  return { draft: facts, parts: partsOf(nitf, head, facts.title), extra: extraOf(nitf, doc, head, provider) };
}

function extraOf(
  nitf: XmlElement,
  doc: XmlElement | undefined,
  head: XmlElement | undefined,
  provider: string | undefined,
): Record<string, unknown> {
  const key = elementAt(doc, "du-key")?.attributes;
  const revisions = childrenOf(elementAt(nitf, "head") ?? nitf, "revision-history").length;
  const keywords = elementsBelow(doc ?? EMPTY, "keyword").map((word) => word.attributes.key);
  return {
    guid: elementAt(doc, "doc-id")?.attributes["id-string"],
    version: key?.version ?? (revisions > 0 ? String(revisions) : undefined),
    provider,
    status: doc?.attributes["management-status"],
    embargo: elementAt(doc, "date.release")?.attributes.norm,
    expires: elementAt(doc, "date.expire")?.attributes.norm,
    editorsNote: elementAt(doc, "ed-msg")?.attributes.info,
    urgency: elementAt(doc, "urgency")?.attributes["ed-urg"],
    slug: key?.key ?? elementAt(doc, "fixture")?.attributes["fix-id"],
    keywords: keywords.length > 0 ? keywords : undefined,
    dateline: wordsIn(elementAt(head, "dateline")),
    usage: wordsIn(elementAt(head, "rights")),
    copyright: elementAt(doc, "doc.copyright")?.attributes.holder,
  };
}

const EMPTY: XmlElement = { name: "", prefix: "", attributes: {}, children: [] };

function headlineOf(head: XmlElement | undefined): string | undefined {
  const line = elementAt(head, "hedline") ?? elementAt(head, "headline");
  return wordsIn(elementAt(line, "hl1")) ?? wordsIn(line);
}

function normOf(doc: XmlElement | undefined, name: string): string | undefined {
  return parseDate(elementAt(doc, name)?.attributes.norm);
}

function storyDate(head: XmlElement | undefined): string | undefined {
  return parseDate(elementAt(head, "dateline", "story.date")?.attributes.norm);
}

/** Head lines below the headline, the content, and the tag line at the end. */
function partsOf(nitf: XmlElement, head: XmlElement | undefined, title: string | undefined): Part[] {
  const label = (name: string): Part[] => {
    const text = wordsIn(elementAt(head, name));
    return text ? [{ text, kind: "paragraph", aside: "metadata" }] : [];
  };
  const second = wordsIn(elementAt(head, "hedline", "hl2"));
  const parts: Part[] = second && second !== title ? [{ text: second, kind: "heading" }] : [];
  const labels = ["note", "byline", "distributor", "dateline", "rights"].flatMap(label);
  const content = elementAt(nitf, "body", "body.content");
  const end = elementAt(nitf, "body", "body.end");
  const tail: Part[] = end ? partsOfMarkup(end).map((part) => ({ ...part, aside: "furniture" as const })) : [];
  return [...parts, ...labels, ...(content ? partsOfMarkup(content) : []), ...tail];
}
