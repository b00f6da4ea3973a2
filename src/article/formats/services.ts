import { readReferences } from "../references.ts";
import { parseDate } from "../times.ts";
import { type Json, joined, listOf, objectOf, stringOf } from "./json.ts";

/** One service's or program's way of writing a record. */
export interface Shape {
  is(record: Json): boolean;
  /** Fields whose content `read` has taken over. */
  readonly used: readonly string[];
  read(record: Json): Json;
}

/** The known ways, most telling first; none is told by a service's name, all by their fields. */
export const SHAPES: readonly Shape[] = [
  {
    // Guardian Open Platform.
    is: (record) => typeof record.webTitle === "string" && typeof record.webUrl === "string",
    used: ["webTitle", "webUrl", "webPublicationDate", "fields"],
    read: (record) => {
      const fields = objectOf(record.fields) ?? {};
      return {
        title: record.webTitle,
        url: record.webUrl,
        published: record.webPublicationDate,
        text: fields.bodyText,
        html: fields.body,
        byline: fields.byline,
        publisher: fields.publication,
        language: fields.lang,
        modified: fields.lastModified,
        description: fields.trailText,
      };
    },
  },
  {
    // New York Times article search and archive.
    is: (record) => typeof objectOf(record.headline)?.main === "string",
    used: ["headline", "web_url", "pub_date", "byline", "abstract", "lead_paragraph", "snippet", "source"],
    read: (record) => ({
      title: objectOf(record.headline)?.main,
      url: record.web_url,
      published: record.pub_date,
      byline: objectOf(record.byline)?.original ?? stringOf(record.byline),
      publisher: record.source,
      description: joined([record.abstract, record.lead_paragraph, record.snippet]),
    }),
  },
  {
    // Arc XP (ANS).
    is: (record) => Array.isArray(record.content_elements) && objectOf(record.headlines) !== undefined,
    used: [
      "content_elements",
      "headlines",
      "credits",
      "canonical_url",
      "first_publish_date",
      "display_date",
      "description",
    ],
    read: (record) => ({
      title: objectOf(record.headlines)?.basic,
      html: arcHtml(record.content_elements),
      byline: listOf(objectOf(record.credits)?.by).map(nameOf),
      published: record.first_publish_date ?? record.display_date ?? record.publish_date,
      modified: record.last_updated_date,
      url: absolute(record.canonical_url ?? record.website_url, record.website ?? record.canonical_website),
      publisher: nameOf(record.owner) ?? record.canonical_website,
      provider: nameOf(record.distributor) ?? nameOf(record.source),
      description: objectOf(record.description)?.basic,
    }),
  },
  {
    // ninjs 1 and 2.
    is: (record) =>
      typeof record.uri === "string" &&
      ["versioncreated", "versionCreated", "body_text", "body_xhtml", "bodies"].some((name) => name in record),
    used: "headline headlines body_text body_xhtml bodies firstcreated versioncreated firstCreated versionCreated usageterms usageTerms pubstatus pubStatus embargoed located copyrightholder copyrightHolder slugline bodytext".split(
      " ",
    ),
    read: (record) => ({
      title: record.headline ?? textIn(record.headlines, () => true),
      html: record.body_xhtml ?? textIn(record.bodies, (body) => /html/.test(String(body.contentType))),
      text: record.body_text ?? textIn(record.bodies, (body) => /plain/.test(String(body.contentType))),
      published: record.firstcreated ?? record.firstCreated ?? record.versioncreated ?? record.versionCreated,
      modified: record.versioncreated ?? record.versionCreated,
      publisher: providerOf(record),
      provider: providerOf(record),
      dateline: record.located,
      status: record.pubstatus ?? record.pubStatus,
      embargo: record.embargoed,
      usage: record.usageterms ?? record.usageTerms,
      copyright: record.copyrightholder ?? record.copyrightHolder,
      slug: record.slugline,
    }),
  },
  {
    // CSL-JSON, as Zotero and its kin write it.
    is: (record) => "container-title" in record || Array.isArray(objectOf(record.issued)?.["date-parts"]),
    used: ["container-title", "issued", "author", "URL", "abstract", "title", "publisher"],
    read: (record) => ({
      title: record.title,
      publisher:
        stringOf(record["container-title"]) ?? stringOf(listOf(record["container-title"])[0]) ?? record.publisher,
      published: dateParts(record.issued),
      byline: listOf(record.author).map(cslName),
      url: record.URL,
      description: record.abstract,
    }),
  },
  {
    // Google Reader's own format, kept by Inoreader, FreshRSS and others, and Feedly's.
    is: (record) => objectOf(record.origin) !== undefined && ("summary" in record || "content" in record),
    used: "id origin summary content canonical alternate canonicalUrl published updated crawled author direction".split(
      " ",
    ),
    read: (record) => ({
      guid: record.id,
      title: record.title,
      html: objectOf(record.content)?.content ?? objectOf(record.summary)?.content,
      publisher: objectOf(record.origin)?.title,
      published: record.published ?? record.crawled,
      byline: record.author,
      url: record.canonicalUrl ?? hrefOf(record.canonical) ?? hrefOf(record.alternate),
    }),
  },
  {
    // WordPress REST API.
    is: (record) => typeof objectOf(record.content)?.rendered === "string" && objectOf(record.title) !== undefined,
    used: ["title", "content", "excerpt", "link", "date", "date_gmt", "modified", "modified_gmt", "author"],
    read: (record) => ({
      title: readReferences(stringOf(objectOf(record.title)?.rendered) ?? ""),
      html: objectOf(record.content)?.rendered,
      published: typeof record.date_gmt === "string" ? `${record.date_gmt}Z` : record.date,
      modified: typeof record.modified_gmt === "string" ? `${record.modified_gmt}Z` : record.modified,
      url: record.link,
      status: record.status,
    }),
  },
  {
    // A message in the export of a messenger's channel (Telegram).
    is: (record) => record.type === "message" && typeof record.date === "string" && "date_unixtime" in record,
    used: ["id", "type", "text", "text_entities", "date", "date_unixtime", "from", "from_id", "edited_unixtime"],
    read: (record) => ({
      guid: joined([record.from_id ?? record.from, String(record.id)], "/"),
      text: joinedParts(record.text),
      publisher: record.from ?? record.author,
      published: fromSeconds(record.date_unixtime),
      modified: fromSeconds(record.edited_unixtime),
    }),
  },
  {
    // A post of X, formerly Twitter.
    is: (record) => typeof record.full_text === "string" && objectOf(record.user) !== undefined,
    used: ["id", "id_str", "full_text", "user"],
    read: (record) => ({
      guid: record.id_str ?? record.id,
      text: record.full_text,
      publisher: nameOf(record.user) ?? objectOf(record.user)?.screen_name,
    }),
  },
  {
    // Bing news search.
    is: (record) => Array.isArray(record.provider) && typeof record.name === "string",
    used: ["name", "provider"],
    read: (record) => ({ title: record.name, publisher: nameOf(listOf(record.provider)[0]) }),
  },
];

