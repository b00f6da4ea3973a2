import type { Lexeme } from "../lexemes.ts";
import type { Cue } from "./clauses.ts";
import { commaAfter, isAboutRelative, ledInto, overDescription, rightEnd } from "./content-edges.ts";
import { isAct, isBelief, isForeign } from "./cues.ts";
import { trim } from "./edges.ts";
import { germanClause } from "./german.ts";
import { looksFinite } from "./grammar.ts";
import { CLASSES, NOUNS } from "./lexicon.ts";
import { isMention } from "./mentions.ts";
import { isAnswerTo, isOnMatter } from "./no-speech.ts";
import {
  afterAddressee,
  afterAsked,
  COMPLEMENTISERS,
  complementiser,
  contentStart,
  hasFinite,
  opensAdjunct,
} from "./openings.ts";
import type { Passage, Range } from "./passages.ts";
import { nounPhraseAfter } from "./phrase-after.ts";
import { wordsIn } from "./ranges.ts";
import { isAttitude, isClausal } from "./stances.ts";

/** Parts of German verbs that close the clause: "teilte die Polizei mit". */
const PREFIXES = new Set(["mit", "voraus", "an", "hinzu", "ein", "zu"]);
/** What opens when, where and how something was said, before whoever said it. */
const ADJUNCT = /^(?:on|in|at|after|before|during|when|as|while|asked|following|since|despite|amid|with|for|by|to)$/;

/** Longest where-and-when between a verb and a quoted run, in words. */
const LONGEST_ADJUNCT = 14;

/** Fewer words behind "began" or "opened" are no speech: 'began "carelessly" playing'. */
const SHORT = 3;

/** What a cue reports: word ranges before and after it. */
export interface Content {
  readonly range: Range;
  readonly side: "left" | "right";
  /** Where the words go on after a reporting clause in their middle. */
  readonly rest?: Range;
  /** True when the cue tells of a wish or a judgement, not of words. */
  readonly isStance?: boolean;
  /** True when the verb tells of a deed, so that a quoted part of its object is still no speech. */
  readonly isAct?: boolean;
}

/** The stretches of the sentence that the cue reports; `cues` are all cues of that sentence. */
export function contentsOf(p: Passage, sentence: Range, cue: Cue, cues: readonly Cue[]): Content[] {
  const left = interrupted(p, sentence, cue) ?? leftContent(p, sentence, cue, cues);
  if (left?.rest) return [left];
  if (left) {
    const after = afterTag(p, sentence, cue, cues);
    return after ? [left, after] : [left];
  }
  const right = rightContent(p, sentence, cue, cues);
  return right ? [right] : [];
}

/** "The dam, Orth said, will hold": both sides are what was said. Only where no quotation marks help. */
function interrupted(p: Passage, sentence: Range, cue: Cue): Content | undefined {
  const at = cue.group.from - 1;
  if (at <= sentence.from || !speaks(cue) || cue.form === "ing" || p.lexemes[at]!.text !== ",") return undefined;
  let k = cue.group.to;
  if (/^(?:me|him|us|them|her)$/.test(p.lexemes[k]?.lower ?? "")) k++;
  while (k < sentence.to && p.lexemes[k]!.text !== "," && k - cue.group.to < 6 && !looksFinite(p.lexemes[k]!)) k++;
  if (k >= sentence.to || p.lexemes[k]!.text !== ",") return undefined;
  for (let n = sentence.from; n < sentence.to; n++) if (p.runOf[n] !== -1) return undefined;
  const [before, rest] = [trim(p, { from: sentence.from, to: at }), trim(p, { from: k, to: sentence.to })];
  const goesOn =
    before &&
    rest &&
    rest.to - rest.from >= 3 &&
    hasFinite(p, rest.from, rest.to) &&
    !CLASSES.prepositions.has(p.lexemes[before.from]!.lower) &&
    !ADJUNCT.test(p.lexemes[before.from]!.lower) &&
    !(cue.inverted && /^(?:a|an|the)$/.test(p.lexemes[rest.from]!.lower) && isAppositive(p, rest)) &&
    !/^(?:and|but|who|which|after|while|as|according|adding|citing)$/.test(p.lexemes[rest.from]!.lower);
  return goesOn ? { range: before, rest, side: "left" } : undefined;
}

