import { type AnnotatedArticle, type Fact, type Quote, stableId, type Utterance } from "../model/index.ts";
import { clustersOf, type Node } from "./clusters.ts";
import { type Damage, isDamaged } from "./damage.ts";
import type { Ground } from "./ground.ts";
import { type Stem, sharedWeight, stemsIn, total, weightsOf } from "./stems.ts";
import { excerpt } from "./texts.ts";
import { compareText, disagreement, type Valued, weigh } from "./values.ts";

interface Said extends Node {
  readonly quote: Quote;
  readonly speaker: string | undefined;
  readonly weight: number;
  readonly order: readonly string[];
  readonly words: string;
  /** "Denied that …" or a negation in the words, but not both. */
  readonly isDenied: boolean;
}

/**
 * Two renderings are of one utterance when this share of the weight of the shorter one's words is found in the longer one,
 * and the longer one is not much longer. Set on invented pairs and the public translation pairs; held by
 * test/fact/statements.test.ts.
 */
const CONTAINED = 0.6;
/** Least shared weight over the geometric mean of both weights. */
const COSINE = 0.42;
/** The same for a statement and its denial: otherwise two statements about one thing would meet. */
const POLAR = 0.7;
/** Names weigh less than other words here: the statements of one story are all about the same few names. */
const NAME_WEIGHT = 0.6;
/** Two speakers are only said to share an utterance when it is plainly the same. */
const OTHER_SPEAKER = { contained: 0.75, cosine: 0.55 } as const;
const LEAST_WEIGHT = 2.4;
const LONGER = 3.5;
/** Share of the shared words that must come in the same order, unless nearly all words are shared. */
const IN_ORDER = 0.5;
const NEARLY_ALL = 0.8;

