import { pushTo } from "../model/grouping.ts";
import { type AnnotatedArticle, compareText, type Fact } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { disputeOfSlot, type Filled } from "./slot-disputes.ts";

/** Letters of the word in which two names differ, at least; shorter ones are two names as often as one. */
const LEAST_LETTERS = 5;

/**
 * People whose name reports spell in two ways: full names of as many words, of which all but one are the same and that one
 * differs in one letter or in two letters changed about. No report has both, so they are no two people of one family.
 */
export function disputedSpellingsOf(ground: Ground): Fact[] {
  const names = new Map<string, Filled[]>();
  for (const one of ground.articles.values())
    for (const filled of fullNamesIn(one)) pushTo(names, wordsOfName(filled.value).join(" "), filled);
  return nearNames([...names.keys()].sort(compareText)).flatMap(([name, other]) => {
    const [own, others] = [names.get(name)!, names.get(other)!];
    const having = new Set(own.map(({ article }) => article));
    const isApart = !others.some(({ article }) => having.has(article));
    if (!isApart || !areSpellings(name, other)) return [];
    return disputeOfSlot(
      { name: "spelling", text: own[0]!.value, filled: [...oneEach(own), ...oneEach(others)] },
      ground,
    );
  });
}

/** One place a report, all under the spelling of the first: case, accents and marks are no difference. */
function oneEach(filled: readonly Filled[]): Filled[] {
  const first = new Map([...filled].reverse().map((one) => [one.article, one]));
  return [...first.values()].reverse().map((one) => ({ ...one, value: filled[0]!.value }));
}

/** Names that share all words but one and are held against each other; more only a hostile text has. */
const MOST_NEAR = 12;

/** Pairs of names that have all words in common but one. */
function nearNames(names: readonly string[]): [string, string][] {
  const byRest = new Map<string, string[]>();
  const pairs: [string, string][] = [];
  for (const name of names) {
    const words = wordsOfName(name).slice(0, MOST_NEAR);
    for (const k of words.keys()) {
      const near = byRest.get(words.with(k, "*").join(" ")) ?? [];
      for (const other of near) pairs.push([other, name]);
      if (near.length < MOST_NEAR) byRest.set(words.with(k, "*").join(" "), [...near, name]);
    }
  }
  return pairs;
}

/** Full names of people, each at its first place. */
function fullNamesIn({ article, annotation }: AnnotatedArticle): Filled[] {
  const found = new Map<string, Filled>();
  for (const { type, mentions } of annotation.entities)
    for (const { article: of, form, span } of type === "person" ? mentions : []) {
      if (of !== article.id || form !== "name") continue;
      const value = article.text
        .slice(span.start, span.end)
        .replace(/\s+/gu, " ")
        .replace(/['’]s?$/u, "");
      const known = found.get(value);
      if (value.includes(" ") && !(known && known.span.start < span.start))
        found.set(value, { article: of, span, value });
    }
  return [...found.values()];
}

/** True when two names differ in the spelling of one word. Case, accents and marks are no difference. */
function areSpellings(a: string, b: string): boolean {
  const [x, y] = [wordsOfName(a), wordsOfName(b)];
  if (x.length !== y.length) return false;
  const [unlike, ...more] = x.map((word, k) => [word, y[k]!] as const).filter(([one, other]) => one !== other);
  return unlike !== undefined && more.length === 0 && isOneSlip(...unlike);
}

function wordsOfName(name: string): string[] {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.split(" ").map((word) => word.replace(/[^\p{L}]/gu, ""));
}

/** One letter more, less or other than the first and last, or two changed about. */
function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < LEAST_LETTERS || long.length - short.length > 1 || short[0] !== long[0]) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  const [x, y] = [short.slice(from), long.slice(from)];
  if (x.length < y.length) return x === y.slice(1) && x !== "";
  const isTurned = x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
  return isTurned || (x.slice(1) === y.slice(1) && x.length > 1);
}
