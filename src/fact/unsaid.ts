import type { Claim, Span } from "../model/index.ts";
import { wordsIn } from "./load.ts";

const UNTRUE = new Set(wordsIn("untrue"));
const SEEMING = new Set(wordsIn("seeming"));
const NEGATING = new Set(wordsIn("negating"));
const AUXILIARY = new Set(wordsIn("auxiliary"));
/** "Never ruled on whether": what it was asked to rule on it did not say. */
const QUESTION = /^(?: (?:on|about|over|of|to|as to))? (?:whether|why|how|what|who|which)\b/u;
/** Code units of a sentence before a claim in which stands what it hangs on, and behind one in which a question follows. */
const REACH = { before: 400, behind: 24 } as const;

/**
 * True of a claim that its sentence does not say: it asks it or whether it is so, has it for an appearance or a risk, or calls it
 * false and asserts it; and of a denial that hangs on no verb in person ("not paying would be", "users, while not banned").
 */
export function isUnsaid(claim: Claim, sentence: Span, text: string): boolean {
  const line = (from: number, to: number) => text.slice(from, to).toLowerCase().replace(/\s+/gu, " ");
  const end = line(Math.max(claim.head.end, sentence.end - 3), sentence.end);
  if (end.includes("?") || QUESTION.test(line(claim.head.end, claim.head.end + REACH.behind))) return true;
  const before = wordsOfLine(line(Math.max(sentence.start, claim.head.start - REACH.before), claim.head.start));
  if (before.includes("whether") || isOfSeeming(before)) return true;
  return claim.polarity === "denied" ? isLoose(before, text, claim) : before.some((word) => UNTRUE.has(word));
}

function wordsOfLine(line: string): string[] {
  return line.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
}

/** "The appearance that the vote was bought". */
function isOfSeeming(before: readonly string[]): boolean {
  return before.some((word, k) => word === "that" && SEEMING.has(before[k - 1] ?? ""));
}

/** Words between an auxiliary and its "not". */
const BETWEEN = 2;

/** Words before a participle in which stands what denies it. */
const NEAR = 4;

/** "Not informing the board that it would not": a "not" before a participle, without an auxiliary; a participle that nothing near denies. */
function isLoose(before: readonly string[], text: string, { head }: Claim): boolean {
  const verb = text.slice(head.start, head.end).toLowerCase();
  if (verb.endsWith("ing") && !before.slice(-NEAR).some((word) => NEGATING.has(word) || /n['’]t$/u.test(word)))
    return true;
  const words = [...before, verb];
  return words.some((word, k) => {
    const isOfVerb = word === "not" && /\p{Ll}(?:ing|ed)$/u.test(words[k + 1] ?? "");
    return isOfVerb && !words.slice(Math.max(0, k - 1 - BETWEEN), k).some(isAuxiliary);
  });
}

function isAuxiliary(word: string): boolean {
  return AUXILIARY.has(word) || /['’](?:s|re|m|ve|d|ll)$/u.test(word);
}
