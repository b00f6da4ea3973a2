import type { Lexeme } from "../lexemes.ts";
import type { Cue } from "./clauses.ts";
import { DAYS, DETERMINERS, looksFinite, PRONOUNS, SMALL_PREPOSITIONS } from "./grammar.ts";
import type { Passage, Range } from "./passages.ts";
import { nounPhraseAfter } from "./speakers.ts";

const COMPLEMENTISERS = new Set("that dass daß que che qu' if whether how why what".split(" "));
const PLAIN = new Set("say believe think claim argue insist add warn hope tell know".split(" "));
const LONGEST_ADJUNCT = 14;

/** What a cue reports: word ranges before and after it. */
export interface Content {
  readonly range: Range;
  readonly side: "left" | "right";
}

/** The stretches of the sentence that the cue reports; `cues` are all cues of that sentence. */
export function contentsOf(p: Passage, sentence: Range, cue: Cue, cues: readonly Cue[]): Content[] {
  const left = leftContent(p, sentence, cue, cues);
  if (left) {
    const after = afterTag(p, sentence, cue);
    return after ? [left, after] : [left];
  }
  const right = rightContent(p, sentence, cue, cues);
  return right ? [right] : [];
}

/** `CONTENT, X said.` and `“CONTENT,” said X` */
function leftContent(p: Passage, sentence: Range, cue: Cue, cues: readonly Cue[]): Content | undefined {
  const end = cue.group.from;
  const mark = p.lexemes[end - 1];
  if (end <= sentence.from || !mark || cue.form === "ing") return undefined;
  const afterRun = p.runOf[end - 1] !== -1;
  const afterComma = /^(?:,|—|–|-|\?|!|\.\.\.|…)$/.test(mark.text) && end - 1 > sentence.from;
  if (!(afterRun || afterComma) || !speaks(cue)) return undefined;
  if (!afterRun && p.runOf[end - 2] === -1 && !isTagEnd(p, sentence, cue)) return undefined;
  if (complementiser(p, cue.group.to, sentence.to) !== undefined) return undefined;
  const from = leftStart(p, sentence, cue, cues);
  const range = trim(p, { from, to: end });
  if (!range) return undefined;
  const quoted = p.runOf[range.to - 1] !== -1;
  return quoted || isClause(p, range) ? { range, side: "left" } : undefined;
}

function speaks(cue: Cue): boolean {
  return cue.frames.has("clause") || cue.frames.has("speech") || cue.frames.has("told");
}

/** True when nothing but where and when follows the cue before the sentence, a comma or a quoted run ends it. */
function isTagEnd(p: Passage, sentence: Range, cue: Cue): boolean {
  let k = cue.group.to;
  if (cue.frames.has("told") && !cue.inverted) k = nounPhraseAfter(p, k, sentence.to)?.to ?? k;
  if (/^(?:me|him|us|them|her)$/.test(p.lexemes[k]?.lower ?? "")) k++;
  for (let steps = 0; k < sentence.to && steps < 40; steps++, k++) {
    const lexeme = p.lexemes[k]!;
    if (p.runOf[k] !== -1) return true;
    if (/^[.,;?!—–:…]/.test(lexeme.text)) return true;
    if (COMPLEMENTISERS.has(lexeme.lower)) return false;
    if (steps === 0 && !opensAdjunct(lexeme)) return false;
    if (looksFinite(lexeme)) return false;
  }
  return true;
}