/** "said Lena Orth, a keeper of goats": words with no verb in them. */
function isAppositive(p: Passage, { from, to }: Range): boolean {
  for (let k = from + 1; k < to; k++) {
    if (p.lexemes[k]!.lower === "whose") return true;
    if (looksFinite(p.lexemes[k]!) && !/^(?:who|which|that)$/.test(p.lexemes[k - 1]!.lower)) return false;
  }
  return true;
}

/** `CONTENT, X said.` and `“CONTENT,” said X` */
function leftContent(p: Passage, sentence: Range, cue: Cue, cues: readonly Cue[]): Content | undefined {
  const end = overDescription(p, sentence, cue.group.from);
  const mark = p.lexemes[end - 1];
  if (end <= sentence.from || !mark || cue.form === "ing") return undefined;
  const afterRun = p.runOf[end - 1] !== -1;
  const afterComma = /^(?:,|—|–|-|\?|!|\.\.\.|…)$/.test(mark.text) && end - 1 > sentence.from;
  if (!(afterRun || afterComma) || !speaks(cue)) return undefined;
  if (!afterRun && isSpeechOnly(cue) && p.runOf[end - 2] === -1) return undefined;
  if (afterRun && p.runRanges[p.runOf[end - 1]!]!.from > sentence.from && isMention(p, p.runOf[end - 1]!))
    return undefined;
  if (!afterRun && p.runOf[end - 2] === -1 && !isTagEnd(p, sentence, cue)) return undefined;
  if (complementiser(p, cue.group.to, sentence.to) !== undefined) return undefined;
  const from = leftStart(p, sentence, cue, cues);
  const range = trim(p, { from, to: end });
  if (!range) return undefined;
  const quoted = p.runOf[range.to - 1] !== -1;
  if (!quoted && (isAnswerTo(p, cue) || leadsIn(p, range, cue, sentence.to))) return undefined;
  if (quoted && !afterRun && opensWithGerund(p, range)) return undefined;
  return quoted || isClause(p, range) ? { range, side: "left" } : undefined;
}

/** "When pressed by Orth to name it, Dorn said, “No.”": when and where, before the words that were said. */
function leadsIn(p: Passage, { from }: Range, cue: Cue, to: number): boolean {
  return (
    ADJUNCT.test(p.lexemes[from]!.lower) && directRight(p, cue.inverted ? cue.group.to : cue.end, to) !== undefined
  );
}

/** 'Calling Orth "a friend", Dorn said': the words between marks are those of "calling". */
function opensWithGerund(p: Passage, { from }: Range): boolean {
  return p.runOf[from] === -1 && /^\p{Lu}\p{Ll}{2,}ing$/u.test(p.lexemes[from]!.text);
}

/** "began", "smiled": no speech without marks. */
function isSpeechOnly({ frames }: Cue): boolean {
  return frames.size === 1 && frames.has("speech");
}

function speaks(cue: Cue): boolean {
  return cue.frames.has("clause") || cue.frames.has("speech") || cue.frames.has("told");
}

