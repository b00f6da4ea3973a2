import type { Cue } from "./clauses.ts";
import type { Frame } from "./cues.ts";
import { cueForm } from "./cues.ts";
import type { Passage, Range } from "./passages.ts";
import { nounPhraseAfter } from "./phrase-after.ts";
import { runsIn } from "./ranges.ts";

const FRAMES: ReadonlySet<Frame> = new Set(["speech"]);

/**
 * "“It is morning in Velm,” he posited", "“…,” mused Lena Orth": a verb that no list holds, in the place of a verb of
 * speech: behind words whose marks close on a comma, a pronoun or a name beside it, and the end of the clause behind.
 */
export function unlistedCue(p: Passage, sentence: Range): Cue | undefined {
  for (const run of runsIn(p, sentence)) {
    const at = p.runRanges[run]!.to;
    const last = p.lexemes[at - 2];
    if (at >= sentence.to || !last || !/^[,?!]$/.test(last.text)) continue;
    const found = subjectFirst(p, sentence, at) ?? verbFirst(p, sentence, at);
    if (found) return found;
  }
  return undefined;
}

function subjectFirst(p: Passage, sentence: Range, at: number): Cue | undefined {
  const speaker = nounPhraseAfter(p, at, sentence.to);
  if (!speaker || !isCalled(p, speaker) || !isTagVerb(p, speaker.to) || !endsAt(p, speaker.to + 1, sentence))
    return undefined;
  return cueOf(p, speaker.to, speaker, { from: speaker.from, to: speaker.to + 1 });
}

function verbFirst(p: Passage, sentence: Range, at: number): Cue | undefined {
  const speaker = isTagVerb(p, at) ? nounPhraseAfter(p, at + 1, sentence.to) : undefined;
  if (!speaker || !isCalled(p, speaker) || !endsAt(p, speaker.to, sentence)) return undefined;
  return cueOf(p, at, speaker, { from: at, to: speaker.to });
}

function cueOf(p: Passage, at: number, speaker: Range, group: Range): Cue {
  const { lower } = p.lexemes[at]!;
  return { at, end: at + 1, lemma: lower, form: "past", frames: FRAMES, speaker, group, inverted: group.from === at };
}

/** "he", "Lena Orth": nobody who is only described. */
function isCalled({ lexemes }: Passage, { from, to }: Range): boolean {
  return (
    /^(?:s?he|they)$/.test(lexemes[from]!.lower) ||
    lexemes.slice(from, to).every(({ cap, text }) => cap || text === ".")
  );
}

function isTagVerb({ lexemes, runOf }: Passage, at: number): boolean {
  const verb = lexemes[at];
  return (
    verb !== undefined && runOf[at] === -1 && !verb.cap && /^\p{L}{3,}ed$/u.test(verb.lower) && !cueForm(verb.lower)
  );
}

/** A mark of the sentence, or more words between marks. */
function endsAt(p: Passage, at: number, { to }: Range): boolean {
  return at >= to || p.runOf[at] !== -1 || /^[,.;:—–]$/.test(p.lexemes[at]!.text);
}
