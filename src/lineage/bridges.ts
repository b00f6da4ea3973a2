import { oncePer } from "../model/once.ts";
import { NAME, type Profile } from "./profile.ts";
import { chineseSound, LEAST_SOUNDS, single, soundsOf } from "./sounds.ts";

/** Characters of one name looked at. */
const LONGEST = 7;
/** Places kept of one row of consonants: a name used more often is the topic. */
const MOST_PLACES = 8;
/** Letters from which a Latin word is looked for. */
const LEAST_LETTERS = 4;
const LATIN = /^\p{Script=Latin}+$/u;

/** A name in Latin letters and what it may sound like in Chinese. */
interface LatinName {
  readonly stem: number;
  readonly idf: number;
  readonly sounds: readonly string[];
}

/**
 * Two profiles of names, so that a name which one text writes in Latin letters and the other in Chinese characters is one name. All
 * that measures and aligns then works as between two Latin texts. Profiles of other languages stay as they are.
 */
export function bridged(a: Profile, b: Profile): readonly [Profile, Profile] {
  if ((a.language === "zh") === (b.language === "zh")) return [a, b];
  return a.language === "zh" ? [withNamesOf(a, b), b] : [a, withNamesOf(b, a)];
}

/** The Chinese text with the names of the other where it has characters of their sound. */
function withNamesOf(chinese: Profile, other: Profile): Profile {
  const places = placesOf(chinese);
  const [stem, idf, flags] = [chinese.stem.slice(), chinese.idf.slice(), chinese.flags.slice()];
  let isChanged = false;
  for (const name of latinNames(other)) {
    for (const place of name.sounds.flatMap((sounds) => places.get(sounds) ?? [])) {
      if (stem[place] !== chinese.stem[place]) continue;
      [stem[place], idf[place]] = [name.stem, name.idf];
      flags[place]! |= NAME;
      isChanged = true;
    }
  }
  return isChanged ? { ...chinese, stem, idf, flags } : chinese;
}

const latinNames = oncePer((profile: Profile): LatinName[] => {
  const names = new Map<number, LatinName>();
  for (let i = 0; i < profile.stem.length; i++) {
    const [stem, idf] = [profile.stem[i]!, profile.idf[i]!];
    if (!(profile.flags[i]! & NAME) || idf === 0 || names.has(stem)) continue;
    const word = profile.source.article.text.slice(profile.start[i]!, profile.end[i]!);
    if (word.length >= LEAST_LETTERS && LATIN.test(word)) names.set(stem, { stem, idf, sounds: soundsOf(word) });
  }
  return [...names.values()];
});

/** Where each row of consonants begins that two characters or more of a Chinese text stand for. */
const placesOf = oncePer((profile: Profile): Map<string, number[]> => {
  const sounds = Array.from(profile.start, (start, i) =>
    chineseSound(profile.source.article.text.slice(start, profile.end[i]!)),
  );
  const places = new Map<string, number[]>();
  for (let i = 0; i < sounds.length; i++) {
    let row = "";
    for (let j = i; j < i + LONGEST && isRun(profile, sounds, i, j); j++) {
      row = single(row + sounds[j]!);
      if (j === i || row.length < LEAST_SOUNDS) continue;
      const known = places.get(row);
      if (!known) places.set(row, [i]);
      else if (known.length < MOST_PLACES && known.at(-1) !== i) known.push(i);
    }
  }
  return places;
});

/** Whether a character writes names and follows the one before without a gap. */
function isRun({ start, end }: Profile, sounds: readonly (string | undefined)[], from: number, at: number): boolean {
  return sounds[at] !== undefined && (at === from || start[at] === end[at - 1]);
}
