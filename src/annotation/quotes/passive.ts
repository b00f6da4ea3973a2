import { type Bare, type Cue, SOURCE_FRAMES } from "./clauses.ts";
import type { Passage, Range } from "./passages.ts";
import { nounPhraseAfter } from "./phrase-after.ts";
import { subjectBefore } from "./speakers.ts";

/** A reporting verb in the passive: whose words "was quoted as saying" tells, and who "was asked by" names. */
export function passiveCue(p: Passage, sentence: Range, bare: Bare, subject: Range): Cue | undefined {
  return quotedAs(p, sentence, bare, subject) ?? byWhom(p, sentence, bare, subject);
}

/** "Orth was asked by Jan Dorn whether", "was told by police that": who asks or tells stands behind "by". */
function byWhom(p: Passage, sentence: Range, bare: Bare, subject: Range): Cue | undefined {
  if (!/^(?:ask|tell|inform|warn|advise|assure|remind)$/.test(bare.lemma) || p.lexemes[bare.end]?.lower !== "by")
    return undefined;
  const speaker = nounPhraseAfter(p, bare.end + 1, sentence.to);
  if (!speaker) return undefined;
  return { ...bare, end: speaker.to, speaker, group: { from: subject.from, to: speaker.to }, inverted: false };
}

/** "state television quoted Orth as saying": Orth speaks. */
export function quotesSomebody(p: Passage, sentence: Range, bare: Bare): Cue | undefined {
  const speaker = nounPhraseAfter(p, bare.end, sentence.to);
  if (!speaker || p.lexemes[speaker.to]?.lower !== "as" || p.lexemes[speaker.to + 1]?.lower !== "saying")
    return undefined;
  const subject = subjectBefore(p, sentence.from, bare.at);
  const group = { from: subject?.noun.from ?? bare.at, to: speaker.to + 2 };
  return { ...bare, end: speaker.to + 2, frames: SOURCE_FRAMES, speaker, group, inverted: false };
}

function quotedAs(p: Passage, sentence: Range, bare: Bare, noun: Range): Cue | undefined {
  const isQuoted = bare.lemma === "quote" && p.lexemes[bare.at + 1]?.lower === "as";
  if (!isQuoted || bare.at + 2 >= sentence.to) return undefined;
  const group = { from: noun.from, to: bare.at + 3 };
  return { ...bare, end: bare.at + 3, frames: SOURCE_FRAMES, speaker: noun, group, inverted: false };
}
