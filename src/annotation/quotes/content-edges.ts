import type { Cue } from "./clauses.ts";
import { cueForm } from "./cues.ts";
import { looksFinite } from "./grammar.ts";
import { CLASSES } from "./lexicon.ts";
import type { Passage, Range } from "./passages.ts";

/** What opens another matter behind the words that were said. */
const OTHER_MATTER = /^(?:[–—-]+|after|when|while|because|who|since|although|though)$/;

/** A thing that is praised or blamed ends at the first comma outside quotation marks, or behind them at a dash or at the clause of another matter. */
export function commaAfter(p: Passage, from: number, limit: number): number {
  for (let k = from + 1; k < limit; k++) {
    if (p.runOf[k] !== -1) continue;
    if (p.lexemes[k]!.text === ",") return k;
    const isBehindMarks = p.runOf[k - 1] !== -1 && p.runOf.slice(k, limit).every((run) => run === -1);
    if (isBehindMarks && OTHER_MATTER.test(p.lexemes[k]!.lower)) return k;
  }
  return limit;
}

/** "Praised the crew in a statement: “…”": of a thing with a colon and marks behind it the words between the marks. */
export function ledInto(p: Passage, { from, to }: Range): Range | undefined {
  for (let k = from + 1; k + 1 < to; k++) {
    const run = p.runOf[k + 1]!;
    if (p.runOf[k] === -1 && p.lexemes[k]!.text === ":" && run !== -1) return p.runRanges[run];
  }
  return undefined;
}

const ADVERB = /^(?:earlier|later|previously|also|then|recently|again|once)$/;

/** "Orth, who said she would stay, earlier called | ...": what "who" says ends where the sentence goes on with its own verb. */
function mainVerb(p: Passage, sentence: Range, cue: Cue): number | undefined {
  if (!isRelative(p, cue)) return undefined;
  for (let k = cue.end + 1; k + 1 < sentence.to; k++) {
    if (p.runOf[k] !== -1 || p.lexemes[k]!.text !== ",") continue;
    const verb = ADVERB.test(p.lexemes[k + 1]!.lower) ? k + 2 : k + 1;
    if (cueForm(p.lexemes[verb]?.lower ?? "")?.form === "past") return k;
  }
  return undefined;
}

/** True when whoever speaks does so in a clause of "who". */
function isRelative(p: Passage, { at }: Cue): boolean {
  for (let k = at - 1; k > at - 4 && k >= 0; k--) if (/^(?:who|which)$/.test(p.lexemes[k]!.lower)) return true;
  return false;
}

/** "Would be a line but later | declined", "but backed off": what somebody did afterwards the report says itself. */
function isTurn(p: Passage, k: number, end: number): boolean {
  if (p.runOf[k] !== -1 || k + 2 >= end || !/^(?:but|and)$/.test(p.lexemes[k]!.lower)) return false;
  const [first, second] = [p.lexemes[k + 1]!.lower, p.lexemes[k + 2]!.lower];
  if (p.lexemes[k]!.lower === "but" && /ed$/.test(first) && /^(?:off|out|down|up|away)$/.test(second)) return true;
  return /^(?:later|subsequently|eventually|afterwards)$/.test(first) && /ed$/.test(second);
}

/** What is said ends before a later clause that says something else. */
export function rightEnd(p: Passage, sentence: Range, cue: Cue, cues: readonly Cue[]): number {
  let end = mainVerb(p, sentence, cue) ?? sentence.to;
  for (const other of cues) {
    if (other.group.from <= cue.group.to || other === cue || other.at > end) continue;
    const before = p.lexemes[other.group.from - 1];
    if (!tells(p, other)) continue;
    const linked = before && p.runOf[other.group.from - 1] === -1 && /^(?:,|;|and|but|while|—|–)$/.test(before.lower);
    if (linked && !insideRun(p, other.group.from)) {
      end = other.group.from - 1;
      break;
    }
  }
  for (let k = cue.group.to; k < end; k++) {
    if (p.lexemes[k]!.text === ";" && p.runOf[k] === -1) return k;
    if (leavesMarks(p, k, end) || isComparison(p, k, end) || isTurn(p, k, end)) return k;
  }
  return end;
}

/** `are "a joke," but he` and `were “maniacal,” adding`: a comma inside the closing marks ends what was said, unless marks follow. */
function leavesMarks(p: Passage, k: number, end: number): boolean {
  const run = p.runOf[k - 1] ?? -1;
  if (run < 0 || p.runOf[k] !== -1 || p.lexemes[k - 2]?.text !== "," || k + 1 >= end) return false;
  return /^(?:but|and|while|as|adding|saying)$/.test(p.lexemes[k]!.lower) && p.runOf[k + 1] === -1;
}

/** "said they would not pay, as has the mayor": what others did too nobody said. */
function isComparison(p: Passage, k: number, end: number): boolean {
  if (p.lexemes[k]!.text !== "," || p.runOf[k] !== -1 || k + 2 >= end || p.lexemes[k + 1]!.lower !== "as") return false;
  return /^(?:has|have|had|did|does|do)$/.test(p.lexemes[k + 2]!.lower);
}

function insideRun(p: Passage, at: number): boolean {
  return p.runOf[at] !== -1 && p.runOf[at - 1] === p.runOf[at];
}

/** "they left, she began to cough": a verb that tells speech only beside marks tells none where no marks follow. */
function tells(p: Passage, { frames, end }: Cue): boolean {
  const isSpeechOnly = frames.size === 1 && frames.has("speech");
  return !isSpeechOnly || [end, end + 1].some((k) => (p.runOf[k] ?? -1) >= 0);
}

/** "Orth, who police say | was wearing a jacket, was struck": the clause is about whom "who" means and ends at a comma. */
export function isAboutRelative(p: Passage, { group }: Cue, start: number): boolean {
  const [first, before] = [p.lexemes[start], p.lexemes[group.from - 1]];
  return first !== undefined && looksFinite(first) && /^(?:who|which|whom)$/.test(before?.lower ?? "");
}

/** Longest description between the marks and the name that it goes with, in lexemes. */
const LONGEST_DESCRIPTION = 10;

/** '"…," the engineer, Lena Orth, told them': what she is stands behind the marks, and is none of what she said. */
export function overDescription(p: Passage, sentence: Range, at: number): number {
  if (p.lexemes[at - 1]?.text !== ",") return at;
  for (let k = at - 2; k > sentence.from && at - k < LONGEST_DESCRIPTION; k--) {
    if (p.runOf[k - 1] !== -1) return CLASSES.determiners.has(p.lexemes[k]!.lower) ? k : at;
    if (p.runOf[k] !== -1 || p.lexemes[k]!.kind === "mark" || looksFinite(p.lexemes[k]!)) return at;
  }
  return at;
}
