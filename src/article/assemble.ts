import {
  type Article,
  type Aside,
  type AsideKind,
  type Block,
  type Credit,
  overlaps,
  type Span,
} from "../model/index.ts";
import { type Cleaned, clean } from "./cleaning/clean.ts";
import { isCorrectionAt } from "./cleaning/corrections.ts";
import type { Line } from "./cleaning/lines.ts";
import { isByline, isDateLabel, isDateLine } from "./cleaning/rules.ts";
import { findCredits } from "./credits.ts";
import { findDateline } from "./dateline.ts";
import type { Draft, DraftPost } from "./draft.ts";
import { articleId } from "./ids.ts";
import { type Languages, languageTag } from "./language.ts";
import { parseDate } from "./times.ts";

/** A page with more posts is no page of news: the others stay asides. Live blogs, whose format tells the posts apart, have more. */
const MOST_POSTS = 20;
const MOST_UPDATES = 400;

/** Cleans a draft and gives the article, followed by the other posts found inside it (`id#2`, `id#3` ...). */
export function assemble(draft: Draft, languages: Languages): Article[] {
  const cleaned = clean(draft.text, draft.blocks, draft.title);
  const main = build(draft, cleaned, languages);
  const told = (draft.posts ?? [])
    .slice(0, MOST_UPDATES)
    .map((post, i) => postOf(draft, main.id, post, `#${i + 2}`, languages));
  const posts = cleaned.posts.slice(0, MOST_POSTS).flatMap((post, i) => {
    const span = rangeOf(cleaned, post.from, post.to);
    return partOf(draft, main.id, span, `#${i + 2 + told.length}`, languages);
  });
  return [main, ...told, ...posts];
}

