import { NAME, NUMBER, type Profile } from "./profile.ts";
import { placeIn, vocabularyOf } from "./vocabulary.ts";

/** Idf above which a name or number counts as one. */
const LEAST_IDF = 2;

/** Number of distinct names and numbers of `own` that `other` lacks. */
export function novelNames(own: Profile, other: Profile): number {
  const [mine, theirs] = [vocabularyOf(own), vocabularyOf(other).stems];
  const novel = new Uint8Array(mine.stems.length);
  let count = 0;
  for (let i = 0; i < mine.entryOf.length; i++) {
    const entry = mine.entryOf[i]!;
    if (novel[entry] || !(own.flags[i]! & (NAME | NUMBER)) || own.idf[i]! <= LEAST_IDF) continue;
    const stem = mine.stems[entry]!;
    if (theirs[placeIn(theirs, stem)] === stem) continue;
    novel[entry] = 1;
    count++;
  }
  return count;
}
