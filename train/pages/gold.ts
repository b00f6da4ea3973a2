import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { domainOf } from "../../src/article/publisher.ts";

/** A saved page with what its publisher says it holds. */
export interface GoldPage {
  readonly set: string;
  readonly key: string;
  readonly url: string;
  /** Registrable domain: pages of one are always left out together. */
  readonly publisher: string;
  readonly html: Uint8Array;
  /** The report's text. */
  readonly wanted: string;
  readonly title?: string;
  /** `YYYY-MM-DD hh:mm:ss`, with a zone where the publisher gives one. */
  readonly published?: string;
  readonly authors: readonly string[];
}

interface Row {
  readonly url: string;
  readonly articleBody?: string;
  readonly title?: string;
  readonly published?: string;
  readonly authors?: readonly string[] | null;
}

/** The two open sets: pages of any kind (scrapinghub), pages of news publishers (fundus). */
export const SETS: readonly string[] = ["extraction", "extraction-news"];

/** The pages of a set in the order of its gold file; those without their HTML are left out. */
export function goldPages(dataFolder: string, set: string): GoldPage[] {
  const folder = join(dataFolder, set);
  if (!existsSync(folder)) return [];
  const gold = JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")) as Record<string, Row>;
  const files = new Set(readdirSync(join(folder, "html")));
  return Object.entries(gold)
    .filter(([key]) => files.has(`${key}.html.gz`))
    .map(([key, row]) => ({
      set,
      key,
      url: row.url,
      publisher: domainOf(row.url) ?? row.url,
      html: gunzipSync(readFileSync(join(folder, "html", `${key}.html.gz`))),
      // Soft hyphens are layout; the pages of some publishers are full of them.
      wanted: (row.articleBody ?? "").replaceAll("\u00ad", ""),
      ...(row.title ? { title: row.title } : {}),
      ...(row.published ? { published: row.published } : {}),
      authors: row.authors ?? [],
    }));
}
