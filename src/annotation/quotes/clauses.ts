import type { Lexeme } from "../lexemes.ts";
import { type CueForm, cueForm, type Frame, framesWithTail, isBelief, isForeign, SOURCE_WORDS } from "./cues.ts";
import { speakerBehind } from "./german.ts";
import { isPossessive, isQuality, looksFinite } from "./grammar.ts";
import { CLASSES, NOUNS } from "./lexicon.ts";
import { INSCRIBED } from "./mentions.ts";
import { isInstruction, isNobody, isParted, isUnreal } from "./no-speech.ts";
import type { Passage, Range } from "./passages.ts";
import { passiveCue, quotesSomebody } from "./passive.ts";
import { nounPhraseAfter } from "./phrase-after.ts";
import { isRoleNoun } from "./roles.ts";
import { afterOpening, leadingNoun } from "./sentence-start.ts";
import { headOf, nounPhraseEndingAt, subjectBefore } from "./speakers.ts";
import { isWritten } from "./writings.ts";

/** A reporting word in its sentence with whoever speaks. Lexeme numbers of the passage. */
export interface Cue {
  readonly at: number;
  /** First lexeme after the reporting words ("called for" ends after "for"). */
  readonly end: number;
  readonly lemma: string;
  readonly form: CueForm["form"] | "source";
  readonly frames: ReadonlySet<Frame>;
  readonly speaker?: Range;
  /** Subject and verb together, on whichever side the subject stands. */
  readonly group: Range;
  /** True when the subject follows the verb ("said Smith"). */
  readonly inverted: boolean;
}

/** What may follow whoever is the source of it. */
export const SOURCE_FRAMES: ReadonlySet<Frame> = new Set(["clause", "speech"]);
const SOURCE_STARTS = new Set(SOURCE_WORDS.map((words) => words[0]!));

/** The reporting words of one sentence outside quotation marks, in text order. */
export function cuesOf(p: Passage, sentence: Range): Cue[] {
  const cues: Cue[] = [];
  for (let i = sentence.from; i < sentence.to; i++) {
    if (p.runOf[i] !== -1 || p.lexemes[i]!.kind !== "word") continue;
    const cue = sourceCue(p, sentence, i) ?? verbCue(p, sentence, i, mainOf(p, cues));
    if (!cue) continue;
    if (cue.form === "ing" && cues.at(-1)?.end === cue.group.from && PERCEIVED.has(p.lexemes[cues.at(-1)!.at]!.lower))
      cues.pop();
    cues.push(cue);
    i = Math.max(i, cue.end - 1);
  }
  return cues;
}

/** "Orth denied that readers feel betrayed, saying": of what is held in a clause of "that" the verb that the clause hangs on. */
function mainOf(p: Passage, cues: readonly Cue[]): Cue | undefined {
  const last = cues.at(-1);
  const isInside = last !== undefined && isBelief(last.lemma) && p.lexemes[last.group.from - 1]?.lower === "that";
  return (isInside ? cues.at(-2) : undefined) ?? last;
}

function sourceCue(p: Passage, sentence: Range, at: number): Cue | undefined {
  const first = p.lexemes[at]!.lower;
  if (first === "zufolge") return zufolge(p, sentence, at);
  if (!SOURCE_STARTS.has(first)) return undefined;
  const words = SOURCE_WORDS.find((list) => list.every((word, k) => p.lexemes[at + k]?.lower === word));
  if (!words) return undefined;
  const start = at + words.length;
  const skip = start + (/^(?:von|der|des|la|le|el|il|a)$/.test(p.lexemes[start]?.lower ?? "") ? 1 : 0);
  const speaker = nounPhraseAfter(p, start, sentence.to) ?? nounPhraseAfter(p, skip, sentence.to);
  if (!speaker) return undefined;
  const group = { from: at, to: speaker.to };
  return {
    at,
    end: start,
    lemma: words.join(" "),
    form: "source",
    frames: SOURCE_FRAMES,
    speaker,
    group,
    inverted: true,
  };
}

