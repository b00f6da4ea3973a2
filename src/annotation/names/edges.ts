import type { Seen } from "./features.ts";
import { isCapital, PERSON, PLACE, type Stretch, wordAt } from "./stretches.ts";
import { HAS_DIGIT, HAS_LETTER, INITIAL_CAPITAL, INNER_CAPITAL } from "./words.ts";

/** A name with the share of each class that the model gives it, where it gave any. */
export interface Weighed extends Stretch {
  readonly shares?: Float64Array | undefined;
}

/** Small words that stand inside names. */
const JOINING = new Set(
  "of and for the & on in de la del di da do dos das du des le les et van von der den ten zu bin ibn al el y e bint abu".split(
    " ",
  ),
);
/** What is put behind a name with a hyphen and is no part of it. */
const TAILS =
  /^(?:based|born|led|era|style|type|like|run|owned|made|loyal|backed|trained|linked|allied|free|esque|ism|ist)$/i;
const APOSTROPHE_OR_HYPHEN = /^['’\-–]$/;

/** Names whose edges are settled by the words around them: hyphens set apart, small words at the ends. */
export function withEdges(seen: Seen, names: readonly Weighed[]): Weighed[] {
  const whole = setsHyphensApart(seen.words.text) ? acrossHyphens(seen, names) : names;
  return whole.map((one) => withoutSmallWords(seen, one));
}

/** Whether a word behind a hyphen may end a personal name: the `yup` of `Dong-yup`, not the `based` of `Velm-based`. */
export function mayEndName(word: string): boolean {
  return /^\p{L}{2,7}$/u.test(word) && !TAILS.test(word);
}

/** Tokenised text writes `co - founder` and `Dong - yup` as ordinary text writes a dash; hardly a hyphen of it is glued. */
function setsHyphensApart(text: string): boolean {
  let [apart, glued] = [0, 0];
  for (let i = text.indexOf("-", 1); i > 0; i = text.indexOf("-", i + 1)) {
    if (isLetter(text, i - 1) && isLetter(text, i + 1)) glued++;
    else if (text[i - 1] === " " && text[i + 1] === " " && isLetter(text, i - 2) && isLetter(text, i + 2)) apart++;
  }
  return apart > 1 && glued * 5 <= apart;
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122;
}

/** Joins what such a text's hyphens part in names of people. */
function acrossHyphens(seen: Seen, names: readonly Weighed[]): Weighed[] {
  const found: Weighed[] = [];
  for (let k = 0; k < names.length; k++) {
    const one = names[k]!;
    const next = names[k + 1];
    const goesOn = next !== undefined && next.from === one.to + 1;
    if (one.kind !== PERSON || one.to + 1 >= seen.words.count || wordAt(seen, one.to) !== "-") found.push(one);
    else if (goesOn && next.kind === PERSON) {
      found.push({ ...one, to: next.to });
      k++;
    } else found.push(!goesOn && endsBehind(seen, one) ? { ...one, to: one.to + 2 } : one);
  }
  return found;
}

/** A lone given name may be followed by a dash: what is joined to it has a capital. */
function endsBehind(seen: Seen, { from, to }: Stretch): boolean {
  return mayEndName(wordAt(seen, to + 1)) && (to - from > 1 || isCapital(seen, to + 1));
}

/** `province of Torvik` is Torvik, and so is `Torvik district`; bodies keep their small words. */
function withoutSmallWords(seen: Seen, one: Weighed): Weighed {
  let { from, to } = one;
  if (one.kind !== PERSON && one.kind !== PLACE) return one;
  const isPartOf = from + 2 < to && isSmall(seen, from) && wordAt(seen, from + 1) === "of" && isCapital(seen, from + 2);
  if (one.kind === PLACE && isPartOf) from += 2;
  while (to - from > 1 && isLooselyBehind(seen, to - 1)) to--;
  return from === one.from && to === one.to ? one : { ...one, from, to };
}

/** A small word with a space before it, behind a word with a capital. */
function isLooselyBehind(seen: Seen, i: number): boolean {
  const { start, end } = seen.words;
  if (!isSmall(seen, i) || start[i] === end[i - 1]) return false;
  return isCapital(seen, i - 1) && !APOSTROPHE_OR_HYPHEN.test(wordAt(seen, i - 1));
}

function isSmall(seen: Seen, i: number): boolean {
  const shape = seen.words.shape[i]!;
  const isPlain = (shape & (INITIAL_CAPITAL | HAS_DIGIT | INNER_CAPITAL)) === 0;
  return (shape & HAS_LETTER) !== 0 && isPlain && !JOINING.has(wordAt(seen, i));
}
