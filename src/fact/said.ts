import {
  type AnnotatedArticle,
  type Article,
  compareText,
  overlaps,
  type Quote,
  type Span,
  wordsOf,
} from "../model/index.ts";
import type { Node } from "./clusters.ts";
import type { Ground } from "./ground.ts";
import { type Stem, stemsIn, total, weightsOf } from "./stems.ts";

/** One quotation, ready to be compared. */
export interface Said extends Node {
  readonly quote: Quote;
  readonly speaker: string | undefined;
  readonly weight: number;
  readonly order: readonly string[];
  /** Names and numbers among them. */
  readonly names: ReadonlySet<string>;
  readonly words: string;
  /** "Denied that …" or a negation in the words, but not both. */
  readonly isDenied: boolean;
  /** It holds little more than what somebody else is quoted as saying. */
  readonly isRetold: boolean;
  /** Every word in small letters, with a space around each. */
  readonly whole: string;
  /** The same for the stretches between quotation marks, or for all of it where none are marked; none spans an omission. */
  readonly runs: readonly string[];
  /** Content words of `runs` by weight. */
  readonly marked: ReadonlyMap<string, number>;
  /** Words in `runs`, and content words but for names, numbers and the commonest. */
  readonly size: { readonly words: number; readonly content: number };
}

/** Names weigh less than other words here: the statements of one story are all about the same few names. */
const NAME_WEIGHT = 0.6;
const DENIES = /^(?:den(?:y|ies|ied|ying)|reject|refut|dement)/i;
const NEGATED = /\b(?:not|never|no|nicht|kein\w{0,2}|nunca|jamais)\b|n['’]t\b/iu;

/** Orders quotations by article and place. */
export function byPlace(a: Said, b: Said): number {
  return (
    compareText(a.quote.article, b.quote.article) ||
    a.quote.span.start - b.quote.span.start ||
    a.quote.span.end - b.quote.span.end
  );
}

/** The quotations of one article; a wish, a belief or a judgement is none. */
export function saidIn({ article, annotation }: AnnotatedArticle, ground: Ground): Said[] {
  const said = annotation.quotes.filter(({ attitude }) => attitude !== "stance");
  const retold = retoldIn(said);
  return said.map((quote) => saidFrom(quote, article, ground.speakers.nameOf(quote), retold.has(quote)));
}

function saidFrom(quote: Quote, article: Article, speaker: string | undefined, isRetold: boolean): Said {
  const { text } = article;
  const found = (quote.parts ?? [quote.span]).flatMap((part) => stemsIn(text, part));
  const stems = weightsOf(found.map((one) => ({ ...one, weight: weightOf(one) })));
  const order = [...stems.keys()];
  const words = text.slice(quote.span.start, quote.span.end);
  const cue = quote.cue ? text.slice(quote.cue.start, quote.cue.end) : "";
  const runs = runsIn(quote, text);
  const own = runs.flatMap((run) => stemsIn(text, run));
  const content = order.length ? order.join(" ") : words.trim().toLowerCase();
  return {
    key: `${content}\u0001${speaker ?? ""}\u0001${isRetold}`,
    stems,
    quote,
    speaker,
    weight: total(stems),
    order,
    names: new Set(found.flatMap(({ stem, isName }) => (isName ? [stem] : []))),
    words,
    isDenied: DENIES.test(cue) !== NEGATED.test(words),
    isRetold,
    whole: spaced(text, quote.span),
    runs: runs.map((run) => spaced(text, run)).filter((run) => run !== " "),
    marked: weightsOf(own.map((one) => ({ ...one, weight: weightOf(one) }))),
    size: {
      words: runs.reduce((sum, run) => sum + wordsOf(text, run).length, 0),
      content: own.filter(isTelling).length,
    },
  };
}

function isTelling({ isName, weight }: Stem): boolean {
  return !isName && weight >= 1;
}

function weightOf({ isName, stem, weight }: Stem): number {
  return isName && !/^\p{N}/u.test(stem) ? NAME_WEIGHT : weight;
}

function spaced(text: string, at: Span): string {
  const words = wordsOf(text, at).map((word) => word.text);
  return words.length > 0 ? ` ${words.join(" ")} ` : " ";
}

const MARKED = /[“"„«‟]([^“”"„«»‟]{2,2000})[”"“»]?/gu;
/** What an editor left out or put in: dots, brackets. */
const OMISSION = /\.\.\.|\. \. \.|…|[[(][^[\](){}\n]{0,80}[\])]/gu;

/** The stretches that the article gives as the speaker's own words, cut where an editor left out or put in words. */
export function runsIn({ kind, span }: Quote, text: string): Span[] {
  const from = /["“„«‟]/u.test(text[span.start - 1] ?? "") ? span.start - 1 : span.start;
  const marked = kind === "mixed" ? [...text.slice(from, span.end).matchAll(MARKED)] : [];
  const stretches =
    marked.length > 0
      ? marked.map((one) => {
          const start = from + one.index + 1;
          return { start, end: start + one[1]!.length };
        })
      : [span];
  return stretches.flatMap((stretch) => withoutOmissions(text, stretch));
}

function withoutOmissions(text: string, at: Span): Span[] {
  const found: Span[] = [];
  let from = at.start;
  for (const omission of text.slice(at.start, at.end).matchAll(OMISSION)) {
    found.push({ start: from, end: at.start + omission.index });
    from = at.start + omission.index + omission[0].length;
  }
  found.push({ start: from, end: at.end });
  return found.filter(({ start, end }) => end > start);
}

/** Of what is retold at least this share is the inner speaker's words. */
const RETOLD = 0.6;
/** Quotations inside one that are looked at. */
const NESTED = 20;

/** Quotations that hold another one, with marks and somebody else as speaker, and little more. */
function retoldIn(said: readonly Quote[]): Set<Quote> {
  const sorted = [...said].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const found = new Set<Quote>();
  for (const [index, outer] of sorted.entries()) {
    for (let k = index + 1; k < sorted.length && k <= index + NESTED; k++) {
      const inner = sorted[k]!;
      if (!overlaps(inner.span, outer.span)) break;
      if (inner.span.end <= outer.span.end && isRetelling(outer, inner)) found.add(outer);
    }
  }
  return found;
}

function isRetelling(outer: Quote, inner: Quote): boolean {
  const share = (inner.span.end - inner.span.start) / (outer.span.end - outer.span.start);
  return inner.marks === "present" && share >= RETOLD && share < 1 && inner.speaker.name !== outer.speaker.name;
}
