const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    one: "1",
    two: "2",
    three: "3",
    four: "4",
    five: "5",
    six: "6",
    seven: "7",
    eight: "8",
    nine: "9",
    ten: "10",
    eleven: "11",
    twelve: "12",
    fifteen: "15",
    twenty: "20",
    thirty: "30",
    forty: "40",
    fifty: "50",
    sixty: "60",
  }),
);

/** Endings and what replaces them, longest first; what stays must keep four letters. */
const ENDINGS: readonly (readonly [string, string])[] = [
  ["izations", "iz"],
  ["isations", "iz"],
  ["ization", "iz"],
  ["isation", "iz"],
  ["fulness", ""],
  ["ousness", ""],
  ["iveness", ""],
  ["ements", ""],
  ["ations", ""],
  ["ingly", ""],
  ["ation", ""],
  ["ement", ""],
  ["ators", ""],
  ["ments", ""],
  ["ising", "iz"],
  ["izing", "iz"],
  ["ities", ""],
  ["ating", ""],
  ["ment", ""],
  ["ness", ""],
  ["ions", ""],
  ["ator", ""],
  ["ings", ""],
  ["ance", ""],
  ["ence", ""],
  ["able", ""],
  ["ible", ""],
  ["ally", ""],
  ["ised", "iz"],
  ["ized", "iz"],
  ["ises", "iz"],
  ["izes", "iz"],
  ["ated", ""],
  ["ates", ""],
  ["ies", "y"],
  ["ied", "y"],
  ["ing", ""],
  ["ion", ""],
  ["ity", ""],
  ["ful", ""],
  ["ous", ""],
  ["ive", ""],
  ["ise", "iz"],
  ["ize", "iz"],
  ["ate", ""],
  ["ers", ""],
  ["ors", ""],
  ["ed", ""],
  ["es", ""],
  ["er", ""],
  ["or", ""],
  ["al", ""],
  ["ly", ""],
  ["s", ""],
  ["e", ""],
];
const LAST = new Map<string, (readonly [string, string])[]>();
for (const ending of ENDINGS) {
  const letter = ending[0].at(-1)!;
  LAST.set(letter, [...(LAST.get(letter) ?? []), ending]);
}

/**
 * A light stem that also brings verbs and their nouns together: `investigating`, `investigation` -> `investig`.
 * Numbers lose their thousands commas, small number words become digits. Never throws; any script passes through.
 * Method: suffix stripping in the manner of Porter (1980) and Lovins (1968), one table, at most two passes.
 */
export function stemOf(word: string): string {
  const number = NUMBER_WORDS.get(word);
  if (number !== undefined) return number;
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) return word.replaceAll(",", "");
  const plain = word.endsWith("'s") ? word.slice(0, -2) : word.replaceAll(".", "").replaceAll("'", "");
  return strip(strip(plain));
}

function strip(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) return word;
  for (const [ending, instead] of LAST.get(word.at(-1)!) ?? []) {
    if (word.length - ending.length + instead.length >= leastLength(ending) && word.endsWith(ending)) {
      return undouble(word.slice(0, -ending.length) + instead);
    }
  }
  return word;
}

function leastLength(ending: string): number {
  return ending.length <= 2 ? 3 : 4;
}

/** `stopp` -> `stop`, so that `stopped` meets `stop`. */
function undouble(stem: string): string {
  const last = stem.at(-1);
  return stem.length > 3 && last === stem.at(-2) && last !== "l" && last !== "s" ? stem.slice(0, -1) : stem;
}