function arcHtml(elements: unknown): string | undefined {
  const html = listOf(elements)
    .slice(0, 5000)
    .flatMap((one) => arcElement(objectOf(one), 0));
  return html.length > 0 ? html.join("\n") : undefined;
}

function arcElement(element: Json | undefined, depth: number): string[] {
  if (!element || depth > 4) return [];
  const content = stringOf(element.content) ?? "";
  if (element.type === "header") return [`<h2>${content}</h2>`];
  if (element.type === "raw_html") return [content];
  if (element.type === "text") return [`<p>${content}</p>`];
  if (element.type === "image") {
    const caption = stringOf(element.caption);
    return caption ? [`<figure><figcaption>${caption}</figcaption></figure>`] : [];
  }
  const inner = [...listOf(element.items), ...listOf(element.content_elements)];
  const parts = inner.slice(0, 500).flatMap((one) => arcElement(objectOf(one), depth + 1));
  if (parts.length === 0) return [];
  return element.type === "quote" ? [`<blockquote>${parts.join("")}</blockquote>`] : parts;
}

function providerOf(record: Json): string | undefined {
  const sources = listOf(record.infosources ?? record.infoSources).map(objectOf);
  const provider = sources.find((source) => source?.role === "provider" || source?.role === "isrol:provider");
  return (
    stringOf(record.provider) ??
    nameOf(provider ?? sources[0]) ??
    stringOf(record.copyrightholder ?? record.copyrightHolder) ??
    stringOf(record.source)
  );
}

function textIn(list: unknown, isWanted: (one: Json) => boolean): string | undefined {
  const found = listOf(list)
    .map(objectOf)
    .find((one) => one !== undefined && isWanted(one));
  return stringOf(found?.value);
}

function dateParts(issued: unknown): string | undefined {
  const parts = listOf(listOf(objectOf(issued)?.["date-parts"])[0]).map(Number);
  const [year, month, day] = parts;
  if (!year || !month || !day) return parseDate(objectOf(issued)?.raw ?? objectOf(issued)?.literal);
  return parseDate(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
}

function cslName(one: unknown): string | undefined {
  const name = objectOf(one) ?? {};
  return stringOf(name.literal) ?? joined([name.given, name["non-dropping-particle"], name.family], " ");
}

function absolute(address: unknown, site: unknown): unknown {
  if (typeof address !== "string" || !address.startsWith("/")) return address;
  return typeof site === "string" && site.includes(".") ? `https://${site}${address}` : undefined;
}

/** Why a message of a messenger's channel holds no report: a notice of the service, a picture alone. */
export function wordlessMessage(value: unknown): string | undefined {
  const record = objectOf(value);
  if (!record || !("date_unixtime" in record)) return undefined;
  if (record.type === "service") return "of the service";
  return joinedParts(record.text) === undefined ? "without words" : undefined;
}

/** A text whose marked words stand as objects between strings. */
function joinedParts(text: unknown): string | undefined {
  const words = listOf(text).map((part) => (typeof part === "string" ? part : (objectOf(part)?.text ?? "")));
  return stringOf(text) ?? stringOf(words.join(""));
}

function fromSeconds(seconds: unknown): string | undefined {
  return stringOf(seconds) === undefined ? undefined : parseDate(Number(seconds));
}

function hrefOf(links: unknown): string | undefined {
  return stringOf(objectOf(listOf(links)[0])?.href);
}

function nameOf(value: unknown): string | undefined {
  return stringOf(value) ?? stringOf(objectOf(value)?.name);
}
