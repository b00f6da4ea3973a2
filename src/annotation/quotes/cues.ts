import { dataText } from "../load.ts";

/**
 * What may follow a reporting word.
 * `clause`: "said (that) it rained". `told`: an addressee, then a clause. `to`: "vowed to go". `thing`: "criticised the
 * plan". `speech`: only words between marks ("smiled").
 */
export type Frame = "clause" | "told" | "to" | "thing" | "speech";

/** One inflected form of a reporting verb. */
export interface CueForm {
  readonly lemma: string;
  readonly form: "base" | "s" | "past" | "ing";
  readonly frames: ReadonlySet<Frame>;
  /** True when the same letters are also a noun ("report", "claims"), so that the place in the sentence must decide. */
  readonly isNounToo: boolean;
}

interface Lists {
  /** Verbs by frame, with a particle or preposition after `~`; our own list, written from general knowledge. */
  readonly frames: Readonly<Record<Frame, string>>;
  readonly irregular: Readonly<Record<string, string>>;
  /** Verbs that double their last letter before "ing". */
  readonly doubled: string;
  /** Verbs of the mind: what follows is held, not said. */
  readonly beliefs: string;
  /** Verbs whose object is a thing that is done, not words ("issued a warning"). */
  readonly acts: string;
  /** Verbs by which somebody binds himself to do what follows: the words do it, so they were said. */
  readonly promises: string;
  /** Verbs by which somebody is told what to do. */
  readonly directives: string;
  /** Verbs that tell of things that are so ("found two rounds"), not of words, where no clause follows. */
  readonly facts: string;
  /** Verbs whose forms are nouns too. */
  readonly nouns: string;
  /** Finite and participle forms of other languages; all take a clause or words between marks. */
  readonly foreign: Readonly<Record<string, string>>;
  /** Words before the speaker, by language: "according to". */
  readonly sources: Readonly<Record<string, string>>;
}

const LISTS = JSON.parse(dataText("annotation/cues.json")) as Lists;
const IRREGULAR = new Map(Object.entries(LISTS.irregular));
const DOUBLED = new Set(LISTS.doubled.split(" "));
const BELIEFS = new Set(LISTS.beliefs.split(" "));
const ACTS = new Set(LISTS.acts.split(" "));
const DIRECTIVES = new Set(LISTS.directives.split(" "));
const PROMISES = new Set(LISTS.promises.split(" "));
const OF_FACTS = new Set(LISTS.facts.split(" "));
const NOUN_TOO = new Set(LISTS.nouns.split(" "));

/** Words that come before the speaker: "according to X", "laut X". */
export const SOURCE_WORDS: readonly (readonly string[])[] = Object.values(LISTS.sources).flatMap((list) =>
  list.split("; ").map((words) => words.split(" ")),
);

const FORMS = new Map<string, CueForm>();
/** Particles and prepositions that belong to a verb: `call` has `on` and `for`. */
const TAILS = new Map<string, Map<string, Set<Frame>>>();
for (const [frame, list] of Object.entries(LISTS.frames)) {
  for (const entry of list.split(" ")) addEnglish(entry, frame as Frame);
}
for (const list of Object.values(LISTS.foreign)) {
  for (const word of list.split(" ")) {
    if (!FORMS.has(word)) {
      FORMS.set(word, { lemma: word, form: "past", frames: new Set(["clause", "speech"]), isNounToo: false });
    }
  }
}

/** The reporting verb form that a lower-cased word is, if any. `cueForm("insisted")!.lemma` is `"insist"`. */
export function cueForm(lower: string): CueForm | undefined {
  return FORMS.get(lower);
}

const FOREIGN = new Set(Object.values(LISTS.foreign).flatMap((list) => list.split(" ")));

/** True for a verb of another language than English, whose parts may stand apart. */
export function isForeign(lemma: string): boolean {
  return FOREIGN.has(lemma);
}

/** True for a verb that tells what somebody holds to be so, not what somebody said. */
export function isBelief(lemma: string): boolean {
  return BELIEFS.has(lemma);
}

/** True for a verb whose object without a clause is a thing done. */
export function isAct(lemma: string): boolean {
  return ACTS.has(lemma);
}

/** True for a verb by which somebody is told what to do. */
export function isDirective(lemma: string): boolean {
  return DIRECTIVES.has(lemma);
}

/** True for a verb of promise or threat: "to" and a verb behind it is what was said. */
export function isPromise(lemma: string): boolean {
  return PROMISES.has(lemma);
}

/** True for a verb whose object without a clause is a thing that is so. */
export function isOfFacts(lemma: string): boolean {
  return OF_FACTS.has(lemma);
}

/** The frames a verb takes with the word after it ("called for"), or nothing when they do not belong together. */
export function framesWithTail(lemma: string, next: string): ReadonlySet<Frame> | undefined {
  return TAILS.get(lemma)?.get(next);
}

function addEnglish(entry: string, frame: Frame): void {
  const [verb, tail] = entry.split("~") as [string, string | undefined];
  if (!verb) return;
  if (tail) {
    const tails = TAILS.get(verb) ?? new Map<string, Set<Frame>>();
    tails.set(tail, (tails.get(tail) ?? new Set()).add(frame));
    TAILS.set(verb, tails);
  }
  for (const [word, form] of inflected(verb)) {
    const known = FORMS.get(word);
    const frames = new Set<Frame>(known?.frames ?? []);
    if (!tail) frames.add(frame);
    FORMS.set(word, { lemma: verb, form, frames, isNounToo: NOUN_TOO.has(verb) && form !== "ing" });
  }
}

function inflected(verb: string): [string, CueForm["form"]][] {
  const past = IRREGULAR.get(verb)?.split(" ") ?? [pastOf(verb)];
  const forms: [string, CueForm["form"]][] = [
    [verb, "base"],
    [thirdOf(verb), "s"],
    [ingOf(verb), "ing"],
  ];
  return [...forms, ...past.map((word): [string, CueForm["form"]] => [word, "past"])];
}

function pastOf(verb: string): string {
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

function thirdOf(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x|z|go)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

function ingOf(verb: string): string {
  if (DOUBLED.has(verb)) return `${verb}${verb.at(-1)}ing`;
  return verb.endsWith("e") && !/(?:ee|oe|ye)$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}
