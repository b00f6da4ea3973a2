import type { Draftings } from "../draft.ts";
import { detectFormat, type Format } from "../format.ts";
import type { Item } from "../item.ts";
import type { LeftOut } from "./leftout.ts";

/** A response out of a web archive. */
export interface ArchivedPage {
  readonly item: Item;
  readonly address: string;
  readonly mediaType: string;
  readonly status: number;
}

const HEAD_BYTES = 16 << 10;
/** Formats that a page of an archive may have. */
const READ = new Set<Format>([
  "html",
  "text",
  "markdown",
  "feed",
  "mail",
  "wire",
  "json",
  "json-lines",
  "rtf",
  "wordpress",
]);
/** Media types that hold no report; counted by their name. */
const NO_REPORT = /^(?:image|video|audio|font)\/|javascript|ecmascript|\bcss\b|x-font|woff|wasm|event-stream|manifest/i;
/** Files for machines that look like text. */
const FOR_MACHINES = /\/(?:robots|ads|app-ads|humans|security|llms)\.txt(?:$|[?#])/i;
/** Fewer characters of text than a report has: settings, counters, menus. */
const FEWEST_CHARACTERS = 200;

/**
 * The articles of one archived response. What is no report (a picture, a failed request, a script, JSON without a text) is counted
 * instead of read, so that the archive says once what it left out.
 */
export async function* readArchived(
  { item, address, mediaType, status }: ArchivedPage,
  leftOut: LeftOut,
  readDocument: (format: Format, item: Item) => AsyncGenerator<Draftings>,
): AsyncGenerator<Draftings> {
  const type = mediaType.split(";", 1)[0]!.trim().toLowerCase();
  if (status < 200 || status >= 300) leftOut.add(status === 404 ? "status 404 (not found)" : `status ${status}`);
  else if (item.bytes.length === 0) leftOut.add("without content");
  else if (NO_REPORT.test(type)) leftOut.add(type);
  else if (FOR_MACHINES.test(address)) leftOut.add("robots.txt and its kin");
  else {
    const format = detectFormat(item.bytes.subarray(0, HEAD_BYTES), address, mediaType);
    // Bytes that nobody calls text are read only where their shape says what they are.
    const isUnnamed = format === "text" && /octet-stream|^application\/(?!.*(?:text|html|xml|json))/.test(type);
    if (!READ.has(format) || isUnnamed) leftOut.add(type || format);
    else if (format === "json" || format === "json-lines")
      yield* readData(item, type, leftOut, readDocument(format, item));
    else yield* readDocument(format, item);
  }
}

/** JSON with reports in it gives them; other JSON is what scripts talk. */
async function* readData(
  item: Item,
  type: string,
  leftOut: LeftOut,
  found: AsyncIterable<Draftings>,
): AsyncGenerator<Draftings> {
  let articles = 0;
  for await (const one of found) {
    if ("message" in one || one.draft.partial || one.draft.text.length < FEWEST_CHARACTERS) continue;
    articles++;
    yield { draft: item.url ? { url: item.url, ...one.draft } : one.draft };
  }
  if (articles === 0) leftOut.add(`${type || "JSON"} without a report`);
}
