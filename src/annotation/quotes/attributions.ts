import { isCaption } from "./captions.ts";
import { type Cue, cuesOf } from "./clauses.ts";
import { type Content, contentsOf } from "./contents.ts";
import { trim } from "./edges.ts";
import { isReportedOn } from "./german.ts";
import { headlineOf, postOf, presented, type Scripted, signatureOf, transcriptLine } from "./layout.ts";
import { CLASSES } from "./lexicon.ts";
import { giveLooseRuns, standsAlone } from "./loose.ts";
import { isMention } from "./mentions.ts";
import type { Passage, Range } from "./passages.ts";
import { runsIn, wordsIn } from "./ranges.ts";
import { type Attribution, Reading, type Source } from "./reading.ts";
import { leadingNoun } from "./sentence-start.ts";
import { unlistedCue } from "./unlisted.ts";

/** Who spoke last, for quotations that go on in the next sentence or paragraph. */
export interface Memory {
  source: Source | undefined;
  /** Passages since the source spoke in quotation marks. */
  age: number;
  /** True when the last passage ended inside a quotation or with a colon that leads into one. */
  open: boolean;
}

/** The age of a memory that has heard nothing yet. */
export const NEVER = Number.POSITIVE_INFINITY;

/** What the whole article tells of how it marks speech. */
export interface Layout {
  /** True when no paragraph has quotation marks. */
  readonly isBare: boolean;
  /** Names that open paragraphs again and again, before a colon. */
  readonly labels: ReadonlySet<string>;
}

