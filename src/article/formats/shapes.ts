import { type Json, objectOf } from "./json.ts";
import { SHAPES } from "./services.ts";

/** A record under the names that the record reader knows, and how much of the report it holds. */
export interface Shaped {
  readonly record: Json;
  readonly partial?: "title" | "summary" | "cut";
  /** Its HTML is the article alone, not a page around it. */
  readonly isFragment?: boolean;
}

/**
 * Turns a record of a news API, archive or reference manager into one with the contract's names: Elasticsearch hits, Guardian,
 * New York Times, NewsAPI and its kin, GDELT, Arc, ninjs, CSL-JSON, Feedly, Inoreader, WordPress. Fields without a place keep
 * their names. A record of none of these shapes comes back as it is.
 */
export function shapeOf(given: Json): Shaped {
  const hit = objectOf(given._source);
  const record = hit ? { ...(given._id === undefined ? {} : { id: given._id }), ...hit } : given;
  const shape = SHAPES.find(({ is }) => is(record));
  if (!shape) return fullness(record);
  return { ...fullness(withRest(record, shape.read(record), shape.used)), isFragment: true };
}

/** Names of fields that hold the list of records in an answer, or an object with that list. */
const HOLDERS =
  "articles items data results records docs documents entries news stories hits response result value posts content_elements feed payload messages".split(
    " ",
  );

/** The lists of records inside an answer of a news API, at most three names deep (`hits.hits`, `response.docs`). */
export function innerLists(value: unknown, depth = 0): (readonly unknown[])[] {
  if (Array.isArray(value)) return [value];
  const holder = objectOf(value);
  if (!holder || depth > 2) return [];
  return HOLDERS.flatMap((name) => {
    const inner = holder[name];
    return Array.isArray(inner) || objectOf(inner) ? innerLists(inner, depth + 1) : [];
  }).filter((list) => list.some((one) => objectOf(one) !== undefined || Array.isArray(one)));
}

/** True for an answer that holds records and is none itself. */
export function isHolder(value: unknown): boolean {
  const holder = objectOf(value);
  const hasText = holder && TEXTS.some((name) => typeof holder[name] === "string");
  return holder !== undefined && !hasText && !SHAPES.some(({ is }) => is(holder)) && innerLists(holder).length > 0;
}

const TEXTS = "text maintext raw_text plaintext plain_text article_text articleBody body content full_text html".split(
  " ",
);

function withRest(record: Json, shaped: Json, used: readonly string[]): Json {
  const rest = Object.entries(record).filter(([name]) => !used.includes(name));
  const own = Object.entries(shaped).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries([...rest, ...own]);
}

const SUMMARIES = ["description", "summary", "abstract", "excerpt", "snippet", "lead_paragraph"];
/** What services put behind a text that they cut: `[+1204 chars]`, `[1204 chars]`, `[…]`, `[...]`. */
const CUT = /\s{0,8}\[(?:\+?\d{1,7} chars|…|\.\.\.)\]\s{0,8}$/;

/** Says whether the text is whole; where there is none, the summary takes its place. The mark of a cut text goes to `cutMark`. */
function fullness(record: Json): Shaped {
  const name = TEXTS.find((one) => hasWords(record[one]));
  if (!name) {
    const summary = SUMMARIES.find((one) => typeof record[one] === "string" && String(record[one]).trim() !== "");
    if (!summary) return { record, partial: "title" };
    const { [summary]: text, ...rest } = record;
    return { record: { ...rest, ...cutOff("text", String(text)) }, partial: "summary" };
  }
  const text = record[name];
  if (typeof text !== "string" || !CUT.test(text.slice(-40))) return { record };
  return { record: { ...record, ...cutOff(name, text) }, partial: "cut" };
}

function cutOff(name: string, text: string): Json {
  const mark = CUT.exec(text.slice(-40))?.[0];
  return mark ? { [name]: text.slice(0, text.length - mark.length), cutMark: mark.trim() } : { [name]: text };
}

function hasWords(value: unknown): boolean {
  return typeof value === "string" ? value.trim() !== "" : typeof value === "object" && value !== null;
}
