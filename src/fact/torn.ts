import { hasClosedMarks } from "../model/closed-marks.ts";
import { wordsIn } from "./load.ts";

const VERBS = new Set([...wordsIn("auxiliary"), ...wordsIn("pasts")]);
/** Fewest letters of a word whose ending may be that of a verb. */
const LEAST_VERB = 4;
/** Words behind which no text ends. */
const ENDING = new Set(wordsIn("unended"));

/** "Monday are among them": a day does nothing. */
const DAY_ACTS = /^\p{L}{3,6}day (?:is|are|was|were|has|have|had|will|would)\b/u;

/** True of words of which an end or a beginning is missing: half a quotation, "the mayor of Velm and", "'s impossible to say". */
export function isTorn(text: string): boolean {
  const last = text.slice(text.lastIndexOf(" ") + 1).toLowerCase();
  return (
    ENDING.has(last) || DAY_ACTS.test(text) || /,\s\d{1,3}$|^['’]\p{L}{1,2}\b/u.test(text) || !hasWholeQuotes(text)
  );
}

/** A form of "be", a past or an ending of a verb; "police" may stand before one without. */
export function holdsVerb(text: string): boolean {
  const words = text.split(/[^\p{L}’']+/u).filter(Boolean);
  const isVerb = (word: string, k: number) =>
    VERBS.has(word.toLowerCase()) ||
    /n['’]t$|^[Pp]olice$|^[Dd]ead$/u.test(word) ||
    (k > 0 && word.length >= LEAST_VERB && /^\p{Ll}.*(?:ed|[^s'’]s)$/u.test(word) && !/selves$/u.test(word));
  return words.some(isVerb);
}

/** Every quotation and every bracket that is opened is closed. */
function hasWholeQuotes(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  if (!hasClosedMarks(text)) return false;
  return count(/(?<![\p{L}\p{N}])['‘](?=\p{L})/gu) <= count(/[\p{L}\p{N}.,!?]['’](?![\p{L}\p{N}])/gu);
}
