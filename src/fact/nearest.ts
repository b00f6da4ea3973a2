import { groupedBy, pushTo } from "../model/grouping.ts";
import type { Ground } from "./ground.ts";
import { isNominal } from "./nominal.ts";
import { type Party, shareOne } from "./participants.ts";
import type { Reading } from "./reading.ts";
import { sharedWeight, total } from "./stems.ts";

/** The words of the claims of one sentence, each with what sharing it is worth. */
interface Sentence {
  readonly article: string;
  readonly words: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Sentences of one report that are looked at. */
const MOST_SENTENCES = 300;

/**
 * Tells two clauses, or two nouns, whose sentences are the nearest of both reports: no sentence of the other report shares more
 * of its words with the one, and none with the other. Of the two reports alone, so that a third changes nothing.
 */
export function nearestIn(readings: readonly Reading[], ground: Ground): (a: Reading, b: Reading) => boolean {
  const sentenceOf = sentencesIn(readings);
  const nearness = nearnessIn(new Set(sentenceOf.values()));
  const isNoun = ({ claim, article }: Reading) => isNominal(claim, ground.articles.get(article)!.article.text);
  return (a, b) => {
    if (isNoun(a) !== isNoun(b)) return false;
    const [x, y] = [sentenceOf.get(a)!, sentenceOf.get(b)!];
    const like = likeness(x, y);
    return like > 0 && like >= nearness(x, y.article) && like >= nearness(y, x.article);
  };
}

function sentencesIn(readings: readonly Reading[]): Map<Reading, Sentence> {
  const groups = groupedBy(readings, ({ article, sentence }) => `${article} ${sentence.start}`);
  const found = new Map<Reading, Sentence>();
  for (const group of groups.values()) {
    const words = new Map(group.flatMap(({ bits }) => [...bits].map(([stem, worth]) => [stem, Math.max(0, worth)])));
    const made = { article: group[0]!.article, words, total: total(words) };
    for (const one of group) found.set(one, made);
  }
  return found;
}

/** How much the nearest sentence of a report shares with a sentence; kept, as many claims ask. */
function nearnessIn(sentences: ReadonlySet<Sentence>): (one: Sentence, article: string) => number {
  const byArticle = new Map<string, Sentence[]>();
  for (const one of sentences) pushTo(byArticle, one.article, one, MOST_SENTENCES);
  const known = new Map<Sentence, Map<string, number>>();
  return (one, article) => {
    const own = known.get(one) ?? new Map<string, number>();
    known.set(one, own);
    const found = own.get(article) ?? Math.max(...byArticle.get(article)!.map((other) => likeness(one, other)));
    own.set(article, found);
    return found;
  };
}

function likeness(a: Sentence, b: Sentence): number {
  return a.total * b.total > 0 ? sharedWeight(a.words, b.words) / Math.sqrt(a.total * b.total) : 0;
}

/**
 * Tells two clauses of one verb that each of the two reports has once, of the same people or things where both say of whom: no other
 * clause of theirs can be meant. Of the two reports alone, so that a third changes nothing.
 */
export function onceIn(readings: readonly Reading[], ground: Ground): (a: Reading, b: Reading) => boolean {
  const wordings = groupedBy(readings, ({ article, predicate }) => `${article} ${predicate.name}`);
  const isOnce = ({ article, predicate }: Reading) => wordings.get(`${article} ${predicate.name}`)!.length === 1;
  const isClause = ({ claim, article }: Reading) => !isNominal(claim, ground.articles.get(article)!.article.text);
  return (a, b) =>
    a.predicate.name === b.predicate.name &&
    !a.predicate.isLight &&
    [a, b].every((one) => isOnce(one) && isClause(one)) &&
    !areOfOthers(a, b);
}

/** True when both say who acts, or on whom, and nobody is the same. */
function areOfOthers({ parties: a }: Reading, { parties: b }: Reading): boolean {
  return (["actor", "patient"] as const).some((role) => {
    const [x, y] = [a, b].map((all) => all.filter((one) => one.role === role)) as [Party[], Party[]];
    return x.length > 0 && y.length > 0 && !shareOne(x, y);
  });
}