function zufolge(p: Passage, sentence: Range, at: number): Cue | undefined {
  const speaker = nounPhraseEndingAt(p, sentence.from, at - 1);
  if (!speaker) return undefined;
  const group = { from: speaker.from, to: at + 1 };
  return { at, end: at + 1, lemma: "zufolge", form: "source", frames: SOURCE_FRAMES, speaker, group, inverted: false };
}

function verbCue(p: Passage, sentence: Range, at: number, previous: Cue | undefined): Cue | undefined {
  const lexeme = p.lexemes[at]!;
  const form = cueForm(lexeme.lower);
  if (!form || (lexeme.cap && at > sentence.from)) return undefined;
  const tail = framesWithTail(form.lemma, p.lexemes[at + 1]?.lower ?? "");
  const frames = tail ?? form.frames;
  if (frames.size === 0 || (!tail && isParted(p, at + 1, frames))) return undefined;
  const base = { at, end: tail ? at + 2 : at + 1, lemma: form.lemma, form: form.form, frames };
  if (form.form === "ing") return gerund(p, sentence, base, previous);
  return finite(p, sentence, base, form, previous);
}

/** A reporting word before its speaker is known. */
export type Bare = Pick<Cue, "at" | "end" | "lemma" | "form" | "frames">;

function finite(p: Passage, sentence: Range, bare: Bare, form: CueForm, previous: Cue | undefined): Cue | undefined {
  const { at, end } = bare;
  const left = p.lexemes[at - 1];
  if (isInstruction(p, bare)) return undefined;
  const split = isForeign(bare.lemma) ? splitTag(p, sentence, bare) : undefined;
  if (split) return split;
  const behind = isForeign(bare.lemma) ? speakerBehind(p, sentence, at) : undefined;
  if (behind) return { ...bare, speaker: behind, group: { from: at, to: behind.to }, inverted: true };
  const subject = subjectBefore(p, sentence.from, at);
  if (subject && bare.lemma === "read" && INSCRIBED.has(headOf(p, subject.noun).lower)) return undefined;
  const quoted = subject && !subject.passive && form.lemma === "quote" ? quotesSomebody(p, sentence, bare) : undefined;
  if (quoted) return quoted;
  const told = left?.text === "," && subject ? closingTag(p, sentence, bare, form) : undefined;
  if (told) return told;
  if (subject) {
    if (subject.verb === at && isOwner(p, subject.noun)) return undefined;
    if (subject.passive && form.form === "past") return passiveCue(p, sentence, bare, subject.noun);
    if (isUnreal(p, subject.verb, at, form) || isNobody(p, subject.noun)) return undefined;
    if (form.form === "base" && !takesBase(p, subject.noun, subject.verb, at)) return undefined;
    if (form.isNounToo && form.form !== "past" && !isVerbHere(p, subject.noun, at, subject.verb)) return undefined;
    return { ...bare, speaker: subject.noun, group: { from: subject.noun.from, to: end }, inverted: false };
  }
  if (form.form === "base") return undefined;
  if (mayInvert(p, sentence, at, form)) {
    const speaker = nounPhraseAfter(p, end, sentence.to);
    if (speaker) return { ...bare, speaker, group: { from: at, to: speaker.to }, inverted: true };
  }
  const follows = left && at > sentence.from && /^(?:and|but|then|also|y|e|et|und)$/.test(left.lower);
  if (follows && (form.form === "past" || (form.form === "s" && !form.isNounToo)) && isJoined(p, bare, previous)) {
    const isQuoting = previous || isPlainSpeech(bare);
    const speaker =
      isQuoting && (nearerSubject(p, sentence.from, at) ?? previous?.speaker ?? leadingNoun(p, sentence, at));
    if (speaker) return { ...bare, speaker, group: { from: at, to: end }, inverted: false };
  }
  return undefined;
}

/** "„…“, hatte Lena Orth in einem Interview erklärt": the auxiliary follows the marks, the participle closes the clause. */
function splitTag(p: Passage, sentence: Range, bare: Bare): Cue | undefined {
  for (let k = bare.at - 1; k > sentence.from + 1 && bare.at - k < 16; k--) {
    if (p.runOf[k] !== -1) return undefined;
    if (!/^(?:hatte|hatten|hat|haben|habe)$/.test(p.lexemes[k]!.lower)) continue;
    const isBehindMarks = p.runOf[k - 1] !== -1 || (p.lexemes[k - 1]!.text === "," && p.runOf[k - 2] !== -1);
    const speaker = isBehindMarks ? nounPhraseAfter(p, k + 1, bare.at) : undefined;
    return speaker && { ...bare, speaker, group: { from: k, to: bare.end }, inverted: true };
  }
  return undefined;
}