/** All attributions of one passage, in text order; `memory` carries the speaker from passage to passage. */
export function attributionsOf(p: Passage, memory: Memory, article: Layout): Attribution[] {
  if (isCaption(p)) return [];
  const r = new Reading(p);
  const isScripted = readLayout(r, memory.age === NEVER, article.labels);
  if (!isScripted) readSentences(r, article.isBare);
  const carried = memory.source && (memory.age <= 1 || memory.open) ? memory.source : undefined;
  const wasWaiting = r.isWaiting;
  r.giveWaiting(carried, (run) => standsAlone(p, run));
  remember(r, memory, r.here ?? (wasWaiting ? carried : undefined));
  return r.found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function readSentences(r: Reading, isBare: boolean): void {
  const own: Range[] = [];
  for (const sentence of r.p.sentences) {
    const cues = tellersOf(r.p, sentence);
    if (isBare && isOwnSpeech(r.p, sentence, cues)) own.push(sentence);
    else if (cues.length === 0 && r.here?.speaker && isReportedOn(r.p, sentence)) takeOn(r, sentence, r.here);
    else readSentence(r, sentence, cues);
  }
  const { here } = r;
  if (here?.speaker) for (const sentence of own) takePlain(r, sentence, here, "direct");
}

function takeOn(r: Reading, sentence: Range, source: Source): void {
  const range = trim(r.p, sentence);
  if (range) r.take(range, source, false);
}

function readSentence(r: Reading, sentence: Range, cues: readonly Cue[]): void {
  const before = r.found.length;
  for (const cue of cues) {
    for (const content of contentsOf(r.p, sentence, cue, cues)) takeContent(r, content, r.sourceOf(cue));
  }
  const told = r.found.slice(before);
  const direct = told.find(({ marks }) => marks !== "none");
  const last = direct ?? told.at(-1);
  if (last) r.here = { ...(last.speaker && { speaker: last.speaker }), ...(last.cue && { cue: last.cue }) };
  if (direct) r.giveWaiting(r.here, () => false);
  giveLooseRuns(r, sentence, cues);
}

/**
 * The reporting words of a sentence. In "Our crew wrote it down, we know that, Orth said" the speech that lost its marks
 * reports nothing itself: what is told in the first person left of a closing tag belongs to the speech.
 */
function tellersOf(p: Passage, sentence: Range): Cue[] {
  const cues = cuesOf(p, sentence);
  const unlisted = cues.length === 0 ? unlistedCue(p, sentence) : undefined;
  if (unlisted) return [unlisted];
  const tag = cues.at(-1);
  if (cues.length < 2 || !tag || isOwn(p, tag)) return cues;
  const [said] = contentsOf(p, sentence, tag, [tag]);
  if (said?.side !== "left" || runsIn(p, said.range).length > 0) return cues;
  return cues.filter((cue) => cue.at >= said.range.to || !isOwn(p, cue));
}

function isOwn(p: Passage, { speaker }: Cue): boolean {
  return speaker !== undefined && CLASSES.firstPerson.has(p.lexemes[speaker.from]!.lower);
}

/** Speech that layout alone gives away. True when it is the whole passage: a transcript's line, a post, a headline. */
function readLayout(r: Reading, isFirst: boolean, labels: ReadonlySet<string>): boolean {
  const { p } = r;
  const line = transcriptLine(p, isFirst, labels) ?? postOf(p) ?? (isFirst ? headlineOf(p) : undefined);
  if (line) {
    r.here = scriptedSource(r, line);
    takeLine(r, line.content, r.here, line.isHeadline === true);
    return r.found.length > 0;
  }
  for (let run = 0; run < p.runs.length; run++) {
    const signed = signatureOf(p, run);
    if (signed) r.give(run, scriptedSource(r, signed), "direct");
  }
  return false;
}

function takeLine(r: Reading, content: Range, source: Source, isHeadline: boolean): void {
  const { p } = r;
  const run = p.runOf[content.from]!;
  if (run >= 0 && p.runRanges[run]!.from < content.from) {
    const span = { start: p.lexemes[content.from]!.start, end: p.runs[run]!.span.end };
    r.found.push({ span, kind: "direct", marks: "present", ...source });
  } else if (runsIn(p, content).length > 0) r.take(content, source, false);
  else takePlain(r, content, source, isHeadline ? "indirect" : "direct");
}

function scriptedSource(r: Reading, { speaker, cue }: Scripted): Source {
  return { speaker: r.spanOf(speaker), cue: r.spanOf({ from: cue, to: cue + 1 }) };
}

/** "We aim to …": in an article that has lost its quotation marks, a sentence of somebody quoted nearby. */
function isOwnSpeech(p: Passage, sentence: Range, cues: readonly Cue[]): boolean {
  const starts = /^(?:i|we|my|our|i'm|we're|i've|we've|we'll|i'd)$/.test(p.lexemes[sentence.from]!.lower);
  return starts && cues.every((cue) => isOwn(p, cue));
}

function takePlain(r: Reading, sentence: Range, source: Source, kind: "direct" | "indirect"): void {
  const range = trim(r.p, sentence);
  const marks = kind === "direct" ? "stripped" : "none";
  if (range) r.found.push({ span: r.spanOf(range), kind, marks, ...source });
}

function takeContent(r: Reading, { range, rest, side, isStance, isAct }: Content, source: Source): void {
  if (rest) {
    const parts = [r.spanOf(range), r.spanOf(rest)];
    const span = { start: parts[0]!.start, end: parts[1]!.end };
    r.found.push({ span, kind: "indirect", marks: "none", parts, ...source });
    return;
  }
  const taken = r.take(range, source, side === "left");
  if (taken && isStance && (taken.kind === "indirect" || (taken.kind === "mixed" && (isAct || onlyNames(r, range)))))
    r.found[r.found.length - 1] = { ...taken, isStance: true };
}

/** 'proposed a so-called "salt shield" plan': marks around a word or two before their noun are a name, not speech. */
function onlyNames({ p }: Reading, range: Range): boolean {
  const isWished = p.lexemes[range.from]!.lower === "to";
  return runsIn(p, range).every((run) => {
    const { from, to } = p.runRanges[run]!;
    if (isWished && (isMention(p, run) || wordsIn(p, { from, to }) === 1)) return true;
    const after = to < range.to ? p.lexemes[to] : undefined;
    if (!/^(?:called|a|an|the)$/.test(p.lexemes[from - 1]?.lower ?? "")) return false;
    return (
      wordsIn(p, { from, to }) <= 2 &&
      after?.kind === "word" &&
      !after.cap &&
      !CLASSES.prepositions.has(after.lower) &&
      !CLASSES.breakers.has(after.lower)
    );
  });
}

function remember(r: Reading, memory: Memory, source: Source | undefined): void {
  const { p, found } = r;
  const endsOpen = p.runs.length > 0 && !p.runs.at(-1)!.closed;
  const leadsIn = p.lexemes.at(-1)?.text === ":";
  const leader = leadsIn ? leadIn(r) : undefined;
  if (leader) memory.source = leader;
  else if (source) memory.source = source;
  else if (found.length) memory.source = undefined;
  memory.age = source || leader ? 1 : memory.age === NEVER ? 2 : memory.age + 1;
  memory.open = endsOpen || leadsIn;
}

/** "X said in a statement:" before a quotation in its own paragraph. */
function leadIn(r: Reading): Source | undefined {
  const { p } = r;
  const sentence = p.sentences.at(-1);
  if (!sentence) return undefined;
  const cue = cuesOf(p, sentence).at(-1);
  if (cue) return r.sourceOf(cue);
  const noun = presented(p, sentence) ?? leadingNoun(p, sentence, sentence.to);
  return noun && { speaker: r.spanOf(noun) };
}
