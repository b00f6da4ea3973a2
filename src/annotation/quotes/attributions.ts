import type { Span } from "../../model/index.ts";
import { type Cue, cuesOf, leadingNoun } from "./clauses.ts";
import { type Content, contentsOf, trim } from "./contents.ts";
import { headlineOf, postOf, presented, type Scripted, signatureOf, transcriptLine } from "./layout.ts";
import { CLASSES } from "./lexicon.ts";
import { isMention } from "./mentions.ts";
import { hasFinite } from "./openings.ts";
import type { Passage, Range } from "./passages.ts";
import { innerSpan, plainWords, runsIn, wordsIn } from "./ranges.ts";

/** One stretch of words laid in somebody's mouth, before names are resolved. */
export interface Attribution {
  readonly span: Span;
  readonly kind: "direct" | "mixed" | "indirect";
  readonly marks: "present" | "stripped" | "none";
  readonly speaker?: Span;
  readonly cue?: Span;
  readonly parts?: readonly Span[];
  readonly isStance?: boolean;
}

/** Who spoke last, for quotations that go on in the next sentence or paragraph. */
export interface Memory {
  source: Source | undefined;
  /** Passages since the source spoke in quotation marks. */
  age: number;
  /** True when the last passage ended inside a quotation or with a colon that leads into one. */
  open: boolean;
}

interface Source {
  readonly speaker?: Span;
  readonly cue?: Span;
}

/** The age of a memory that has heard nothing yet. */
export const NEVER = Number.POSITIVE_INFINITY;

/** Quoted runs shorter than this many words need a reporting word in their sentence; shorter ones are often names. */
const ALONE_WORDS = 4;

/** What the whole article tells of how it marks speech. */
export interface Layout {
  /** True when no paragraph has quotation marks. */
  readonly isBare: boolean;
  /** Names that open paragraphs again and again, before a colon. */
  readonly labels: ReadonlySet<string>;
}
const PLAIN: Layout = { isBare: false, labels: new Set() };