/** A post that the format tells apart, with what it says of it. */
function postOf(draft: Draft, parent: string, post: DraftPost, number: string, languages: Languages): Article {
  const { span: at, blocks, ...facts } = post;
  const text = draft.text.slice(at.start, at.end);
  const own = blocks.map((block) => ({ ...block, span: shifted(block.span, -at.start) }));
  const base = { id: `${draft.id}${number}`, given: `${parent}${number}`, location: draft.location, text, blocks: own };
  const publisher = draft.publisher ? { publisher: draft.publisher } : {};
  const language = draft.language ? { language: draft.language } : {};
  const article = build({ ...base, ...publisher, ...language, ...facts }, clean(text, own, facts.title), languages);
  const label = draft.given === undefined ? { label: base.id } : {};
  return { ...article, ...label, partOf: { article: parent, start: at.start } };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** A post inside another article as an article of its own: only what its own words say is known about it. */
function partOf(draft: Draft, parent: string, span: Span, number: string, languages: Languages): Article[] {
  const text = draft.text.slice(span.start, span.end);
  const own: Draft = { id: `${draft.id}${number}`, given: `${parent}${number}`, location: draft.location, text };
  const published = draft.publisher ? { ...own, publisher: draft.publisher } : own;
  const article = build(published, clean(text), languages);
  const label = draft.given === undefined ? { label: own.id } : {};
  return [{ ...article, ...label, partOf: { article: parent, start: span.start } }];
}

function build(draft: Draft, cleaned: Cleaned, languages: Languages): Article {
  const { text } = draft;
  const body = runs(cleaned, (kind) => kind === undefined);
  const creditable = cleaned.lines
    .filter((_, i) => !NOT_CREDITED.has(cleaned.kinds[i] ?? "body"))
    .map((line) => line.span);
  const place = datelineOf(draft, cleaned);
  const title = draft.title ?? titleOf(cleaned);
  const byline = draft.byline ?? bylineOf(cleaned, draft.publisher);
  const language = languageTag(draft.language) ?? languages.of(body.length > 0 ? textOf(text, body) : text);
  return {
    id: articleId(draft),
    ...(draft.given === undefined && { label: draft.id }),
    location: draft.location,
    text,
    ...(title ? { title } : {}),
    ...(draft.publisher ? { publisher: draft.publisher } : {}),
    ...dateFields(draft, cleaned),
    ...(draft.modified ? { modified: draft.modified } : {}),
    language,
    ...(byline ? { byline } : {}),
    ...(draft.url ? { url: draft.url } : {}),
    body,
    aside: asides(cleaned),
    blocks: blocksOf(cleaned),
    credits: withDateline(findCredits(text, creditable), text, place),
    ...(place ? { dateline: place.place } : {}),
    ...extraOf(draft),
  };
}

/** How much of the report the source holds stands with the fields that came along. */
function extraOf({ extra, partial }: Draft): Pick<Article, "extra"> {
  if (!partial) return extra ? { extra } : {};
  return { extra: { ...extra, partial } };
}

/** An agency that the table does not know is still credited where a dateline names it. */
function withDateline(credits: readonly Credit[], text: string, found: ReturnType<typeof findDateline>): Credit[] {
  const at = found?.source;
  if (!at || credits.some((credit) => overlaps(credit.span, at))) return [...credits];
  const own: Credit = { span: at, agency: text.slice(at.start + 1, at.end - 1), how: "dateline" };
  return [...credits, own].sort((a, b) => a.span.start - b.span.start);
}

/** Pictures have their own agencies, and other posts their own credits. */
const NOT_CREDITED = new Set<string>(["caption", "other-post", "teaser"]);

function textOf(text: string, spans: readonly Span[]): string {
  let sample = "";
  for (const at of spans) {
    sample += text.slice(at.start, at.end);
    if (sample.length > 2400) break;
  }
  return sample;
}

function rangeOf(cleaned: Cleaned, from: number, to: number): Span {
  return { start: cleaned.lines[from]!.span.start, end: cleaned.lines[to - 1]!.span.end };
}

function runs(cleaned: Cleaned, isWanted: (kind: AsideKind | undefined) => boolean): Span[] {
  const found: { start: number; end: number }[] = [];
  for (const [i, { span }] of cleaned.lines.entries()) {
    if (!isWanted(cleaned.kinds[i])) continue;
    const last = found.at(-1);
    if (last?.end === span.start) last.end = span.end;
    else found.push({ start: span.start, end: span.end });
  }
  return found;
}

function asides(cleaned: Cleaned): Aside[] {
  const found: { span: { start: number; end: number }; kind: AsideKind }[] = [];
  for (const [i, { span }] of cleaned.lines.entries()) {
    const kind = cleaned.kinds[i];
    if (!kind) continue;
    const last = found.at(-1);
    if (last && last.kind === kind && last.span.end === span.start) last.span.end = span.end;
    else found.push({ span: { start: span.start, end: span.end }, kind });
  }
  return found;
}

function blocksOf(cleaned: Cleaned): Block[] {
  const found: Block[] = [];
  for (const [i, line] of cleaned.lines.entries()) {
    if (cleaned.kinds[i]) continue;
    const kind = isCorrectionAt(cleaned.lines, i) ? "correction" : line.kind;
    found.push({ span: line.span, kind: i === cleaned.title ? "title" : kind });
  }
  return found;
}

function titleOf(cleaned: Cleaned): string | undefined {
  // Markdown's mark is not part of the headline.
  return cleaned.title >= 0 ? cleaned.lines[cleaned.title]!.text.replace(/^#{1,6}\s+/, "") : undefined;
}

/** The line that says who wrote the report, unless it only names the house. */
function bylineOf(cleaned: Cleaned, publisher: string | undefined): string | undefined {
  const line = cleaned.lines.find((one, i) => cleaned.kinds[i] === "metadata" && isByline(one));
  const text = line?.text.replace(/\s+/g, " ").slice(0, 200);
  return publisher && text?.toLowerCase().endsWith(` ${publisher.toLowerCase()}`) ? undefined : text;
}

function datelineOf(draft: Draft, cleaned: Cleaned): ReturnType<typeof findDateline> {
  let looked = 0;
  for (const [i, line] of cleaned.lines.entries()) {
    if (cleaned.kinds[i] || i === cleaned.title || line.words < 8) continue;
    const found = findDateline(draft.text, line.span.start);
    if (found) return found;
    if (++looked >= 2) return undefined;
  }
  return undefined;
}

/** "Norland Daily, 2 April 2031" under the headline. */
function isMasthead(at: number, line: Line): boolean {
  return at < 8 && line.words <= 12 && !line.isClosed;
}

/** The publication date: what the input says, else a line of the text that is a date and stands before or after the prose. */
function dateFields(draft: Draft, cleaned: Cleaned): Pick<Article, "published" | "publishedEvidence"> {
  if (draft.published) {
    const evidence = draft.publishedEvidence ?? { source: "metadata", confidence: 0.9 };
    return { published: draft.published, publishedEvidence: evidence };
  }
  const near = [...cleaned.lines.keys()].filter((i) => i < 8 || i >= cleaned.lines.length - 4);
  for (const i of near) {
    const line = cleaned.lines[i]!;
    if (cleaned.kinds[i] !== "metadata" || !(isDateLine(line) || isDateLabel(line) || isMasthead(i, line))) continue;
    const found = parseDate(line.text);
    if (found) return { published: found, publishedEvidence: { source: "text", confidence: i < 8 ? 0.7 : 0.5 } };
  }
  return {};
}
