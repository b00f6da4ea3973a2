import { groupedBy } from "../model/grouping.ts";
import {
  type AnnotatedArticle,
  type ArticleId,
  type Claim,
  compareText,
  type Fact,
  type Span,
} from "../model/index.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import { claimsIn, type Ground, shortestOf } from "./ground.ts";
import { areOpposite, predicateClass } from "./predicates.ts";
import { placeKey, slotFact } from "./slot-fact.ts";
import { SpanIndex } from "./span-index.ts";
import { type Specificity, specificityIn } from "./specificity.ts";
import { type Stem, stemsIn } from "./stems.ts";
import { LONGEST } from "./wording.ts";

/** Two content words that stand side by side, and where. */
interface Pair extends Place {
  /** Both words, whichever comes first. */
  readonly key: string;
}

/** Words of a report. */
interface Place {
  readonly article: ArticleId;
  readonly span: Span;
}

/** A word worth less, in bits, is what the story is about. */
const LEAST_WORD = 2;
/** Both words together are worth at least so much. */
const LEAST_BITS = 8;
/** Words with others between them, up to so many content words on, are each worth at least `APART_WORD`. */
const FARTHEST = 3;
const APART_WORD = 3;
/** A detail stands about once in each article that gives it. */
const PER_ARTICLE = 1.5;

