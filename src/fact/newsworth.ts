import type { AnnotatedArticle, Fact } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { isOutcome } from "./amounts.ts";
import type { Ground } from "./ground.ts";
import { wordsIn } from "./load.ts";
import { plainWords } from "./phrases.ts";
import { stemSetOf } from "./stems.ts";
import { strangenessIn } from "./strangers.ts";

/** Code units from the beginning of an article that its lead takes. */
const LEAD = 600;
/** Content words beyond which a row says no more for being longer. */
const ENOUGH_WORDS = 12;

/**
 * What each measure counts for a reader. Fitted as a logistic on rows of lots 6, 7 and 9 that were read by eye (bench/facts; right
 * or not) and rounded; what is told by half and what several lineages tell are set by hand.
 */
const WEIGHTS: Readonly<Record<string, number>> = {
  lineages: 0.8,
  early: 1,
  shared: 0.5,
  lead: 1,
  words: 1,
  short: -0.4,
  brief: -1,
  adrift: -1.2,
  courtesy: -1,
  number: 0.3,
  outcome: 0.4,
  half: -3,
  past: -0.3,
  denied: -0.5,
  leans: -0.8,
  pointing: -0.8,
  headline: 0.7,
  quoted: -1,
  titled: -1,
  cut: -2.5,
  lent: -0.7,
  disputed: 0.5,
  strange: -1.2,
};

/** A row that says next to nothing alone, one whose end was cut off, one in the sentence that tells something else, a noun that names an event. */
export type Half = "half" | "cut" | "lent" | "named";

/** How a row stands in its reports. */
export interface Standing {
  /** Code units from the beginning of an article, where it stands first. */
  readonly place: number;
  readonly half: Half | undefined;
  /** True where all its sentences lean on what stands before them. */
  readonly isLeaning: boolean;
}

/** Tells what a row of a story is worth to a reader: the higher, the sooner it is shown. */
export function newsworthIn(ground: Ground): (fact: Fact, standing: Standing) => number {
  const topics = topicsOf(ground);
  const strangenessOf = strangenessIn(ground);
  return (fact, standing) => {
    const m = { ...measuresOf(fact, standing, topics), strange: strangenessOf(fact) };
    return Object.entries(m).reduce((sum, [name, value]) => sum + (WEIGHTS[name] ?? 0) * value, 0);
  };
}

/** What opens a sentence that goes on from the one before. */
const CONNECTING = new Set(wordsIn("connecting"));

/** How many reports of a story have a content word, anywhere and in headline or lead. */
interface Topics {
  readonly reports: number;
  readonly anywhere: ReadonlyMap<string, number>;
  readonly leads: ReadonlyMap<string, number>;
  /** The words of headlines. */
  readonly titles: ReadonlySet<string>;
}

/** The words that the reports of a story share. */
function topicsOf({ articles }: Ground): Topics {
  const anywhere = new Map<string, number>();
  const leads = new Map<string, number>();
  const titles = new Set<string>();
  for (const one of articles.values()) {
    const own = stemsOf(one);
    count(anywhere, own.anywhere);
    count(leads, own.lead);
    for (const stem of own.title) titles.add(stem);
  }
  return { reports: articles.size, anywhere, leads, titles };
}

/** Kept as long as the article is. */
const stemsOf = oncePer(({ article: { title, text, body } }: AnnotatedArticle) => {
  const from = body[0]?.start ?? 0;
  return {
    anywhere: stemSetOf(text),
    title: stemSetOf(title ?? ""),
    lead: stemSetOf(`${title ?? ""}\n${text.slice(from, from + LEAD)}`),
  };
});

function count(counts: Map<string, number>, stems: ReadonlySet<string>): void {
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
}

