import { wordsIn } from "./load.ts";
import type { Said } from "./said.ts";
import type { Speakers } from "./speakers.ts";
import { sharedWeight, total } from "./stems.ts";

/**
 * Two renderings are of one utterance when this share of the weight of the shorter one's words is found in the longer one,
 * and the longer one is not much longer. Set on invented pairs and the public translation pairs; held by
 * test/fact/statements.test.ts.
 */
const CONTAINED = 0.6;
/** Least shared weight over the geometric mean of both weights. */
const COSINE = 0.42;
/** The same for a statement and its denial, or with another number: otherwise two statements about one thing would meet. */
const POLAR = 0.7;
/** Two speakers are only said to share an utterance when it is plainly the same. */
const OTHER_SPEAKER = { contained: 0.8, cosine: 0.6, weight: 3.5, verbatim: 3, longer: 1.5 } as const;
/** Of one speaker, where one rendering at least is in other words, a little less says as much. */
const SAME_SPEAKER = { contained: 0.5, cosine: 0.4, weight: 1.4, words: 2 } as const;
const LEAST_WEIGHT = 2.4;
const LONGER = 3.5;
/** Share of the shared words that must come in the same order, unless nearly all words are shared. */
const IN_ORDER = 0.5;
const NEARLY_ALL = 0.8;
/** A stretch that is told by its words alone, whoever is said to have spoken them: words, and content words among them. */
const TELLING = { words: 5, content: 2 } as const;

/** True when two renderings say enough of the same to be held against each other. */
export function areAlike(a: Said, b: Said): boolean {
  const [short, long] = a.weight <= b.weight ? [a, b] : [b, a];
  const shared = sharedWeight(short.stems, long.stems);
  return shared >= CONTAINED * short.weight && shared >= COSINE * Math.sqrt(short.weight * long.weight);
}

/** True when two quotations render one statement: the words of one stand in the other, or most of what they say is shared. */
export function isOneStatement(a: Said, b: Said, speakers: Speakers): boolean {
  if (a.isRetold !== b.isRetold) return false;
  const [short, long] = a.weight <= b.weight ? [a, b] : [b, a];
  const isOther = speakers.areTwo(a.speaker, b.speaker);
  return (
    isExcerpt(short, long, isOther) ||
    isExcerpt(long, short, isOther) ||
    isParaphrase(short, long, speakers.areUnlike(a.speaker, b.speaker)) ||
    isRetoldBySame(short, long) ||
    isSameMarked(short, long, isOther)
  );
}

/** True when the marked words of one all stand in the other, in order. */
export function isVerbatim({ runs }: Said, { whole }: Said): boolean {
  let from = 0;
  for (const run of runs) {
    const at = whole.indexOf(run, from);
    if (at < 0) return false;
    from = at + run.length - 1;
  }
  return runs.length > 0;
}

/** Words compared place by place; longer renderings differ in more than one spelling. */
const MOST_WORDS = 400;

/** True when two renderings differ in nothing but case, marks, hyphens, what an editor left out or the spelling of one word. */
export function isSameWording(a: Said, b: Said): boolean {
  const [short, long] = a.whole.length <= b.whole.length ? [a, b] : [b, a];
  if (isVerbatim(short, long) || isVerbatim(long, short)) return true;
  if (long.whole.replaceAll(" ", "").includes(short.whole.replaceAll(" ", ""))) return true;
  const wordsOf = ({ whole }: Said) => whole.trim().split(" ").filter(isNoFiller).map(oneSpelling);
  const [few, many] = [wordsOf(short), wordsOf(long)];
  if (` ${many.join(" ")} `.includes(` ${few.join(" ")} `)) return true;
  if (many.length > MOST_WORDS) return false;
  if (goesOn(few, many) || goesOn(many, few)) return true;
  for (let from = 0; from + few.length <= many.length; from++)
    if (few.filter((word, k) => word !== many[from + k]).length <= 1)
      return few.every((word, k) => isSpelling(word, many[from + k]!));
  return false;
}

/** "Realised" is "realized", "harbours" is "harbors". */
function oneSpelling(word: string): string {
  return word.replace(/is(e|ed|es|ing|er|ers|ations?)$/u, "iz$1").replace(/(?<=\p{L}{2})our(s|ed|ing|able)?$/u, "or$1");
}

/** Words that must go from the end of one quotation into the beginning of another for both to be of one stretch. */
const OVERLAP = { least: 4, most: 60 } as const;

