import type { Draft } from "../draft.ts";
import type { Json } from "./json.ts";
import { readRecord } from "./record.ts";

const FENCE = /^---[ \t]*\r?\n/;
const LONGEST = 8192;

/**
 * What the lines `name: value` between `---` at the head of a Markdown file say, as web clippers and site generators write them: title,
 * address, day, authors. Only such lines and lists of `- value` below a name are read, no other YAML.
 */
export function frontMatter({ id, location, text }: Draft): Partial<Draft> {
  if (!FENCE.test(text)) return {};
  const lines = text.slice(0, LONGEST).split(/\r?\n/);
  const end = lines.indexOf("---", 1);
  if (end < 0) return {};
  const record = recordOf(lines.slice(1, end));
  const source = record.source;
  const isAddress = typeof source === "string" && /^https?:\/\//.test(source);
  const fields = readRecord({ title: "-", ...record, ...(isAddress ? { url: source } : {}) }, id, location)?.draft;
  const { title, publisher, published, publishedEvidence, language, byline, url } = fields ?? {};
  const found = {
    title: title === "-" ? undefined : title,
    publisher,
    published,
    publishedEvidence,
    language,
    byline,
    url,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function recordOf(lines: readonly string[]): Json {
  const record: Record<string, string | string[]> = Object.create(null);
  let name = "";
  for (const line of lines) {
    const words = line.trim();
    const colon = line.indexOf(":");
    if (words.startsWith("- ")) {
      if (name !== "") record[name] = [...listAt(record[name]), plain(words.slice(2))];
    } else if (colon > 0 && NAME.test(line.slice(0, colon))) {
      name = line.slice(0, colon).toLowerCase();
      record[name] = plain(line.slice(colon + 1));
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
