/** Cyrillic letters as they are commonly written in Latin newspapers. */
const CYRILLIC: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: "a",
    б: "b",
    в: "v",
    г: "g",
    ґ: "g",
    д: "d",
    е: "e",
    ё: "e",
    є: "e",
    ж: "z",
    з: "z",
    и: "i",
    і: "i",
    ї: "i",
    й: "i",
    к: "k",
    л: "l",
    м: "m",
    н: "n",
    о: "o",
    п: "p",
    р: "r",
    с: "s",
    т: "t",
    у: "u",
    ф: "f",
    х: "k",
    ц: "ts",
    ч: "k",
    ш: "s",
    щ: "s",
    ъ: "",
    ы: "i",
    ь: "",
    э: "e",
    ю: "iu",
    я: "ia",
  }),
);
/** Latin letters that are spelled differently from language to language, and what stands for them here. */
const FOLDED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: "ss",
    ł: "l",
    ø: "o",
    æ: "e",
    œ: "e",
    đ: "d",
    ð: "d",
    þ: "t",
    ı: "i",
    c: "k",
    q: "k",
    z: "s",
    w: "v",
    y: "i",
    j: "i",
    x: "ks",
    h: "",
  }),
);
const KEY_LETTERS = 6;

/**
 * A key under which a name meets its spellings in other languages: `Zelensky`, `Selenskyj`, `Зеленского` -> `slns`.
 * Marks are dropped, Cyrillic is transliterated, letters that languages swap are made one, and of the first six letters
 * all vowels but a leading one go. Words of other scripts stay as they are.
 */
export function nameKey(word: string): string {
  const plain = word
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("ph", "f");
  let folded = "";
  for (const letter of plain) {
    const latin = CYRILLIC.get(letter) ?? letter;
    for (const each of latin) folded += FOLDED.get(each) ?? each;
    if (folded.length > 2 * KEY_LETTERS) break;
  }
  const single = folded.replace(/(.)\1+/gu, "$1").slice(0, KEY_LETTERS);
  const key = single.slice(0, 1) + single.slice(1).replace(/[aeiou]/g, "");
  return key.length < 2 ? single : key;
}
