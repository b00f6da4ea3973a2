import { contains, overlaps, type Quote, type Span } from "../model/index.ts";
import { type Ground, holderOf } from "./ground.ts";
import type { Said } from "./said.ts";

/** Code units between the marks of two quotations that nothing parts: "A." "B," she said. */
const MARKS = 6;

/** When a report says that something was said, as far as its reporting clause tells. */
interface Occasion {
  /** Days and years named beside the verb, in their normal form. */
  readonly times: ReadonlySet<string>;
  /** "At the time", "earlier this year": not when the report's own matter was told. */
  readonly isOther: boolean;
}

const OTHER =
  /\b(?:at the time|back then|earlier|previously|(?:last|this past) (?:week|month|year|spring|summer|autumn|fall|winter)|(?:days|weeks|months|years) (?:ago|before|later))\b|\blater (?:on|that|in)\b|\bthen[.,]/iu;

/** True when a report lays two quotations of one speaker on two occasions: "he said at the time. … On Monday he said". */
export function areApart(a: Said, b: Said, ground: Ground): boolean {
  const { cue } = b.quote;
  if (cue === undefined || a.quote.cue?.start === cue.start) return false;
  if (b.quote.span.start - a.quote.span.end <= MARKS) return false;
  const [x, y] = [occasionOf(a, ground), occasionOf(b, ground)];
  if (x.isOther !== y.isOther) return true;
  return x.times.size > 0 && y.times.size > 0 && ![...x.times].some((time) => y.times.has(time));
}

function occasionOf({ quote }: Said, ground: Ground): Occasion {
  const { article, annotation } = ground.articles.get(quote.article)!;
  const frame = (quote.cue && holderOf(annotation.sentences, quote.cue)) ?? quote.span;
  const said = annotation.quotes.map(({ span }) => span).filter((span) => overlaps(span, frame));
  const others = [...said, ...describedIn(quote)];
  const isBeside = (at: Span) => contains(frame, at) && !others.some((one) => overlaps(one, at));
  const times = annotation.times.filter(({ span }) => isBeside(span)).map(({ value }) => value);
  return { times: new Set(times), isOther: OTHER.test(withoutSpans(article.text, frame, others)) };
}

/** "Lena Orth, who left last year, | said": what stands between a speaker and the verb tells of the speaker. */
function describedIn({ speaker: { span }, cue }: Quote): Span[] {
  return span && cue && span.start < cue.start ? [{ start: span.start, end: cue.start }] : [];
}

/** The words of a span that stand in none of some others. */
export function withoutSpans(text: string, { start, end }: Span, others: readonly Span[]): string {
  let from = start;
  let words = "";
  for (const one of others.filter((one) => one.start < end && start < one.end).sort((a, b) => a.start - b.start)) {
    words += text.slice(from, Math.max(from, one.start));
    from = Math.max(from, one.end);
  }
  return words + text.slice(from, Math.max(from, end));
}
