import type { AnnotatedArticle, ArticleId, Claim, EntityType, Quantity, Quote, Span } from "../model/index.ts";
import { type Amount, amountOf, isOutcome } from "./amounts.ts";
import { type Counts, countsIn } from "./counted.ts";
import type { Ground } from "./ground.ts";
import { holderOf, quoteAround } from "./ground.ts";
import { type Party, partiesOf } from "./participants.ts";
import { type PredicateClass, predicateClass } from "./predicates.ts";

import { type Specificity, specificityIn } from "./specificity.ts";
import { type Stem, stemsIn } from "./stems.ts";

/** One claim, ready to be compared with others. */
export interface Reading {
  readonly claim: Claim;
  readonly article: ArticleId;
  readonly predicate: PredicateClass;
  readonly parties: readonly Party[];
  readonly amount: Amount | undefined;
  /** The day or longer time, `2031-05-14`, `2031-05`, `2031`. */
  readonly day: string | undefined;
  /** Content words of the clause by weight within the story. */
  readonly words: ReadonlyMap<string, number>;
  /** Stems of the word that carries the claim. */
  readonly head: ReadonlySet<string>;
  /** Content words of the head and its participants. */
  readonly core: ReadonlyMap<string, number>;
  /** What sharing each content word of the clause is worth in this story, in bits. */
  readonly bits: ReadonlyMap<string, number>;
  /** What sharing each content word right before and behind the head is worth, in bits, whatever clause it stands in. */
  readonly near: ReadonlyMap<string, number>;
  /** Content words of the sentence. */
  readonly around: ReadonlyMap<string, number>;
  readonly sentence: Span;
  /** How many of each thing the clause counts, also beside what its own number counts. */
  readonly counts: Counts;
  /** The quotation it lies in, when its words are somebody's own. */
  readonly quote: Quote | undefined;
  /** True of "pleaded not guilty", "found no fault": what follows the predicate is denied, not the predicate. */
  readonly isTurned: boolean;
  /** True of what is told as told before: "police had earlier put the number at three". */
  readonly isOfBefore: boolean;
  /** The clause as written, on one line, in small letters: equal in copies. */
  readonly key: string;
}

/** Readings of one article that are compared; more only a hostile text has. */
const MOST_READ = 1500;

/** The claims of a story's articles as readings, in order of article and place. */
export function readingsOf(ground: Ground): Reading[] {
  const weightOf = rarityIn(ground);
  return [...ground.articles.values()].flatMap((one) => {
    const typeOf = typesIn(one);
    const bitsOf = specificityIn(one);
    const claims = one.annotation.claims.slice(0, MOST_READ);
    const isOfBefore = isOfBeforeIn(one.article.text);
    return withParts(claims.map((claim) => readingOf(one, claim, { weightOf, typeOf, bitsOf, isOfBefore })));
  });
}

/** Of several counts of the dead in one article the largest is the whole, the others are parts of it. */
function withParts(readings: readonly Reading[]): Reading[] {
  const most = new Map<string, number>();
  for (const { amount, claim } of readings)
    if (amount && isOutcome(amount) && claim.modality !== "historical")
      most.set(amount.measure, Math.max(amount.value, most.get(amount.measure) ?? 0));
  return readings.map((one) =>
    one.amount && one.amount.value < (most.get(one.amount.measure) ?? 0)
      ? { ...one, amount: { ...one.amount, role: "part" } }
      : one,
  );
}

type TypeOf = (entity: string) => EntityType | undefined;

function typesIn({ annotation }: AnnotatedArticle): TypeOf {
  const types = new Map(annotation.entities.map(({ id, type }) => [id, type]));
  return (entity) => types.get(entity);
}

type WeightOf = (text: string, at: Span) => ReadonlyMap<string, number>;

/** What the story knows of words and names. */
interface Known {
  readonly weightOf: WeightOf;
  readonly typeOf: TypeOf;
  readonly bitsOf: Specificity;
  readonly isOfBefore: (sentence: Span) => boolean;
}

function readingOf(one: AnnotatedArticle, claim: Claim, { weightOf, typeOf, bitsOf, isOfBefore }: Known): Reading {
  const { article, annotation } = one;
  const sentence = holderOf(annotation.sentences, claim.head) ?? claim.span;
  const quantity = quantityOf(one, claim);
  const core = new Map(weightOf(article.text, claim.head));
  for (const role of claim.roles)
    for (const [stem, weight] of weightOf(article.text, role.span)) core.set(stem, weight);
  const quote = quoteAround(annotation.quotes, claim.head);
  const words = weightOf(article.text, claim.span);
  return {
    claim: claim.measure === "age" ? { ...claim, modality: "actual" } : withoutIt(claim, article.text),
    article: article.id,
    predicate: predicateClass(claim.predicate),
    parties: partiesOf(claim, typeOf),
    amount: amountOf(claim, quantity, article.text),
    day: claim.date,
    words,
    head: new Set(stemsIn(article.text, claim.head).map(({ stem }) => stem)),
    bits: new Map([...words.keys()].map((stem) => [stem, bitsOf(stem)])),
    near: nearIn(stemsIn(article.text, sentence), claim.head, bitsOf),
    core,
    around: weightOf(article.text, sentence),
    sentence,
    counts: countsIn(one, claim.span),
    quote: quote && isOwnWords(quote) ? quote : undefined,
    isTurned: /^\s+(?:not|no|never)\b/iu.test(article.text.slice(claim.head.end, claim.head.end + 8)),
    isOfBefore: isOfBefore(sentence),
    key: keyOf(article.text, claim),
  };
}

