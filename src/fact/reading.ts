import type { AnnotatedArticle, ArticleId, Claim, EntityType, Quantity, Quote, Span } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { type Amount, amountOf, isOutcome } from "./amounts.ts";
import { type Counts, countsIn } from "./counted.ts";
import type { Ground } from "./ground.ts";
import { holderOf, quoteAround } from "./ground.ts";
import { idiomOf } from "./idioms.ts";
import { isNominal } from "./nominal.ts";
import { type Party, partiesOf } from "./participants.ts";
import { type PredicateClass, predicateClass } from "./predicates.ts";
import { type Specificity, specificityIn } from "./specificity.ts";
import { type Stem, stemsIn } from "./stems.ts";
import { isUnsaid } from "./unsaid.ts";

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
  /** True of what its sentence asks, has for an appearance or calls false, and does not say. */
  readonly isUnsaid: boolean;
  /** True of "the defeat of the town": a noun that names what was done. */
  readonly isNoun: boolean;
  /** True where a copy garbled a name in the clause: it says so, but not in words that may be shown. */
  readonly isDamaged: boolean;
  /** Content words of the clause that no other report of the story has; none where there is only one other. */
  readonly odd: number;
  /** The clause as written, on one line, in small letters: equal in copies. */
  readonly key: string;
}

/** Readings of one article that are compared; more only a hostile text has. */
const MOST_READ = 1500;

/** What is read of a claim in its article alone: all but the weights of words, which hang on the other reports. */
type OwnReading = Omit<Reading, "words" | "core" | "around" | "odd">;

/** A claim as its article alone reads it, with the words of its stretches as they weigh in any story. */
interface Own {
  readonly reading: OwnReading;
  readonly words: Weights;
  readonly head: Weights;
  readonly roles: readonly Weights[];
  readonly around: Weights;
}

type Weights = ReadonlyMap<string, number>;

/** The claims of a story's articles as readings, in order of article and place. */
export function readingsOf(ground: Ground): Reading[] {
  const reports = reportsHaving(ground);
  const inStory: InStory = {
    weightsOf: rarityIn(reports, ground.articles.size),
    isOdd: (stem) => ground.articles.size > 2 && reports.get(stem) === 1,
  };
  return [...ground.articles.values()].flatMap((one) => ownOf(one).map((own) => readingOf(own, inStory)));
}

/** What the other reports of the story say of words. */
interface InStory {
  readonly weightsOf: (own: Weights) => Weights;
  readonly isOdd: (stem: string) => boolean;
}

function readingOf({ reading, words, head, roles, around }: Own, { weightsOf, isOdd }: InStory): Reading {
  const core = new Map(weightsOf(head));
  for (const role of roles) for (const [stem, weight] of weightsOf(role)) core.set(stem, weight);
  const odd = [...words.keys()].filter(isOdd).length;
  return { ...reading, words: weightsOf(words), core, around: weightsOf(around), odd };
}

/** Kept as long as the article is, which other reports join in its story. */
const ownOf = oncePer((one: AnnotatedArticle): Own[] => {
  const about: About = {
    one,
    weightsOf: weighing(one.article.text),
    typeOf: typesIn(one),
    bitsOf: specificityIn(one),
    isOfBefore: isOfBeforeIn(one.article.text),
  };
  return withParts(one.annotation.claims.slice(0, MOST_READ).map((claim) => ownReadingOf(claim, about)));
});

/** Of several counts of the dead in one article the largest is the whole, the others are parts of it. */
function withParts(all: readonly Own[]): Own[] {
  const most = new Map<string, number>();
  for (const { reading } of all) {
    const { amount, claim } = reading;
    if (amount && isOutcome(amount) && claim.modality !== "historical")
      most.set(amount.measure, Math.max(amount.value, most.get(amount.measure) ?? 0));
  }
  return all.map((own) => {
    const { amount } = own.reading;
    const isPart = amount !== undefined && amount.value < (most.get(amount.measure) ?? 0);
    return isPart ? { ...own, reading: { ...own.reading, amount: { ...amount, role: "part" } } } : own;
  });
}

type TypeOf = (entity: string) => EntityType | undefined;