/** True when one quotation ends with the words that the other begins with: both are cut from one stretch. */
function goesOn(first: readonly string[], next: readonly string[]): boolean {
  const most = Math.min(first.length, next.length, OVERLAP.most);
  for (let n = most; n >= OVERLAP.least; n--)
    if (next.slice(0, n).every((word, k) => word === first[first.length - n + k])) return true;
  return false;
}

const FILLING = new Set(wordsIn("filling"));

/** Whether "the", "all" or "really" is written tells nothing of what was said. */
function isNoFiller(word: string): boolean {
  return !FILLING.has(word);
}

/** What makes another form of a word, not another spelling: "boats", "boarded". */
const ENDING = /^(?:e?s|e?d|ing|ly)$/u;

/** Words that differ in a letter or two after their first: "analyse", "analyze"; "claim" and "claims" are two words. */
function isSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(short) && ENDING.test(long.slice(short.length))) return false;
  if (Math.min(a.length, b.length) < 5 || a[0] !== b[0] || /\p{N}/u.test(a + b)) return false;
  let [from, last] = [0, 0];
  while (a[from] === b[from]) from++;
  while (last < Math.min(a.length, b.length) - from && a.at(-1 - last) === b.at(-1 - last)) last++;
  return Math.max(a.length, b.length) - from - last <= 2;
}

/** A few marked words tell only where one person is named for both; many tell by themselves. */
function isExcerpt(short: Said, long: Said, isOther: boolean): boolean {
  const { words, content } = short.size;
  if (content === 0 || !isVerbatim(short, long)) return false;
  if (isOther) return words >= TELLING.words && short.weight >= OTHER_SPEAKER.verbatim;
  if (words >= TELLING.words && content >= TELLING.content) return true;
  return short.speaker !== undefined && short.speaker === long.speaker && isMarked(short) && isMarked(long);
}

function isMarked({ quote }: Said): boolean {
  return quote.kind !== "indirect" || quote.marks !== "none";
}

/** What both give between marks is nearly the same, whoever is said to have spoken it. */
function isSameMarked(short: Said, long: Said, isOther: boolean): boolean {
  if (!isMarked(short) || !isMarked(long)) return false;
  const [few, many] = [short, long].map(({ marked }) => total(marked)).sort((a, b) => a - b) as [number, number];
  if (few < LEAST_WEIGHT || many > few * (isOther ? OTHER_SPEAKER.longer : LONGER)) return false;
  return sharedWeight(short.marked, long.marked) >= NEARLY_ALL * few && short.isDenied === long.isDenied;
}

/** Both give numbers and share none: two statements, unless they are nearly the same otherwise. */
function giveOtherNumbers(a: Said, b: Said): boolean {
  const [x, y] = [a, b].map(({ order }) => order.filter((stem) => /^\p{N}/u.test(stem))) as [string[], string[]];
  return x.length > 0 && y.length > 0 && !x.some((number) => y.includes(number));
}

function isParaphrase(short: Said, long: Said, isOther: boolean): boolean {
  const shared = sharedWeight(short.stems, long.stems);
  const mean = Math.sqrt(short.weight * long.weight);
  const needed = isOther ? OTHER_SPEAKER : { contained: CONTAINED, cosine: COSINE, weight: 0 };
  if (giveOtherNumbers(short, long) && shared < POLAR * mean) return false;
  if (short.isDenied !== long.isDenied && shared < POLAR * mean) return false;
  if (short.weight < LEAST_WEIGHT || long.weight > short.weight * LONGER) return false;
  if (shared < Math.max(LEAST_WEIGHT * 0.75, needed.weight)) return false;
  if (shared < needed.contained * short.weight || shared < needed.cosine * mean) return false;
  return shared >= NEARLY_ALL * short.weight || inOrder(short, long);
}

function isRetoldBySame(short: Said, long: Said): boolean {
  if (short.speaker === undefined || short.speaker !== long.speaker || short.isDenied !== long.isDenied) return false;
  if (giveOtherNumbers(short, long)) return false;
  if ([short, long].every(({ quote }) => quote.kind === "direct") || long.weight > short.weight * LONGER) return false;
  const shared = sharedWeight(short.stems, long.stems);
  if (shared < SAME_SPEAKER.weight || shared < SAME_SPEAKER.contained * short.weight) return false;
  if (shared < SAME_SPEAKER.cosine * Math.sqrt(short.weight * long.weight)) return false;
  return short.order.filter((stem) => long.stems.has(stem) && !short.names.has(stem)).length >= SAME_SPEAKER.words;
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
