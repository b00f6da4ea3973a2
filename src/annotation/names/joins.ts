import { PHRASE_KINDS, type Seen } from "./features.ts";
import { BODY_NOUN, FEMALE_NAME, MALE_NAME, TITLE } from "./lexicon.ts";
import { isCapital, ORGANISATION, PERSON, PLACE, type Stretch, wordAt } from "./stretches.ts";

/** Longest run of words that `and` adds to the name of a body. */
const LONGEST_ADDED = 4;

/** Names cut and joined where neighbouring ones show that they are two or one. Linear. */
export function joined(seen: Seen, names: readonly Stretch[]): Stretch[] {
  const cut = names.flatMap((one) => personBehindLand(seen, one));
  return withSecondParts(seen, withPlaces(seen, cut));
}

/** `president of Velmark Ada Lindqvist`: a country and a person. */
function personBehindLand(seen: Seen, one: Stretch): Stretch[] {
  const { phrase, bits } = seen;
  const isLand = (i: number) => phrase[i]! >> 2 === PHRASE_KINDS.country;
  if (one.kind > PLACE || one.from === 0 || !isLand(one.from)) return [one];
  let i = one.from + 1;
  while (i < one.to && isLand(i) && (phrase[i]! & 3) >= 2) i++;
  if (i >= one.to || !isCapital(seen, i) || !/^(?:of|to|for)$/.test(wordAt(seen, one.from - 1))) return [one];
  const isName = (bits[i]! & (MALE_NAME | FEMALE_NAME)) !== 0 || /^\p{Lu}\.?$/u.test(wordAt(seen, i));
  if (one.kind !== PERSON && !isName) return [one];
  let from = i;
  while (from + 1 < one.to && (bits[from]! & (TITLE | MALE_NAME | FEMALE_NAME)) === TITLE) from++;
  return [
    { from: one.from, to: i, kind: PLACE },
    { from, to: one.to, kind: PERSON },
  ];
}

/** `Government` and `Velmark` with `of` or `of the` between them are one body. */
function withPlaces(seen: Seen, names: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const one of names) {
    const last = found.at(-1);
    const isBody = last?.kind === ORGANISATION && (seen.bits[last.to - 1]! & BODY_NOUN) !== 0;
    if (last && isBody && one.kind === PLACE && isOf(seen, last.to, one.from)) {
      found[found.length - 1] = { ...last, to: one.to };
    } else found.push(one);
  }
  return found;
}

function isOf(seen: Seen, from: number, to: number): boolean {
  if (to - from > 2 || to <= from || wordAt(seen, from) !== "of") return false;
  return to - from === 1 || wordAt(seen, from + 1) === "the";
}

/** `Ministry of Transport` and `Logistics` with `and` between them are one body. */
function withSecondParts(seen: Seen, names: readonly Stretch[]): Stretch[] {
  const { first } = seen.words;
  const found: Stretch[] = [];
  for (let k = 0, s = 0; k < names.length; k++) {
    const one = names[k]!;
    while (first[s + 1]! <= one.from) s++;
    const to = isBodyOf(seen, one) ? secondEnd(seen, one.to, first[s + 1]!) : one.to;
    const over = to === one.to ? [] : names.slice(k + 1, k + 1 + LONGEST_ADDED).filter(({ from }) => from < to);
    const isAnother = over.some((other) => standsAlone(seen, other, one.to + 1, to));
    found.push(isAnother ? one : { ...one, to });
    if (!isAnother) k += over.length;
  }
  return found;
}

function isBodyOf(seen: Seen, { from, to, kind }: Stretch): boolean {
  if (kind !== ORGANISATION) return false;
  for (let i = from; i + 1 < to; i++) {
    if (seen.bits[i]! & BODY_NOUN && /^(?:of|for)$/.test(wordAt(seen, i + 1))) return true;
  }
  return false;
}

/** End of the words with capitals behind an `and` at token `at`; `at` where they name a person or another body. */
function secondEnd(seen: Seen, at: number, limit: number): number {
  if (at + 1 >= limit || !/^(?:and|&)$/.test(wordAt(seen, at))) return at;
  let end = at + 1;
  while (end < limit && end - at <= LONGEST_ADDED + 1 && isCapital(seen, end)) {
    if (seen.bits[end]! & (BODY_NOUN | MALE_NAME | FEMALE_NAME | TITLE)) return at;
    end++;
  }
  return end - at - 1 > LONGEST_ADDED || end === at + 1 ? at : end;
}

/** Whether a name among the words `from .. to - 1` is more than they are, or is all of them and of the tables. */
function standsAlone(seen: Seen, other: Stretch, from: number, to: number): boolean {
  const isAll = other.from === from && other.to === to;
  return other.to > to || (isAll && other.kind !== ORGANISATION && seen.phrase[from]! >> 2 > 0);
}
