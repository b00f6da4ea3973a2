import type { Span } from "../../model/index.ts";
import { type Lexeme, lexemesOf } from "../lexemes.ts";
import { cueForm } from "./cues.ts";
import { CLASSES } from "./lexicon.ts";
import { type MarkedRun, markedRuns } from "./marks.ts";

/** A half-open range of lexeme numbers of one passage. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A sentence is cut after this many lexemes, so that text without full stops costs no more than other text. */
const LONGEST_SENTENCE = 250;

/** One paragraph read word by word. `runOf[i]` is the number of the quoted run that lexeme `i` lies in, or -1. */
export interface Passage {
  readonly text: string;
  readonly span: Span;
  readonly lexemes: readonly Lexeme[];
  readonly runs: readonly MarkedRun[];
  readonly runOf: readonly number[];
  /** Lexemes of each run, marks included. */
  readonly runRanges: readonly Range[];
  readonly sentences: readonly Range[];
}

/** Reads one paragraph, a quotation of the one before that never closed going on: lexemes, quoted runs, and sentences that do not break inside a quoted run. */
export function passageOf(text: string, at: Span, before?: Passage): Passage {
  const lexemes = lexemesOf(text, at);
  const last = before?.runs.at(-1);
  const runs = markedRuns(text, at, last !== undefined && !last.closed && last.outer.end === before?.span.end);
  const { runOf, runRanges } = assign(lexemes, runs);
  return { text, span: at, lexemes, runs, runOf, runRanges, sentences: sentencesOf(lexemes, runOf) };
}

function assign(lexemes: readonly Lexeme[], runs: readonly MarkedRun[]) {
  const runOf = new Array<number>(lexemes.length).fill(-1);
  const runRanges: Range[] = [];
  let at = 0;
  runs.forEach((run, number) => {
    while (at < lexemes.length && lexemes[at]!.start < run.outer.start) at++;
    const from = at;
    while (at < lexemes.length && lexemes[at]!.start < run.outer.end) runOf[at++] = number;
    runRanges.push({ from, to: at });
  });
  return { runOf, runRanges };
}

function sentencesOf(lexemes: readonly Lexeme[], runOf: readonly number[]): Range[] {
  const found: Range[] = [];
  let from = behindPlace(lexemes);
  for (let i = from; i < lexemes.length; i++) {
    if (i - from < LONGEST_SENTENCE && !breaksAfter(lexemes, runOf, i)) continue;
    found.push({ from, to: i + 1 });
    from = i + 1;
  }
  if (from < lexemes.length) found.push({ from, to: lexemes.length });
  return found;
}

/** Lexemes of a dateline, at most. */
const LONGEST_DATELINE = 14;

/** "VELM, May 3 (Coastline) - The harbour": the first lexeme behind the place that a report is sent from, 0 where none is. */
function behindPlace(lexemes: readonly Lexeme[]): number {
  let inBrackets = false;
  for (let k = 0; k < Math.min(lexemes.length - 1, LONGEST_DATELINE); k++) {
    const { text, kind, cap } = lexemes[k]!;
    if (k === 0 && !/^\p{Lu}{3,}$/u.test(text)) return 0;
    if (isDash(lexemes, k)) return k + 1;
    if (text === "(" || text === ")") inBrackets = text === "(";
    else if (!(inBrackets || cap || kind === "number" || /^[,.]$/.test(text))) return 0;
  }
  return 0;
}

/** A dash with a space behind it, or two in a row. */
function isDash(lexemes: readonly Lexeme[], at: number): boolean {
  const [mark, next] = [lexemes[at]!, lexemes[at + 1]!];
  return at > 0 && /^(?:[—–-]|--)$/.test(mark.text) && next.start > mark.end;
}

function breaksAfter(lexemes: readonly Lexeme[], runOf: readonly number[], i: number): boolean {
  const next = lexemes[i + 1];
  if (!next) return true;
  const run = runOf[i]!;
  if (run >= 0) return run !== runOf[i + 1] && endsInside(lexemes, i) && startsSentence(lexemes, runOf, i);
  if (!isTerminator(lexemes[i]!)) return false;
  if (next.kind === "number" && next.start === lexemes[i]!.end) return false;
  if (lexemes[i]!.text !== ".") return next.cap || next.kind !== "word" || runOf[i + 1]! >= 0;
  return !isAbbreviation(lexemes, i) && (next.cap || next.kind !== "word") && !/^[,;:)\]]/.test(next.text);
}

/** True when the quoted run that ends at `i` ends with a sentence terminator. */
function endsInside(lexemes: readonly Lexeme[], i: number): boolean {
  const last = lexemes[i]!;
  return isTerminator(last) || (i > 0 && last.kind === "mark" && isTerminator(lexemes[i - 1]!));
}

/** After `?”` or `!”` a reporting clause may still follow ("she asked."); after `.”` a new sentence starts. */
function startsSentence(lexemes: readonly Lexeme[], runOf: readonly number[], i: number): boolean {
  const next = lexemes[i + 1]!;
  if (runOf[i + 1]! >= 0) return true;
  if (/^[,;:.)\]—–-]/.test(next.text)) return false;
  const full = [lexemes[i]!.text, lexemes[i - 1]?.text].includes(".");
  if (full) return next.cap || next.kind !== "word" ? !isShortTag(lexemes, i + 1) : false;
  for (let k = i + 1; k < Math.min(lexemes.length, i + 16); k++) {
    if (cueForm(lexemes[k]!.lower)) return false;
    if (lexemes[k]!.text === "." && !(lexemes[k - 1]?.cap && isAbbreviation(lexemes, k))) break;
  }
  return next.cap || next.kind !== "word";
}

/** `.” Smith said.`: a reporting clause that ends at once belongs to the words before it. */
function isShortTag(lexemes: readonly Lexeme[], from: number): boolean {
  for (let k = from + 1; k < Math.min(lexemes.length, from + 5); k++) {
    const after = lexemes[k + 1];
    if (cueForm(lexemes[k]!.lower) && (!after || after.text === ".")) return true;
    if (lexemes[k]!.kind !== "word") return false;
  }
  return false;
}

function isTerminator(lexeme: Lexeme): boolean {
  return lexeme.kind === "mark" && /^[.?!…。！？]/.test(lexeme.text);
}

function isAbbreviation(lexemes: readonly Lexeme[], i: number): boolean {
  const before = lexemes[i - 1];
  if (!before || before.end !== lexemes[i]!.start) return false;
  if (before.kind !== "word") return false;
  if (lexemes[i + 1]?.kind === "number" && isCounted(before)) return true;
  return CLASSES.abbreviations.has(before.lower.replace(/^(?:then|ex)-/, ""))
    ? lexemes[i + 1]?.cap === true || !before.cap
    : /(?:^|-)\p{Lu}$/u.test(before.text);
}

/** "Dec. 27", "No. 2": the number belongs to what is shortened. */
function isCounted({ cap, lower, text }: Lexeme): boolean {
  return cap && (text === "No" || (CLASSES.months.has(lower) && CLASSES.abbreviations.has(lower)));
}
