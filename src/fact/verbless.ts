import { isOutcome } from "./amounts.ts";
import type { Ground } from "./ground.ts";
import { wordsIn } from "./load.ts";
import { isNominal } from "./nominal.ts";
import type { Reading } from "./reading.ts";

const AUXILIARY = new Set(wordsIn("auxiliary"));
const INTRANSITIVE = new Set(wordsIn("intransitive"));
/** A verb in the past by its ending, or one that says that somebody speaks. */
const PAST = /\p{Ll}ed$|^(?:says?|said|told|wrote|thinks?|thought|found|knows?|knew)$/u;
/** What stands between a relative pronoun and its verb: auxiliaries, adverbs. */
const RELATIVE = /(?:^|[\s,–—])(?:who|which|whose|whom|that)\s(?:[\p{L}’'-]{1,20}\s){0,5}$/u;
/** Words between an auxiliary and its participle. */
const BETWEEN = 3;
/** Code units before a word in which what belongs to it stands. */
const REACH = 90;

/**
 * True when the words from a place on hold no main verb before the one that carries the claim, and that one is none: a
 * noun with its number, "raising the fee", "a pier | closed by the storm", "the mate, who was hurt".
 */
export function isVerbless(one: Reading, from: number, ground: Ground): boolean {
  const { head, span } = one.claim;
  const { text } = ground.articles.get(one.article)!.article;
  if (one.claim.predicate === "be") return false;
  if (isNoun(one, text)) return true;
  if (isTold(one, ground)) return false;
  const before = text.slice(Math.max(from, head.start - REACH), head.start);
  if (isParticiple(one, before, text) && !hasVerb(one, from, head.start, ground)) return true;
  const relative = RELATIVE.exec(before);
  if (!relative || before.length - relative[0].length < 3) return false;
  const main = head.start - relative[0].length;
  return main > from && !hasVerb(one, from, main, ground) && !/,/u.test(text.slice(head.end, span.end));
}

/** Counts of people are told in few words, and so are headlines: "Three hurt in fire". */
function isTold({ amount, claim, article }: Reading, { articles }: Ground): boolean {
  const { text, title } = articles.get(article)!.article;
  if (amount && isOutcome(amount)) return true;
  return title?.includes(text.slice(claim.span.start, claim.span.end)) ?? false;
}

/** A number with its noun: what they do or what becomes of them stands elsewhere. */
function isNoun({ claim: { head, span, roles } }: Reading, text: string): boolean {
  const isHeld = roles.some((role) => role.span.start <= span.start && role.span.end >= span.end);
  return isHeld && !/\b(?:dead|killed|injured|hurt|wounded)\b/iu.test(text.slice(head.start, head.end));
}

/** An -ing without "is", or what was done to somebody without "was": the one who does it is told nowhere, or by another verb. */
function isParticiple({ claim }: Reading, before: string, text: string): boolean {
  const { head, roles, span } = claim;
  if (isNominal(claim, text)) return false;
  const near = before.split(/\s+/u).filter(Boolean).slice(-BETWEEN);
  if (near.some((word) => AUXILIARY.has(word.toLowerCase()) || /n['’]t$|['’](?:s|re|m|ve|ll|d)$/u.test(word)))
    return false;
  const word = text.slice(head.start, head.end);
  if (/\p{L}{2}ing$/u.test(word)) return true;
  const isActed = (role: string) =>
    roles.some((one) => one.role === role && one.span.end <= head.start && one.span.start >= span.start - REACH);
  const isPast = /(?:ed|en|ught|ut|eld|ade|old|ost|ent)$/u.test(word);
  if (INTRANSITIVE.has(claim.predicate.split(" ")[0]!)) return false;
  return isPast && (isActed("theme") || isActed("recipient")) && !isActed("actor");
}

function hasVerb({ article }: Reading, from: number, to: number, { articles }: Ground): boolean {
  const { text } = articles.get(article)!.article;
  const { claims } = articles.get(article)!.annotation;
  const words = text.slice(from, to).split(/[^\p{L}’']+/u);
  if (words.some((word) => AUXILIARY.has(word.toLowerCase()) || PAST.test(word))) return true;
  return claims.some(
    (one) =>
      one.head.start >= from &&
      one.head.end <= to &&
      one.predicate !== "be" &&
      !isNominal(one, text) &&
      !/ing$/u.test(text.slice(one.head.start, one.head.end)),
  );
}