/** All attributions of one passage, in text order; `memory` carries the speaker from passage to passage. */
export function attributionsOf(p: Passage, memory: Memory, article: Layout = PLAIN): Attribution[] {
  const found: Attribution[] = [];
  const taken = new Set<number>();
  const pending: number[] = [];
  const own: Range[] = [];
  let here: Source | undefined = scripted(p, memory.age === NEVER, article.labels, taken, found);
  if (here && taken.size === 0 && found.length) return spoken(p, memory, here, found);
  for (const sentence of p.sentences) {
    const cues = tellersOf(p, sentence);
    const before = found.length;
    if (article.isBare && isOwnSpeech(p, sentence, cues)) {
      own.push(sentence);
      continue;
    }
    for (const cue of cues) {
      for (const content of contentsOf(p, sentence, cue, cues)) addContent(p, content, sourceOf(p, cue), taken, found);
    }
    const direct = found.slice(before).find((one) => one.marks !== "none");
    if (direct) here = { ...(direct.speaker && { speaker: direct.speaker }), ...(direct.cue && { cue: direct.cue }) };
    const last = found.slice(before).at(-1);
    if (!direct && last) here = { ...(last.speaker && { speaker: last.speaker }), ...(last.cue && { cue: last.cue }) };
    if (direct && pending.length) flush(p, pending, here, taken, found);
    looseRuns(p, sentence, cues, here, taken, found, pending);
  }
  if (here?.speaker) for (const sentence of own) addOwn(p, sentence, here, found);
  const carried = memory.source && (memory.age <= 1 || memory.open) ? memory.source : undefined;
  const wasPending = pending.length > 0;
  flush(p, pending, carried, taken, found);
  remember(p, memory, here ?? (wasPending ? carried : undefined), found);
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/**
 * The reporting words of a sentence. In "Our crew wrote it down, we know that, Orth said" the speech that lost its marks
 * reports nothing itself: what is told in the first person left of a closing tag belongs to the speech.
 */
function tellersOf(p: Passage, sentence: Range): Cue[] {
  const cues = cuesOf(p, sentence);
  const tag = cues.at(-1);
  if (cues.length < 2 || !tag || isOwn(p, tag)) return cues;
  const [said] = contentsOf(p, sentence, tag, [tag]);
  if (said?.side !== "left" || runsIn(p, said.range).length > 0) return cues;
  return cues.filter((cue) => cue.at >= said.range.to || !isOwn(p, cue));
}

function isOwn(p: Passage, { speaker }: Cue): boolean {
  return speaker !== undefined && CLASSES.firstPerson.has(p.lexemes[speaker.from]!.lower);
}

/** Speech that layout alone gives away: a transcript's line, a signed quotation. */
function scripted(
  p: Passage,
  isFirst: boolean,
  labels: ReadonlySet<string>,
  taken: Set<number>,
  found: Attribution[],
): Source | undefined {
  const line = transcriptLine(p, isFirst, labels) ?? postOf(p) ?? (isFirst ? headlineOf(p) : undefined);
  if (line) {
    const source = scriptedSource(p, line);
    const before = p.runOf[line.content.from]!;
    if (before >= 0 && p.runRanges[before]!.from < line.content.from) {
      found.push({
        span: { start: p.lexemes[line.content.from]!.start, end: p.runs[before]!.span.end },
        kind: "direct",
        marks: "present",
        ...source,
      });
    } else if (runsIn(p, line.content).length > 0) add(p, line.content, source, new Set(), found, false);
    else addOwn(p, line.content, source, found, isFirst ? "indirect" : "direct");
    return source;
  }
  for (let run = 0; run < p.runs.length; run++) {
    const signed = signatureOf(p, run);
    if (signed) push(p, run, scriptedSource(p, signed), taken, found, "direct");
  }
  return undefined;
}

function scriptedSource(p: Passage, { speaker, cue }: Scripted): Source {
  return { speaker: spanOf(p, speaker), cue: { start: p.lexemes[cue]!.start, end: p.lexemes[cue]!.end } };
}

function spoken(p: Passage, memory: Memory, here: Source, found: Attribution[]): Attribution[] {
  remember(p, memory, here, found);
  return found;
}

/** "We aim to …": in an article that has lost its quotation marks, a sentence of somebody quoted nearby. */
function isOwnSpeech(p: Passage, sentence: Range, cues: readonly Cue[]): boolean {
  const starts = /^(?:i|we|my|our|i'm|we're|i've|we've|we'll|i'd)$/.test(p.lexemes[sentence.from]!.lower);
  return starts && cues.every(({ speaker }) => speaker && CLASSES.firstPerson.has(p.lexemes[speaker.from]!.lower));
}

function addOwn(
  p: Passage,
  sentence: Range,
  source: Source,
  found: Attribution[],
  kind: "direct" | "indirect" = "direct",
): void {
  const range = trim(p, sentence);
  const marks = kind === "direct" ? "stripped" : "none";
  if (range) found.push({ span: spanOf(p, range), kind, marks, ...source });
}

function addContent(p: Passage, content: Content, source: Source, taken: Set<number>, found: Attribution[]): void {
  const { rest } = content;
  if (rest) {
    const parts = [spanOf(p, content.range), spanOf(p, rest)];
    const span = { start: parts[0]!.start, end: parts[1]!.end };
    found.push({ span, kind: "indirect", marks: "none", parts, ...source });
    return;
  }
  const before = found.length;
  add(p, content.range, source, taken, found, content.side === "left");
  const last = found[before];
  const isStance = content.isStance && (last?.kind === "indirect" || (last?.kind === "mixed" && content.isAct));
  if (last && isStance) found[before] = { ...last, isStance: true };
}

function sourceOf(p: Passage, cue: Cue): Source {
  const at: Span = { start: p.lexemes[cue.at]!.start, end: p.lexemes[cue.end - 1]!.end };
  return cue.speaker ? { speaker: spanOf(p, cue.speaker), cue: at } : { cue: at };
}

function spanOf(p: Passage, range: Range): Span {
  return { start: p.lexemes[range.from]!.start, end: p.lexemes[range.to - 1]!.end };
}

function add(
  p: Passage,
  range: Range,
  source: Source,
  taken: Set<number>,
  found: Attribution[],
  postposed: boolean,
): void {
  const runs = runsIn(p, range);
  const plain = plainWords(p, range);
  for (const run of runs) taken.add(run);
  if (runs.length && plain === 0) {
    for (const run of runs) found.push({ span: p.runs[run]!.span, kind: "direct", marks: "present", ...source });
    return;
  }
  const span = innerSpan(p, range);
  if (span.end <= span.start) return;
  if (runs.length) found.push({ span, kind: "mixed", marks: "present", ...source });
  else if (postposed && isFirstPerson(p, range)) found.push({ span, kind: "direct", marks: "stripped", ...source });
  else found.push({ span, kind: "indirect", marks: "none", ...source });
}

function isFirstPerson(p: Passage, range: Range): boolean {
  for (let k = range.from; k < range.to; k++) {
    const lexeme = p.lexemes[k]!;
    if (CLASSES.firstPerson.has(lexeme.lower) && lexeme.text !== "US" && lexeme.text !== "U.S.") return true;
  }
  return false;
}

/** Quoted runs of a sentence that no reporting clause took. */
function looseRuns(
  p: Passage,
  sentence: Range,
  cues: readonly Cue[],
  here: Source | undefined,
  taken: Set<number>,
  found: Attribution[],
  pending: number[],
): void {
  const alone = isAlone(p, sentence);
  for (const run of runsIn(p, sentence)) {
    if (taken.has(run) || isAbbreviation(p, run)) continue;
    const range = p.runRanges[run]!;
    if (!alone && isMention(p, run)) continue;
    if (alone) {
      if (here) push(p, run, here, taken, found, "direct");
      else pending.push(run);
      continue;
    }
    const long = wordsIn(p, range) >= ALONE_WORDS && reads(p, range);
    const cue = long ? nearestCue(cues, range) : undefined;
    if (cue) push(p, run, sourceOf(p, cue), taken, found, "mixed");
    else if (long && here && range.from === sentence.from) push(p, run, here, taken, found, "mixed");
    else if (long) push(p, run, guessed(p, sentence, range) ?? {}, taken, found, "mixed");
  }
}

/** `the Herald (“HD”)`: one word in brackets is a short name. */
function isAbbreviation(p: Passage, run: number): boolean {
  const range = p.runRanges[run]!;
  return p.lexemes[range.from - 1]?.text === "(" && wordsIn(p, range) <= 2;
}

/** True for words between marks that somebody may have said as they stand: they hold a verb or end as a sentence does. */
function reads(p: Passage, range: Range): boolean {
  return hasFinite(p, range.from, range.to) || /^[.!?]$/.test(p.lexemes[range.to - 2]?.text ?? "");
}

/** True when the sentence holds nothing outside quotation marks. */
function isAlone(p: Passage, sentence: Range): boolean {
  return plainWords(p, sentence) === 0;
}

function nearestCue(cues: readonly Cue[], range: Range): Cue | undefined {
  const speaking = cues.filter(({ frames }) => frames.has("clause") || frames.has("speech") || frames.has("told"));
  const before = speaking.filter((cue) => cue.group.to <= range.from).at(-1);
  return before ?? speaking.find((cue) => cue.at >= range.to);
}

function guessed(p: Passage, sentence: Range, range: Range): Source | undefined {
  const noun = leadingNoun(p, sentence, range.from);
  return noun && { speaker: spanOf(p, noun) };
}

function push(
  p: Passage,
  run: number,
  source: Source,
  taken: Set<number>,
  found: Attribution[],
  kind: "direct" | "mixed",
): void {
  if (taken.has(run)) return;
  taken.add(run);
  found.push({ span: p.runs[run]!.span, kind, marks: "present", ...source });
}

function flush(
  p: Passage,
  pending: number[],
  source: Source | undefined,
  taken: Set<number>,
  found: Attribution[],
): void {
  for (const run of pending) {
    if (source || wordsIn(p, p.runRanges[run]!) >= ALONE_WORDS) push(p, run, source ?? {}, taken, found, "direct");
  }
  pending.length = 0;
}

function remember(p: Passage, memory: Memory, source: Source | undefined, found: readonly Attribution[]): void {
  const last = p.lexemes.at(-1);
  const endsOpen = p.runs.length > 0 && !p.runs.at(-1)!.closed;
  const leadsIn = last?.text === ":";
  const leader = leadsIn ? leadIn(p) : undefined;
  if (leader) memory.source = leader;
  else if (source) memory.source = source;
  else if (found.length) memory.source = undefined;
  memory.age = source || leader ? 1 : memory.age === NEVER ? 2 : memory.age + 1;
  memory.open = endsOpen || leadsIn;
}

/** "X said in a statement:" before a quotation in its own paragraph. */
function leadIn(p: Passage): Source | undefined {
  const sentence = p.sentences.at(-1);
  const cue = sentence && cuesOf(p, sentence).at(-1);
  if (cue) return sourceOf(p, cue);
  const noun = sentence && (presented(p, sentence) ?? leadingNoun(p, sentence, sentence.to));
  return noun && { speaker: spanOf(p, noun) };
}
