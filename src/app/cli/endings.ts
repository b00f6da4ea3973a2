import { extname } from "node:path";
import { WrongCall } from "./call.ts";

/** Endings that say another format in other words. */
const ALIASES: Readonly<Record<string, string>> = { htm: "html", markdown: "md", txt: "text", ndjson: "jsonl" };

/** Endings that promise a kind of file which no command writes, or only some do: a name must not lie about what is in it. */
const PROMISES = new Set(
  [
    ["text", "md", "html", "json", "jsonl", "jsonld", "csv"],
    [
      "pdf",
      "doc",
      "docx",
      "odt",
      "rtf",
      "epub",
      "xls",
      "xlsx",
      "ods",
      "ppt",
      "pptx",
      "tsv",
      "xml",
      "yaml",
      "yml",
      "parquet",
    ],
    [
      "zip",
      "gz",
      "bz2",
      "xz",
      "zst",
      "tar",
      "tgz",
      "db",
      "sqlite",
      "sqlite3",
      "png",
      "jpg",
      "jpeg",
      "svg",
      "eml",
      "warc",
    ],
  ].flat(),
);

/**
 * The format that the ending of `--out` asks for, among those that a command writes; `undefined` where the ending says nothing.
 * Throws `WrongCall` when it promises a format that the command does not write.
 */
export function formatFor<F extends string>(
  command: string,
  formats: readonly F[],
  out: string | undefined,
): F | undefined {
  if (/[\\/]$/.test(out ?? "")) return folderFormat(command, formats, out!);
  const ending = extname(out ?? "")
    .slice(1)
    .toLowerCase();
  const wanted = ALIASES[ending] ?? ending;
  const isOneWay = formats.length === 1 && /^(?:text|json)$/.test(wanted);
  const format = isOneWay ? formats[0] : formats.find((known) => known === wanted);
  if (format === undefined && PROMISES.has(wanted)) throw new WrongCall(adviceOn(command, formats, out!, ending));
  return format;
}

/** A folder holds a page each story: only a report is written so. */
function folderFormat<F extends string>(command: string, formats: readonly F[], out: string): F {
  const page = command === "report" ? formats.find((known) => known === "html") : undefined;
  if (page === undefined) throw new WrongCall(`--out ${out}: ${command} writes one file; give its name.`);
  return page;
}

function adviceOn(command: string, formats: readonly string[], out: string, ending: string): string {
  const instead = formats.includes("html") ? " For paper or PDF write html and print it from a browser." : "";
  const choice = formats.length === 1 ? "" : ", or say --format";
  return `--out ${out}: ${command} does not write .${ending}; it writes ${formats.join(", ")}. Give such an ending${choice}.${instead}`;
}