const EARLIER =
  /\b(?:earlier|initial|initially|at first|first (?:put|said|reported|gave|given|spoke)|previous|previously|by \w{1,12} (?:o['’]clock|[ap]\.?m)|had (?:put|risen|stood|said|reported|been put))\b/iu;

/** A sentence is asked about once for each of its claims. */
function isOfBeforeIn(text: string): Known["isOfBefore"] {
  let [last, found]: [Span | undefined, boolean] = [undefined, false];
  return (sentence) => {
    if (sentence.start !== last?.start || sentence.end !== last.end)
      [last, found] = [sentence, EARLIER.test(text.slice(sentence.start, sentence.end))];
    return found;
  };
}

/** Content words on each side of a head that stand near it. */
const NEAR = 3;

function nearIn(line: readonly Stem[], head: Span, bitsOf: Specificity): Map<string, number> {
  const first = line.findIndex(({ end }) => end > head.start);
  const next = line.findIndex(({ start }) => start >= head.end);
  const [from, to] = [first < 0 ? line.length : first, next < 0 ? line.length : next];
  const near = [...line.slice(Math.max(0, from - NEAR), from), ...line.slice(to, to + NEAR)];
  return new Map(near.map(({ stem }) => [stem, Math.max(0, bitsOf(stem))]));
}

/** "Without asking the board", "no longer plays": what was not done, or is not. */
function withoutIt(claim: Claim, text: string): Claim {
  const isWithout = /\b(?:without|no longer)\s$/iu.test(
    text.slice(Math.max(0, claim.head.start - 11), claim.head.start),
  );
  return isWithout && claim.polarity === "asserted" ? { ...claim, polarity: "denied" } : claim;
}

function quantityOf({ annotation }: AnnotatedArticle, { quantity }: Claim): Quantity | undefined {
  return quantity === undefined ? undefined : annotation.quantities.find(({ id }) => id === quantity);
}

function isOwnWords({ kind, marks }: Quote): boolean {
  return kind !== "indirect" || marks !== "none";
}

/** An age alone ("47") is the same clause only of the same name; "P" is not the P of "it is false that P". */
function keyOf(text: string, { span, head, predicate, measure, roles, polarity }: Claim): string {
  const words = text.slice(span.start, Math.min(span.end, span.start + 400));
  const whose = measure === "age" ? roles.map(({ name }) => name).join(" ") : "";
  const said = `${predicate}${whose}${polarity === "denied" ? "\u0002" : ""}`;
  return `${said}\u0001${head.start - span.start}\u0001${words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")}`;
}

/** A word that every report of the story has weighs this much of one that a single report has. */
const LEAST_RARE = 0.25;

/** Weights of content words: less for those that most reports of the story share. */
function rarityIn(ground: Ground): WeightOf {
  const found = new Map<string, number>();
  for (const { article, annotation } of ground.articles.values()) {
    const own = new Set(annotation.sentences.flatMap((at) => stemsIn(article.text, at).map(({ stem }) => stem)));
    for (const stem of own) found.set(stem, (found.get(stem) ?? 0) + 1);
  }
  const all = ground.articles.size;
  const rarity = (stem: string) => {
    const share = ((found.get(stem) ?? 1) - 1) / Math.max(1, all);
    return LEAST_RARE + (1 - LEAST_RARE) * (1 - share) ** 2;
  };
  return weighing(({ stem, weight }) => weight * rarity(stem));
}

/** Weights by stretch of text; of stretches asked for again and again, such as a sentence with many claims, the last is kept. */
function weighing(weightOf: (stem: Stem) => number): WeightOf {
  let [text, last] = ["", new Map<string, ReadonlyMap<string, number>>()];
  return (of, { start, end }) => {
    if (of !== text) [text, last] = [of, new Map()];
    const key = `${start}-${end}`;
    const known = last.get(key);
    if (known) return known;
    const made = new Map(stemsIn(of, { start, end }).map((stem) => [stem.stem, weightOf(stem)]));
    last.set(key, made);
    return made;
  };
}
