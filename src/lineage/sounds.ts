import { loadChineseSounds } from "./load.ts";

/** Names of fewer consonants meet words by accident. */
export const LEAST_SOUNDS = 3;

/** Groups of Latin letters that are one consonant, longest first. */
const GROUPS: readonly (readonly [letters: string, sound: string])[] = [
  ...(["sch", "tch", "sh", "ch", "zh"] as const).map((group) => [group, "S"] as const),
  ...(["ck", "qu", "gh"] as const).map((group) => [group, "K"] as const),
  ...([
    ["ph", "F"],
    ["wh", "F"],
    ["th", "T"],
    ["kh", "H"],
    ["ng", "N"],
    ["x", "KS"],
  ] as const),
];
const SOUNDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ P: "bp", T: "dt", K: "gkcq", F: "fvw", L: "lr", N: "mn", S: "szj" }).flatMap(([sound, letters]) =>
    Array.from(letters, (letter) => [letter, sound] as const),
  ),
);
const VOWELS = new Set("aeiouy");

/**
 * What the consonants of a Latin name may become in Chinese, which has no r before a consonant and none at the end of a word:
 * `merkel` -> `NLKL`, `NKL`. Consonants that Chinese does not keep apart are one: b p, d t, g k, f v w, l r, m n, s z j.
 */
export function soundsOf(name: string): string[] {
  const plain = name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "");
  const read = soundsIn(plain);
  const dropped = read.replace(/R(?=[PTKFHNSL])/g, "");
  const both = [read, dropped].map((sounds) => single(sounds.replaceAll("R", "L").replaceAll("-", "")));
  const ends = /[rs]$/.test(plain) ? both.map((sounds) => sounds.slice(0, -1)) : [];
  return [...new Set([...both, ...ends])].filter((sounds) => sounds.length >= LEAST_SOUNDS);
}

/** Consonants of a word, `R` for an r behind a vowel, `-` for each vowel. */
function soundsIn(word: string): string {
  let sounds = "";
  for (let i = 0; i < word.length; i++) {
    const group = GROUPS.find(([letters]) => word.startsWith(letters, i));
    sounds += group ? group[1] : soundAt(word, i);
    if (group) i += group[0].length - 1;
  }
  return sounds;
}

function soundAt(word: string, i: number): string {
  const [letter, next] = [word[i]!, word[i + 1] ?? ""];
  if (VOWELS.has(letter)) return "-";
  if (letter === "r" && i > 0 && VOWELS.has(word[i - 1]!)) return "R";
  if (letter === "c" && (next === "e" || next === "i" || next === "y")) return "S";
  if (letter === "h" || letter === "w") return VOWELS.has(next) ? (letter === "h" ? "H" : "F") : "";
  return SOUNDS.get(letter) ?? "";
}

let table: ReadonlyMap<string, string> | undefined;

/** The consonants of a Chinese character that writes foreign names, empty for a vowel; nothing for all other characters. */
export function chineseSound(character: string): string | undefined {
  table ??= new Map(
    Object.entries(loadChineseSounds()).flatMap(([sound, characters]) =>
      Array.from(characters, (each) => [each, sound === "-" ? "" : sound] as const),
    ),
  );
  return table.get(character);
}

/** The same without doubles: `NN` is one n. */
export function single(sounds: string): string {
  return sounds.replace(/(.)\1+/g, "$1");
}
