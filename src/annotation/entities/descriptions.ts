import type { Lexicon } from "../names/lexicon.ts";
import { INITIAL_CAPITAL, type Words } from "../names/words.ts";
import type { Draft } from "./gather.ts";
import { type Holding, holdingsOf, termsOf, wordIs } from "./offices.ts";
import { hashes } from "./ranker.ts";

/** Where a description stands: tokens `from .. to - 1`, and whom it means. */
export interface Described {
  readonly from: number;
  readonly to: number;
  readonly draft: Draft;
}

const ARTICLE = hashes("the");
const FORMER = hashes("former ex late ousted deposed");
/** Sentences between a description and the latest mention of whom it means. */
const REACH = 12;

/**
 * Finds descriptions that name an office with its country or seat (`the Norwegian prime minister`, `the Kremlin chief`),
 * an age (`the 70-year-old`) or the kind of an organisation (`the broadcaster`), and whom in this article they mean.
 * Only a description that fits exactly one of the entities mentioned before is resolved.
 */
export function findDescriptions(
  words: Words,
  drafts: readonly Draft[],
  known: Lexicon,
  published: string | undefined,
): Described[] {
  const holdings = holdingsOf(words, drafts, known, published);
  const ages = agesOf(words, drafts, published);
  const sorts = sortsOf(drafts);
  const found: Described[] = [];
  for (let s = 0; s + 1 < words.first.length; s++) {
    for (let i = words.first[s]!; i < words.first[s + 1]!; i++) {
      if (!ARTICLE.has(words.folded[i]!)) continue;
      const limit = Math.min(i + 8, words.first[s + 1]!);
      const one =
        officeAt(words, i, limit, known, holdings) ?? ageAt(words, i, limit, ages) ?? sortAt(words, i, limit, sorts);
      if (!one || !isNear(words, one, s)) continue;
      found.push(one);
      i = one.to - 1;
    }
  }
  return found;
}

function officeAt(
  w: Words,
  at: number,
  limit: number,
  known: Lexicon,
  holdings: readonly Holding[],
): Described | undefined {
  const next = at + 1;
  if (next >= limit || FORMER.has(w.folded[next]!)) return undefined;
  const phrase = known.phraseAt(w, next, limit);
  const country = phrase && phrase.kind !== "organisation" && phrase.kind !== "person" ? phrase.country : undefined;
  const i = country ? next + phrase!.length : next;
  const fits = holdings.flatMap(({ draft, phrases, ...of }) => {
    if (country ? of.country !== country : of.source === "table") return [];
    return phrases.map((words) => ({ draft, to: matchEnd(w, i, limit, words) }));
  });
  const longest = Math.max(-1, ...fits.map(({ to }) => to));
  return longest < 0
    ? undefined
    : only(
        at,
        longest,
        fits.filter(({ to }) => to === longest).map(({ draft }) => draft),
      );
}

/** Token after `words` when the text reads so at `i` and no longer title or name follows, else -1. */
function matchEnd(w: Words, i: number, limit: number, words: readonly string[]): number {
  if (!words.every((word, k) => i + k < limit && wordIs(w, i + k, word))) return -1;
  const to = i + words.length;
  return to < w.count && w.shape[to]! & INITIAL_CAPITAL && w.shape[i]! & INITIAL_CAPITAL ? -1 : to;
}

function only(from: number, to: number, drafts: readonly Draft[]): Described | undefined {
  const distinct = [...new Set(drafts)];
  return distinct.length === 1 ? { from, to, draft: distinct[0]! } : undefined;
}

/** People whose age the text gives (`Ada Berg, 41,`) or the tables know, by age. */
function agesOf(words: Words, drafts: readonly Draft[], published: string | undefined): Map<number, Draft[]> {
  const found = new Map<number, Draft[]>();
  for (const draft of drafts) {
    if (draft.type !== "person") continue;
    const ages = new Set(draft.mentions.flatMap(({ span }) => ageAfter(words.text, span.end)));
    const born = termsOf(draft.name).find((term) => term.born)?.born;
    const year = Number(published?.slice(0, 4));
    if (ages.size === 0 && born && year > 1900) for (const age of [year - born, year - born - 1]) ages.add(age);
    for (const age of ages) add(found, age, draft);
  }
  return found;
}

function ageAfter(text: string, at: number): number[] {
  const found = /^, (?:aged )?(\d{1,3})[,.]/.exec(text.slice(at, at + 14));
  return found ? [Number(found[1])] : [];
}

const AGE = /^the (\d{1,3})-year-old/iu;

function ageAt(w: Words, at: number, limit: number, ages: Map<number, Draft[]>): Described | undefined {
  const found = AGE.exec(w.text.slice(w.start[at]!, w.start[at]! + 20));
  const drafts = found ? ages.get(Number(found[1])) : undefined;
  if (!found || !drafts) return undefined;
  const end = w.start[at]! + found[0].length;
  let to = at + 1;
  while (to < limit && w.start[to]! < end) to++;
  const isAlone = to >= w.count || !/^\s\p{L}/u.test(w.text.slice(end, end + 2)) || VERB_AFTER.has(w.folded[to]!);
  return isAlone ? only(at, to, drafts) : undefined;
}

const VERB_AFTER = hashes("said says told was is has had who added also will would could may and from in with at did");

/** Nouns for kinds of organisations in the tables. */
const SORT_NOUNS: Record<string, readonly string[]> = {
  broadcaster: ["broadcaster", "network", "channel"],
  newspaper: ["newspaper", "paper", "daily"],
  agency: ["agency"],
  company: ["company", "firm"],
  party: ["party"],
  university: ["university"],
};

/** Two that fit are as good as more: what fits several is not resolved. */
function add<K>(found: Map<K, Draft[]>, key: K, draft: Draft): void {
  const known = found.get(key);
  if (!known) found.set(key, [draft]);
  else if (known.length < 2 && known[0] !== draft) known.push(draft);
}

/** Organisations by the noun that may stand for them. */
function sortsOf(drafts: readonly Draft[]): Map<string, Draft[]> {
  const found = new Map<string, Draft[]>();
  for (const draft of drafts) {
    for (const noun of SORT_NOUNS[draft.sort ?? ""] ?? []) add(found, noun, draft);
  }
  return found;
}

function sortAt(w: Words, at: number, limit: number, sorts: Map<string, Draft[]>): Described | undefined {
  if (sorts.size === 0 || at + 1 >= limit) return undefined;
  const drafts = sorts.get(w.text.slice(w.start[at + 1]!, w.end[at + 1]!));
  return drafts && only(at, at + 2, drafts);
}

/** Whether whom it means was mentioned before, not too far back. */
function isNear(words: Words, one: Described, sentence: number): boolean {
  const start = words.start[one.from]!;
  const floor = words.start[words.first[Math.max(0, sentence - REACH)]!]!;
  const { mentions } = one.draft;
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.span.start < floor) low = middle + 1;
    else high = middle;
  }
  return low < mentions.length && mentions[low]!.span.end <= start;
}
