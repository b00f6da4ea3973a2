import { shippedJson } from "../shipped/index.ts";
import { rootOf } from "./roots.ts";

/** A kind of file that holds no report this program can read: what it is and what to do, in plain words. */
export interface ForeignKind {
  readonly what: string;
  readonly todo: string;
}

/** `data/article/foreign.json`: kinds told by their first bytes (hexadecimal), by the words they begin with, and by the root element of an XML document. */
interface ForeignTable {
  readonly binary: readonly (ForeignKind & { readonly magic: string; readonly offset?: number })[];
  /** Words that a text of this kind begins with, in lower case. */
  readonly starts: readonly (ForeignKind & { readonly starts: readonly string[] })[];
  readonly roots: Readonly<Record<string, ForeignKind>>;
}

let table: (ForeignTable & { readonly magics: readonly Uint8Array[] }) | undefined;

function foreignTable(): NonNullable<typeof table> {
  if (!table) {
    const loaded = shippedJson<ForeignTable>("data", "article/foreign.json");
    table = { ...loaded, magics: loaded.binary.map(({ magic }) => Uint8Array.from(Buffer.from(magic, "hex"))) };
  }
  return table;
}

/** What a file is that its first bytes show to be no text, `undefined` when they show nothing. `isText`: the bytes decode as text. */
export function foreignBytes(head: Uint8Array, isText: boolean): ForeignKind | undefined {
  const { binary, magics } = foreignTable();
  const at = magics.findIndex((magic, i) => {
    const offset = binary[i]!.offset ?? 0;
    // "ORC" may open a sentence; four plain letters prove nothing in a text.
    if (isText && magic.length < 5 && magic.every((byte) => byte >= 32 && byte < 127)) return false;
    return magic.every((byte, k) => head[offset + k] === byte);
  });
  return binary[at];
}

/** What a text is that begins as no report does. */
export function foreignStart(text: string): ForeignKind | undefined {
  const start = text.slice(0, 80).replaceAll("\r\n", "\n").toLowerCase();
  return foreignTable().starts.find(({ starts }) => starts.some((words) => start.startsWith(words)));
}

const ADDRESS = /^<?https?:\/\/\S{3,2000}$/i;
const LOG_LINE = new RegExp(
  [
    // A web server's access log, syslog, and lines of a program with a time and a level.
    String.raw`^\S{2,60} \S{1,60} \S{1,60} \[\d{1,2}/\w{3}/\d{4}`,
    String.raw`^\w{3} +\d{1,2} \d\d:\d\d:\d\d \S{1,80} [^\s:]{1,80}:`,
    String.raw`^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?\S{0,12}\]?[ \t]{1,4}\S{0,40}[ \t]{0,4}\W{0,2}(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b`,
    String.raw`^\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b[\]:]?[ \t]{0,4}\[?\d{4}[-/]\d\d[-/]\d\d`,
  ].join("|"),
);
/** Share of a file's lines that must have one shape; a report has quotations and headlines in between. */
const SAME_SHAPE = 0.9;

/** What a text is whose lines or root element show that it is no report. Looks at its first few thousand characters. */
export function foreignText(text: string): ForeignKind | undefined {
  const start = foreignStart(text);
  if (start) return start;
  const root = rootOf(text);
  if (root && !root.isHtml) return foreignRoot(root.name);
  const lines = text
    .split(/\r?\n|\r/)
    .slice(0, text.length >= 8000 ? -1 : undefined)
    .filter((line) => line.trim() !== "");
  const share = (test: (line: string) => boolean) => lines.filter(test).length / Math.max(1, lines.length);
  if (lines.length > 0 && share((line) => ADDRESS.test(line.trim())) >= SAME_SHAPE)
    return { what: "a list of addresses", todo: "save the pages that it names and give those" };
  if (lines.length >= 4 && share((line) => LOG_LINE.test(line)) >= SAME_SHAPE)
    return { what: "a log of a program", todo: "there is no report in it" };
  if (lines.length >= 2 && share((line) => QUOTED_CELLS.test(line)) >= SAME_SHAPE)
    return { what: "a table whose columns are not known", todo: TABLE };
  if (lines.length >= 3 && hasColumns(lines)) return { what: "a table whose columns are not known", todo: TABLE };
  return undefined;
}

/** A short or quoted cell, a separator and a quoted cell. */
const QUOTED_CELLS = /^(?:"[^"]{0,300}"|[^"\s,;|]{1,60})[,;|\t]"/;
const TABLE = "give it a first row that names the columns, e.g. title,text,url,published,publisher";

/** The same number of separators in nearly all lines, and more of them than prose has. */
function hasColumns(lines: readonly string[]): boolean {
  return [
    ["\t", 2],
    [";", 3],
    ["|", 3],
    [",", 4],
  ].some(([sign, least]) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(sign as string).length - 1;
      if (count >= (least as number)) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values()) >= lines.length * SAME_SHAPE;
  });
}

function foreignRoot(name: string): ForeignKind {
  return (
    foreignTable().roots[name.toLowerCase()] ?? {
      what: `an XML document with the root element <${name}>`,
      todo: "that is no report format known here; save its text as HTML or plain text, or as NITF, NewsML or RSS",
    }
  );
}
