import { type Annotation, compareText, type Fact, type Span } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { againOf, conceptsOf, coverage, type Rarity, rarityIn, type Told } from "./again.ts";
import { isOutcome } from "./amounts.ts";
import { type Ground, holderOf, quoteAround } from "./ground.ts";
import { asidePhrases, wordsIn } from "./load.ts";
import { type Half, newsworthIn } from "./newsworth.ts";
import { holdsAny, plainWords } from "./phrases.ts";
import { stemSetOf, stemsIn } from "./stems.ts";
import { holdsVerb, isTorn } from "./torn.ts";
import { compareSupport } from "./values.ts";

/**
 * What a reader needs first: row after row the one that is worth most (newsworth.ts) and says least again of what stands above
 * it; then days, ages, details and labels by support and place, nouns that only name an event last.
 */
export function ranked(facts: readonly Fact[], ground: Ground, halves: ReadonlyMap<string, Half>): Fact[] {
  const worth = newsworthIn(ground);
  const isLeaning = leaningIn(ground);
  const isQuoted = quotedIn(ground);
  const place = placeIn(ground);
  const rows = facts.map((fact): Row => {
    const half = isHalfTold(fact, isQuoted) ? "half" : halves.get(fact.id);
    const row = { fact, words: conceptsOf(fact.text), sentences: sentencesOf(fact, ground), place: place(fact) };
    const standing = { place: row.place, half, isLeaning: isLeaning(fact) };
    return { ...row, worth: worth(fact, standing), isWhole: half !== "half" && half !== "cut" };
  });
  const major = rows.filter(({ fact }) => !isMinor(fact)).sort((a, b) => b.worth - a.worth || byPlace(a, b));
  const isNamed = ({ fact }: Row) => Number(halves.get(fact.id) === "named");
  const minor = rows.filter(({ fact }) => isMinor(fact)).sort((a, b) => isNamed(a) - isNamed(b) || bySupport(a, b));
  const told = withoutRepeats(major, rarityIn(rows));
  return [...told, ...minor].map(({ fact }) => fact);
}

/** A fact with what it tells, what it is worth and how far from the beginning of an article it first stands. */
interface Row extends Told {
  readonly worth: number;
  /** True of words that say what they say to the end. */
  readonly isWhole: boolean;
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
const AGAIN = { all: 6, from: 0.3 } as const;

/** Maximal marginal relevance (Carbonell and Goldstein 1998): worth less what rows above have of it. */
function withoutRepeats(rows: readonly Row[], rarity: Rarity): Row[] {
  const left = rows.slice(0, LOOKED_AT).map((row): Waiting => ({ row, again: 0 }));
  const laid: Row[] = [];
  const said = new Set<string>();
  while (left.length > 0 && laid.length < LAID) {
    const best = left.reduce((most, one, k) => (standingOf(one) > standingOf(left[most]!) ? k : most), 0);
    const { row } = left.splice(fullerOf(best, left, rarity), 1)[0]!;
    laid.push(row);
    for (const word of row.words) said.add(word);
    for (const one of left)
      one.again = Math.max(one.again, againOf(one.row, row, rarity), togetherOf(one.row, said, rarity));
  }
  return [...laid, ...left.map(({ row }) => row), ...rows.slice(LOOKED_AT)];
}

/** A row that waits, and how much of it rows above have told. */
interface Waiting {
  readonly row: Row;
  again: number;
}

/** Words of a row that stand each in some row above say this much less than those that stand in one. */
const TOGETHER = 0.25;

function togetherOf({ words, fact }: Row, said: ReadonlySet<string>, rarity: Rarity): number {
  return fact.disagreement === undefined ? coverage(words, said, rarity) - TOGETHER : 0;
}

/** Share of a row that one which tells more has of it, and how much less that one may be worth, to be told in its place. */
const FULLER = { share: 0.85, less: 1 } as const;

/** The row that tells all of the next one and more, where one is worth about as much. */
function fullerOf(next: number, left: readonly Waiting[], rarity: Rarity): number {
  const { row } = left[next]!;
  if (row.fact.disagreement !== undefined) return next;
  const least = standingOf(left[next]!) - FULLER.less;
  const found = left.findIndex(
    (one) =>
      one.row.isWhole &&
      one.row.words.size > row.words.size &&
      standingOf(one) >= least &&
      one.row.fact.claim?.polarity === row.fact.claim?.polarity &&
      coverage(row.words, one.row.words, rarity) >= FULLER.share,
  );
  return found < 0 ? next : found;
}

function standingOf({ row, again }: Waiting): number {
  return row.worth - (AGAIN.all * Math.max(0, again - AGAIN.from)) / (1 - AGAIN.from);
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
  if (isOutcome(claim ?? {})) return opensWithVerb(fact) || !holdsVerb(text) || isTorn(text);
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

const AUXILIARY = new Set(wordsIn("auxiliary"));

/** "Killed five", "is in hospital": who did it, and where, stands in another row. */
function opensWithVerb({ text, claim }: Fact): boolean {
  const stem = claim!.predicate.replace(/e$/u, "");
  return AUXILIARY.has(plainWords(text).split(" ", 2)[1]!) || (stem.length > 2 && text.toLowerCase().startsWith(stem));
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
