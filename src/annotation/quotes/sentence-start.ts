import type { Passage, Range } from "./passages.ts";
import { nounPhraseAfter } from "./phrase-after.ts";

/** "Referring to “…,” Orth said": the subject follows the comma or the quoted run. */
export function afterOpening(p: Passage, from: number, to: number): Range | undefined {
  for (let k = from + 1; k < to; k++) {
    const leavesRun = p.runOf[k - 1]! >= 0 && p.runOf[k] === -1;
    if (leavesRun || p.lexemes[k - 1]!.text === ",") {
      const noun = p.runOf[k] === -1 ? nounPhraseAfter(p, k, to) : undefined;
      if (noun) return noun;
    }
  }
  return undefined;
}

function nextComma(p: Passage, from: number, to: number): number {
  for (let k = from; k < to; k++) if (p.runOf[k] === -1 && p.lexemes[k]!.text === ",") return k;
  return -1;
}

/** The noun phrase that opens the sentence, after at most one short lead-in that ends with a comma. */
export function leadingNoun(p: Passage, sentence: Range, before: number): Range | undefined {
  const comma = nextComma(p, sentence.from, Math.min(before, sentence.from + 12));
  const starts = [
    sentence.from,
    ...(/^(?:but|and|so|yet)$/.test(p.lexemes[sentence.from]!.lower) ? [sentence.from + 1] : []),
    ...(/^(?:last|this|next)$/.test(p.lexemes[sentence.from]!.lower) ? [sentence.from + 2] : []),
  ];
  for (const start of [...starts, ...(comma > 0 && comma + 1 < before ? [comma + 1] : [])]) {
    if (isLeadIn(p, start)) continue;
    const noun = nounPhraseAfter(p, start, before);
    if (noun && noun.from < before) return noun;
  }
  return undefined;
}

/** "Ahead of the vote, Orth", "Asked on Friday, Orth", "More importantly, Orth": a word that opens a phrase before the subject. */
function isLeadIn(p: Passage, at: number): boolean {
  const [word, next] = [p.lexemes[at]!, p.lexemes[at + 1]];
  if (/^(?:more|most|even|perhaps)$/.test(word.lower) && /ly$/.test(next?.lower ?? "")) return true;
  return (
    /^\p{Lu}\p{Ll}/u.test(word.text) &&
    /^(?:ahead|instead|because|\p{Ll}{3,}ed)$/u.test(word.lower) &&
    /^(?:of|on|by|in|at|about|with)$/.test(next?.lower ?? "")
  );
}
