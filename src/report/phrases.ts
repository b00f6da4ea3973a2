import {
  type Article,
  type AsideKind,
  type DisagreementKind,
  type Lineage,
  type Link,
  type LinkKind,
  labelOf,
  type Support,
  type Totals,
} from "../model/index.ts";

/** The sentence every report carries. */
export const PROMISE = "It measures reporting, never truth.";

/** What is counted, in one line, said where the counts first stand. */
export const TERMS =
  "A lineage is one text with its copies, rewrites and translations; an origin is who is said to have said it.";

/** `1 article`, `4 articles`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** A number with thin groups of three: `12 345`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

/** The range of lineages: `3` when sure, `2–3` when not. */
export function lineageRange(support: Support): string {
  const { atLeast, atMost } = support.lineages;
  return atLeast === atMost ? grouped(atLeast) : `${grouped(atLeast)}–${grouped(atMost)}`;
}

/** `1 lineage`, `2–3 lineages`. */
export function lineageCount(support: Support): string {
  return `${lineageRange(support)} ${support.lineages.atMost === 1 ? "lineage" : "lineages"}`;
}

/** The counts of a support side by side, because a lone number misleads. */
export function supportParts(support: Support): string[] {
  const parts = [counted(support.articles, "article"), counted(support.publishers, "publisher"), lineageCount(support)];
  return support.origins.length > 0 ? [...parts, counted(support.origins.length, "named origin")] : parts;
}

/** The counts of a whole pile. */
export function totalParts({ articles, publishers, lineages, stories }: Totals): string[] {
  return [
    counted(articles, "article"),
    counted(publishers, "publisher"),
    counted(lineages, "lineage"),
    counted(stories, "story", "stories"),
  ];
}

const LINK_WORDS: Record<LinkKind, string> = {
  copy: "copy",
  excerpt: "excerpt",
  rewrite: "rewrite",
  translation: "translation",
  "common-source": "common source",
  "shared-quotes": "shared quotations only",
};

/** What kind of link, in words. */
export function linkWords(kind: LinkKind): string {
  return LINK_WORDS[kind] ?? String(kind);
}

/** What an article is to the one above it in its lineage: `excerpt of Port Sabel Post`. */
export function relationWords(link: Link, child: Article, parent: Article): string {
  const words = linkWords(link.kind);
  const name = sourceName(parent);
  if (link.direction === "undetermined") return `${words} with ${name}, direction undetermined`;
  return (link.direction === "a-to-b") === (link.b === child.id)
    ? `${words} of ${name}`
    : `${name} is ${/^[aeiou]/.test(words) ? "an" : "a"} ${words} of this`;
}

/** The direction of a link in words. */
export function directionWords(link: Link, a: string, b: string): string {
  if (link.kind === "shared-quotes") return "the same quotations; not counted as shared lineage";
  if (link.direction === "undetermined") return "direction undetermined";
  const [from, to] = link.direction === "a-to-b" ? [a, b] : [b, a];
  return `${to} derives from ${from}`;
}

/** `0.93` as `93 in 100`: the share of pairs with this score that truly derive. */
export function scoreWords(score: number): string {
  const hundred = Math.round(Math.min(1, Math.max(0, score)) * 100);
  if (hundred >= 100) return "over 99 in 100";
  return hundred < 1 ? "under 1 in 100" : `${hundred} in 100`;
}

/** How a lineage holds together, and how much of it lies elsewhere than the `here` articles of one story. */
export function lineageWords(lineage: Lineage, here: number): string {
  if (lineage.articles.length < 2) return "stands alone in this pile";
  const elsewhere = lineage.articles.length - here;
  const more = elsewhere > 0 ? `${grouped(elsewhere)} more in other stories, ` : "";
  return `${more}weakest link ${scoreWords(lineage.weakest)}`;
}

const ASIDE_WORDS: Record<AsideKind, string> = {
  furniture: "page furniture",
  "other-post": "another post",
  teaser: "teaser",
  caption: "caption",
  metadata: "page data",
};

/** Why a stretch was set aside, in words. */
export function asideWords(kind: AsideKind): string {
  return ASIDE_WORDS[kind] ?? String(kind);
}

const DISAGREEMENT_WORDS: Record<DisagreementKind, string> = {
  value: "different values",
  speaker: "different speakers",
  polarity: "said and denied",
  wording: "different wording",
  damage: "damaged in copying",
};

/** How reports disagree, in words. */
export function disagreementWords(kind: DisagreementKind): string {
  return DISAGREEMENT_WORDS[kind] ?? String(kind);
}

/** What an article is called in a list: its publisher, else its label. */
export function sourceName(article: Article): string {
  return article.publisher?.trim() || labelOf(article);
}

/** The article's title, else its first line, cut at 120 characters. */
export function titleOf(article: Article): string {
  const line = article.title ?? firstLine(article);
  return line.length > 120 ? `${line.slice(0, 119)}…` : line || labelOf(article);
}

function firstLine(article: Article): string {
  const start = article.body[0]?.start ?? 0;
  const line = /\S.{0,200}/u.exec(article.text.slice(start, start + 2000));
  return line?.[0].trim() ?? "";
}

/** `2031-03-02T09:14:00Z` as `2031-03-02 09:14`. */
export function dateWords(date: string | undefined): string {
  const match = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ](\d\d:\d\d))?/.exec(date ?? "");
  if (!match) return (date ?? "").slice(0, 30);
  return match[2] && match[2] !== "00:00" ? `${match[1]} ${match[2]}` : match[1]!;
}

/** First and last day as one range. */
export function dayRange(start: string | undefined, end: string | undefined): string {
  const [from, to] = [dateWords(start), dateWords(end)];
  if (!from || !to || from === to) return from || to;
  return `${from} to ${to}`;
}

/** Days from the first report of a story to the last beyond which it may be two events; held by `test/report/checks.test.ts`. */
const LONGEST_EVENT_DAYS = 60;
const DAY_MS = 86_400_000;

/** Says that a story may be more than one event, when the days of its reports lie far apart; else nothing. */
export function eventDoubt(start: string | undefined, end: string | undefined): string {
  const [from, to] = [start, end].map((date) => (/^\d{4}-\d\d-\d\d/.test(date ?? "") ? date!.slice(0, 10) : ""));
  const days = (Date.parse(to!) - Date.parse(from!)) / DAY_MS;
  return days > LONGEST_EVENT_DAYS ? `may be more than one event: its reports lie ${Math.round(days)} days apart` : "";
}