const DENIES = /^(?:den(?:y|ies|ied|ying)|reject|refut|dement)/i;
const NEGATED = /\b(?:not|never|no|nicht|kein\w{0,2}|nunca|jamais)\b|n['’]t\b/iu;

/** The utterances of one story, the facts they make, and which utterance each quotation renders. */
export interface Statements {
  readonly facts: readonly Fact[];
  readonly utterances: readonly Utterance[];
  readonly utteranceOf: ReadonlyMap<string, string>;
}

/** Groups the quotations of a story by what was said and counts who carries each utterance. */
export function statementsOf(ground: Ground, damage: Damage): Statements {
  const nodes = [...ground.articles.values()].flatMap((one) => saidIn(one, ground));
  const groups = clustersOf(nodes, sameUtterance);
  const facts: Fact[] = [];
  const utterances: Utterance[] = [];
  const utteranceOf = new Map<string, string>();
  for (const group of groups) {
    const utterance = utteranceFrom(group, ground);
    for (const { quote } of group) utteranceOf.set(quote.id, utterance.id);
    utterances.push(utterance);
    if (group.every(({ quote }) => quote.attitude === "stance") && isAlone(group)) continue;
    const sound = group.filter(({ quote }) => !isDamaged(damage, quote.article, quote.span));
    if (sound.length) facts.push(factFrom(sound, ground));
  }
  return { facts, utterances, utteranceOf };
}

/** Wishes and judgements that one article alone reports are not worth a fact. */
function isAlone(group: readonly Said[]): boolean {
  return group.every(({ quote }) => quote.article === group[0]!.quote.article);
}

function saidIn({ article, annotation }: AnnotatedArticle, ground: Ground): Said[] {
  return annotation.quotes.map((quote) => {
    const found = (quote.parts ?? [quote.span]).flatMap((part) => stemsIn(article.text, part));
    const speaker = ground.speakers.nameOf(quote);
    const cue = quote.cue ? article.text.slice(quote.cue.start, quote.cue.end) : "";
    return saidFrom(quote, found, speaker, article.text.slice(quote.span.start, quote.span.end), cue);
  });
}

function saidFrom(quote: Quote, found: readonly Stem[], speaker: string | undefined, words: string, cue: string): Said {
  const stems = weightsOf(
    found.map((one) => ({ ...one, weight: one.isName && !/^\p{N}/u.test(one.stem) ? NAME_WEIGHT : one.weight })),
  );
  const weight = total(stems);
  const order = [...stems.keys()];
  const isShort = weight < LEAST_WEIGHT;
  const content = order.length ? order.join(" ") : words.trim().toLowerCase();
  return {
    key: isShort ? `${content}\u0001${speaker ?? ""}` : content,
    stems,
    quote,
    speaker,
    weight,
    order,
    words,
    isDenied: DENIES.test(cue) !== NEGATED.test(words),
  };
}

function sameUtterance(a: Said, b: Said): boolean {
  const [short, long] = a.weight <= b.weight ? [a, b] : [b, a];
  if (
    short.isDenied !== long.isDenied &&
    sharedWeight(short.stems, long.stems) < POLAR * Math.sqrt(short.weight * long.weight)
  )
    return false;
  if (short.weight < LEAST_WEIGHT || long.weight > short.weight * LONGER) return false;
  const shared = sharedWeight(short.stems, long.stems);
  if (shared < LEAST_WEIGHT * 0.75) return false;
  const isOther = short.speaker !== undefined && long.speaker !== undefined && short.speaker !== long.speaker;
  const needed = isOther ? OTHER_SPEAKER : { contained: CONTAINED, cosine: COSINE };
  if (shared < needed.contained * short.weight) return false;
  if (shared < needed.cosine * Math.sqrt(short.weight * long.weight)) return false;
  return shared >= NEARLY_ALL * short.weight || inOrder(short, long);
}

/** Share of shared words that keep their order, by the longest increasing run of places. */
function inOrder(a: Said, b: Said): boolean {
  const place = new Map(b.order.map((stem, index) => [stem, index]));
  const places = a.order.flatMap((stem) => place.get(stem) ?? []);
  const tails: number[] = [];
  for (const at of places) {
    const k = tails.findIndex((tail) => tail >= at);
    if (k < 0) tails.push(at);
    else tails[k] = at;
  }
  return places.length > 0 && tails.length >= IN_ORDER * places.length;
}

function utteranceFrom(group: readonly Said[], ground: Ground): Utterance {
  const sorted = [...group].sort(byPlace);
  const bySpeaker = new Map<string, string[]>();
  for (const { quote, speaker } of sorted) {
    if (!speaker) continue;
    const known = bySpeaker.get(speaker);
    if (known) known.push(quote.id);
    else bySpeaker.set(speaker, [quote.id]);
  }
  const speakers = [...bySpeaker]
    .map(([name, quotes]) => ({ name, quotes }))
    .sort((a, b) => compareText(a.name, b.name));
  return {
    id: stableId("u", ground.story.id, ...sorted.map(({ quote }) => quote.id)),
    quotes: sorted.map(({ quote }) => quote.id),
    speakers,
    support: ground.counter.count(
      sorted.map(({ quote }) => quote.article),
      originsOf(sorted, ground),
    ),
  };
}

function byPlace(a: Said, b: Said): number {
  return (
    compareText(a.quote.article, b.quote.article) ||
    a.quote.span.start - b.quote.span.start ||
    a.quote.span.end - b.quote.span.end
  );
}

function originsOf(group: readonly Said[], ground: Ground): string[] {
  return group.flatMap(({ quote, speaker }) => origins(quote, speaker, ground));
}

function origins(quote: Quote, speaker: string | undefined, ground: Ground): string[] {
  const credits = ground.speakers.creditsOf(ground.articles.get(quote.article)!.article);
  return speaker ? [speaker, ...credits] : [...credits];
}

function factFrom(group: readonly Said[], ground: Ground): Fact {
  const sorted = [...group].sort(byPlace);
  const valued = sorted.map(
    (one): Valued => ({ mention: mentionOf(one), value: "", origins: origins(one.quote, one.speaker, ground) }),
  );
  const weighed = weigh(valued, ground.counter);
  return {
    id: stableId("f", ground.story.id, "statement", ...sorted.map(({ quote }) => quote.id)),
    story: ground.story.id,
    kind: "statement",
    text: textOf(sorted),
    mentions: weighed.mentions,
    support: weighed.support,
    ...(byPolarity(sorted, ground) ??
      bySpeakers(sorted, ground) ??
      byNumbers(sorted, ground) ??
      byWording(sorted, ground)),
  };
}

function mentionOf({ quote }: Said) {
  return { article: quote.article, span: quote.span, ref: quote.id };
}

/** One says that it is so, another denies it. */
function byPolarity(group: readonly Said[], ground: Ground): Pick<Fact, "disagreement"> | undefined {
  if (group.every(({ isDenied }) => isDenied === group[0]!.isDenied)) return undefined;
  const weighed = weigh(
    group.map((one) => valuedAs(one, one.isDenied ? "denied" : "asserted", ground)),
    ground.counter,
  );
  return reindexed(group, weighed.mentions, disagreement(weighed, "polarity"));
}

/** Lineages that lay the words in different mouths. Inside one lineage a changed name is looked at as damage. */
function bySpeakers(group: readonly Said[], ground: Ground): Pick<Fact, "disagreement"> | undefined {
  const named = group
    .filter(({ quote }) => quote.attitude !== "stance")
    .filter(({ speaker }) => speaker !== undefined && ground.speakers.isNamed(speaker));
  const names = new Set(named.map(({ speaker }) => speaker!));
  if (names.size < 2) return undefined;
  const weighed = weigh(
    named.map((one) => valuedAs(one, one.speaker!, ground)),
    ground.counter,
  );
  const lineages = weighed.values.map(
    ({ mentions }) => new Set(mentions.map((k) => ground.lineageOf.get(weighed.mentions[k]!.article))),
  );
  const crosses = lineages.slice(1).some((set) => [...set].some((one) => !lineages[0]!.has(one)));
  return crosses ? reindexed(group, weighed.mentions, disagreement(weighed, "speaker")) : undefined;
}

function valuedAs(one: Said, value: string, ground: Ground): Valued {
  return { mention: mentionOf(one), value, origins: origins(one.quote, one.speaker, ground) };
}

/** Different sides of one statement that are compared with each other; the rest stand as they are. */
const MOST_SIDES = 200;

/** Numbers that differ in what is otherwise the same statement. */
function byNumbers(group: readonly Said[], ground: Ground): Pick<Fact, "disagreement"> | undefined {
  const numbered = group.flatMap((one) => {
    const numbers = [...one.stems.keys()].filter((stem) => /^\p{N}/u.test(stem)).sort();
    return numbers.length ? [{ one, numbers }] : [];
  });
  const signatures = new Set(numbered.map(({ numbers }) => numbers.join(" ")));
  const distinct = [...new Map(numbered.map(({ numbers }) => [numbers.join(" "), numbers])).values()].slice(
    0,
    MOST_SIDES,
  );
  const apart = distinct.some((a) =>
    distinct.some((b) => !a.every((n) => b.includes(n)) && !b.every((n) => a.includes(n))),
  );
  if (signatures.size < 2 || !apart) return undefined;
  const weighed = weigh(
    numbered.map(({ one, numbers }) => valuedAs(one, numbers.join(", "), ground)),
    ground.counter,
  );
  return reindexed(group, weighed.mentions, disagreement(weighed, "value"));
}

/** Words that differ between quotation marks, where both sides claim to quote. */
function byWording(group: readonly Said[], ground: Ground): Pick<Fact, "disagreement"> | undefined {
  const marked = group.filter(({ quote }) => quote.kind === "direct" && quote.marks === "present");
  if (marked.length < 2) return undefined;
  const longest = [...marked].sort((a, b) => b.words.length - a.words.length || byPlace(a, b));
  const wordings: { key: string; shown: string }[] = [];
  const valued = longest.map((one) => {
    const key = one.words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    const known = wordings.find((wording) => wording.key.includes(key));
    if (!known && wordings.length < MOST_SIDES) wordings.push({ key, shown: excerpt(one.words) });
    return valuedAs(one, known?.shown ?? excerpt(one.words), ground);
  });
  const weighed = weigh(valued, ground.counter);
  return wordings.length > 1 ? reindexed(group, weighed.mentions, disagreement(weighed, "wording")) : undefined;
}

/** Disagreements count mentions of a part of the group; the fact lists the whole group. */
function reindexed(
  group: readonly Said[],
  part: readonly { article: string; span: { start: number; end: number } }[],
  found: Pick<Fact, "disagreement">,
): Pick<Fact, "disagreement"> | undefined {
  if (!found.disagreement) return undefined;
  const place = new Map(
    [...group]
      .sort(byPlace)
      .map((one, index) => [`${one.quote.article} ${one.quote.span.start}-${one.quote.span.end}`, index]),
  );
  const values = found.disagreement.values.map((value) => ({
    ...value,
    mentions: value.mentions
      .flatMap((k) => place.get(`${part[k]!.article} ${part[k]!.span.start}-${part[k]!.span.end}`) ?? [])
      .sort((a, b) => a - b),
  }));
  return { disagreement: { ...found.disagreement, values } };
}

/** The rendering to show: marked before unmarked, then the one nearest to the middle length. */
function textOf(group: readonly Said[]): string {
  const marked = group.filter(({ quote }) => quote.marks === "present" && quote.kind === "direct");
  const pool = [...(marked.length ? marked : group)].sort(
    (a, b) => a.words.length - b.words.length || compareText(a.words, b.words),
  );
  const chosen = pool[Math.floor((pool.length - 1) / 2)]!;
  const words = marked.length ? `“${excerpt(chosen.words).replace(/[,;]$/, "")}”` : excerpt(chosen.words);
  return chosen.speaker ? `${chosen.speaker}: ${words}` : words;
}
