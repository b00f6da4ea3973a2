import type { Article, Span } from "../model/index.ts";
import { linesIn } from "./lines.ts";
import { StemKind, stemTable } from "./stems.ts";

/** Rare words hold paragraphs together: those that two parts share when they speak of one thing: so many, and this share of the shorter's. */
const SHARED = 2;
const SHARE = 0.15;
/** Fewest words of a section, and of an article, that can tell of an event of its own. */
const SECTION_WORDS = 35;
/** Share of the words that makes one part what the article is about, whatever else it mentions. */
const MAIN = 0.55;
/** Sections and paragraphs that are looked at in one article. */
const MOST = 20;
const PARAGRAPHS = 120;

/**
 * The parts of an article that share no subject with one another: paragraphs that share rare words are one part, with
 * all that lies between them. An ordinary report has one part that is most of it, and then there are none; else the parts of
 * 35 words and more, at most 20.
 */
export function sectionsOf(article: Article, readable: readonly Span[]): Span[] {
  const parts: Part[] = [];
  const table = stemTable();
  for (const paragraph of linesIn(article.text, readable, PARAGRAPHS)) {
    const stems = table.stemsIn(article.text, paragraph);
    const rare = new Set<number>();
    for (const stem of stems) if (!(table.kinds[stem]! & StemKind.common)) rare.add(stem);
    join(parts, { span: paragraph, words: stems.length, rare });
  }
  const words = parts.reduce((sum, part) => sum + part.words, 0);
  if (parts.some((part) => part.words > MAIN * words)) return [];
  return parts
    .filter(({ words }) => words >= SECTION_WORDS)
    .map(({ span }) => span)
    .slice(0, MOST);
}

interface Part {
  readonly span: Span;
  readonly words: number;
  readonly rare: Set<number>;
}

/** Adds a paragraph: to the first part that it shares a subject with, and all after that. */
function join(parts: Part[], next: Part): void {
  const at = parts.findIndex((part) => isOfOne(part, next));
  if (at < 0) parts.push(next);
  else parts.push([...parts.splice(at), next].reduce(joined));
}

/** The second part is joined to the first, which is no part of its own any more. */
function joined(a: Part, b: Part): Part {
  const span = { start: a.span.start, end: b.span.end };
  for (const stem of b.rare) a.rare.add(stem);
  return { span, words: a.words + b.words, rare: a.rare };
}

function isOfOne(a: Part, b: Part): boolean {
  let shared = 0;
  for (const stem of b.rare) if (a.rare.has(stem)) shared++;
  return shared >= SHARED && shared >= SHARE * Math.min(a.rare.size, b.rare.size);
}
