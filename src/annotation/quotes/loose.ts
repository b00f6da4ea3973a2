import type { Cue } from "./clauses.ts";
import { isForeign } from "./cues.ts";
import { looksFinite } from "./grammar.ts";
import { isMention } from "./mentions.ts";
import { hasFinite } from "./openings.ts";
import type { Passage, Range } from "./passages.ts";
import { isLink } from "./phrase-parts.ts";
import { plainWords, runsIn, wordsIn } from "./ranges.ts";
import type { Reading } from "./reading.ts";
import { leadingNoun } from "./sentence-start.ts";

/** Quoted runs shorter than this many words need a reporting word of their own; shorter ones are often names. */
const ALONE_WORDS = 4;

/** As many words are a sentence in any language, whether or not a verb is known in them. */
const LONG_WORDS = 7;

/** True for a quoted run that may stand without anybody who speaks it. */
export function standsAlone(p: Passage, run: number): boolean {
  return wordsIn(p, p.runRanges[run]!) >= ALONE_WORDS;
}

/**
 * Quoted runs of a sentence that no reporting clause took. A sentence that is one run is whoever spoke last's; a run as
 * long as a clause is the nearest reporting word's, or that of the phrase that opens the sentence.
 */
export function giveLooseRuns(r: Reading, sentence: Range, cues: readonly Cue[]): void {
  const { p, here } = r;
  const isAlone = plainWords(p, sentence) === 0;
  for (const run of runsIn(p, sentence)) {
    if (r.isTaken(run) || isAbbreviation(p, run)) continue;
    if (isAlone && here) r.give(run, here, "direct");
    else if (isAlone) r.wait(run);
    else if (splitVerb(p, run, cues)) r.give(run, r.sourceOf(splitVerb(p, run, cues)!), "mixed");
    else if (!isMention(p, run)) {
      const tag = cues.find((cue) => isBeside(cue, p.runRanges[run]!));
      if (tag) r.give(run, r.sourceOf(tag), "mixed");
      else if (reads(p, run)) giveLong(r, run, sentence, cues);
    }
  }
}

/** "bezeichnete den Plan als „maßvoll“", "warnte vor einem „drohenden Abfluss“": a German verb is parted from its words. */
function splitVerb(p: Passage, run: number, cues: readonly Cue[]): Cue | undefined {
  const range = p.runRanges[run]!;
  const cue = cues.filter(({ end, lemma }) => end <= range.from && isForeign(lemma)).at(-1);
  const isPredicate = /^(?:als|einem|einer|eines|ein|eine)$/.test(p.lexemes[range.from - 1]?.lower ?? "");
  return cue?.speaker && (isPredicate || (wordsIn(p, range) >= 2 && !isMention(p, run))) ? cue : undefined;
}

/** A verb of speech that touches the run, a comma or colon between at most. */
function isBeside({ at, end, frames }: Cue, run: Range): boolean {
  if (!frames.has("clause") && !frames.has("speech")) return false;
  return (end <= run.from && run.from - end < 2) || (at >= run.to && at - run.to < 2);
}

function giveLong(r: Reading, run: number, sentence: Range, cues: readonly Cue[]): void {
  const range = r.p.runRanges[run]!;
  const cue = nearestCue(cues, range);
  if (cue) r.give(run, r.sourceOf(cue), "mixed");
  else if (r.here && range.from === sentence.from) r.give(run, r.here, "mixed");
  else {
    const noun = leadingNoun(r.p, sentence, range.from);
    if (noun && isToldOf(r.p, noun, range)) r.give(run, r.here ?? {}, "mixed");
    else if (opensWords(r.p, range.from)) r.give(run, noun ? { speaker: r.spanOf(noun) } : {}, "mixed");
  }
}

/** 'Moreover, it "was built to last"': what the marks tell something of is no speaker; whoever spoke before goes on. */
function isToldOf({ lexemes }: Passage, noun: Range, run: Range): boolean {
  const verb = lexemes[run.from + 1];
  return (
    noun.to === run.from &&
    verb !== undefined &&
    looksFinite(verb) &&
    /^(?:it|this|that)$/.test(lexemes[noun.from]!.lower)
  );
}

/** 'an article about "women bent on revenge"': behind a preposition marks hold a part of a sentence that nobody says here. */
function opensWords(p: Passage, from: number): boolean {
  const before = p.lexemes[from - 1]?.lower ?? "";
  return before !== "about" && !isLink(before);
}

/** `the Herald (“HD”)`: one word in brackets is a short name. */
function isAbbreviation(p: Passage, run: number): boolean {
  const range = p.runRanges[run]!;
  return p.lexemes[range.from - 1]?.text === "(" && wordsIn(p, range) <= 2;
}

/** Words that somebody may have said as they stand: as many as a clause has, with a verb or a sentence's end. */
function reads(p: Passage, run: number): boolean {
  const { from, to } = p.runRanges[run]!;
  if (wordsIn(p, { from, to }) >= LONG_WORDS) return true;
  return standsAlone(p, run) && (hasFinite(p, from, to) || /^[.!?]$/.test(p.lexemes[to - 2]?.text ?? ""));
}

function nearestCue(cues: readonly Cue[], range: Range): Cue | undefined {
  const speaking = cues.filter(({ frames }) => frames.has("clause") || frames.has("speech") || frames.has("told"));
  const before = speaking.filter((cue) => cue.group.to <= range.from).at(-1);
  return before ?? speaking.find((cue) => cue.at >= range.to);
}
