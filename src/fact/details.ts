import { groupedBy } from "../model/grouping.ts";
import { type AnnotatedArticle, type ArticleId, compareText, type Fact, type Span, wordsAt } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { behindDateline } from "../model/opening.ts";
import { articlesOf, isAboutOnce } from "./about-once.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import type { Ground } from "./ground.ts";
import { knownIn } from "./known.ts";
import { wordsIn } from "./load.ts";
import { agesIn, namesIn, type Place, sayingIn } from "./no-detail.ts";
import { clausesAround, freeBeside, ownText, repeatedIn, type Words } from "./own-words.ts";
import { LONGEST } from "./shortening.ts";
import { placeKey, slotFact } from "./slot-fact.ts";
import { indexIn, type SpanIndex } from "./span-index.ts";
import { type Specificity, specificityIn } from "./specificity.ts";
import { type Stem, sharedWeight, stemsIn } from "./stems.ts";
import { type Whole, wholeWordsIn } from "./whole-words.ts";

/** Two content words that stand side by side, and where. */
interface Pair extends Place {
  /** Both words, whichever comes first. */
  readonly key: string;
  /** What sharing both is worth. */
  readonly bits: number;
  /** True when no preposition, conjunction or stop parts them: both are of one phrase. */
  readonly isWhole: boolean;
  /** The content words of its sentence, and which of them is the second of the pair. */
  readonly line: readonly Weighed[];
  readonly at: number;
}

/** A word worth less, in bits, is what the story is about. */
const LEAST_WORD = 2;
/** Both words together are worth at least so much. */
const LEAST_BITS = 8;
/** Words side by side that are worth no less are a detail too, where what stands around them is worth `LEAST_AROUND` more. */
const LEAST_BESIDE = 7;
const LEAST_AROUND = 4;
/** Content words on each side that stand around a pair. */
const AROUND = 6;
/** Words with others between them, up to so many content words on, are each worth at least `APART_WORD`. */
const FARTHEST = 3;
const APART_WORD = 3;
/** Side by side, with other small words between them than stand in one phrase ("shortly after takeoff"), each is worth no less. */
const LOOSE_WORD = 3.5;
/** Places of a pair that are held against each other; more only a huge story has. */
const MOST_COMPARED = 60;

