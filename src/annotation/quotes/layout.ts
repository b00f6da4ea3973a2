import type { Lexeme } from "../lexemes.ts";
import { CLASSES, NOUNS, TITLES } from "./lexicon.ts";
import { isGivenName } from "./name-runs.ts";
import type { Passage, Range } from "./passages.ts";
import { nounPhraseAfter } from "./phrase-after.ts";
import { isRoleNoun } from "./roles.ts";

/** Speech attributed by layout alone: who, the sign that says so, and what is said, in lexeme numbers. */
export interface Scripted {
  readonly speaker: Range;
  readonly cue: number;
  readonly content: Range;
  /** True for a headline, which sums up what was said. */
  readonly isHeadline?: boolean;
}

/** Labels before a colon that are nobody. */
const NO_NAMES = new Set(
  `q a qa note update breaking exclusive watch read more video photo photos correction caption related image source editor
  clarification crosstalk applause laughter opinion analysis live full interview question answer time date place where when what why how topics tags`.split(
    /\s+/,
  ),
);
/** Longest label, name after a dash, headline speaker, in lexemes. */
const LONGEST = { label: 5, signature: 12, headline: 5 } as const;

/** The label of a transcript's line, or nothing: `SMITH:` or `Smith:` at the start of the paragraph. */
function labelOf(p: Passage): Range | undefined {
  const from = p.lexemes[0]?.kind === "mark" && p.runOf[0]! >= 0 ? 1 : 0;
  let to = from;
  while (
    to - from < LONGEST.label &&
    p.lexemes[to] &&
    (p.lexemes[to]!.cap || (to > from && p.lexemes[to]!.text === "."))
  )
    to++;
  if (to === from || p.lexemes[to]?.text !== ":" || to + 3 >= p.lexemes.length) return undefined;
  if (p.lexemes[to + 1]!.start === p.lexemes[to]!.end) return undefined;
  return NO_NAMES.has(p.lexemes[from]!.lower) ? undefined : { from, to };
}

/** The labels that open at least two paragraphs of the article: its speakers, if it is an interview or a transcript. */
export function labelsOf(passages: readonly Passage[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const p of passages) {
    const label = labelOf(p);
    const text = label && wordsOf(p, label);
    if (text) (seen.has(text) ? again : seen).add(text);
  }
  return again;
}

function wordsOf(p: Passage, { from, to }: Range): string {
  return p.text.slice(p.lexemes[from]!.start, p.lexemes[to - 1]!.end);
}

/** `SMITH: We will go.` anywhere, `Smith: we will go` in the first paragraph or where the label comes again. */
export function transcriptLine(p: Passage, isFirst: boolean, labels: ReadonlySet<string>): Scripted | undefined {
  const speaker = labelOf(p);
  if (!speaker) return undefined;
  const { from, to } = speaker;
  const words = p.lexemes.slice(from, to);
  const isShouted = words.every(({ text }) => text === text.toUpperCase()) && words[0]!.text.length > 1;
  if (isShouted && !labels.has(wordsOf(p, speaker)) && !mayBeSomebody(words)) return undefined;
  if (!(isShouted || (isFirst && words.length <= 3 && p.sentences.length === 1) || labels.has(wordsOf(p, speaker))))
    return undefined;
  const isHeadline = !isShouted && !labels.has(wordsOf(p, speaker));
  return { speaker, cue: to, content: { from: to + 1, to: p.lexemes.length }, isHeadline };
}

/** "MUST WATCH:" is nobody, "LENA ORTH:" and "PRIME MINISTER:" are. */
function mayBeSomebody(words: readonly Lexeme[]): boolean {
  if (words.length === 1) return true;
  return words.some(
    ({ lower }) => isGivenName(lower) || isRoleNoun(lower) || TITLES.titles.has(lower) || NOUNS.bodies.has(lower),
  );
}

/** `“Words.” ― Jane Orth`, `“Words.” – Board member Jane Orth`: who spoke, after a dash that ends the quotation's line. */
export function signatureOf(p: Passage, run: number): Scripted | undefined {
  const content = p.runRanges[run]!;
  const dash = content.to;
  if (!isDash(p, dash) || !p.lexemes[dash + 1]?.cap) return undefined;
  let to = dash + 1;
  while (to < p.lexemes.length && to - dash < LONGEST.signature && isSigned(p, to)) to++;
  const end = p.lexemes[to];
  const ends = !end || end.text === "," || (to === p.lexemes.length - 1 && end.kind === "mark");
  return ends ? { speaker: { from: dash + 1, to }, cue: dash, content } : undefined;
}

function isDash(p: Passage, at: number): boolean {
  return /^[―—–-]+$/.test(p.lexemes[at]?.text ?? "");
}

/** A capital, a full stop after one, or a small word of an office. */
function isSigned(p: Passage, at: number): boolean {
  const { cap, text, lower } = p.lexemes[at]!;
  return cap || text === "." || isRoleNoun(lower) || /^(?:of|for|the|at)$/.test(lower);
}

/** `The pier is shut. — Jane Orth (@orth) May 3, 2031`: a post that a page shows with its writer and handle. */
export function postOf(p: Passage): Scripted | undefined {
  const at = p.lexemes.findIndex(({ text }, k) => text === "@" && p.lexemes[k - 1]?.text === "(");
  if (at < 0 || p.lexemes[at + 2]?.text !== ")") return undefined;
  let from = at - 1;
  while (from > 0 && at - from < LONGEST.signature && !isDash(p, from - 1)) from--;
  if (from < 3 || !isDash(p, from - 1) || !p.lexemes[from]!.cap) return undefined;
  return { speaker: { from, to: at - 1 }, cue: from - 1, content: { from: 0, to: from - 1 } };
}

/** `Harbour to close in May - minister`: a headline that ends in who says so. */
export function headlineOf(p: Passage): Scripted | undefined {
  const last = p.lexemes.at(-1);
  if (last?.kind !== "word" || last.cap || !(isRoleNoun(last.lower) || NOUNS.documents.has(last.lower)))
    return undefined;
  const from = Math.max(3, p.lexemes.length - LONGEST.headline);
  for (let k = p.lexemes.length - 2; k >= from; k--) {
    if (!isDash(p, k) || p.lexemes[k]!.start === p.lexemes[k - 1]!.end) continue;
    return { speaker: { from: k + 1, to: p.lexemes.length }, cue: k, content: { from: 0, to: k }, isHeadline: true };
  }
  return undefined;
}

/** "And from Chairwoman Jane Orth:", "From the desk of Jane Orth:": who speaks in the next paragraph. */
export function presented(p: Passage, sentence: Range): Range | undefined {
  const { lexemes } = p;
  const first = /^(?:and|but|then|also)$/.test(lexemes[sentence.from]!.lower) ? sentence.from + 1 : sentence.from;
  if (!/^(?:from|by)$/.test(lexemes[first]?.lower ?? "")) return undefined;
  for (let k = first + 1; k < sentence.to; k++) {
    if (lexemes[k]!.kind === "mark") return undefined;
    if (lexemes[k]!.cap && !CLASSES.days.has(lexemes[k]!.lower)) return nounPhraseAfter(p, k, sentence.to);
  }
  return undefined;
}
