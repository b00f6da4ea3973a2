import type { DateEvidence } from "../../model/index.ts";
import { languageTag } from "../language.ts";
import { cleanUrl, domainOf } from "../publisher.ts";
import { parseDate } from "../times.ts";
import type { PageBlock } from "./blocks.ts";
import { signedBy } from "./byline.ts";
import { headlineOf } from "./headline.ts";
import { type LinkedArticle, ownArticle, readLinkedData } from "./linked.ts";
import { firstDate, publishedOf } from "./page-dates.ts";
import { pageTitle } from "./titles.ts";
import type { Page } from "./tree.ts";

/** What a page says about its article outside its text. */
export interface PageFacts {
  readonly title?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly publishedEvidence?: DateEvidence;
  readonly modified?: string;
  readonly language?: string;
  readonly byline?: string;
  readonly url?: string;
}

/** The facts with what else the page's data says of its articles. */
export interface PageData extends PageFacts {
  readonly linked: readonly LinkedArticle[];
  readonly own?: LinkedArticle;
  /** The heading that shows the title, where the page words it otherwise. */
  readonly heading?: string;
  /** Summaries of the page's article, most trusted first. */
  readonly descriptions: readonly string[];
}

/** Names of meta tags by what they hold, most trusted first. */
const MODIFIED =
  "article:modified_time og:updated_time datemodified lastmod last-modified dcterms.modified article.updated".split(
    " ",
  );

/** Reads title, publisher, times, language, byline and address from JSON-LD, meta tags, the page and its URL. */
export function readFacts(page: Page, blocks: readonly PageBlock[], address?: string): PageData {
  const meta = metaTable(page);
  const all = readLinkedData(page.linkedData);
  const canonical = page.links.find((link) => link.rel?.toLowerCase() === "canonical")?.href;
  const card = meta.get("og:title") ?? meta.get("twitter:title");
  const shown = [card, page.title];
  const linked = ownArticle(all, shown, [canonical, meta.get("og:url"), address]);
  const url = canonicalUrl(page, meta, linked, address);
  const site = meta.get("og:site_name") ?? meta.get("application-name") ?? meta.get("twitter:app:name:iphone");
  const domain = url && domainOf(url);
  const publisher = siteName([site, linked?.publisher], domain);
  const title = pageTitle([linked?.headline, ...shown], blocks, publisher);
  const headline = headlineOf(blocks, title?.heading ?? title?.text);
  const facts: Record<string, unknown> = {
    title: title?.text,
    heading: title?.heading,
    publisher,
    ...publishedOf(page, meta, linked, url ?? address, blocks[headline]?.owner),
    modified: parseDate(linked?.modified) ?? firstDate(meta, MODIFIED),
    language:
      languageTag(page.language) ??
      languageTag(linked?.language) ??
      languageTag(meta.get("og:locale") ?? meta.get("content-language")),
    byline: signedBy({
      meta,
      linked,
      houses: [publisher, site, linked?.publisher, domain, domain?.split(".", 1)[0]],
      blocks,
      headline,
    }),
    url,
    linked: all,
    ...(linked ? { own: linked } : {}),
    descriptions: [linked?.description, meta.get("og:description"), meta.get("description")].filter(Boolean),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as unknown as PageData;
}

function metaTable(page: Page): Map<string, string> {
  const table = new Map<string, string>();
  for (const tag of page.meta) {
    const name = (tag.property ?? tag.name ?? tag.itemprop ?? tag["http-equiv"] ?? "").toLowerCase();
    const content = tag.content?.trim();
    if (name && content && !table.has(name)) table.set(name, content);
  }
  return table;
}

/** The first name that the domain echoes (`Norland Daily`, norlanddaily.com), else the first name, else the domain. */
function siteName(candidates: readonly (string | undefined)[], domain: string | undefined): string | undefined {
  const names = candidates.map(shortName).filter((name) => name !== undefined);
  const label = domain?.split(".", 1)[0] ?? "";
  const letters = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const echoed = names.find((name) => label !== "" && (letters(name).includes(label) || label.includes(letters(name))));
  return echoed ?? names.find((name) => letters(name).length > 3) ?? domain;
}

function shortName(name: string | undefined): string | undefined {
  const [first = ""] = name?.split(/\s[|·»]\s/, 1) ?? [];
  const plain = first.replace(/\s+/g, " ").trim();
  return plain && plain.length <= 80 && !/^(?:https?:|@)/.test(plain) ? plain : undefined;
}

function canonicalUrl(
  page: Page,
  meta: ReadonlyMap<string, string>,
  linked: LinkedArticle | undefined,
  address?: string,
): string | undefined {
  const canonical = page.links.find((link) => link.rel?.toLowerCase() === "canonical")?.href;
  for (const candidate of [canonical, meta.get("og:url"), linked?.url, address]) {
    const url = candidate && cleanUrl(candidate, address);
    if (url && new URL(url).pathname !== "/") return url;
  }
  return cleanUrl(address);
}
