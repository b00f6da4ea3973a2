import type { DateEvidence } from "../../model/index.ts";
import type { Draft } from "../draft.ts";
import { languageTag } from "../language.ts";
import { cleanUrl, domainOf, withoutPublisher } from "../publisher.ts";
import { parseDate } from "../times.ts";
import { shapeOf } from "./shapes.ts";

/** Where the record names come from: the contract, then news-please, trafilatura, newspaper4k, fundus and common dumps. */
const FIELDS = {
  id: ["id", "_id", "guid", "uuid", "article_id", "doc_id"],
  text: [
    "text",
    "maintext",
    "raw_text",
    "plaintext",
    "plain_text",
    "article_text",
    "articleBody",
    "body",
    "content",
    "cleaned_text",
    "full_text",
  ],
  html: ["html", "raw_html", "content_html", "article_html"],
  title: ["title", "headline", "title_page", "title_rss"],
  url: ["url", "link", "canonical_link", "source_url", "original_url", "requested_url", "responded_url"],
  publisher: [
    "publisher",
    "sitename",
    "site_name",
    "source_domain",
    "source",
    "hostname",
    "outlet",
    "domain",
    "publication",
    "media_name",
    "clean_url",
  ],
  published: [
    "published",
    "date_publish",
    "publish_date",
    "publishing_date",
    "published_at",
    "publishedAt",
    "datePublished",
    "pubDate",
    "pub_date",
    "date_published",
    "date",
    "seendate",
    "published_date",
    "dateTime",
    "created_at",
  ],
  modified: ["modified", "date_modify", "date_modified", "dateModified", "updated", "updated_at"],
  language: ["language", "lang", "meta_lang", "inLanguage"],
  byline: ["byline", "authors", "author"],
} as const;

type Field = keyof typeof FIELDS;

/** What a JSON record says about an article; `html` is left for the page reader. */
export interface RecordFields {
  readonly draft: Draft;
  readonly html?: string;
  /** The HTML is the article alone, not a page around it. */
  readonly isFragment?: boolean;
}

/** Reads one JSON record; `undefined` when it has no text, HTML or title (a lone title is then the text). Fields without a place stay in `extra`. */
export function readRecord(
  given: Readonly<Record<string, unknown>>,
  id: string,
  location: string,
): RecordFields | undefined {
  const { record, partial, isFragment = false } = shapeOf(given);
  const used = new Set<string>();
  const pick = (field: Field) => pickField(record, field, used);
  const text = textOf(pick("text"), record, used);
  const html = stringOf(pick("html"));
  const title = stringOf(pick("title"));
  if (!text && !html && !title) return undefined;
  const url = cleanUrl(pick("url"));
  const published = publishedOf(record, used);
  const publisher = publisherOf(record, used) ?? (url && domainOf(url));
  const draft: Draft = {
    ...optional("partial", html && !text ? undefined : partial),
    id,
    ...optional("given", stringOf(pick("id"))),
    location,
    text: text ?? title ?? "",
    ...optional("title", title && withoutPublisher(title, publisher)),
    ...optional("publisher", publisher),
    ...published,
    ...optional("modified", parseDate(pick("modified"))),
    ...optional("language", languageTag(pick("language"))),
    ...optional("byline", bylineOf(pick("byline"))),
    ...optional("url", url),
  };
  const extra = Object.fromEntries(Object.entries(record).filter(([key, value]) => !used.has(key) && value !== null));
  const full = Object.keys(extra).length > 0 ? { ...draft, extra } : draft;
  if (text && MARKUP.test(text)) return { draft: full, html: text, isFragment };
  return html && !text ? { draft: full, html, isFragment } : { draft: full };
}

/** Text fields that hold HTML after all. */
const MARKUP = /^\s*<(?:p|div|html|article|section|!doctype)\b[\s\S]*<\/(?:p|div|html|article|section)>\s*$/i;

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

/** The first field of the list that holds something; only that one counts as used. */
function pickField(record: Readonly<Record<string, unknown>>, field: Field, used: Set<string>): unknown {
  for (const name of FIELDS[field]) {
    const value = record[name];
    if (value === undefined || value === null || value === "" || used.has(name)) continue;
    used.add(name);
    return value;
  }
  return undefined;
}

/** `body` and `plaintext` may be lists of paragraphs or objects with sections (fundus). */
function textOf(value: unknown, record: Readonly<Record<string, unknown>>, used: Set<string>): string | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  const parts = paragraphsOf(value);
  if (parts.length > 0) return parts.join("\n\n");
  for (const name of FIELDS.text) {
    const other = record[name];
    if (typeof other !== "string" || other.trim() === "") continue;
    used.add(name);
    return other;
  }
  return undefined;
}

function paragraphsOf(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value];
  if (depth > 6 || typeof value !== "object" || value === null) return [];
  const inner = Array.isArray(value)
    ? value
    : ["summary", "sections", "headline", "paragraphs", "text"].map((key) => (value as Record<string, unknown>)[key]);
  return inner.flatMap((part) => paragraphsOf(part, depth + 1));
}

function stringOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** A name or domain; the `source` of some dumps is an object with a name. */
function publisherOf(record: Readonly<Record<string, unknown>>, used: Set<string>): string | undefined {
  for (const name of FIELDS.publisher) {
    const value = record[name];
    const inner =
      typeof value === "object" && value !== null
        ? ((value as Record<string, unknown>).name ?? (value as Record<string, unknown>).title)
        : value;
    if (typeof inner !== "string" || inner.trim() === "" || inner.length > 200) continue;
    used.add(name);
    return /^(?:https?:\/\/|www\.)/.test(inner) || /^[\w-]+(?:\.[\w-]+)+$/.test(inner)
      ? (domainOf(inner) ?? inner)
      : inner.trim();
  }
  return undefined;
}

function bylineOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const names = value.map((one) =>
      stringOf(typeof one === "object" && one !== null ? (one as { name?: unknown }).name : one),
    );
    return names.filter((name) => name !== undefined).join(", ") || undefined;
  }
  if (typeof value === "object" && value !== null) return stringOf((value as { name?: unknown }).name);
  return stringOf(value);
}

function publishedOf(
  record: Readonly<Record<string, unknown>>,
  used: Set<string>,
): Pick<Draft, "published" | "publishedEvidence"> {
  for (const name of FIELDS.published) {
    const published = parseDate(record[name]);
    if (!published) continue;
    used.add(name);
    const evidence: DateEvidence = { source: "metadata", confidence: 0.9 };
    return { published, publishedEvidence: evidence };
  }
  return {};
}
