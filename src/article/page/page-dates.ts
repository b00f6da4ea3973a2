import type { DateEvidence } from "../../model/index.ts";
import { parseDate } from "../times.ts";
import type { LinkedArticle } from "./linked.ts";
import type { Element, Page } from "./tree.ts";

/** A publication time with its evidence; nothing when there is none. */
export interface Published {
  readonly published?: string;
  readonly publishedEvidence?: DateEvidence;
}

/** Names of meta tags by what they hold, most trusted first. */
const PUBLISHED =
  "article:published_time og:article:published_time datepublished publishdate publish-date publish_date pubdate publication_date publisheddate parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date cxenseparse:recs:publishtime bt:pubdate analyticsattributes.articledate article.published originalpublicationdate rnews:datepublished date".split(
    " ",
  );

const DATED_URL =
  /[/_.-]((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/_.-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/i;
const SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** A day named in a URL's path, as many sites write it: `/2031/04/02/`. */
export function urlDate(url: string | undefined): string | undefined {
  const match = url && DATED_URL.exec(url.replace(/^https?:\/\/[^/]+/, ""));
  if (!match) return undefined;
  const named = SHORT_MONTHS.indexOf(match[2]!.toLowerCase());
  return parseDate(`${match[1]}-${named >= 0 ? String(named + 1).padStart(2, "0") : match[2]}-${match[3]}`);
}

/**
 * The publication time with its evidence. A time that the page states for machines is believed most; where the URL names a
 * day more than three days from it, neither is believed much.
 */
export function publishedOf(
  page: Page,
  meta: ReadonlyMap<string, string>,
  linked: LinkedArticle | undefined,
  url?: string,
  headline?: Element,
): Published {
  const day = urlDate(url);
  const stated = parseDate(linked?.published) ?? firstDate(meta, PUBLISHED) ?? timeNear(page.root, headline, true);
  if (stated) {
    const isFar = day !== undefined && Math.abs(Date.parse(stated.slice(0, 10)) - Date.parse(day)) > 3 * 86_400_000;
    return {
      published: stated,
      publishedEvidence: { source: "metadata", confidence: isFar ? 0.5 : day ? 0.98 : 0.93 },
    };
  }
  if (day) return { published: day, publishedEvidence: { source: "url", confidence: 0.85 } };
  const shown = timeNear(page.root, headline, false);
  return shown ? { published: shown, publishedEvidence: { source: "text", confidence: 0.6 } } : {};
}

/**
 * The time that stands nearest to the headline: the first in the smallest element around both; without a headline the first
 * of the page. Times in lists, navigation and other articles belong to other stories.
 */
function timeNear(root: Element, headline: Element | undefined, marked: boolean): string | undefined {
  if (!headline) return taggedTime(root, marked);
  const own = new Set<Element>();
  for (let at: Element | undefined = headline; at; at = at.parent) own.add(at);
  let inner = headline;
  for (let at = headline.parent; at; inner = at, at = at.parent) {
    const found = firstTime(at, marked, (child) => child === inner || (isOfOthers(child) && !own.has(child)));
    if (found) return found;
  }
  return undefined;
}

function isOfOthers(at: Element): boolean {
  return (
    OTHERS.has(at.tag) || OTHER_NAMES.test(`${at.attributes.class ?? ""} ${at.attributes.itemprop ?? ""}`.slice(0, 300))
  );
}

const OTHERS = new Set(["nav", "aside", "footer", "article", "li"]);
const OTHER_NAMES = /\b(?:related|latest|recent|trending|popular|teaser|liveBlogUpdate)/i;

/** The first `<time>` of the page; `marked`: only one that says it is the publication time. */
export function taggedTime(root: Element, marked: boolean): string | undefined {
  return firstTime(root, marked, () => false);
}

/** The first time in an element; of an element that `isPassed` only its own time is read. */
function firstTime(root: Element, marked: boolean, isPassed: (at: Element) => boolean): string | undefined {
  const stack: Element[] = [root];
  for (let steps = 0; stack.length > 0 && steps < 200_000; steps++) {
    const at = stack.pop()!;
    const date = ownTime(at, marked);
    if (date) return date;
    if (at !== root && isPassed(at)) continue;
    for (let i = at.children.length - 1; i >= 0; i--) {
      const child = at.children[i]!;
      if (typeof child !== "string") stack.push(child);
    }
  }
  return undefined;
}

function ownTime({ tag, attributes, children }: Element, marked: boolean): string | undefined {
  const { itemprop = "", datetime, content, pubdate, class: className = "" } = attributes;
  const isMarked =
    /datePublished|dateCreated/.test(itemprop) ||
    pubdate !== undefined ||
    (tag === "time" && /publish|posted|entry-date/i.test(className));
  if (!isMarked && (marked || tag !== "time")) return undefined;
  return parseDate(datetime ?? content ?? children.filter((child) => typeof child === "string").join(" "));
}

/** The first date among the meta tags of these names. */
export function firstDate(meta: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const date = parseDate(meta.get(name));
    if (date) return date;
  }
  return undefined;
}
