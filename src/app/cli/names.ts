import { basename } from "node:path";
import type { Raw } from "../../index.ts";

/** An input before it has a name. */
export interface Found {
  readonly raw: Omit<Raw, "name">;
  /** The path inside the folder that was asked for; the file name when a file was asked for. */
  readonly relative: string;
}

/**
 * A short name for each input, unique in the pile and independent of the order: the stem of the file; where two share a stem,
 * the path inside the folder; where these are the same too, the whole path.
 */
export function namesOf(found: readonly Found[]): string[] {
  const stems = found.map(({ relative }) => stemOf(relative));
  const stemCounts = countOf(stems);
  const relativeCounts = countOf(found.map(({ relative }) => relative));
  return found.map(({ raw, relative }, index) => {
    if (stemCounts.get(stems[index]!) === 1) return stems[index]!;
    return relativeCounts.get(relative) === 1 ? relative : raw.location;
  });
}

/** The file name without its endings: `press/a.jsonl.gz` is `a`. */
export function stemOf(path: string): string {
  const name = basename(path).replace(/\.(gz|br|zst|bz2|xz)$/i, "");
  return name.replace(/(?<=.)\.[a-z0-9]{1,7}$/i, "") || name;
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
