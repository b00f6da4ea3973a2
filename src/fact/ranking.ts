import { type Annotation, compareText, type Fact, type FactClaim, type Span } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { isOutcome } from "./amounts.ts";
import { type Ground, holderOf, quoteAround } from "./ground.ts";
import { asidePhrases } from "./load.ts";
import { type Half, newsworthIn } from "./newsworth.ts";
import { holdsAny, plainWords } from "./phrases.ts";
import { stemSetOf, stemsIn } from "./stems.ts";
import { holdsVerb, isTorn } from "./torn.ts";
import { compareSupport } from "./values.ts";

/**
 * What a reader needs first: row after row the one that is worth most (newsworth.ts) and says least again of what stands above
 * it; then days, ages, details and labels by support and place.
 */
export function ranked(facts: readonly Fact[], ground: Ground, halves: ReadonlyMap<string, Half>): Fact[] {
  const worth = newsworthIn(ground);
  const isLeaning = leaningIn(ground);
  const isQuoted = quotedIn(ground);
  const place = placeIn(ground);
  const rows = facts.map((fact): Row => {
    const half = isHalfTold(fact, isQuoted) ? "half" : halves.get(fact.id);
    const row = { fact, words: stemSetOf(fact.text), sentences: sentencesOf(fact, ground), place: place(fact) };
    return { ...row, worth: worth(fact, { place: row.place, half, isLeaning: isLeaning(fact) }) };
  });
  const major = rows.filter(({ fact }) => !isMinor(fact)).sort((a, b) => b.worth - a.worth || byPlace(a, b));
  const minor = rows.filter(({ fact }) => isMinor(fact)).sort(bySupport);
  const told = withoutRepeats(major, rarityOf(rows));
  return [...told, ...minor].map(({ fact }) => fact);
}

/** A fact with its content words, what it is worth and how far from the beginning of an article it first stands. */
interface Row {
  readonly fact: Fact;
  readonly words: ReadonlySet<string>;
  /** The sentences it stands on, as `ARTICLE:START`. */
  readonly sentences: ReadonlySet<string>;
  readonly worth: number;
  readonly place: number;
}

function sentencesOf({ mentions }: Fact, { articles }: Ground): Set<string> {
  const startOf = (article: string, at: Span) =>
    holderOf(articles.get(article)!.annotation.sentences, at)?.start ?? at.start;
  return new Set(mentions.map(({ article, span, head }) => `${article}:${startOf(article, head ?? span)}`));
}

function placeIn({ articles }: Ground): (fact: Fact) => number {
  const starts = new Map([...articles.values()].map(({ article }) => [article.id, article.body[0]?.start ?? 0]));
  return ({ mentions }) => Math.min(...mentions.map(({ article, span }) => span.start - (starts.get(article) ?? 0)));
}

function byPlace(a: Row, b: Row): number {
  return a.place - b.place || compareText(a.fact.id, b.fact.id);
}

function bySupport(a: Row, b: Row): number {
  return compareSupport(b.fact.support, a.fact.support) || byPlace(a, b);
}

/** Rows that are laid so that none says again what stands above it; the others follow by what they are worth. */
const LAID = 40;
/** Rows that are looked at for the next place. */
const LOOKED_AT = 120;
/** What a row loses whose words all stand in one row above it, and the share from which on it loses anything. */
const AGAIN = { all: 5, from: 0.35 } as const;

/** Maximal marginal relevance (Carbonell and Goldstein 1998): worth less what one row above has of its words, by their rarity. */
function withoutRepeats(rows: readonly Row[], rarity: (stem: string) => number): Row[] {
  const left = rows.slice(0, LOOKED_AT).map((row) => ({ row, again: 0 }));
  const laid: Row[] = [];
  while (left.length > 0 && laid.length < LAID) {
    const best = left.reduce((most, one, k) => (standingOf(one) > standingOf(left[most]!) ? k : most), 0);
    const { row } = left.splice(best, 1)[0]!;
    laid.push(row);
    for (const one of left) one.again = Math.max(one.again, coverage(one.row, row, rarity));
  }
  return [...laid, ...left.map(({ row }) => row), ...rows.slice(LOOKED_AT)];
}

function standingOf({ row, again }: { readonly row: Row; readonly again: number }): number {
  return row.worth - (AGAIN.all * Math.max(0, again - AGAIN.from)) / (1 - AGAIN.from);
}

/** Share of the words of a row, by their rarity, that another one has. */
function coverage({ words, fact, sentences }: Row, other: Row, rarity: (stem: string) => number): number {
  if (fact.disagreement !== undefined || fact.claim?.polarity !== other.fact.claim?.polarity) return 0;
  const isBeside = [...sentences].every((one) => other.sentences.has(one));
  const told = Math.max(isBeside ? BESIDE : 0, OF_ONE[partsShared(fact.claim, other.fact.claim)] ?? OF_ONE.at(-1)!);
  let [shared, all] = [0, 0];
  for (const stem of words) {
    all += rarity(stem);
    if (other.words.has(stem)) shared += rarity(stem);
  }
  return Math.max(told, all === 0 ? 1 : shared / all);
}