function opensAdjunct(lexeme: Lexeme): boolean {
  return (
    SMALL_PREPOSITIONS.has(lexeme.lower) ||
    DAYS.has(lexeme.lower) ||
    /^(?:during|after|before|last|this|when|while|as|through|via|over|outside|inside|here|there|about|of|am|im|bei|in|zu)$/.test(
      lexeme.lower,
    ) ||
    (!lexeme.cap && lexeme.lower.endsWith("ly"))
  );
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

/** After a tag in the middle: `“A,” he said, “b.”` */
function afterTag(p: Passage, sentence: Range, cue: Cue): Content | undefined {
  let k = cue.group.to;
  while (k < sentence.to && p.runOf[k] === -1 && k - cue.group.to < 30) {
    if (cueBreaks(p, k)) return undefined;
    k++;
  }
  if (k >= sentence.to || p.runOf[k] === -1) return undefined;
  const before = p.lexemes[k - 1]!.text;
  if (!/^[,:;—–.…-]/.test(before) && p.runOf[k - 1] === -1) return undefined;
  return { range: p.runRanges[p.runOf[k]!]!, side: "right" };
}

function cueBreaks(p: Passage, k: number): boolean {
  return /^[;]$/.test(p.lexemes[k]!.text);
}

function rightContent(p: Passage, sentence: Range, cue: Cue, cues: readonly Cue[]): Content | undefined {
  const limit = rightEnd(p, sentence, cue, cues);
  if (cue.form === "source") return sourceContent(p, sentence, cue, limit);
  let k = cue.inverted ? cue.group.to : cue.end;
  const run = directRight(p, k, limit);
  if (run) return { range: run, side: "right" };
  if (cue.inverted) return undefined;
  if (cue.frames.has("told")) k = afterAddressee(p, k, limit);
  const start = clauseStart(p, k, limit, cue);
  if (start === undefined) return undefined;
  const end = isClausal(cue) || p.lexemes[start - 1]?.lower === "that" ? limit : commaAfter(p, start, limit);
  const range = trim(p, { from: start, to: end });
  return range && range.to - range.from >= 1 ? { range, side: "right" } : undefined;
}

function isClausal(cue: Cue): boolean {
  return cue.frames.has("clause") || cue.frames.has("told");
}

/** A thing that is praised or blamed ends at the first comma outside quotation marks. */
function commaAfter(p: Passage, from: number, limit: number): number {
  for (let k = from + 1; k < limit; k++) if (p.runOf[k] === -1 && p.lexemes[k]!.text === ",") return k;
  return limit;
}

/** `According to X, CONTENT`; after the source at the sentence end the content stands left of it. */
function sourceContent(p: Passage, sentence: Range, cue: Cue, limit: number): Content | undefined {
  let k = cue.group.to;
  if (cue.group.from - sentence.from > 3) {
    const range = trim(p, { from: sentence.from, to: cue.group.from });
    return range && range.to - range.from > 3 ? { range, side: "left" } : undefined;
  }
  while (k < limit && p.lexemes[k]!.text !== "," && k - cue.group.to < 20) k++;
  const range = trim(p, { from: p.lexemes[k]?.text === "," ? k + 1 : cue.group.to, to: limit });
  return range && range.to - range.from > 2 ? { range, side: "right" } : undefined;
}

/** A quoted run right after the cue, a comma or colon, or a short adjunct: `X said on Monday: “…”`. */
function directRight(p: Passage, from: number, limit: number): Range | undefined {
  for (let k = from; k < limit && k - from < LONGEST_ADJUNCT; k++) {
    if (p.runOf[k] === -1) {
      if (COMPLEMENTISERS.has(p.lexemes[k]!.lower)) return undefined;
      continue;
    }
    const before = p.lexemes[k - 1]!.text;
    const run = p.runRanges[p.runOf[k]!]!;
    return k === from || /^[,:—–]$/.test(before) ? run : undefined;
  }
  return undefined;
}

function afterAddressee(p: Passage, from: number, limit: number): number {
  const lower = p.lexemes[from]?.lower ?? "";
  if (/^(?:me|him|us|them|her|you)$/.test(lower)) return from + 1;
  if (COMPLEMENTISERS.has(lower)) return from;
  return nounPhraseAfter(p, from, limit)?.to ?? from;
}

/** Where what is said begins, after where, when and "that". */
function clauseStart(p: Passage, from: number, limit: number, cue: Cue): number | undefined {
  const first = p.lexemes[from];
  if (!first || from >= limit) return undefined;
  const { frames } = cue;
  const that = complementiser(p, from, limit);
  if (that !== undefined && (frames.has("clause") || frames.has("told")))
    return that + (/^(?:that|dass|daß|que|che)$/.test(p.lexemes[that]!.lower) ? 1 : 0);
  if (first.lower === "to" && frames.has("to")) return from;
  const start = skipAdjuncts(p, from, limit);
  if (frames.has("clause") || frames.has("told")) {
    if (start < limit && opensClause(p.lexemes[start]!, PLAIN.has(cue.lemma)) && hasFinite(p, start + 1, limit))
      return start;
  }
  if (frames.has("thing") && start === from && opensThing(p, from, limit)) return from;
  if (frames.has("to") && cue.lemma !== "seem") {
    const object =
      nounPhraseAfter(p, from, limit)?.to ?? (/^(?:me|him|us|them|her|you)$/.test(first.lower) ? from + 1 : from);
    if (object > from && p.lexemes[object]?.lower === "to" && object < limit) return from;
  }
  return undefined;
}

function complementiser(p: Passage, from: number, limit: number): number | undefined {
  for (let k = from; k < limit && k - from < LONGEST_ADJUNCT; k++) {
    const lexeme = p.lexemes[k]!;
    if (p.runOf[k] !== -1) return undefined;
    if (COMPLEMENTISERS.has(lexeme.lower)) return k;
    if (k === from && lexeme.text !== "," && !opensAdjunct(lexeme)) return undefined;
    if (looksFinite(lexeme) || PRONOUNS.has(lexeme.lower)) return undefined;
  }
  return undefined;
}

function skipAdjuncts(p: Passage, from: number, limit: number): number {
  let k = from;
  for (let rounds = 0; rounds < 3 && k < limit; rounds++) {
    const lexeme = p.lexemes[k]!;
    if (DAYS.has(lexeme.lower) || (!lexeme.cap && lexeme.lower.endsWith("ly"))) k++;
    else if (/^(?:in|on|at|during|to)$/.test(lexeme.lower))
      k = nounPhraseAfter(p, k + 1, limit)?.to ?? (DAYS.has(p.lexemes[k + 1]?.lower ?? "") ? k + 2 : k);
    else break;
  }
  return k;
}

/** Plain speech verbs take any clause; others only one that plainly starts as one. */
function opensClause(lexeme: Lexeme, isPlain: boolean): boolean {
  if (lexeme.kind !== "word") return lexeme.kind === "number";
  if (isPlain)
    return !SMALL_PREPOSITIONS.has(lexeme.lower) && !/^(?:so|as|and|or|but|more|little|yes|no)$/.test(lexeme.lower);
  return (
    lexeme.cap ||
    PRONOUNS.has(lexeme.lower) ||
    DETERMINERS.has(lexeme.lower) ||
    /^(?:there|if|when|in|on|at|after|while|because|it's|he's|she's|they're|such|more|as)$/.test(lexeme.lower) ||
    /[^s]s$/.test(lexeme.lower)
  );
}

function hasFinite(p: Passage, from: number, limit: number): boolean {
  for (let k = from; k < limit && k - from < 30; k++)
    if (looksFinite(p.lexemes[k]!) || /[^s]s$/.test(p.lexemes[k]!.lower)) return true;
  return false;
}

function opensThing(p: Passage, from: number, limit: number): boolean {
  const lexeme = p.lexemes[from]!;
  if (p.runOf[from] !== -1) return true;
  if (lexeme.kind === "mark" || from >= limit) return false;
  return (
    lexeme.cap ||
    DETERMINERS.has(lexeme.lower) ||
    lexeme.kind === "number" ||
    /^(?:him|them|it|us|me|her)$/.test(lexeme.lower) ||
    (!SMALL_PREPOSITIONS.has(lexeme.lower) && !/ly$/.test(lexeme.lower) && !looksFinite(lexeme))
  );
}

/** What is said ends before a later clause that says something else. */
function rightEnd(p: Passage, sentence: Range, cue: Cue, cues: readonly Cue[]): number {
  let end = sentence.to;
  for (const other of cues) {
    if (other.group.from <= cue.group.to || other === cue) continue;
    const before = p.lexemes[other.group.from - 1];
    const linked = before && p.runOf[other.group.from - 1] === -1 && /^(?:,|;|and|but|while|—|–)$/.test(before.lower);
    if (linked && !insideRun(p, other.group.from)) {
      end = other.group.from - 1;
      break;
    }
  }
  for (let k = cue.group.to; k < end; k++) if (p.lexemes[k]!.text === ";" && p.runOf[k] === -1) return k;
  return end;
}

function insideRun(p: Passage, at: number): boolean {
  return p.runOf[at] !== -1 && p.runOf[at - 1] === p.runOf[at];
}

/** True when the words read as a statement, not as a lead-in such as "On Friday". */
function isClause(p: Passage, range: Range): boolean {
  let words = 0;
  let finite = false;
  for (let k = range.from; k < range.to; k++) {
    if (p.lexemes[k]!.kind === "word") words++;
    finite ||= looksFinite(p.lexemes[k]!) || /[^s]s$/.test(p.lexemes[k]!.lower);
  }
  if (
    /^(?:on|in|at|after|before|during|when|as|while|asked|following|since|despite|with|for|by|to)$/.test(
      p.lexemes[range.from]!.lower,
    )
  ) {
    return words >= 10 && finite;
  }
  return words >= 4 && finite;
}

/** Drops commas, dashes, "and" and "that" at the edges, and full stops outside marks at the end. */
export function trim(p: Passage, range: Range): Range | undefined {
  let { from, to } = range;
  while (from < to && p.runOf[from] === -1 && isEdge(p.lexemes[from]!)) from++;
  while (
    to > from &&
    p.runOf[to - 1] === -1 &&
    (isEdge(p.lexemes[to - 1]!) || /^(?:and|but|while)$/.test(p.lexemes[to - 1]!.lower))
  )
    to--;
  return from < to ? { from, to } : undefined;
}

function isEdge(lexeme: Lexeme): boolean {
  return lexeme.kind === "mark" && /^[,;:.!?—–\-…)]/.test(lexeme.text);
}
