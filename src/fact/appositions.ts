import type { Annotation, Claim, Span } from "../model/index.ts";
import { wordsIn } from "./load.ts";

/** Words that open a phrase or belong to none. */
const OUTSIDE = new Set([...wordsIn("parting"), ...wordsIn("empty")]);
/** Longest title, in words, and longest word, in code units. */
const MOST_WORDS = 4;
const LONGEST_WORD = 40;

/** True of a word that is no part of what somebody is: "and", "said". */
export function isOutside(word: string): boolean {
  return OUTSIDE.has(word.toLowerCase().replace(/[’']s$/u, ""));
}

/**
 * A title with the words before its last one: "the fire | chief" begins at "fire". `stops` are ends of words that
 * belong to no title, such as verbs.
 */
export function wholeTitle(text: string, last: Span, stops: ReadonlySet<number>): Span {
  let { start } = last;
  for (let words = 1; words < MOST_WORDS; words++) {
    const before = wordBefore(text, start);
    if (!before || stops.has(before.end) || isOutside(text.slice(before.start, before.end))) break;
    start = before.start;
  }
  return { start, end: last.end };
}

/** Words of the longest body that an office is of, and small words inside its name. */
const MOST_OF_BODY = 8;
const IN_BODY = new Set(["the", "and", "for"]);

/**
 * The noun of "Chairman of the Harbour Board Ada Moor", and the whole of what stands before the name: the noun that the first
 * "of" hangs from, behind which all words belong to the name of a body. `end` is the end of that name.
 */
export function officeOfBody(text: string, end: number): { readonly noun: Span; readonly whole: Span } | undefined {
  let found: Span | undefined;
  let at = end;
  for (let words = 0; words < MOST_OF_BODY; words++) {
    const word = wordEndingAt(text, at);
    const written = word && text.slice(word.start, word.end);
    if (!word || !written || !(/^\p{Lu}/u.test(written) || IN_BODY.has(written) || written === "of")) break;
    const noun = written === "of" && words > 0 ? wordBefore(text, word.start) : undefined;
    if (noun && !isOutside(text.slice(noun.start, noun.end))) found = noun;
    if (text[word.start - 1] !== " ") break;
    at = word.start - 1;
  }
  return found && { noun: found, whole: { start: found.start, end } };
}

/** The word that ends one blank before a place, of letters and hyphens alone. */
function wordBefore(text: string, at: number): Span | undefined {
  return text[at - 1] === " " ? wordEndingAt(text, at - 1) : undefined;
}

function wordEndingAt(text: string, end: number): Span | undefined {
  let start = end;
  while (start > end - LONGEST_WORD && start > 0 && /[\p{L}-]/u.test(text[start - 1]!)) start--;
  const isWhole = start < end && /\p{L}/u.test(text[start]!) && !/['’]/u.test(text[start - 1] ?? "");
  return isWhole ? { start, end } : undefined;
}

/** Ends of the words that carry claims; the noun of an office carries one too, and is no verb. */
export function verbsIn({ claims }: Pick<Annotation, "claims">): ReadonlySet<number> {
  return new Set(claims.flatMap(({ head, predicate }) => (predicate === "be" ? [] : [head.end])));
}

/** "The fire chief, Ada Moor" the other way round, as somebody and what they are: "Ada Moor, fire chief". */
export function inverted(text: string, claim: Claim, stops: () => ReadonlySet<number>): string | undefined {
  const actor = claim.roles.find(({ role }) => role === "actor")?.span;
  if (claim.predicate !== "be" || !actor || actor.start < claim.head.end) return undefined;
  if (!/^,?\s*$/u.test(text.slice(claim.head.end, actor.start))) return undefined;
  const title = wholeTitle(text, claim.head, stops());
  const [name, office] = [actor, title].map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, " "));
  return `${name}, ${office}`;
}

/** The same where the name carries the claim and the office is its theme. */
export function besideName(text: string, { predicate, head, roles }: Claim): string | undefined {
  const [actor, theme] = ["actor", "theme"].map((role) => roles.find((one) => one.role === role)?.span);
  if (predicate !== "be" || !actor || !theme || head.start < actor.start || head.end > actor.end) return undefined;
  const [name, office] = [actor, theme].map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, " "));
  return theme.end <= actor.start && /^\s$/u.test(text.slice(theme.end, actor.start))
    ? `${office} ${name}`
    : `${name}, ${office}`;
}
