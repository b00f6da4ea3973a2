import { type AnnotatedArticle, type Span, trimSpan } from "../model/index.ts";

/** Sentences looked at in one article. */
const MOST = 60;

/** The first sentences of an article's body: those of its annotation, or else cut at stops and line ends. */
export function sentencesOf({ article, annotation }: AnnotatedArticle): Span[] {
  if (annotation.sentences.length > 0) {
    const own = annotation.sentences.filter((s) => article.body.some((b) => b.start <= s.start && s.end <= b.end));
    return own.slice(0, MOST);
  }
  const found: Span[] = [];
  for (const span of article.body) {
    if (found.length >= MOST) break;
    cut(article.text, span, found);
  }
  return found.slice(0, MOST);
}

function cut(text: string, span: Span, into: Span[]): void {
  const END = /[.!?]["'”’)]?\s+(?=["'“‘(]?\p{Lu})|\n+/gu;
  END.lastIndex = span.start;
  for (let start = span.start; start < span.end && into.length < MOST; ) {
    const match = END.exec(text);
    const end = match && match.index < span.end ? match.index + match[0].trimEnd().length : span.end;
    const sentence = trimSpan(text, { start, end });
    if (sentence.end > sentence.start) into.push(sentence);
    start = match && match.index < span.end ? Math.max(end, END.lastIndex) : span.end;
  }
}