/** "…, a town near the border, said local sources.": a verb after a comma, with its subject right before the end. */
function closingTag(p: Passage, sentence: Range, bare: Bare, form: CueForm): Cue | undefined {
  if (form.form !== "past" || !form.frames.has("clause")) return undefined;
  const speaker = nounPhraseAfter(p, bare.end, sentence.to);
  if (!speaker || !maySpeak(headOf(p, speaker))) return undefined;
  if (speaker.to < sentence.to - 1 && !endsInAppositive(p, sentence, speaker)) return undefined;
  return { ...bare, speaker, group: { from: bare.at, to: speaker.to }, inverted: true };
}

/** ", said Lena Orth, a fellow of the institute, who has seen it.": a full name and what she is, no clause of its own. */
function endsInAppositive(p: Passage, sentence: Range, speaker: Range): boolean {
  const isName = speaker.to - speaker.from > 1 && p.lexemes.slice(speaker.from, speaker.to).every(({ cap }) => cap);
  if (
    !isName ||
    p.lexemes[speaker.to]?.text !== "," ||
    !/^(?:a|an|the|who)$/.test(p.lexemes[speaker.to + 1]?.lower ?? "")
  )
    return false;
  for (let k = speaker.to + 1; k < sentence.to; k++) {
    if (p.lexemes[k]!.lower === "whose") return true;
    if (looksFinite(p.lexemes[k]!) && !/^(?:who|which|that)$/.test(p.lexemes[k - 1]!.lower)) return false;
  }
  return true;
}

function maySpeak({ cap, lower }: Lexeme): boolean {
  return (
    cap || isRoleNoun(lower) || NOUNS.bodies.has(lower) || NOUNS.documents.has(lower) || CLASSES.pronouns.has(lower)
  );
}

/** "before the captain came back and said": the subject of the clause between is nearer than that of the sentence. */
function nearerSubject(p: Passage, from: number, at: number): Range | undefined {
  for (let k = at - 2; k > from; k--) {
    if (p.runOf[k] !== -1 || /^[;:]$/.test(p.lexemes[k]!.text)) return undefined;
    if (!/^(?:before|after|when|while|until|because|as|though|although)$/.test(p.lexemes[k]!.lower)) continue;
    const noun = nounPhraseAfter(p, k + 1, at);
    return noun && noun.to < at - 1 ? noun : undefined;
  }
  return undefined;
}

/** A verb of speech by itself, so that its subject may stand before other verbs: "X came back and said". */
function isPlainSpeech({ lemma }: Bare): boolean {
  return /^(?:say|tell|write|add|tweet|declare|announce|ask|reply|respond|warn|explain)$/.test(lemma);
}

/** "and noted that" says something new; "and refused to go" is part of what was said before. */
function isJoined(p: Passage, bare: Bare, previous: Cue | undefined): boolean {
  const next = p.lexemes[bare.end];
  if (next?.lower === "that" || p.runOf[bare.end] === undefined || p.runOf[bare.end]! >= 0) return true;
  const wasClausal = previous?.frames.has("clause") || previous?.frames.has("told");
  return bare.frames.has("clause") ? !bare.frames.has("thing") || !wasClausal : !wasClausal;
}

/** A bare verb form needs a plural subject or an auxiliary: "officials say", "he did not say". */
function takesBase(p: Passage, noun: Range, verb: number, at: number): boolean {
  const head = headOf(p, noun);
  for (let k = verb; k < at; k++)
    if (/^(?:do|does|did|would|will|can|could|may|might|must|should)$/.test(p.lexemes[k]!.lower)) return true;
  if (p.lexemes[at - 1]?.lower === "to") return false;
  return (
    /^(?:they|we|i|you|many|some|others|both|most|who|people|police|men|women)$/.test(head.lower) ||
    /[^s]s$/.test(head.lower)
  );
}

