import { decodeBytes } from "../charset.ts";
import { type Draft, type Draftings, known, noted, unusable } from "../draft.ts";
import type { Item } from "../item.ts";
import { languageTag } from "../language.ts";
import type { ReadLimits } from "../limits.ts";
import { type Part, textOfParts } from "../parts.ts";
import { parseDate } from "../times.ts";
import { partsOfMarkup } from "./markup.ts";
import { nitfFacts } from "./nitf.ts";
import { charsetMessages } from "./plain.ts";
import { childrenOf, elementAt, elementsBelow, parseXml, rawTextOf, wordsIn, type XmlElement } from "./xml.ts";

/** What a wire item says about itself; `extra` keeps provider, version, embargo, status, usage as they came. */
export interface WireItem {
  readonly draft: Partial<Draft>;
  readonly parts: readonly Part[];
  readonly extra: Readonly<Record<string, unknown>>;
}

const XML_CHARSET = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:-]{2,40})/i;
/** A news message may carry thousands of items; each is one article. */
const MOST_PARTS = 20_000;

/** The XML of an item as text: declared charset read, byte-order mark taken off. */
export function xmlText(item: Item): { readonly text: string; readonly messages: Draftings[] } {
  const head = new TextDecoder("latin1").decode(item.bytes.subarray(0, 200));
  const decoded = decodeBytes(item.bytes, item.charset ?? XML_CHARSET.exec(head)?.[1]);
  return { text: decoded.text.replace(/^\ufeff/, ""), messages: [...charsetMessages(decoded, item)] };
}

/** NITF, NewsML-G2 and NewsML 1: one article for each text item; other items of a package are counted in a note. */
export function* readWire(item: Item, limits: ReadLimits): Generator<Draftings> {
  const { text, messages } = xmlText(item);
  yield* messages;
  const { root, isCut } = parseXml(text, limits.depth);
  if (isCut) yield noted("too-deep", `elements deeper than ${limits.depth} levels were left out`, item.location);
  const found = wireItems(root);
  let number = 0;
  let others = 0;
  for (const wire of found) {
    const draft = wire && draftOf(wire, item, found.length === 1 ? item.id : `${item.id}#${number + 1}`);
    if (!draft) others++;
    else {
      number++;
      yield { draft };
    }
  }
  const what = `${others} of ${found.length} items hold no text (pictures, packages, notices)`;
  if (number === 0) yield unusable("no-article", "the wire file holds no text", item.location);
  else if (others > 0) yield noted("left-out", `${what} and were left out`, item.location);
}

function wireItems(root: XmlElement): (WireItem | undefined)[] {
  const tops = elementsBelow(root, "newsItem", "packageItem", "knowledgeItem", "conceptItem", "NewsItem", "nitf");
  return tops.map((top) => {
    if (top.name === "nitf") return nitfFacts(top);
    if (top.name === "NewsItem") return newsml1Facts(top);
    return top.name === "newsItem" ? newsmlFacts(top) : undefined;
  });
}

function draftOf(wire: WireItem, item: Item, id: string): Draft | undefined {
  const title = wire.draft.title;
  const parts = wire.parts.slice(0, MOST_PARTS);
  const hasProse = parts.some((part) => !part.aside);
  if (!hasProse) return undefined;
  const head: Part[] = title ? [{ text: title, kind: "title" }] : [];
  const own = parts[0]?.text === title ? parts.slice(1) : parts;
  const { text, blocks } = textOfParts([...head, ...own]);
  const extra = known<Record<string, unknown>>(wire.extra);
  return { id, location: item.location, ...wire.draft, text, blocks, ...(item.url ? { url: item.url } : {}), extra };
}

