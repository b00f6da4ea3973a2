import { englishWords } from "./load.ts";

interface Identifier {
  detect(text: string): { readonly language: string; isReliable(): boolean };
}

let identifier: Identifier | undefined;

/**
 * Identifies languages. What is plainly English is told by its words; the identifier for all else costs 0.25 s to load, so a text
 * that needs it while it is not there is `und` and sets `isLacking`: `load` and ask again.
 */
export class Languages {
  isLacking = false;

  async load(): Promise<void> {
    identifier ??= (await import("eld/extrasmall")).eld as Identifier;
    this.isLacking = false;
  }

  /**
   * The language of a text from a sample of its middle (heads and tails hold furniture): BCP 47 code, `und` when there is too
   * little to tell.
   */
  of(text: string): string {
    const from = text.length > 1200 ? Math.floor(text.length * 0.2) : 0;
    const sample = text.slice(from, from + 600);
    if (!/\p{L}[\s\S]{0,40}\p{L}/u.test(sample) || sample.trim().length < 12) return "und";
    if (text.length > SURE && isPlainlyEnglish(sample)) return "en";
    if (!identifier) this.isLacking = true;
    const found = identifier?.detect(sample);
    if (!found || found.language === "") return "und";
    return found.isReliable() || text.length > SURE ? found.language : "und";
  }
}

/** Above this many characters the identifier is believed whatever it thinks of itself. */
const SURE = 200;
/** What the identifier reads of a sample, in characters. */
const READ = 350;
/** How many of its words must be common English ones, in all and in each of its thirds, and their least share. */
const [LEAST, LEAST_IN_THIRD, SHARE] = [8, 1, 0.18];

/** True where the identifier would surely say English too (decision 1101). No letter beyond ASCII, so that it is no mixture. */
export function isPlainlyEnglish(sample: string): boolean {
  const read = sample.slice(0, READ).toLowerCase();
  if (/[^\p{ASCII}\P{L}]/u.test(read)) return false;
  const words = read.match(/[a-z]+/g) ?? [];
  const english = englishWords();
  const counts = [0, 0, 0];
  words.forEach((word, i) => {
    if (english.has(word)) counts[Math.floor((3 * i) / words.length)]!++;
  });
  const count = counts.reduce((sum, one) => sum + one, 0);
  return counts.every((one) => one >= LEAST_IN_THIRD) && count >= LEAST && count >= SHARE * words.length;
}

/** Codes of countries that sites write for languages; as languages these are none, or one that no news site here writes in. */
const COUNTRIES = new Set(["kr", "cz", "dk", "gr", "ua", "jp", "cn", "rs"]);

/**
 * A declared language as a BCP 47 tag (`en_US` and `eng` become `en`, `German` becomes `de`), `undefined` when it is none: a
 * charset (`utf-8`), a country (`kr`), a code that ISO 639 does not have.
 */
export function languageTag(declared: unknown): string | undefined {
  if (typeof declared !== "string") return undefined;
  const subtag =
    declared
      .trim()
      .toLowerCase()
      .split(/[-_,;\s(]/, 1)[0] ?? "";
  if (!/^[a-z]{2,3}$/.test(subtag)) return languageNames().get(subtag);
  if (COUNTRIES.has(subtag) || NO_LANGUAGE.has(subtag) || nameOf(subtag) === undefined) return undefined;
  return Intl.getCanonicalLocales(subtag)[0];
}

const NO_LANGUAGE = new Set(["und", "mul", "zxx", "mis"]);

let english: Intl.DisplayNames | undefined;

function nameOf(code: string): string | undefined {
  english ??= new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  return english.of(code);
}

let named: Map<string, string> | undefined;

/** Names of the two-letter languages in English and in the language itself, lower-cased, from the ICU data of the runtime. */
function languageNames(): ReadonlyMap<string, string> {
  if (named) return named;
  named = new Map();
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = COUNTRIES.has(code) ? undefined : nameOf(code);
    if (!name || Intl.getCanonicalLocales(code)[0] !== code) continue;
    const own = new Intl.DisplayNames([code], { type: "language", fallback: "none" }).of(code);
    for (const word of [name, own]) if (word) named.set(word.toLowerCase(), code);
  }
  return named;
}
