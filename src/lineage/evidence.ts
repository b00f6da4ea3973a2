import type { Evidence, Span } from "../model/index.ts";
import { oncePer } from "../model/once.ts";
import { type Alignment, alignTo } from "./align.ts";
import type { Measures } from "./features.ts";
import { NUMBER, type Profile, QUOTED } from "./profile.ts";
import { scarsIn } from "./scars.ts";
import { sentenceWords } from "./sentence-words.ts";
import { matchEntries, turnRound, vocabularyOf } from "./vocabulary.ts";

/** Sentences whose score is lower are not shown as counterparts. Tuned by eye on rewrites; only what is shown depends on it. */
const LEAST_SCORE = 0.2;
/** Links carry at most so many pieces of evidence. */
const MOST_EVIDENCE = 60;
/** Scars shown of each text. */
const MOST_SCARS = 5;

/** Two sentences that say the same. */
export interface AlignedPair {
  readonly i: number;
  readonly j: number;
  readonly score: number;
}

/** The sentences of both texts that belong together, in the order of `a`; quotations count here. */
export function alignedPairs(a: Profile, b: Profile): AlignedPair[] {
  const [x, y] = [vocabularyOf(a), vocabularyOf(b)];
  const match = matchEntries(x.stems, y.stems);
  const fromA = alignTo(shownWords(a), shownWords(b), match, x.idf);
  const fromB = alignTo(shownWords(b), shownWords(a), turnRound(match, y.stems.length), y.idf);
  const found = new Map<string, AlignedPair>();
  const put = (i: number, j: number, score: number): void => {
    if (j >= 0 && i >= 0 && score >= LEAST_SCORE) found.set(`${i} ${j}`, { i, j, score: Math.min(1, score) });
  };
  fromA.best.forEach((j, i) => {
    if (isMutual(fromA, fromB, i) || fromA.score[i]! >= 2 * LEAST_SCORE) put(i, j, fromA.score[i]!);
  });
  fromB.best.forEach((i, j) => {
    if (fromB.score[j]! >= 2 * LEAST_SCORE) put(i, j, fromB.score[j]!);
  });
  return [...found.values()].sort((x, y) => x.i - y.i || x.j - y.j);
}

/** The words by which sentences are shown as counterparts: all but single Latin letters, which the word list takes for rare. */
const shownWords = oncePer((profile: Profile) => sentenceWords(profile, vocabularyOf(profile), letterMask(profile)));

const LAST_LATIN = 0x24f;

function letterMask({ start, end, flags, source }: Profile): Uint8Array {
  const isLetter = (i: number): boolean =>
    end[i]! - start[i]! === 1 && !(flags[i]! & NUMBER) && source.article.text.charCodeAt(start[i]!) <= LAST_LATIN;
  return Uint8Array.from(start, (_, i) => (isLetter(i) ? 1 : 0));
}

function isMutual(fromA: Alignment, fromB: Alignment, i: number): boolean {
  const j = fromA.best[i]!;
  return j >= 0 && fromB.best[j] === i;
}

/** The aligned sentences as evidence that a reader can check, best first when there are too many. */
export function evidenceOf(a: Profile, b: Profile, pairs: readonly AlignedPair[]): Evidence[] {
  const shown =
    pairs.length <= MOST_EVIDENCE
      ? pairs
      : [...pairs].sort((x, y) => y.score - x.score || x.i - y.i).slice(0, MOST_EVIDENCE);
  return [...shown]
    .sort((x, y) => x.i - y.i || x.j - y.j)
    .map(({ i, j }) => ({ a: a.sentences[i]!, b: b.sentences[j]!, signal: "aligned-sentence" }));
}

/** The scars of either text, each beside the sentence of the other text that is whole there. */
export function scarEvidence(a: Profile, b: Profile, pairs: readonly AlignedPair[]): Evidence[] {
  const sentenceOf = (profile: Profile, at: Span): number =>
    profile.sentences.findIndex((sentence) => sentence.start <= at.start && at.start < sentence.end);
  const inA = scarsIn(a)
    .slice(0, MOST_SCARS)
    .flatMap(({ span, signal }) => {
      const pair = pairs.find(({ i }) => i === sentenceOf(a, span));
      return pair ? [{ a: span, b: b.sentences[pair.j]!, signal }] : [];
    });
  const inB = scarsIn(b)
    .slice(0, MOST_SCARS)
    .flatMap(({ span, signal }) => {
      const pair = pairs.find(({ j }) => j === sentenceOf(b, span));
      return pair ? [{ a: a.sentences[pair.i]!, b: span, signal }] : [];
    });
  return [...inA, ...inB];
}

/** Runs of words that one text has in quotation marks and the other has too, as evidence of a shared quotation. */
export function sharedQuotes(a: Profile, b: Profile, { maskA, maskB }: Measures): Evidence[] {
  const places = new Map<number, number>();
  for (let i = 0; i < maskB.length; i++) if (maskB[i] && !places.has(b.stem[i]!)) places.set(b.stem[i]!, i);
  return maskedRuns(a, maskA).flatMap(([from, to]) => {
    const start = longestMatch(a, b, from, to, maskB);
    return start === undefined ? [] : [start];
  });
}

function maskedRuns(profile: Profile, mask: Uint8Array): [number, number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    const from = i;
    while (i < mask.length && mask[i] && (profile.flags[i]! & QUOTED) === (profile.flags[from]! & QUOTED)) i++;
    runs.push([from, i]);
    i--;
  }
  return runs;
}

/** The longest run of equal stems between the masked run of `a` and the masked words of `b`. */
function longestMatch(a: Profile, b: Profile, from: number, to: number, maskB: Uint8Array): Evidence | undefined {
  let best: [number, number, number] = [0, 0, 0];
  let before = new Map<number, number>();
  const limit = Math.min(to, from + 120);
  const places = placesOf(b, maskB);
  for (let i = from; i < limit; i++) {
    const now = new Map<number, number>();
    for (const j of places.get(a.stem[i]!) ?? []) {
      const length = (before.get(j - 1) ?? 0) + 1;
      now.set(j, length);
      if (length > best[2]) best = [i - length + 1, j - length + 1, length];
    }
    before = now;
  }
  const [i, j, length] = best;
  if (length < 4) return undefined;
  return {
    a: { start: a.start[i]!, end: a.end[i + length - 1]! },
    b: { start: b.start[j]!, end: b.end[j + length - 1]! },
    signal: "shared-quotation",
  };
}

const cache = new WeakMap<Uint8Array, Map<number, number[]>>();

function placesOf(profile: Profile, mask: Uint8Array): Map<number, number[]> {
  const known = cache.get(mask);
  if (known) return known;
  const places = new Map<number, number[]>();
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    const list = places.get(profile.stem[i]!) ?? [];
    if (list.length < 50) list.push(i);
    places.set(profile.stem[i]!, list);
  }
  cache.set(mask, places);
  return places;
}