/** NewsML-G2 `newsItem`: metadata of the item over what a NITF document inside says. */
function newsmlFacts(item: XmlElement): WireItem {
  const meta = elementAt(item, "itemMeta");
  const content = elementAt(item, "contentMeta");
  const rights = elementAt(item, "rightsInfo");
  const set = elementAt(item, "contentSet");
  const inner = set && elementsBelow(set, "nitf")[0];
  const nitf = inner ? nitfFacts(inner) : undefined;
  const published = parseDate(wordsIn(elementAt(meta, "versionCreated")));
  const first = parseDate(wordsIn(elementAt(meta, "firstCreated")));
  const provider = literalOf(elementAt(meta, "provider")) ?? literalOf(elementAt(content, "infoSource"));
  const facts: Partial<Draft> = known<Partial<Draft>>({
    title: wordsIn(elementAt(content, "headline")) ?? wordsIn(elementAt(meta, "title")),
    publisher: provider,
    ...dated(first ?? published, first && published && first !== published ? published : undefined),
    language: languageTag(elementAt(content, "language")?.attributes.tag ?? item.attributes["xml:lang"]),
    byline: wordsIn(elementAt(content, "by")) ?? literalOf(elementAt(content, "creator")),
  });
  const dateline = wordsIn(elementAt(content, "dateline"));
  return {
    draft: { ...nitf?.draft, ...facts },
    parts: nitf ? nitf.parts : contentParts(set),
    extra: {
      ...nitf?.extra,
      guid: item.attributes.guid,
      version: item.attributes.version,
      provider,
      status: codeOf(elementAt(meta, "pubStatus")),
      embargo: wordsIn(elementAt(meta, "embargoed")),
      signal: codeOf(elementAt(meta, "signal")),
      editorsNote: wordsIn(elementAt(meta, "edNote")),
      urgency: wordsIn(elementAt(content, "urgency")),
      slug: wordsIn(elementAt(content, "slugline")),
      creditLine: wordsIn(elementAt(content, "creditline")),
      dateline,
      usage: wordsIn(elementAt(rights, "usageTerms")),
      copyright: literalOf(elementAt(rights, "copyrightHolder")) ?? wordsIn(elementAt(rights, "copyrightNotice")),
    },
  };
}

/** The text of `inlineXML` (XHTML) and `inlineData` (plain text). */
function contentParts(set: XmlElement | undefined): Part[] {
  if (!set) return [];
  return elementsBelow(set, "inlineXML", "inlineData").flatMap((inline) => {
    if (inline.name === "inlineXML") return partsOfMarkup(elementsBelow(inline, "body")[0] ?? inline);
    return plainParts(rawTextOf(inline));
  });
}

function plainParts(text: string): Part[] {
  return text.split(/\n\s*\n/).map((words) => ({ text: words.trim(), kind: "paragraph" }));
}

/** NewsML 1.x: news lines, management and the text of each data content. */
function newsml1Facts(item: XmlElement): WireItem {
  const lines = elementsBelow(item, "NewsLines")[0];
  const management = elementAt(item, "NewsManagement");
  const identifier = elementAt(item, "Identification", "NewsIdentifier");
  const provider = elementsBelow(item, "Provider").map((one) => elementAt(one, "Party")?.attributes.FormalName)[0];
  const contents = elementsBelow(item, "DataContent");
  const inner = contents.flatMap((content) => elementsBelow(content, "nitf"))[0];
  const nitf = inner ? nitfFacts(inner) : undefined;
  const first = parseDate(wordsIn(elementAt(management, "FirstCreated")));
  const revised = parseDate(wordsIn(elementAt(management, "ThisRevisionCreated")));
  const language = elementsBelow(item, "Language")[0]?.attributes.FormalName;
  const facts: Partial<Draft> = known<Partial<Draft>>({
    title: wordsIn(elementAt(lines, "HeadLine")),
    publisher: provider ?? wordsIn(elementAt(identifier, "ProviderId")),
    ...dated(first ?? revised, first && revised && first !== revised ? revised : undefined),
    language: languageTag(language),
    byline: wordsIn(elementAt(lines, "ByLine")),
  });
  return {
    draft: { ...nitf?.draft, ...facts },
    parts: nitf?.parts ?? contents.flatMap((content) => partsOfMarkup(content)),
    extra: {
      ...nitf?.extra,
      guid: wordsIn(elementAt(identifier, "PublicIdentifier")),
      version: wordsIn(elementAt(identifier, "RevisionId")),
      provider: facts.publisher,
      status: elementAt(management, "Status")?.attributes.FormalName,
      urgency: elementAt(management, "Urgency")?.attributes.FormalName,
      slug: wordsIn(elementAt(lines, "SlugLine")),
      creditLine: wordsIn(elementAt(lines, "CreditLine")),
      dateline: wordsIn(elementAt(lines, "DateLine")),
      copyright: wordsIn(elementAt(lines, "CopyrightLine")),
    },
  };
}

function dated(published?: string, modified?: string): Partial<Draft> {
  if (!published) return {};
  const evidence = { source: "metadata", confidence: 0.95 } as const;
  return { published, publishedEvidence: evidence, ...(modified ? { modified } : {}) };
}

/** A party given by a literal, a name inside, or the last part of its code. */
function literalOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const named = childrenOf(element, "name").map(wordsIn)[0];
  return named ?? element.attributes.literal ?? codeOf(element) ?? wordsIn(element);
}

function codeOf(element: XmlElement | undefined): string | undefined {
  return element?.attributes.qcode?.replace(/^[\w.-]{1,40}:/, "");
}
