import { type AnnotatedArticle, type Fact, type Quote, stableId, type Utterance } from "../model/index.ts";
import { clustersOf } from "./clusters.ts";
import { type Damage, isDamaged } from "./damage.ts";
import { byPlace, disputeOf, mentionOf, originsOf, type Said } from "./disputes.ts";
import type { Ground } from "./ground.ts";
import { type Stem, sharedWeight, stemsIn, total, weightsOf } from "./stems.ts";
import { excerpt } from "./texts.ts";
import { settled } from "./titles.ts";
import { compareText, type Valued, weigh } from "./values.ts";

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
  const groups = clustersOf(nodes, sameUtterance).map((group) => settled(group, ground));
  const facts: Fact[] = [];
  const utterances: Utterance[] = [];
  const utteranceOf = new Map<string, string>();
  for (const group of groups) {
    const utterance = utteranceFrom(group, ground);
    for (const { quote } of group) utteranceOf.set(quote.id, utterance.id);
    utterances.push(utterance);
    const sound = group.filter(({ quote }) => !isDamaged(damage, quote.article, quote.span));
    if (sound.some(isOwnWords)) facts.push(factFrom(sound, ground));
  }
  return { facts, utterances, utteranceOf };
}

/** Marked, or speech that lost its marks: what is only reported in other words is a claim, not a row of its own. */
function isOwnWords({ quote }: Said): boolean {
  return quote.kind !== "indirect" || quote.marks !== "none";
}

function saidIn({ article, annotation }: AnnotatedArticle, ground: Ground): Said[] {
  const said = annotation.quotes.filter(({ attitude }) => attitude !== "stance");
  return said.map((quote) => {
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
      sorted.flatMap((one) => originsOf(one, ground)),
    ),
  };
}

function factFrom(group: readonly Said[], ground: Ground): Fact {
  const sorted = [...group].sort(byPlace);
  const valued = sorted.map((one): Valued => ({ mention: mentionOf(one), value: "", origins: originsOf(one, ground) }));
  const weighed = weigh(valued, ground.counter);
  return {
    id: stableId("f", ground.story.id, "statement", ...sorted.map(({ quote }) => quote.id)),
    story: ground.story.id,
    kind: "statement",
    text: textOf(sorted),
    mentions: weighed.mentions,
    support: weighed.support,
    ...disputeOf(sorted, ground),
  };
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