/** True when nothing but where and when follows the cue before the sentence, a comma or a quoted run ends it. */
function isTagEnd(p: Passage, sentence: Range, cue: Cue): boolean {
  let k = cue.group.to;
  if (cue.frames.has("told") && !cue.inverted) k = nounPhraseAfter(p, k, sentence.to)?.to ?? k;
  if (/^(?:me|him|us|them|her)$/.test(p.lexemes[k]?.lower ?? "")) k++;
  if (cue.frames.has("to") && p.lexemes[k]?.lower === "to") return false;
  for (let steps = 0; k < sentence.to && steps < 40; steps++, k++) {
    const lexeme = p.lexemes[k]!;
    if (p.runOf[k] !== -1) {
      if (!isMention(p, p.runOf[k]!)) return true;
      k = p.runRanges[p.runOf[k]!]!.to - 1;
      continue;
    }
    if (lexeme.text === ":") return k >= sentence.to - 1;
    if (/^[.,;?!—–…]/.test(lexeme.text) || (steps === 0 && isEcho(p, k, sentence.to))) return true;
    if (COMPLEMENTISERS.has(lexeme.lower)) return false;
    if (PREFIXES.has(lexeme.lower) && /^[.,;]/.test(p.lexemes[k + 1]?.text ?? ".")) return true;
    if (steps === 0 && !opensAdjunct(lexeme)) return false;
    if (looksFinite(lexeme) && !NOUNS.documents.has(p.lexemes[k - 1]!.lower)) return false;
  }
  return true;
}

/** "he said -he": a pronoun that machine translation left behind after a dash. */
function isEcho(p: Passage, at: number, to: number): boolean {
  const [mark, word, end] = [p.lexemes[at]!, p.lexemes[at + 1], p.lexemes[at + 2]];
  return mark.text === "-" && at + 2 < to && /^(?:s?he|they|it|we|i)$/.test(word?.lower ?? "") && end?.text === ".";
}