/** Code units between two words of one detail, at most. */
const MOST_BETWEEN = 60;
const STOP = /[;:.!?\n]\s|["“”]/u;

/** What may stand between two words of one phrase. */
const BETWEEN = /^(?:['’]s)?[\s-]+(?:(?:of|the|for|a|an|in|at|on|to|from|before|by|with|and)\s+){0,3}$/iu;

/**
 * Details that several reports give in the same two or more words: a flight's number, a man's office, the court, the hour.
 * Words that are rare in the story and stand side by side about once a report. `told` are the facts that the story has
 * already: what lies in their words is no row of its own.
 */
export function detailsOf(ground: Ground, told: readonly Fact[]): Fact[] {
  const pairs = [...ground.articles.values()].flatMap((one) => pairsIn(one, specificityIn(one)));
  const lists = [...groupedBy(pairs, ({ key }) => key).values()].filter(isTelling);
  const phrases = joined(lists.sort(([a], [b]) => compareText(a!.key, b!.key)));
  const isKnown = knownIn(ground, told);
  return phrases.filter((phrase) => !isKnown(phrase)).map((phrase) => factOf(phrase, ground));
}

function pairsIn({ article, annotation }: AnnotatedArticle, bitsOf: Specificity): Pair[] {
  return annotation.sentences.flatMap((at) => {
    const stems = stemsIn(article.text, at).map((one) => ({ ...one, bits: bitsOf(one.stem) }));
    return stems.flatMap((b, k) =>
      stems.slice(Math.max(0, k - FARTHEST), k).flatMap((a, back, before): Pair[] => {
        if (!belong(a, b, back === before.length - 1, article.text)) return [];
        const key = a.stem < b.stem ? `${a.stem} ${b.stem}` : `${b.stem} ${a.stem}`;
        return [{ key, article: article.id, span: { start: a.start, end: b.end } }];
      }),
    );
  });
}

type Weighed = Stem & { readonly bits: number };

/** True when two words of a sentence make a detail: side by side, or near and rare, with no stop between them. */
function belong(a: Weighed, b: Weighed, isNext: boolean, text: string): boolean {
  const least = isNext ? LEAST_WORD : APART_WORD;
  if (a.bits < least || b.bits < least || a.bits + b.bits < LEAST_BITS || a.stem === b.stem) return false;
  if (!a.isName && !b.isName && (a.weight < 1 || b.weight < 1)) return false;
  const between = text.slice(a.end, Math.min(b.start, a.end + MOST_BETWEEN));
  return isNext
    ? b.start - a.end <= 20 && BETWEEN.test(between)
    : b.start - a.end < MOST_BETWEEN && !STOP.test(between);
}

function articlesOf(pairs: readonly Place[]): Set<ArticleId> {
  return new Set(pairs.map(({ article }) => article));
}

function isTelling(pairs: readonly Pair[]): boolean {
  const articles = articlesOf(pairs).size;
  return articles > 1 && pairs.length <= PER_ARTICLE * articles;
}

/** Pairs that overlap wherever both stand are one phrase: "Senate Judiciary", "Judiciary Committee". */
function joined(lists: readonly (readonly Pair[])[]): Place[][] {
  const sets = new DisjointSets(lists.length);
  const articles = lists.map((pairs) => articlesOf(pairs).size);
  for (const [key, times] of meetings(lists)) {
    const [a, b] = key.split(" ").map(Number) as [number, number];
    if (times >= Math.max(2, Math.min(articles[a]!, articles[b]!))) sets.join(a, b);
  }
  return sets.joined(lists).map(hulls);
}

/** How often the pairs of two lists overlap, by the two numbers of the lists. */
function meetings(lists: readonly (readonly Pair[])[]): Map<string, number> {
  const places = lists.flatMap((pairs, list) => pairs.map(({ article, span }) => ({ article, span, list })));
  const together = new Map<string, number>();
  for (const own of groupedBy(places, ({ article }) => article).values()) {
    own.sort((a, b) => a.span.start - b.span.start || a.list - b.list);
    own.forEach(({ list, span }, k) => {
      for (let n = k + 1; n < own.length && own[n]!.span.start < span.end; n++) {
        const other = own[n]!.list;
        const key = list < other ? `${list} ${other}` : `${other} ${list}`;
        if (list !== other) together.set(key, (together.get(key) ?? 0) + 1);
      }
    });
  }
  return together;
}

/** Places of one article that touch become one. */
function hulls(pairs: readonly Pair[]): Place[] {
  const sorted = [...pairs].sort((a, b) => compareText(a.article, b.article) || a.span.start - b.span.start);
  const found: Place[] = [];
  for (const { article, span } of sorted) {
    const last = found.at(-1);
    if (last?.article === article && span.start < last.span.end)
      found[found.length - 1] = { article, span: { start: last.span.start, end: Math.max(last.span.end, span.end) } };
    else found.push({ article, span });
  }
  return found;
}

/** Tells phrases that are no details: names, what a fact of the story tells already, and what reports do not agree on. */
function knownIn(ground: Ground, told: readonly Fact[]): (phrase: readonly Place[]) => boolean {
  const names = namesIn(ground);
  const facts = factsIn(told);
  const claims = new Map([...ground.articles].map(([id, one]) => [id, claimsIn(one)]));
  return (phrase) => {
    const isAName = phrase.some(({ article, span }) => (names.get(article)?.around(span).length ?? 0) > 0);
    if (isAName || isTold(phrase, facts)) return true;
    return isDisputed(phrase.flatMap(({ article, span }) => shortestOf(claims.get(article)!.around(span)) ?? []));
  };
}

/** That several reports name somebody is no fact. */
function namesIn(ground: Ground): Map<ArticleId, SpanIndex<true>> {
  const names = new Map([...ground.articles.keys()].map((id) => [id, new SpanIndex<true>()]));
  for (const { annotation } of ground.articles.values())
    for (const { type, mentions } of annotation.entities)
      for (const { article, span } of mentions)
        if (type !== "other" && article === annotation.article) names.get(article)!.add(span, true);
  return names;
}

function factsIn(told: readonly Fact[]): Map<ArticleId, SpanIndex<Fact>> {
  const facts = new Map<ArticleId, SpanIndex<Fact>>();
  for (const fact of told)
    for (const { article, span } of fact.mentions) {
      const known = facts.get(article) ?? new SpanIndex<Fact>();
      facts.set(article, known);
      known.add(span, fact);
    }
  return facts;
}

/** True when the words lie inside those of one fact wherever they stand. */
function isTold(phrase: readonly Place[], facts: ReadonlyMap<ArticleId, SpanIndex<Fact>>): boolean {
  let telling: Set<Fact> | undefined;
  for (const { article, span } of phrase) {
    const here = new Set(facts.get(article)?.around(span));
    telling = telling ? new Set([...telling].filter((fact) => here.has(fact))) : here;
    if (telling.size === 0) return false;
  }
  return true;
}

/** What one report says so and another denies, or turns round, no report carries for the other. */
function isDisputed(stands: readonly Claim[]): boolean {
  const taken = stands.map(({ predicate, polarity }) => ({ polarity, does: predicateClass(predicate) }));
  const kinds = [...groupedBy(taken, ({ polarity, does }) => `${polarity} ${does.name}`).values()].map(([one]) => one!);
  return kinds.some((a, k) =>
    kinds.slice(0, k).some((b) => (a.polarity !== b.polarity) !== areOpposite(a.does, b.does)),
  );
}

function factOf(phrase: readonly Place[], ground: Ground): Fact {
  const textOf = (article: ArticleId) => ground.articles.get(article)!.article.text;
  const mentions = phrase.map(({ article, span }) => ({ article, span, head: lastWord(textOf(article), span) }));
  const texts = phrase.map(({ article, span }) => textOf(article).slice(span.start, span.end).replace(/\s+/gu, " "));
  const text =
    [...texts].sort((a, b) => b.length - a.length || compareText(a, b)).find((one) => one.length <= LONGEST) ??
    texts[0]!.slice(0, LONGEST);
  return slotFact({ kind: "attribute", key: ["detail", ...mentions.map(placeKey)], text, mentions }, ground);
}

/** The word that an English phrase hangs from. */
function lastWord(text: string, { start, end }: Span): Span {
  const at = Math.max(text.lastIndexOf(" ", end - 1), text.lastIndexOf("\n", end - 1), start - 1);
  return { start: at + 1, end };
}
