import type { Ground } from "./ground.ts";
import { wordsIn } from "./load.ts";
import type { Reading } from "./reading.ts";

/** What tells that something is not so. */
const DENIAL =
  /\b(?:no|not|never|without|cannot|nobody|none|nothing|neither|false(?:ly)?|untrue|wrong(?:ly)?|fake|hoax|joke|myth|den(?:y|ies|ied)|rumou?rs?|fail(?:s|ed)?)\b|n['’]t\b/iu;
const HEDGING = new Set(wordsIn("hedging"));
const PLAINLY = new Set(wordsIn("plainly"));
const OPEN = new Set(["planned", "possible", "alleged", "charged"]);

/**
 * True of words that tell as so what a report denies, plans, alleges or asks, or what somebody only thinks, claims or argues: the
 * word for it stands outside.
 */
export function isToldAsSo({ claim, article }: Reading, words: string, { articles }: Ground): boolean {
  const { polarity, modality, sources } = claim;
  if (polarity === "denied" && !DENIAL.test(words)) return true;
  const said = words.toLowerCase().match(/[\p{L}’']+/gu) ?? [];
  if (OPEN.has(modality) && !said.some((word) => HEDGING.has(word) || /['’]ll$|n['’]t$/u.test(word))) return true;
  const { text } = articles.get(article)!.article;
  const cues = sources.flatMap(({ cue }) => (cue ? [text.slice(cue.start, cue.end).toLowerCase()] : []));
  const views = cues.filter((cue) => !cue.split(/\s+/u).some((word) => PLAINLY.has(word)));
  return views.some((cue) => !words.toLowerCase().includes(cue));
}
