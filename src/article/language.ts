export interface Detector {
  detect(text: string): { readonly language: string; isReliable(): boolean };
}

let loading: Promise<Detector> | undefined;

/** Loads the language identifier once; about 0.2 s, so only when the first text without a declared language comes. */
export async function loadDetector(): Promise<Detector> {
  loading ??= import("eld/extrasmall").then((module) => module.eld as Detector);
  return loading;
}

/**
 * Identifies the language of a text from a sample of its middle (heads and tails hold furniture): BCP 47 code, `und`
 * when there is too little to tell.
 */
export function detectLanguage(detector: Detector, text: string): string {
  const from = text.length > 1200 ? Math.floor(text.length * 0.2) : 0;
  const sample = text.slice(from, from + 600);
  if (!/\p{L}[\s\S]{0,40}\p{L}/u.test(sample) || sample.trim().length < 12) return "und";
  const found = detector.detect(sample);
  if (found.language === "") return "und";
  return found.isReliable() || text.length > 200 ? found.language : "und";
}

/** A declared language as a BCP 47 tag (`en_US` becomes `en`), `undefined` when it is none. */
export function languageTag(declared: unknown): string | undefined {
  if (typeof declared !== "string") return undefined;
  const subtag =
    declared
      .trim()
      .toLowerCase()
      .split(/[-_,;\s]/, 1)[0] ?? "";
  return /^[a-z]{2,3}$/.test(subtag) && subtag !== "und" ? subtag : (NAMED[subtag] ?? undefined);
}

const NAMED: Readonly<Record<string, string>> = {
  english: "en",
  german: "de",
  deutsch: "de",
  french: "fr",
  spanish: "es",
  italian: "it",
  portuguese: "pt",
  russian: "ru",
  dutch: "nl",
  polish: "pl",
  turkish: "tr",
  arabic: "ar",
  chinese: "zh",
};