/** Left content starts with the sentence, after an earlier cue's tag, or after "but". */
function leftStart(p: Passage, sentence: Range, cue: Cue, cues: readonly Cue[]): number {
  let from = sentence.from;
  for (const other of cues) {
    if (other.group.to > cue.group.from || other === cue) break;
    const tagged = other.group.from > sentence.from && /^[,”"]$|^''$/.test(p.lexemes[other.group.from - 1]!.text);
    if (tagged && /^[,;]$/.test(p.lexemes[other.group.to]?.text ?? "")) from = other.group.to;
  }
  const run = p.runOf[cue.group.from - 1]!;
  if (run !== -1 && p.runRanges[run]!.from > from && isOwnRun(p, p.runRanges[run]!.from - 1))
    return p.runRanges[run]!.from;
  return /^(?:but|and|yet|still|however|meanwhile)$/.test(p.lexemes[from]?.lower ?? "") ? from + 1 : from;
}

function isOwnRun(p: Passage, before: number): boolean {
  return /^[:.]$/.test(p.lexemes[before]?.text ?? "");
}

/** After a tag in the middle: `“A,” he said, “b.”`; not where another one tells: `“A,” he said, to which she replied: “B.”` */
function afterTag(p: Passage, sentence: Range, cue: Cue, cues: readonly Cue[]): Content | undefined {
  let k = cue.group.to;
  while (k < sentence.to && p.runOf[k] === -1 && k - cue.group.to < 30) {
    if (cueBreaks(p, k)) return undefined;
    k++;
  }
  if (k >= sentence.to || p.runOf[k] === -1) return undefined;
  if (
    cues.some(
      ({ at, end, speaker }) => at > cue.group.to && k - end < 2 && end <= k && speaker?.from !== cue.speaker?.from,
    )
  )
    return undefined;
  const before = p.lexemes[k - 1]!.text;
  if (!/^[,:;—–.…-]/.test(before) && p.runOf[k - 1] === -1) return undefined;
  return { range: p.runRanges[p.runOf[k]!]!, side: "right" };
}

function cueBreaks(p: Passage, k: number): boolean {
  return /^[;]$/.test(p.lexemes[k]!.text);
}

function rightContent(p: Passage, sentence: Range, cue: Cue, cues: readonly Cue[]): Content | undefined {
  const limit = rightEnd(p, sentence, cue, cues);
  if (cue.form === "source") return isTold(cue, cues, sentence) ? undefined : sourceContent(p, sentence, cue, limit);
  let k = cue.inverted ? cue.group.to : cue.end;
  const found = directRight(p, k, limit);
  const run = found && isSpeechOnly(cue) && k === found.from && wordsIn(p, found) < SHORT ? undefined : found;
  const isName = run && k === run.from && isMention(p, p.runOf[run.to - 1]!);
  if (run && !isName) return { range: run, side: "right" };
  const german = isForeign(cue.lemma) ? germanClause(p, k, limit) : undefined;
  if (german) return { range: german, side: "right", ...(isBelief(cue.lemma) && { isStance: true }) };
  if (cue.inverted) return undefined;
  if (cue.frames.has("told")) k = afterAddressee(p, k, limit);
  else if (cue.lemma === "ask") k = afterAsked(p, k, limit);
  const { at: start, isThing } = contentStart(p, k, limit, cue) ?? {};
  if (start === undefined || (isName && start === k && run.to >= limit - 1)) return undefined;
  const isWhole = (isClausal(cue) || p.lexemes[start - 1]?.lower === "that") && !isAboutRelative(p, cue, start);
  const range = trim(p, { from: start, to: isWhole ? limit : commaAfter(p, start, limit) });
  if (!range || isOnMatter(p, cue, range)) return undefined;
  const led = isWhole ? undefined : ledInto(p, range);
  if (led) return { range: led, side: "right" };
  const end = range.to;
  const isStance = isAttitude(p, cue, { from: start, to: end }, isThing === true);
  return { range, side: "right", ...(isStance && { isStance }), ...(isAct(cue.lemma) && { isAct: true }) };
}

/** "“…,” Orth said, according to the Herald": Orth speaks, the paper only passes it on. */
function isTold(cue: Cue, cues: readonly Cue[], { from }: Range): boolean {
  return cues.some(({ group }) => group.from > from && group.to <= cue.group.from && cue.group.from - group.to <= 1);
}

/** `According to X, CONTENT`; after the source at the sentence end the content stands left of it. */
function sourceContent(p: Passage, sentence: Range, cue: Cue, limit: number): Content | undefined {
  let k = cue.group.to;
  if (cue.group.from - sentence.from > 3) {
    const range = trim(p, { from: sentence.from, to: cue.group.from });
    return range && range.to - range.from > 3 ? { range, side: "left" } : undefined;
  }
  while (k < sentence.to && p.lexemes[k]!.text !== "," && k - cue.group.to < 20) k++;
  const from = p.lexemes[k]?.text === "," ? k + 1 : cue.group.to;
  const range = trim(p, { from, to: limit > from ? limit : sentence.to });
  return range && range.to - range.from > 2 ? { range, side: "right" } : undefined;
}

/** A quoted run right after the cue, a comma or colon, or a short adjunct: `X said on Monday: “…”`. */
function directRight(p: Passage, from: number, limit: number): Range | undefined {
  for (let k = from; k < limit && k - from < LONGEST_ADJUNCT; k++) {
    if (p.runOf[k] === -1) {
      if (COMPLEMENTISERS.has(p.lexemes[k]!.lower) || (k > from && opensSubject(p.lexemes[k]!))) return undefined;
      continue;
    }
    const before = p.lexemes[k - 1]!.text;
    const run = p.runRanges[p.runOf[k]!]!;
    return k === from || /^[,:—–]$/.test(before) ? run : undefined;
  }
  return undefined;
}

/** A finite verb or a subject pronoun before the marks: "said although it rains, “…”" is a clause with a quoted part. */
function opensSubject(lexeme: Lexeme): boolean {
  return looksFinite(lexeme) || /^(?:although|though|because|if|he|she|they|we|i)$/.test(lexeme.lower);
}

/** True when the words read as a statement, not as a lead-in such as "On Friday". */
function isClause(p: Passage, range: Range): boolean {
  const own = p.lexemes.slice(range.from, range.to);
  const words = own.filter(({ kind }) => kind === "word").length;
  const first = own[0]!;
  if (/^\p{L}{3,}ing$/u.test(first.text)) return false;
  if (ADJUNCT.test(first.lower)) return words >= 10 && own.some(looksFinite) && first.lower !== "asked";
  return words >= 3 && own.some((one) => looksFinite(one) || /[^s]s$/.test(one.lower));
}
