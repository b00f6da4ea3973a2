/** What begins every result of this program, of every version: first characters of the decoded file, white space cut. */
const MARKS: readonly (readonly [kind: string, mark: RegExp])[] = [
  ["a report", /^\{\s{0,9}"schema"\s{0,9}:\s{0,9}"secondsource\//],
  ["a report as JSON-LD", /^\{\s{0,9}"@context"[\s\S]*"urn:secondsource:/],
  ["a page", /^<!doctype html>[\s\S]*<meta name="generator" content="secondsource[ "]/i],
  ["a report as text", /^(?:# )?secondsource(?: report| compare)?\r?\n\s{0,9}It measures reporting, never truth\./],
  ["a crosswalk", /^\s{0,9}story,story_title,fact,fact_kind,/],
];

/** Lines that `stories` writes for people. */
const STORY_LINE = /^(?:\d{1,9} articles {2}.*| {4}.*|\d{1,9} stor(?:y|ies) with several articles, \d{1,9} with one)$/;

/**
 * What kind of own output a text is, told by its first kilobytes; `undefined` when it is none. What this program wrote is no
 * report of the news: read again, it would raise every count.
 */
export function ownOutputOf(head: string): string | undefined {
  const text = head.replace(/^\ufeff/, "").trimStart();
  const mark = MARKS.find(([, pattern]) => pattern.test(text));
  return mark?.[0] ?? (isStoryList(text) ? "a list of stories" : undefined);
}

function isStoryList(text: string): boolean {
  if (!/^\d{1,9} (?:articles {2}\S|stor)/.test(text)) return false;
  const lines = text.split(/\r?\n/);
  // The last line may be cut by the border of what was looked at.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.every((line) => line === "" || STORY_LINE.test(line));
}

const SQLITE = "SQLite format 3\0";
/** Bytes of a SQLite header at which `application_id` stands: "2src" marks a store of ours. */
const APPLICATION_ID = { at: 68, bytes: "2src" } as const;

/** True for the first bytes of a store: a SQLite file with our application id, or with our name in its first page. */
export function isOwnStore(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.subarray(0, 4096));
  if (!text.startsWith(SQLITE)) return false;
  return text.startsWith(APPLICATION_ID.bytes, APPLICATION_ID.at) || text.includes("secondsource");
}

/** True for a record that `annotate`, `stories` or `compare` writes, or for a report: told by the fields only we give together. */
export function isOwnRecord(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record.schema === "string" && record.schema.startsWith("secondsource/")) return true;
  const hasLists = (...names: string[]) => names.every((name) => Array.isArray(record[name]));
  if (hasLists("body", "aside", "credits", "sentences", "quantities", "times"))
    return isSpan((record.body as unknown[])[0]);
  if (hasLists("alignedSentences", "changedWords")) return typeof record.containment === "number";
  return typeof record.story === "string" && hasLists("articles") && areIds(record.articles) && !("text" in record);
}

function areIds(values: unknown): boolean {
  return (values as unknown[]).every((value) => typeof value === "string");
}

function isSpan(value: unknown): boolean {
  const { start, end } = (value ?? { start: 0, end: 0 }) as { start?: unknown; end?: unknown };
  return Number.isInteger(start) && Number.isInteger(end);
}