/** What a row repeats at least of another whose sentences are all its own. */
const BESIDE = 0.6;
/** What a row repeats at least of another that tells the same deed, with no other number, of none, one or two of the same. */
const OF_ONE: readonly number[] = [0, 0.45, 0.65];

function partsShared(a: FactClaim | undefined, b: FactClaim | undefined): number {
  if (a === undefined || b === undefined || a.predicate !== b.predicate || a.value !== b.value) return 0;
  const parts = (["actor", "recipient", "theme"] as const).filter(
    (part) => a[part] !== undefined && a[part] === b[part],
  );
  return parts.some((part) => /^\p{Lu}/u.test(a[part]!)) ? parts.length : 0;
}

/** The fewer rows have a word, the more it says. */
function rarityOf(rows: readonly Row[]): (stem: string) => number {
  const having = new Map<string, number>();
  for (const { words } of rows) for (const stem of words) having.set(stem, (having.get(stem) ?? 0) + 1);
  return (stem) => 1 / (1 + Math.log2(having.get(stem) ?? 1));
}

/** Words of whoever speaks: "I asked who thought", "you are great". Quotations within a text apart. */
const OWN_VOICE = /(?<![\p{L}.])(?:I|me|[Mm]y|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)(?![\p{L}.])/u;
const QUOTED = /["“][^"“”]{0,300}["”]/gu;

/** A clause of no more content words is a saying where it is only made in somebody's quoted words. */
const SAYING = 3;

/** Half a sentence, one that leaves open who speaks, or that nobody answered. Counts of people are told all the same. */
function isHalfTold(fact: Fact, isQuoted: (fact: Fact) => boolean): boolean {
  const { kind, text, claim, disagreement } = fact;
  if (kind === "statement" || disagreement !== undefined) return false;
  if (isOutcome(claim ?? {})) return opensWithVerb(fact) || !holdsVerb(text);
  const isSaying = () => !/^(?:The|An?|Both|All)\s/u.test(text) && stemSetOf(text).size <= SAYING && isQuoted(fact);
  const isBidden = claim?.actor === undefined && text.toLowerCase().startsWith(`${claim?.predicate} `);
  return (
    isBidden ||
    isLabelled(fact) ||
    isTorn(text) ||
    holdsAny(plainWords(text), asidePhrases().unanswered) ||
    OWN_VOICE.test(text.replace(QUOTED, "")) ||
    isSaying()
  );
}

const BE = /\b(?:is|are|was|were|be|been|being|am)\b|['’](?:s|re)\b/u;

/** "Ada Moor, the mate": what somebody is, in no sentence. */
function isLabelled({ claim, text }: Fact): boolean {
  return claim?.predicate === "be" && !BE.test(text);
}

/** "Killed five": who did it, and where, stands in another row. */
function opensWithVerb({ text, claim }: Fact): boolean {
  const stem = claim!.predicate.replace(/e$/u, "");
  return stem.length > 2 && text.toLowerCase().startsWith(stem);
}

/** Tells a fact whose sentences all lean on what stands before them. */
function leaningIn({ articles }: Ground): (fact: Fact) => boolean {
  return ({ mentions }) => {
    const own = mentions.flatMap(({ article, ref }) => claimsById(articles.get(article)!.annotation).get(ref!) ?? []);
    return own.length > 0 && own.every(({ form }) => form?.sentence !== undefined);
  };
}

const claimsById = oncePer(({ claims }: Annotation) => new Map(claims.map((claim) => [claim.id, claim])));

/** Tells what most reports of a fact only give as somebody's own words. */
function quotedIn({ articles }: Ground): (fact: Fact) => boolean {
  return ({ mentions }) => {
    const quoted = mentions.filter(({ article, span, head }) => {
      const quote = quoteAround(articles.get(article)?.annotation.quotes ?? [], head ?? span);
      return quote !== undefined && quote.marks === "present";
    });
    return 2 * quoted.length > mentions.length;
  };
}

/** A row of fewer content words says nothing alone; one that only counts something needs a word more. */
const LEAST_WORDS = 2;

/** Days, ages, offices, details and what "is" something: true, and not what happened; what was given up comes last too. */
function isMinor({ kind, claim, status, text, disagreement }: Fact): boolean {
  if (status === "updated" || status === "withdrawn" || claim?.measure === "age" || kind === "date") return true;
  if (kind === "attribute") return claim?.measure === undefined;
  if (kind === "statement" || disagreement !== undefined) return false;
  if (!text.includes(" ")) return true;
  const least = LEAST_WORDS + Number(kind === "quantity");
  return stemsIn(text, { start: 0, end: text.length }).length < least && !isOutcome(claim ?? {});
}