/** Code units between two words of one detail, at most, and between two side by side. */
const MOST_BETWEEN = 60;
const MOST_BESIDE = 24;
const STOP = /[;:.!?\n]\s|["“”]/u;

/** What parts two phrases. */
const PARTING = new Set(wordsIn("parting"));
const MARKS = /[,;:()–—"“”]/u;

function isParted(between: string): boolean {
  return (
    MARKS.test(between) ||
    between
      .toLowerCase()
      .split(/\s/u)
      .some((word) => PARTING.has(word))
  );
}

/** What may stand between two words of one detail. */
const BETWEEN = /^(?:['’]s)?[\s-]+(?:(?:of|the|for|a|an|in|at|on|to|from|before|by|with|and)\s+){0,3}$/iu;

/** What may stand between two words beside each other besides: whatever holds a space and no comma. */
const LOOSE = /^(?=\S*\s)[^,()]*$/u;

/**
 * Details that several reports give in the same two or more words: a flight's number, a man's office, the court, the hour.
 * Words that are rare in the story and stand side by side about once a report. `told` are the facts that the story has
 * already: what lies in their words is no row of its own.
 */
export function detailsOf(ground: Ground, told: readonly Fact[]): Fact[] {
  const isName = namesIn(ground);
  const isAge = agesIn(ground);
  const pairs = [...ground.articles.values()].flatMap(pairsOf);
  const lists = [...groupedBy(pairs, ({ key }) => key).values()]
    .filter((pairs) => isAboutOnce(pairs) && !pairs.some((pair) => isName(pair) || isAge(pair)))
    .map(tellingOf)
    .filter((pairs) => articlesOf(pairs).size > 1);
  const phrases = phrasesOf(lists.sort(([a], [b]) => compareText(a!.key, b!.key)));
  const isKnown = knownIn(ground, told);
  const isSaying = sayingIn(ground);
  const shown = {
    whole: new Map([...ground.articles].map(([id, one]) => [id, wholeWordsIn(one)])),
    isFree: freeBeside(told),
    isRepeated: repeatedIn(told),
  };
  return phrases
    .filter((phrase) => !phrase.some(isSaying) && !isKnown(phrase))
    .flatMap((phrase) => factOf(phrase, shown, ground) ?? []);
}

/** Whole phrases, and what reaches across two phrases where no whole one stands. */
function phrasesOf(lists: readonly (readonly Pair[])[]): Place[][] {
  const isWhole = (pairs: readonly Pair[]) => pairs.every((pair) => pair.isWhole);
  const whole = joined(lists.filter(isWhole));
  const taken = new Map<ArticleId, SpanIndex<true>>();
  for (const { article, span } of whole.flat()) indexIn(taken, article).add(span, true);
  const isFree = ({ article, span }: Place) => !taken.get(article)?.touches(span);
  return [...whole, ...joined(lists.filter((pairs) => !isWhole(pairs) && pairs.some(isFree)))];
}

/** Kept as long as the article is. */
const pairsOf = oncePer((one: AnnotatedArticle) => pairsIn(one, specificityIn(one)));

function pairsIn({ article, annotation }: AnnotatedArticle, bitsOf: Specificity): Pair[] {
  const behind = behindDateline(article);
  return annotation.sentences.flatMap((at) => {
    const line = stemsIn(article.text, behind(at)).map((one): Weighed => ({ ...one, bits: bitsOf(one.stem) }));
    return line.flatMap((b, k) =>
      line.slice(Math.max(0, k - FARTHEST), k).flatMap((a, back, before): Pair[] => {
        if (!belong(a, b, back === before.length - 1, article.text)) return [];
        const key = a.stem < b.stem ? `${a.stem} ${b.stem}` : `${b.stem} ${a.stem}`;
        const isWhole = !isParted(article.text.slice(a.end, b.start));
        const span = { start: a.start, end: b.end };
        return [{ key, article: article.id, span, bits: a.bits + b.bits, isWhole, line, at: k }];
      }),
    );
  });
}

type Weighed = Stem & { readonly bits: number };

/** True when two words of a sentence make a detail: side by side, or near and rare, with no stop between them. */
function belong(a: Weighed, b: Weighed, isNext: boolean, text: string): boolean {
  const [rarer, both] = [Math.min(a.bits, b.bits), a.bits + b.bits];
  if (rarer < LEAST_WORD || both < LEAST_BESIDE || a.stem === b.stem) return false;
  if (!a.isName && !b.isName && (a.weight < 1 || b.weight < 1)) return false;
  const between = text.slice(a.end, Math.min(b.start, a.end + MOST_BETWEEN));
  if (isNext && b.start - a.end <= MOST_BESIDE && BETWEEN.test(between)) return true;
  if (isNext && (rarer < LOOSE_WORD || !LOOSE.test(between))) return false;
  return rarer >= APART_WORD && both >= LEAST_BITS && b.start - a.end < MOST_BETWEEN && !STOP.test(between);
}

/** A number of three digits or more, which two reports do not put beside one word by chance. */
const NUMBERED = /(?<!\p{N})\p{N}{3}/u;

/**
 * Places of a pair that tell one thing: where it is rare enough in its report, or another report has it among the same words. Where
 * it is not rare enough everywhere, its first report is one of these.
 */
function tellingOf(pairs: readonly Pair[]): readonly Pair[] {
  const places = pairs.slice(0, MOST_COMPARED).map((pair) => ({ pair, words: aroundOf(pair) }));
  const isAmongSame = ({ pair, words }: (typeof places)[number]) =>
    places.some((other) => other.pair.article !== pair.article && sharedWeight(words, other.words) >= LEAST_AROUND);
  const isRare = ({ pair }: (typeof places)[number]) => pair.bits >= LEAST_BITS || NUMBERED.test(pair.key);
  if (!pairs.every(({ bits }) => bits >= LEAST_BITS) && !isAmongSame(places[0]!)) return [];
  return places.filter((one) => isRare(one) || isAmongSame(one)).map(({ pair }) => pair);
}

function aroundOf({ key, line, at }: Pair): Map<string, number> {
  const near = line.slice(Math.max(0, at - AROUND - 1), at + AROUND + 1);
  const own = key.split(" ");
  return new Map(
    near.filter(({ stem, bits }) => bits > 0 && !own.includes(stem)).map(({ stem, bits }) => [stem, bits]),
  );
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

/** How the words of details are cut, and which no other row has. */
interface Shown {
  readonly whole: ReadonlyMap<ArticleId, Whole>;
  readonly isFree: (words: Words) => boolean;
  readonly isRepeated: (words: readonly Words[]) => boolean;
}

function factOf(phrase: readonly Place[], { whole, isFree, isRepeated }: Shown, ground: Ground): Fact | undefined {
  const textOf = (article: ArticleId) => ground.articles.get(article)!.article.text;
  const places = phrase.map(({ article, span }) => ({ article, span: whole.get(article)!(span) }));
  const isShared = sharedIn(places, textOf);
  const mentions = places.map(({ article, span }) => ({
    article,
    span,
    head: headOf(textOf(article), span, isShared),
  }));
  const words = places.map(({ article, span }) => ({
    article,
    text: wordsAt(textOf(article), span).replace(/\s+/gu, " "),
  }));
  if (isRepeated(words)) return undefined;
  const longest = words
    .filter(({ text }) => text.length <= LONGEST)
    .sort((a, b) => b.text.length - a.text.length || compareText(a.text, b.text));
  const clauses = places.flatMap((place) => clausesAround(place, ground));
  const lists = [...longest.map((one) => [one]), clauses, words];
  const text = ownText(lists, isFree);
  return slotFact({ kind: "attribute", key: ["detail", ...mentions.map(placeKey)], text, mentions }, ground);
}

/** Tells the content words that stand in each of the places of a phrase. */
function sharedIn(places: readonly Place[], textOf: (article: ArticleId) => string): (word: Stem) => boolean {
  const sets = places.map(({ article, span }) => new Set(stemsIn(textOf(article), span).map(({ stem }) => stem)));
  return ({ stem, weight, isName }) => (weight >= 1 || isName) && sets.every((stems) => stems.has(stem));
}

/** The last word that all reports have: what one of them adds behind it, it hangs from nothing. */
function headOf(text: string, span: Span, isShared: (word: Stem) => boolean): Span {
  const last = stemsIn(text, span).filter(isShared).at(-1);
  return last ? { start: last.start, end: last.end } : lastWord(text, span);
}

/** The word that an English phrase hangs from. */
function lastWord(text: string, { start, end }: Span): Span {
  const at = Math.max(text.lastIndexOf(" ", end - 1), text.lastIndexOf("\n", end - 1), start - 1);
  return { start: at + 1, end };
}
