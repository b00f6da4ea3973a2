import { basename } from "node:path";
import type { Raw } from "../../index.ts";

/** An input before it has a name. */
export interface Found {
  readonly raw: Omit<Raw, "name">;
  /** The path inside the folder that was asked for; the file name when a file was asked for. */
  readonly relative: string;
}

/** The file name without its endings, what a reader calls the file: `press/a.jsonl.gz` is `a`. */
export function stemOf(path: string): string {
  const name = basename(path).replace(/\.(gz|br|zst|bz2|xz)$/i, "");
  return name.replace(/(?<=.)\.[a-z0-9]{1,7}$/i, "") || name;
}