/** What is measured of a row, each from 0 to about 1. */
function measuresOf(fact: Fact, { place, half, isLeaning }: Standing, topics: Topics): Record<string, number> {
  const { text, claim, support } = fact;
  const stems = [...stemSetOf(text)];
  const share = (counts: ReadonlyMap<string, number>, own: number) =>
    stems.reduce((sum, stem) => sum + Math.max(0, (counts.get(stem) ?? 0) - own), 0) /
    Math.max(1, stems.length * Math.max(1, topics.reports - own));
  const flag = (is: boolean | undefined) => Number(is === true);
  return {
    lineages: Math.log2(Math.max(2, support.lineages.atLeast + support.lineages.atMost)) - 1,
    early: 1 / (1 + Math.max(0, place) / LEAD),
    shared: share(topics.anywhere, 1),
    lead: share(topics.leads, 0),
    words: Math.min(stems.length, ENOUGH_WORDS) / ENOUGH_WORDS,
    short: flag(stems.length < 4),
    brief: flag(isBrief(fact)),
    adrift: flag(isAdrift(text)),
    courtesy: flag(COURTESIES.has(claim?.predicate ?? "")),
    number: flag(claim?.value !== undefined && (/\d/u.test(text) || claim.value > 2)),
    outcome: flag(isOutcome(claim ?? {})),
    half: flag(half === "half"),
    past: flag(claim?.modality === "historical"),
    denied: flag(claim?.polarity === "denied"),
    leans: flag(CONNECTING.has(plainWords(text).split(" ", 2)[1]!)),
    pointing: flag(isLeaning),
    headline: stems.filter((stem) => topics.titles.has(stem)).length / Math.max(1, stems.length),
    quoted: flag(2 * quotedIn(text) > text.length),
    titled: flag(isTitled(text)),
    cut: flag(half === "cut" || text.endsWith("…")),
    lent: flag(half === "lent"),
    disputed: flag(fact.disagreement !== undefined),
  };
}

/** Words of a row below which it says little: of 11 such rows 2 were right (lots 6 to 13). */
const BRIEF = 6;

/** Few words of somebody who does something, and no number. */
function isBrief({ text, claim, disagreement }: Fact): boolean {
  const isPlain = claim !== undefined && disagreement === undefined && !isOutcome(claim);
  return isPlain && text.split(" ").length < BRIEF && !/\d/u.test(text);
}

/** Verbs of what people do to be kind. */
const COURTESIES = new Set(wordsIn("courtesies"));

const PRONOUN = /(?<![\p{L}’'])(?:he|she|they|him|his|hers?|them|theirs?)(?![\p{L}’'])/iu;
const SOMEBODY =
  /\p{Lu}\p{L}|\b(?:the|[Aa]n?|another|both|two|three|four|five|several|some|many|most|all|no|police)\s\p{L}/u;

/** Words with which a row begins and that are no name. */
const OPENERS = new Set([...wordsIn("connecting"), ...wordsIn("opening"), ...wordsIn("subordinating")]);

/** "Her purse stood there", "after he left": nobody stands before the pronoun whom it could mean. Of 11 such rows 3 were right (lots 6 to 13). */
function isAdrift(text: string): boolean {
  const pronoun = PRONOUN.exec(text);
  if (pronoun === null) return false;
  const before = text.slice(0, pronoun.index);
  const isOpener = OPENERS.has(before.split(" ", 1)[0]!.toLowerCase());
  return !SOMEBODY.test(isOpener ? before.charAt(0).toLowerCase() + before.slice(1) : before);
}

function quotedIn(text: string): number {
  return (text.match(/["“][^"“”]{0,300}["”]/gu) ?? []).reduce((sum, one) => sum + one.length, 0);
}

/** Letters of a word from which on it is written small but in headlines. */
const LONG_WORD = 4;

/** "Mayor Opens New Pier After Storm". */
function isTitled(text: string): boolean {
  const words = text.split(/\s+/u).filter((word) => /^\p{L}/u.test(word) && word.length >= LONG_WORD);
  return words.length >= 5 && words.every((word) => /^\p{Lu}/u.test(word));
}
