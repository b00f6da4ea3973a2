import {
  type AnnotatedArticle,
  type ArticleId,
  type Fact,
  type FactMention,
  type Span,
  stableId,
} from "../model/index.ts";
import { claimAround, type Ground } from "./ground.ts";
import { areOpposite, predicateClass } from "./predicates.ts";
import { type Specificity, specificityIn } from "./specificity.ts";
import { type Stem, stemsIn } from "./stems.ts";
import { compareText, supportOf } from "./values.ts";
import { LONGEST } from "./wording.ts";

/** Two content words that stand side by side, and where. */
interface Pair {
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
  const found = new Map<string, Pair[]>();
  for (const one of ground.articles.values())
    for (const [key, pair] of pairsIn(one, specificityIn(one))) {
      const known = found.get(key);
      if (known) known.push(pair);
      else found.set(key, [pair]);
    }
  const phrases = joined(
    [...found]
      .filter(([, pairs]) => isTelling(pairs))
      .sort(byKey)
      .map(([, pairs]) => pairs),
  );
  return phrases
    .filter((pairs) => !isOnlyAName(pairs, ground) && !isTold(pairs, told) && !isDisputed(pairs, ground))
    .map((pairs) => factOf(pairs, ground));
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return compareText(a, b);
}

function pairsIn({ article, annotation }: AnnotatedArticle, bitsOf: Specificity): [string, Pair][] {
  return annotation.sentences.flatMap((at) => {
    const stems = stemsIn(article.text, at).map((one) => ({ ...one, bits: bitsOf(one.stem) }));
    return stems.flatMap((b, k) =>
      stems.slice(Math.max(0, k - FARTHEST), k).flatMap((a, back, before): [string, Pair][] => {
        if (!belong(a, b, back === before.length - 1, article.text)) return [];
        const key = a.stem < b.stem ? `${a.stem} ${b.stem}` : `${b.stem} ${a.stem}`;
        return [[key, { article: article.id, span: { start: a.start, end: b.end } }]];
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

function articlesOf(pairs: readonly Pair[]): Set<ArticleId> {
  return new Set(pairs.map(({ article }) => article));
}

function isTelling(pairs: readonly Pair[]): boolean {
  const articles = articlesOf(pairs).size;
  return articles > 1 && pairs.length <= PER_ARTICLE * articles;
}

/** Pairs that overlap wherever both stand are one phrase: "Senate Judiciary", "Judiciary Committee". */
function joined(lists: readonly (readonly Pair[])[]): Pair[][] {
  const parent = lists.map((_, index) => index);
  const rootOf = (at: number): number => (parent[at] === at ? at : rootOf(parent[at]!));
  for (const [key, times] of meetings(lists)) {
    const [a, b] = key.split(" ").map(Number) as [number, number];
    if (times < Math.max(2, Math.min(articlesOf(lists[a]!).size, articlesOf(lists[b]!).size))) continue;
    const [x, y] = [rootOf(a), rootOf(b)];
    parent[Math.max(x, y)] = Math.min(x, y);
  }
  const groups = new Map<number, Pair[]>();
  lists.forEach((pairs, list) => {
    const root = rootOf(list);
    groups.set(root, [...(groups.get(root) ?? []), ...pairs]);
  });
  return [...groups.values()].map(hulls);
}

/** How often the pairs of two lists overlap, by the two numbers of the lists. */
function meetings(lists: readonly (readonly Pair[])[]): Map<string, number> {
  const placed = new Map<ArticleId, { list: number; span: Span }[]>();
  lists.forEach((pairs, list) => {
    for (const { article, span } of pairs) {
      const own = placed.get(article);
      if (own) own.push({ list, span });
      else placed.set(article, [{ list, span }]);
    }
  });
  const together = new Map<string, number>();
  for (const places of placed.values()) {
    places.sort((a, b) => a.span.start - b.span.start || a.list - b.list);
    places.forEach(({ list, span }, k) => {
      for (let n = k + 1; n < places.length && places[n]!.span.start < span.end; n++) {
        const other = places[n]!.list;
        const key = list < other ? `${list} ${other}` : `${other} ${list}`;
        if (list !== other) together.set(key, (together.get(key) ?? 0) + 1);
      }
    });
  }
  return together;
}

/** Places of one article that touch become one. */
function hulls(pairs: readonly Pair[]): Pair[] {
  const sorted = [...pairs].sort((a, b) => compareText(a.article, b.article) || a.span.start - b.span.start);
  const found: Pair[] = [];
  for (const pair of sorted) {
    const last = found.at(-1);
    if (last && last.article === pair.article && pair.span.start < last.span.end)
      found[found.length - 1] = {
        ...last,
        span: { start: last.span.start, end: Math.max(last.span.end, pair.span.end) },
      };
    else found.push(pair);
  }
  return found;
}

/** That several reports name somebody is no fact. */
function isOnlyAName(pairs: readonly Pair[], ground: Ground): boolean {
  return pairs.some(({ article, span }) =>
    ground.articles
      .get(article)!
      .annotation.entities.some(
        ({ type, mentions }) =>
          type !== "other" &&
          mentions.some((one) => one.article === article && one.span.start <= span.start && one.span.end >= span.end),
      ),
  );
}

/** What one report says so and another denies, or turns round, no report carries for the other. */
function isDisputed(pairs: readonly Pair[], ground: Ground): boolean {
  const stands = pairs.flatMap(({ article, span }) => {
    const around = claimAround(ground.articles.get(article)!, span);
    return around ? [around] : [];
  });
  const classes = stands.map(({ predicate }) => predicateClass(predicate));
  return stands.some((a, i) =>
    stands.slice(0, i).some((b, j) => (a.polarity !== b.polarity) !== areOpposite(classes[i]!, classes[j]!)),
  );
}

/** True when the words lie inside those of a fact in every article but at most none. */
function isTold(pairs: readonly Pair[], told: readonly Fact[]): boolean {
  return told.some(({ mentions }) =>
    pairs.every(({ article, span }) =>
      mentions.some((one) => one.article === article && one.span.start <= span.start && one.span.end >= span.end),
    ),
  );
}

function factOf(pairs: readonly Pair[], ground: Ground): Fact {
  const mentions = pairs.map(({ article, span }): FactMention => {
    return { article, span, head: lastWord(ground.articles.get(article)!.article.text, span) };
  });
  const texts = pairs.map(({ article, span }) =>
    ground.articles.get(article)!.article.text.slice(span.start, span.end).replace(/\s+/gu, " "),
  );
  const text =
    [...texts].sort((a, b) => b.length - a.length || compareText(a, b)).find((one) => one.length <= LONGEST) ??
    texts[0]!.slice(0, LONGEST);
  return {
    id: stableId(
      "f",
      ground.story.id,
      "detail",
      ...pairs.map(({ article, span }) => `${article} ${span.start}-${span.end}`),
    ),
    story: ground.story.id,
    kind: "attribute",
    text: text.charAt(0).toUpperCase() + text.slice(1),
    mentions,
    support: supportOf(
      mentions.map((mention) => ({ mention, value: "", origins: [] })),
      ground.counter,
    ),
  };
}

/** The word that an English phrase hangs from. */
function lastWord(text: string, { start, end }: Span): Span {
  const at = Math.max(text.lastIndexOf(" ", end - 1), text.lastIndexOf("\n", end - 1), start - 1);
  return { start: at + 1, end };
}
