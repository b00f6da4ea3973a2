/** Longest text of a fact, in code units. */
const LONGEST = 140;

/** Words of a source on one line, cut at a word when they are long. */
export function excerpt(words: string): string {
  const line = words
    .slice(0, LONGEST * 2)
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= LONGEST && words.length <= LONGEST * 2) return line;
  const cut = line.lastIndexOf(" ", LONGEST - 1);
  return `${line.slice(0, cut > LONGEST / 2 ? cut : LONGEST - 1)} …`;
}
