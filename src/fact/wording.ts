import { compareText } from "../model/index.ts";
import { isOutcome } from "./amounts.ts";
import { type Clause, clauseText } from "./clause-text.ts";
import { isToldAsSo } from "./doubted.ts";
import type { Ground } from "./ground.ts";
import { oneLine, unglued } from "./lines.ts";
import { wordsIn } from "./load.ts";
import { isNominal } from "./nominal.ts";
import { plainWords } from "./phrases.ts";
import type { Reading } from "./reading.ts";
import { LONGEST, shortened } from "./shortening.ts";
import { lineOf } from "./sparing.ts";
import { otherDaysOf } from "./stated-days.ts";
import { numbersOfAll, statedIn } from "./stated-numbers.ts";
import { stemsIn } from "./stems.ts";
import { isTorn } from "./torn.ts";

const SHORTEST = 18;

/**
 * The words of a fact: the clause of one clean mention, with its subject said, on one line of at most 140 code units. Of
 * several mentions the one that says most of what all share in the fewest words. A clause without its subject, or of
 * next to no words, gives way to its whole sentence where that is short enough.
 */
export function textOf(group: readonly Reading[], ground: Ground): string {
  return wordingsFor(group, ground)[0]?.text ?? "";
}

/** All that may stand for a fact, best first, each once. */
export function wordingsFor(group: readonly Reading[], ground: Ground): Wording[] {
  const shared = new Map<string, number>();
  for (const { words } of group) for (const stem of words.keys()) shared.set(stem, (shared.get(stem) ?? 0) + 1);
  const isOfAll = numbersOfAll(group, ground);
  const otherDays = otherDaysOf(group, ground);
  const best = new Map<string, { wording: Wording; value: number }>();
  const sound = group.filter(({ isDamaged }) => !isDamaged);
  const isLone = group.every(({ article }) => article === group[0]!.article);
  for (const one of sound.length > 0 ? sound : group)
    for (const wording of knownWordings(one, ground)) {
      const odd = statedIn(one, wording.text, ground).filter((number) => !isOfAll(number, one)).length;
      const whole = isLone && wording.isWhole && isMain(one) ? WHOLE : 0;
      const against = odd * NOT_OF_ALL + otherDays(one, wording.text) * OTHER_DAY;
      const value = worth(one, wording, shared, group.length) - against + whole;
      const other = best.get(wording.text);
      if (!other || value > other.value) best.set(wording.text, { wording, value });
    }
  const sorted = [...best.values()].sort((a, b) => b.value - a.value || compareText(a.wording.text, b.wording.text));
  return sorted.map(({ wording }) => wording);
}

/** What speaks against a number in the text of a fact that not all of its reports give: it would count them for it. */
const NOT_OF_ALL = 8;

/** The same of a day beside other days; words without it are better where they are whole. */
const OTHER_DAY = 3;

/** What speaks for the sentence of a main clause that one report alone has: nobody else is said to say what stands beside it. */
const WHOLE = 2;

/** True of a claim whose clause takes up most of its sentence: the main clause with what hangs from it. */
export function isMain({ claim: { span }, sentence }: Reading): boolean {
  return 2 * (span.end - span.start) >= sentence.end - sentence.start;
}

/** Words that may stand for a fact, and how much speaks against them. */
export interface Wording {
  readonly text: string;
  readonly flaws: number;
  /** True of a whole sentence. */
  readonly isWhole: boolean;
  /** True where the end was cut off. */
  readonly isCut: boolean;
}

/** True of words that tell a reader wrongly or by half what a report says. */
export function isHalf({ flaws }: Wording): boolean {
  return flaws >= FLAWS.broken;
}

/** A clause with fewer content words says too little alone. */
const LEAST_WORDS = 2;
/** What speaks against a name set before its verb from elsewhere in the sentence, a subject from farther off, one before no finite verb, a thin clause, half a quotation, what leans on words that stand elsewhere, an end cut off, what is denied or doubted told as so, a whole sentence. */
const FLAWS = {
  own: 0,
  named: 0.7,
  guessed: 1.2,
  broken: 2,
  thin: 1,
  torn: 2,
  leaning: 2,
  cut: 1,
  silent: 3,
  sentence: 1,
} as const;

/** What wordings were made of, by claim. */
interface Worded extends Pick<Reading, "amount" | "parties" | "sentence"> {
  readonly wordings: readonly Wording[];
}

/** Asked for when a fact is made, when facts are told apart, and again when a report joins the story. */
const known = new WeakMap<Reading["claim"], Worded>();

function knownWordings(one: Reading, ground: Ground): readonly Wording[] {
  const { claim, amount, parties, sentence } = one;
  const last = known.get(claim);
  if (last && last.amount === amount && last.parties === parties && last.sentence === sentence) return last.wordings;
  const wordings = wordingsOf(one, ground);
  known.set(claim, { amount, parties, sentence, wordings });
  return wordings;
}