/** "claims" is a verb after a name, a pronoun or a full noun phrase, a noun inside one ("the report claims"). */
function isVerbHere(p: Passage, noun: Range, at: number, verb: number): boolean {
  if (verb < at) return true;
  const next = p.lexemes[at + 1];
  if (next && /^(?:can|could|will|would|may|might|must|should|is|are|was|were|have|has|had)$/.test(next.lower))
    return false;
  if (next && !next.cap && NOUNS.roles.has(next.lower)) return false;
  if (next && p.lexemes[at]!.lower === "state" && (next.cap || NOUNS.bodies.has(next.lower))) return false;
  const head = p.lexemes[noun.to - 1]!;
  const first = p.lexemes[noun.from]!;
  if (CLASSES.pronouns.has(head.lower)) return true;
  if (isPossessive(head) || isQuality(head)) return false;
  if (head.cap) return !isPossessive(first) || noun.to - noun.from > 1;
  return (
    noun.to - noun.from > 1 &&
    (CLASSES.determiners.has(first.lower) || NOUNS.roles.has(head.lower) || /s$/.test(head.lower))
  );
}

function mayInvert(p: Passage, sentence: Range, at: number, form: CueForm): boolean {
  const isSpeech = form.frames.has("clause") || form.frames.has("speech") || form.frames.has("told");
  if (!isSpeech) return false;
  if (at === sentence.from) return form.lemma === "say" || form.lemma === "write";
  const left = p.lexemes[at - 1]!;
  return p.runOf[at - 1] !== -1 || /^(?:,|—|–|-|\?|!|as|wie|comme|como|come|a|ha|hat|has|have)$/.test(left.lower);
}

/** ", saying", "with Smith adding", "by insisting": the speaker is the subject nearby or that of the sentence. */
function gerund(p: Passage, sentence: Range, bare: Bare, previous: Cue | undefined): Cue | undefined {
  const left = p.lexemes[bare.at - 1];
  const group = { from: bare.at, to: bare.end };
  if (!left || bare.at === sentence.from) {
    const speaker = afterOpening(p, bare.at, sentence.to);
    return speaker ? { ...bare, speaker, group, inverted: false } : undefined;
  }
  const starts =
    /^(?:,|—|–|and|by|in|while|before|after|when|then|also|instead)$/.test(left.lower) || p.runOf[bare.at - 1] !== -1;
  if (starts) {
    const isRelative = previous && /^(?:who|which|that|whom)$/.test(p.lexemes[previous.at - 1]?.lower ?? "");
    const main = isRelative ? leadingNoun(p, sentence, previous.at) : undefined;
    const speaker = main ?? previous?.speaker ?? leadingNoun(p, sentence, bare.at);
    return speaker ? { ...bare, speaker, group, inverted: false } : undefined;
  }
  const subject = subjectBefore(p, sentence.from, bare.at);
  const before = subject && p.lexemes[subject.noun.from - 1];
  const opens =
    subject &&
    (subject.noun.from === sentence.from || CLASSES.prepositions.has(before!.lower) || PERCEIVED.has(before!.lower));
  if (!subject || owns(p, subject.noun)) return undefined;
  const writer = isWritten(p, subject.noun, sentence)
    ? (previous?.speaker ?? leadingNoun(p, sentence, subject.noun.from))
    : undefined;
  if (!opens && !writer) return undefined;
  if (writer) return { ...bare, speaker: writer, group, inverted: false };
  return { ...bare, speaker: subject.noun, group: { from: subject.noun.from, to: bare.end }, inverted: false };
}

/** "Orth recalled the pilot telling", "heard him say": whoever is heard speaks. */
const PERCEIVED = new Set(
  "recall recalled recalls remember remembered heard hears hear overheard saw described".split(" "),
);

/** "Orth's announced visit": a participle after an owner tells nothing. "He's said" does. */
function isOwner(p: Passage, noun: Range): boolean {
  return owns(p, noun) && p.lexemes[noun.to - 1]!.cap;
}

function owns(p: Passage, { to }: Range): boolean {
  const head = p.lexemes[to - 1]!;
  return isPossessive(head) && !CLASSES.pronouns.has(head.lower.replace(/'s$/, ""));
}
