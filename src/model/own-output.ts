import { MARKS, type Mark } from "./marks.ts";

/** Lines that `stories` writes for people. */
const STORY_LINE = /^(?:\d{1,9} articles {2}.*| {4}.*|\d{1,9} stor(?:y|ies) with several articles, \d{1,9} with one)$/;

/**
 * What kind of own output a text is, told by its first kilobytes; `undefined` when it is none. What this program wrote is no
 * report of the news: read again, it would raise every count.
 */
export function ownOutputOf(head: string): string | undefined {
  const text = head.replace(/^\ufeff/, "").trimStart();
  const flat = flattened(text);
  const mark = WRITTEN.find(({ begins, holds }) => flat.startsWith(begins) && flat.includes(holds));
  return mark?.kind ?? (isStoryList(text) ? "a list of stories" : undefined);
}

/** Marks of whole texts as they are compared. */
const WRITTEN = MARKS.filter(({ begins }) => begins !== undefined).map(({ kind, begins = "", holds = "" }) => {
  return { kind, begins: flattened(begins), holds: flattened(holds) };
});

/** A text as marks are compared: without white space, in lower case. */
function flattened(text: string): string {
  return text.replace(/\s/g, "").toLowerCase();
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
  const record = value as Fields;
  if (typeof record.schema === "string" && record.schema.startsWith("secondsource/")) return true;
  return MARKS.some(({ output, fields }) => fields?.every((name) => name in record) && LOOKS[output](record));
}

type Fields = Readonly<Record<string, unknown>>;

const areLists = (record: Fields, ...names: string[]) => names.every((name) => Array.isArray(record[name]));

/** What else must hold of a record with the fields of a mark: other programs have fields of such names too. */
const LOOKS: Readonly<Record<Mark["output"], (record: Fields) => boolean>> = {
  report: () => true,
  comparison: (record) =>
    areLists(record, "alignedSentences", "changedWords") && typeof record.containment === "number",
  annotation: (record) =>
    areLists(record, "body", "aside", "credits", "sentences", "quantities", "times") &&
    isSpan((record.body as unknown[])[0]),
  stories: (record) =>
    typeof record.story === "string" && areLists(record, "articles") && areIds(record.articles) && !("text" in record),
};

function areIds(values: unknown): boolean {
  return (values as unknown[]).every((value) => typeof value === "string");
}

function isSpan(value: unknown): boolean {
  const { start, end } = (value ?? { start: 0, end: 0 }) as { start?: unknown; end?: unknown };
  return Number.isInteger(start) && Number.isInteger(end);
}
