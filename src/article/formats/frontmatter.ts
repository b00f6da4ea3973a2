import { type Draft, known } from "../draft.ts";
import type { Json } from "./json.ts";
import { readRecord } from "./record.ts";

const FENCE = "---";
/** Characters and lines that are looked through for a head. */
const LONGEST = 16_384;
const MOST_LABELS = 20;

/** What a file says of itself before its text, and where that ends. */
export interface Head {
  readonly fields: Partial<Draft>;
  /** Offset behind the head and the blank lines after it. */
  readonly end: number;
}

interface HeadLine {
  readonly text: string;
  readonly end: number;
}

/**
 * The head of a text or Markdown file, as web clippers, site generators and people write it: lines `name: value` between two lines
 * `---`, or at the top with a blank line behind them. Lines that stand for themselves are a head only with two names that are known
 * here. Of YAML nothing is read but such lines and lists of `- value` below a name.
 */
export function headOf(draft: Draft, isMarkdown = false): Head | undefined {
  const lines = headLines(draft.text);
  const isFenced = lines[0]?.text === FENCE;
  const from = isFenced ? 1 : 0;
  const to = lines.findIndex(({ text }, i) => i >= from && (isFenced ? text === FENCE : text === ""));
  if (to <= from) return undefined;
  const inner = lines.slice(from, to).map(({ text }) => text);
  if (!isFenced && !(inner.length <= MOST_LABELS && inner.every(isLabelled))) return undefined;
  const record = recordOf(inner);
  const end = bodyAt(draft.text, lines[to]!.end);
  if (isFenced && isMarkdown) return { fields: fieldsOf(record, draft), end };
  const isHead = end < draft.text.length && Object.keys(record).filter((name) => KNOWN.has(name)).length >= 2;
  return isHead ? { fields: fieldsOf(record, draft), end } : undefined;
}

/** Offset of the first word at or behind a place; the end when there is none. */
function bodyAt(text: string, from: number): number {
  const blank = text.slice(from).search(/\S/);
  return blank < 0 ? text.length : from + blank;
}

function headLines(text: string): HeadLine[] {
  let end = 0;
  return text
    .slice(0, LONGEST)
    .split("\n")
    .map((line) => {
      end = Math.min(text.length, end + line.length + 1);
      return { text: line.trim(), end };
    });
}

/** Names by which a text file says what it is, and what the record reader calls them. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ...["title", "headline"].map((name) => [name, "title"] as const),
  ...["publisher", "publication", "outlet", "newspaper", "source", "site"].map((name) => [name, "publisher"] as const),
  ...["date", "published", "day"].map((name) => [name, "date"] as const),
  ...["url", "link", "address"].map((name) => [name, "url"] as const),
  ...["by", "author", "authors", "byline"].map((name) => [name, "byline"] as const),
  ...["language", "lang"].map((name) => [name, "language"] as const),
]);

/** The fields of a head; its text is none of the record's, which cannot do without one. */
function fieldsOf(record: Json, { id, location }: Draft): Partial<Draft> {
  const named: Record<string, unknown> = { ...record };
  for (const [name, value] of Object.entries(record)) named[KNOWN.get(name) ?? name] ??= value;
  if (typeof record.source === "string" && /^https?:\/\//.test(record.source)) named.url ??= record.source;
  const { title, publisher, published, publishedEvidence, language, byline, url } =
    readRecord({ ...named, text: "-" }, id, location)?.draft ?? {};
  return known<Partial<Draft>>({ title, publisher, published, publishedEvidence, language, byline, url });
}

function isLabelled(line: string): boolean {
  const colon = line.indexOf(":");
  return colon > 0 && NAME.test(line.slice(0, colon)) && /^\s+\S/.test(line.slice(colon + 1));
}

function recordOf(lines: readonly string[]): Json {
  const record: Record<string, string | string[]> = Object.create(null);
  let name = "";
  for (const words of lines) {
    const colon = words.indexOf(":");
    if (words.startsWith("- ")) {
      if (name !== "") record[name] = [...listAt(record[name]), plain(words.slice(2))];
    } else if (colon > 0 && NAME.test(words.slice(0, colon))) {
      name = words.slice(0, colon).toLowerCase();
      record[name] = plain(words.slice(colon + 1));
    }
  }
  return record;
}

const NAME = /^[A-Za-z_][\w-]{0,40}$/;

function listAt(value: string | string[] | undefined): string[] {
  return Array.isArray(value) ? value : [];
}

/** Without quotation marks around it and the brackets of a link between notes. */
function plain(value: string): string {
  const words = value.trim();
  const isQuoted = words.length > 1 && (words[0] === '"' || words[0] === "'") && words.at(-1) === words[0];
  const bare = isQuoted ? words.slice(1, -1) : words;
  return bare.startsWith("[[") && bare.endsWith("]]") ? bare.slice(2, -2).trim() : bare;
}
