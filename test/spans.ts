import type { Report, Span } from "../src/index.ts";

/** Every span of a report that does not slice to words of its article. */
export function badSpans(report: Report): string[] {
  const texts = new Map(report.articles.map(({ id, text }) => [id, text]));
  return spansOf(report)
    .filter(({ article, span }) => !slices(texts.get(article), span))
    .map(({ article, span, what }) => `${what} of ${article} [${span?.start}, ${span?.end})`);
}

function slices(text: string | undefined, span: Span | undefined): boolean {
  if (text === undefined || !span || !Number.isInteger(span.start) || !Number.isInteger(span.end)) return false;
  if (span.start < 0 || span.start >= span.end || span.end > text.length) return false;
  return !splitsPair(text, span.start) && !splitsPair(text, span.end);
}

function splitsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

interface Shown {
  readonly article: string;
  readonly span: Span | undefined;
  readonly what: string;
}

function spansOf(report: Report): Shown[] {
  const shown: Shown[] = [];
  const add = (what: string, article: string, ...spans: (Span | undefined)[]): void => {
    for (const span of spans) shown.push({ article, span, what });
  };
  const optional = (what: string, article: string, span: Span | undefined): void => {
    if (span) add(what, article, span);
  };
  for (const article of report.articles) {
    add("body", article.id, ...article.body);
    add("aside", article.id, ...article.aside.map(({ span }) => span));
    add("credit", article.id, ...article.credits.map(({ span }) => span));
    add("block", article.id, ...(article.blocks ?? []).map(({ span }) => span));
    optional("dateline", article.id, article.dateline);
  }
  for (const { a, b, evidence } of report.links) {
    add("evidence", a, ...evidence.map((e) => e.a));
    add("evidence", b, ...evidence.map((e) => e.b));
  }
  for (const { mentions } of [...report.entities, ...report.facts]) {
    for (const mention of mentions) add("mention", mention.article, mention.span);
  }
  for (const quote of report.quotes) {
    add("quote", quote.article, quote.span);
    optional("speaker", quote.article, quote.speaker.span);
    optional("cue", quote.article, quote.cue);
  }
  for (const event of report.events) {
    add("event", event.article, event.span, ...[...event.actors, ...event.recipients].map(({ span }) => span));
  }
  for (const { article, span } of [...report.quantities, ...report.times]) add("value", article, span);
  for (const message of report.messages) optional("message", message.article ?? "", message.span);
  return shown;
}
