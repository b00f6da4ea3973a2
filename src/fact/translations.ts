import {
  type Article,
  type ArticleId,
  compareText,
  type Fact,
  type FactMention,
  type Link,
  overlaps,
  type Span,
  type Support,
} from "../model/index.ts";
import type { Ground } from "./ground.ts";

/** A sentence of an article and its counterpart in one of another language. */
interface Counterpart {
  readonly own: Span;
  readonly article: ArticleId;
  readonly span: Span;
}
/** Counterparts by article, in the order of the links. */
export type Counterparts = ReadonlyMap<ArticleId, readonly Counterpart[]>;

/**
 * Sentence pairs of the links between articles of a story in two languages, both ways. Only of links that surely join one
 * lineage: a translation found by its sentences never adds a lineage to anything. A sentence with several counterparts
 * in one article has none there.
 */
export function counterpartsIn({ articles, links, counter }: Ground): Counterparts {
  const found = new Map<ArticleId, Counterpart[]>();
  const put = (from: ArticleId, one: Counterpart) => {
    const known = found.get(from);
    if (known) known.push(one);
    else found.set(from, [one]);
  };
  for (const { a, b, evidence } of links) {
    const [x, y] = [articles.get(a)?.article, articles.get(b)?.article];
    if (!x || !y || languageOf(x) === languageOf(y) || counter.count([a, b]).lineages.atMost > 1) continue;
    for (const pair of sentencePairs({ evidence })) {
      put(a, { own: pair.a, article: b, span: pair.b });
      put(b, { own: pair.b, article: a, span: pair.a });
    }
  }
  return found;
}

/** The sentences that a link pairs. One that is paired with several is left out: which of them says it is not known. */
export function sentencePairs({ evidence }: Pick<Link, "evidence">): Pair[] {
  const pairs = evidence.filter(({ signal }) => signal === "aligned-sentence");
  return pairs.filter((one) => isAlone(one, pairs));
}

/** The language of an article without its region. */
export function languageOf({ language }: Article): string {
  return language.slice(0, 2).toLowerCase();
}

interface Pair {
  readonly a: Span;
  readonly b: Span;
}

function isAlone({ a, b }: Pair, pairs: readonly Pair[]): boolean {
  return pairs.filter((other) => overlaps(other.a, a) || overlaps(other.b, b)).length === 1;
}

/**
 * The facts with the sentences of other languages that say the same: a mention's counterpart in an article that has no
 * claims of its own. A sentence with numbers counts only where it has the mention's number.
 */
export function withTranslations(facts: readonly Fact[], counterparts: Counterparts, ground: Ground): Fact[] {
  if (counterparts.size === 0) return [...facts];
  return facts.map((fact) => (fact.kind === "statement" ? fact : translated(fact, counterparts, ground)));
}

/** A new mention and the mention it is the counterpart of. */
interface Added {
  readonly mention: FactMention;
  readonly of: number;
}

function translated(fact: Fact, counterparts: Counterparts, ground: Ground): Fact {
  const taken = new Set(fact.mentions.map(({ article }) => article));
  const added: Added[] = [];
  for (const [of, mention] of fact.mentions.entries()) {
    for (const { own, article, span } of counterparts.get(mention.article) ?? []) {
      if (taken.has(article) || !overlaps(own, mention.head ?? mention.span) || hasClaims(article, ground)) continue;
      if (!givesNumber(mention, article, span, ground)) continue;
      taken.add(article);
      added.push({ mention: { article, span }, of });
    }
  }
  return added.length > 0 ? withMentions(fact, added, ground) : fact;
}

function hasClaims(article: ArticleId, { articles }: Ground): boolean {
  return articles.get(article)!.annotation.claims.length > 0;
}

/** Sentences of two languages that give other numbers are no counterparts for a claim that rests on one. */
function givesNumber({ article, ref }: FactMention, other: ArticleId, at: Span, { articles }: Ground): boolean {
  const { claims, quantities } = articles.get(article)!.annotation;
  const wanted = claims.find(({ id }) => id === ref)?.quantity;
  const value = quantities.find(({ id }) => id === wanted)?.value;
  if (value === undefined) return true;
  const told = articles.get(other)!;
  const numbers = told.annotation.quantities.filter(({ span }) => overlaps(span, at)).map((one) => one.value);
  const words = told.article.text.slice(at.start, at.end);
  return numbers.includes(value) || (!/\p{N}/u.test(words) && value < WRITTEN_OUT);
}

/** Smaller numbers may be written as words that nobody read as numbers. */
const WRITTEN_OUT = 13;

/** Mentions in order of article and place again, everything that counts by them moved along. */
function withMentions(fact: Fact, added: readonly Added[], ground: Ground): Fact {
  const all = [
    ...fact.mentions.map((mention, of) => ({ mention, of, isNew: false })),
    ...added.map((one) => ({ ...one, isNew: true })),
  ].sort((a, b) => comparePlaces(a.mention, b.mention));
  const moved = (mentions: readonly number[]) => all.flatMap(({ of }, index) => (mentions.includes(of) ? [index] : []));
  const counted = (support: Support, mentions: readonly number[]): Support => {
    const own = moved(mentions).map((index) => all[index]!.mention.article);
    return ground.counter.count(own, [...support.origins, ...originsOf(own, all, ground)]);
  };
  return rebuilt(fact, { all, moved, counted });
}

function originsOf(
  articles: readonly ArticleId[],
  all: readonly { mention: FactMention; isNew: boolean }[],
  { articles: known, origins }: Ground,
): string[] {
  const added = new Set(all.flatMap(({ mention, isNew }) => (isNew ? [mention.article] : [])));
  const own = articles.filter((article) => added.has(article));
  return own.flatMap((article) => [...origins.ofSpeaker(known.get(article)!.article, undefined)]);
}

interface Moving {
  readonly all: readonly { readonly mention: FactMention; readonly of: number }[];
  moved(mentions: readonly number[]): number[];
  counted(support: Support, mentions: readonly number[]): Support;
}

function rebuilt(fact: Fact, { all, moved, counted }: Moving): Fact {
  const side = <T extends { readonly mentions: readonly number[]; readonly support: Support }>(one: T): T => ({
    ...one,
    support: counted(one.support, one.mentions),
    mentions: moved(one.mentions),
  });
  const values = fact.disagreement?.values.map(side);
  const series = fact.series?.map(side);
  const lead = values?.[0]?.support ?? series?.at(-1)?.support;
  return {
    ...fact,
    mentions: all.map(({ mention }) => mention),
    support: lead ?? counted(fact.support, [...fact.mentions.keys()]),
    ...(fact.disagreement && { disagreement: { ...fact.disagreement, values: values! } }),
    ...(series && { series }),
  };
}

function comparePlaces(a: FactMention, b: FactMention): number {
  return compareText(a.article, b.article) || a.span.start - b.span.start || a.span.end - b.span.end;
}