function wordingsOf(one: Reading, ground: Ground): Wording[] {
  const own = clauseText(one, ground);
  const isThin = stemsIn(own.text, { start: 0, end: own.text.length }).length < LEAST_WORDS;
  const flaws = FLAWS[own.subject] + (isThin ? FLAWS.thin : 0) + leaningOf(one, own) + flawsOf(one, own, ground);
  const clause = { text: own.text, flaws, isWhole: false, isCut: own.isCut };
  const whole = flaws > 0 || isMain(one) ? sentenceText(one, ground) : undefined;
  if (whole === undefined) return [clause];
  const odd = (one.claim.form?.sentence === undefined ? 0 : FLAWS.leaning) + flawsOf(one, whole, ground);
  return [clause, { ...whole, flaws: FLAWS.sentence + odd, isWhole: true }];
}

/** Words by which a clause hangs from another; without them it stands alone. */
const SUBORDINATING = new Set(wordsIn("subordinating"));
/** What may stand before them: "shortly after he left". */
const HOW_LONG = /^ (?:(?:\p{L}+ly|soon|just|right|even|only|hours|days|weeks|months|years|moments|minutes) ){1,2}/u;

/** "Shortly after the mayor left", "given the debt that the town has": the clause that tells something stands elsewhere. */
function hangs(text: string, isSubordinate: boolean): boolean {
  const words = plainWords(text);
  if (/^ (?:given|(?:shortly|soon|just|hours|days|weeks|months|minutes) after) /u.test(words))
    return !text.includes(",");
  return isSubordinate && SUBORDINATING.has(words.replace(HOW_LONG, " ").split(" ", 2)[1]!);
}

/** What speaks against words wherever they are from. */
function flawsOf(one: Reading, { text, isCut }: Pick<Wording, "text" | "isCut">, ground: Ground): number {
  const isSilent = isToldAsSo(one, text, ground);
  return (isCut ? FLAWS.cut : 0) + (isTorn(text) ? FLAWS.torn : 0) + (isSilent ? FLAWS.silent : 0);
}

/** What the clause leans on that its words do not give; a subject that was set before it is given. */
function leaningOf({ claim, amount }: Reading, { subject, text }: Clause): number {
  const leaning = claim.form?.clause;
  if (hangs(text, leaning === "subordinate")) return FLAWS.leaning;
  if (leaning === "subordinate") return 0;
  const isGiven = subject === "named" || subject === "guessed";
  if (leaning === undefined || claim.predicate === "be") return 0;
  if (leaning === "noun") return amount && !amount.isImplied && isOutcome(amount) ? 0 : FLAWS.leaning;
  return isGiven && leaning !== "nonfinite" && leaning !== "asked" ? 0 : FLAWS.leaning;
}

/** True of a claim that only names an event. */
export function isBare({ claim, article, amount }: Reading, ground: Ground): boolean {
  const isCounted = amount !== undefined && !amount.isImplied;
  return !isCounted && isNominal(claim, ground.articles.get(article)!.article.text);
}

function worth(one: Reading, { text, flaws }: Wording, shared: ReadonlyMap<string, number>, all: number): number {
  let common = 0;
  for (const stem of one.words.keys()) common += (shared.get(stem) ?? 0) / all;
  const against =
    flaws +
    Number(text.length < SHORTEST) * 3 +
    Number(text.endsWith("…")) * 1.5 +
    Number(!/^[\p{Lu}\p{N}"“‘]/u.test(text)) +
    Number(one.parties.length === 0) +
    Number(/^(?:I|You|We|My|Our|Your)\b/u.test(text)) * 1.5 +
    Number(isShouted(text)) * 2 +
    Number(GLUED.test(text)) * 2;
  return common - one.words.size * 0.35 - one.odd * ODD - against * 1.5;
}

/** What speaks against a word that no other report has: a program that spins copies chose it, or one report alone says so. */
const ODD = 0.3;

/** Signs of a caption, a credit or a headline that runs into a text. */
const GLUED = /[•|]|\s[-–—]\s\p{Lu}{2}|\.\s\p{Lu}|\p{Ll}\.(?:com|org|net|co)\b|\p{Lu}:\p{Lu}/u;

/** Code units of a sentence that may be cut down to a text. */
const LONGEST_SENTENCE = 400;

/** The sentence of a claim, where it fits and its words are no part of a longer quotation. */
function sentenceText(one: Reading, ground: Ground): Pick<Wording, "text" | "isCut"> | undefined {
  const { sentence, claim, article } = one;
  const { text } = ground.articles.get(article)!.article;
  const at = unglued(sentence, claim.head, text);
  if (
    at.end - at.start > LONGEST_SENTENCE ||
    claim.head.start < at.start ||
    text.slice(at.start, at.end).trimEnd().endsWith("?")
  )
    return undefined;
  const { line, upTo } = lineOf(at, one, text);
  const long = line.replace(/[.!?]$/u, "");
  const whole = shortened(long, upTo);
  const isHeld = whole.includes(oneLine(text.slice(claim.head.start, claim.head.end)));
  const isOdd = ((whole.match(/["“”]/gu)?.length ?? 0) & 1) === 1;
  return !isHeld || isOdd || whole.endsWith("…") || !/^[\p{Lu}\p{N}"“]/u.test(whole)
    ? undefined
    : { text: whole, isCut: long.length > LONGEST };
}

function isShouted(text: string): boolean {
  return text.length > 12 && text === text.toUpperCase();
}
