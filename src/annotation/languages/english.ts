import type { Article } from "../../model/index.ts";

/** Words that nearly every stretch of English holds and few other languages write. */
const FUNCTION_WORDS = new Set(
  "the of and to in is was for that with on by at from said has were this it he she".split(" "),
);
/**
 * Share of function words from which a text of unknown language counts as English. Running English holds 0.2-0.4,
 * other languages under 0.05; held by test/annotation/languages/english.test.ts.
 */
const ENGLISH_SHARE = 0.1;
const LOOKED_AT = 4000;

/** Primary language of the article (`en`, `de`): its own tag, or for an untagged one `en` when it reads as English. */
export function languageOf(article: Article): string {
  const primary = article.language.toLowerCase().split("-", 1)[0] ?? "";
  if (primary !== "" && primary !== "und") return primary;
  const first = article.body[0];
  return first && readsAsEnglish(article.text.slice(first.start, Math.min(first.end, first.start + LOOKED_AT)))
    ? "en"
    : "und";
}

function readsAsEnglish(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return false;
  const found = words.filter((word) => FUNCTION_WORDS.has(word)).length;
  return found / words.length >= ENGLISH_SHARE;
}
