import { type Article, type Aside, type AsideKind, gapsBetween, hash32, type Span } from "../../model/index.ts";
import { domainOf } from "../publisher.ts";

/** A body line of one article, as the pile sees it. */
interface PileLine {
  readonly span: Span;
  readonly key: string;
  readonly words: number;
  readonly isClosed: boolean;
  readonly isTitle: boolean;
  /** Somebody is quoted or said to speak: prose, however often it recurs. */
  readonly isSpeech: boolean;
}

/** Lines of more words are read as prose and never learned. */
const LONGEST_LINE = 60;
/** Unrelated articles of one publisher that must carry an open line (a label) or a closed one (a sentence). */
const OPEN_REPEATS = 3;
const CLOSED_REPEATS = 5;
/** Short sentences ("No arrests have been made.") recur in reports of many events. */
const SHORTEST_SENTENCE = 8;

/**
 * Sets aside lines that repeat across unrelated articles of one publisher, and lone headlines that are the title of
 * another article of the pile. Articles that share a third of their lines are versions of one text and count once.
 */
export function markPileLines(articles: readonly Article[]): Article[] {
  const lines = articles.map(linesOf);
  const extra: { span: Span; kind: AsideKind }[][] = articles.map(() => []);
  for (const group of publisherGroups(articles)) {
    const furniture = repeatedKeys(group.map((i) => lines[i]!));
    if (furniture.size === 0) continue;
    for (const i of group) {
      for (const line of lines[i]!)
        if (furniture.has(line.key) && !line.isTitle) extra[i]!.push({ span: line.span, kind: "furniture" });
    }
  }
  markTitles(articles, lines, extra);
  return articles.map((article, i) => withAsides(article, extra[i]!));
}

function linesOf(article: Article): PileLine[] {
  const blocks = article.blocks ?? [];
  return blocks.map(({ span, kind }) => {
    const text = article.text.slice(span.start, span.end).trim();
    const words = text === "" ? 0 : text.split(/\s+/, LONGEST_LINE + 2).length;
    const key = words > LONGEST_LINE || DATELINE.test(text) ? "" : keyOf(text);
    return {
      span,
      key,
      words,
      isClosed: /[.!?…。"”»)]$/u.test(text),
      isTitle: kind === "title",
      isSpeech: SPEECH.test(text),
    };
  });
}

/** A place and a dash on a line of their own open a report. */
const DATELINE = /^[\p{Lu}][\p{L} .,'’()]{1,60}[-–—]{1,2}$/u;
const SPEECH = /["“”„«»]|\b(?:said|says|told|added)\b/u;

function keyOf(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/\d+/g, "#")
    .replace(/[^\p{L}#]+/gu, " ")
    .trim();
  return plain === "" ? "" : `${hash32(plain, 11)}:${hash32(plain, 12)}`;
}

/** Indices of the articles of each publisher that has at least three. */
function publisherGroups(articles: readonly Article[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [i, article] of articles.entries()) {
    const key = (article.url && domainOf(article.url)) || article.publisher?.toLowerCase();
    if (!key || article.partOf) continue;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()].filter((group) => group.length >= OPEN_REPEATS);
}

/** Keys of lines that stand in enough unrelated articles of one publisher. */
function repeatedKeys(group: readonly (readonly PileLine[])[]): Set<string> {
  const holders = holdersOf(group);
  const versions = versionsOf(group, holders);
  const found = new Set<string>();
  for (const [key, { articles, line }] of holders) {
    if (articles.length < OPEN_REPEATS) continue;
    const unrelated = new Set(articles.map((i) => versions[i])).size;
    if (line.isClosed && (line.words < SHORTEST_SENTENCE || line.isSpeech)) continue;
    if (unrelated >= (line.isClosed ? CLOSED_REPEATS : OPEN_REPEATS)) found.add(key);
  }
  return found;
}

type Holders = Map<string, { articles: number[]; line: PileLine }>;

function holdersOf(group: readonly (readonly PileLine[])[]): Holders {
  const holders: Holders = new Map();
  for (const [i, lines] of group.entries()) {
    for (const line of lines) {
      if (line.key === "") continue;
      const known = holders.get(line.key);
      if (!known) holders.set(line.key, { articles: [i], line });
      else if (known.articles.at(-1) !== i) known.articles.push(i);
    }
  }
  return holders;
}

/** Lines in more articles than this are furniture anyway and say nothing about versions; bounds the pairs counted. */
const PAIR_LIMIT = 12;

function isSentence(line: PileLine): boolean {
  return line.isClosed && line.words >= SHORTEST_SENTENCE;
}

/** For each article the first article it is a version of: they share a third of the sentence lines of the one that has fewer. */
function versionsOf(group: readonly (readonly PileLine[])[], holders: Holders): number[] {
  const shared = new Map<number, number>();
  for (const { articles, line } of holders.values()) {
    if (articles.length > PAIR_LIMIT || !isSentence(line)) continue;
    for (const [k, b] of articles.entries()) {
      for (const a of articles.slice(0, k))
        shared.set(a * group.length + b, (shared.get(a * group.length + b) ?? 0) + 1);
    }
  }
  const sentences = group.map((lines) => lines.filter((line) => line.key !== "" && isSentence(line)).length);
  const root = group.map((_, i) => i);
  const find = (i: number): number => {
    while (root[i] !== i) i = root[i] = root[root[i]!]!;
    return i;
  };
  for (const [pair, count] of shared) {
    const [a, b] = [Math.floor(pair / group.length), pair % group.length];
    const fewer = Math.min(sentences[a]!, sentences[b]!);
    if (count >= fewer / 3 && (count >= 2 || fewer <= 2)) root[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  }
  return root.map((_, i) => find(i));
}

/** A lone open line, past the head of its text, that is word for word the title of another article of the pile. */
function markTitles(
  articles: readonly Article[],
  lines: readonly (readonly PileLine[])[],
  extra: { span: Span; kind: AsideKind }[][],
): void {
  const titles = new Map<string, number>();
  for (const { title } of articles)
    if (title && title.split(/\s+/).length >= 5) titles.set(keyOf(title), (titles.get(keyOf(title)) ?? 0) + 1);
  for (const [i, own] of lines.entries()) {
    const ownTitle = articles[i]!.title ? keyOf(articles[i]!.title!) : "";
    for (const line of own.slice(3)) {
      if (line.isClosed || line.words < 5 || line.key === ownTitle || line.isTitle || !titles.has(line.key)) continue;
      extra[i]!.push({ span: line.span, kind: "teaser" });
    }
  }
}

/** The article with more of its body set aside; the tiling of body and aside is kept. Never takes the whole body. */
function withAsides(article: Article, extra: readonly { span: Span; kind: AsideKind }[]): Article {
  if (extra.length === 0) return article;
  const taken = new Set(extra.map(({ span }) => span.start));
  const blocks = (article.blocks ?? []).filter(({ span }) => !taken.has(span.start));
  if (blocks.length === 0) return article;
  const aside = joinAsides([...article.aside, ...extra]);
  const body = gapsBetween(
    aside.map(({ span }) => span),
    article.text.length,
  );
  const credits = article.credits;
  return { ...article, body, aside, blocks, credits };
}

function joinAsides(all: readonly Aside[]): Aside[] {
  const joined: { span: { start: number; end: number }; kind: AsideKind }[] = [];
  for (const { span, kind } of [...all].sort((a, b) => a.span.start - b.span.start)) {
    const last = joined.at(-1);
    if (last && last.kind === kind && last.span.end === span.start) last.span.end = span.end;
    else joined.push({ span: { ...span }, kind });
  }
  return joined;
}