function typesIn({ annotation }: AnnotatedArticle): TypeOf {
  const types = new Map(annotation.entities.map(({ id, type }) => [id, type]));
  return (entity) => types.get(entity);
}

/** An article and what is asked of it for each claim. */
interface About {
  readonly one: AnnotatedArticle;
  readonly weightsOf: (at: Span) => Weights;
  readonly typeOf: TypeOf;
  readonly bitsOf: Specificity;
  readonly isOfBefore: (sentence: Span) => boolean;
}

function ownReadingOf(claim: Claim, { one, weightsOf, typeOf, bitsOf, isOfBefore }: About): Own {
  const { article, annotation } = one;
  const sentence = holderOf(annotation.sentences, claim.head) ?? claim.span;
  const quantity = quantityOf(one, claim);
  const quote = quoteAround(annotation.quotes, claim.head);
  const words = weightsOf(claim.span);
  const reading = {
    claim: claim.measure === "age" ? { ...claim, modality: "actual" as const } : withoutIt(claim, article.text),
    article: article.id,
    predicate: predicateClass(idiomOf(claim, article.text) ?? claim.predicate),
    parties: partiesOf(claim, typeOf),
    amount: amountOf(claim, quantity, article.text),
    day: claim.date,
    head: new Set(stemsIn(article.text, claim.head).map(({ stem }) => stem)),
    bits: new Map([...words.keys()].map((stem) => [stem, bitsOf(stem)])),
    near: nearIn(stemsIn(article.text, sentence), claim.head, bitsOf),
    sentence,
    counts: countsIn(one, claim.span),
    quote: quote && isOwnWords(quote) ? quote : undefined,
    isTurned: /^\s+(?:not|no|never)\b/iu.test(article.text.slice(claim.head.end, claim.head.end + 8)),
    isOfBefore: isOfBefore(sentence),
    isUnsaid: isUnsaid(claim, sentence, article.text),
    isNoun: isNominal(claim, article.text),
    isDamaged: false,
    key: keyOf(article.text, claim),
  };
  const roles = claim.roles.map(({ span }) => weightsOf(span));
  return { reading, words, head: weightsOf(claim.head), roles, around: weightsOf(sentence) };
}

const EARLIER =
  /\b(?:earlier|initial|initially|at first|first (?:put|said|reported|gave|given|spoke)|previous|previously|by \w{1,12} (?:o['’]clock|[ap]\.?m)|had (?:put|risen|stood|said|reported|been put))\b/iu;

/** A sentence is asked about once for each of its claims. */
function isOfBeforeIn(text: string): About["isOfBefore"] {
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

const stemsOfAll = oncePer(({ article, annotation }: AnnotatedArticle): ReadonlySet<string> => {
  return new Set(annotation.sentences.flatMap((at) => stemsIn(article.text, at).map(({ stem }) => stem)));
});

/** How many reports of the story have each content word. */
function reportsHaving({ articles }: Ground): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of articles.values()) for (const stem of stemsOfAll(one)) found.set(stem, (found.get(stem) ?? 0) + 1);
  return found;
}

/** Weights of the content words of a stretch in the story: less for those that most of its reports share. */
function rarityIn(found: ReadonlyMap<string, number>, all: number): InStory["weightsOf"] {
  const rarity = (stem: string) => {
    const share = ((found.get(stem) ?? 1) - 1) / Math.max(1, all);
    return LEAST_RARE + (1 - LEAST_RARE) * (1 - share) ** 2;
  };
  return oncePer((own: Weights) => {
    const weights = new Map<string, number>();
    for (const [stem, weight] of own) weights.set(stem, weight * rarity(stem));
    return weights;
  });
}

/** Weights of content words by stretch of a text; a stretch asked for again and again, such as a sentence with many claims, is read once. */
function weighing(text: string): About["weightsOf"] {
  const known = new Map<string, Weights>();
  return ({ start, end }) => {
    const key = `${start}-${end}`;
    const made = known.get(key) ?? new Map(stemsIn(text, { start, end }).map(({ stem, weight }) => [stem, weight]));
    known.set(key, made);
    return made;
  };
}
