import type { Claim } from "../model/index.ts";
import { nounsOfEvents, wordsIn } from "./load.ts";

/** What stands before a verb: "was", "to", "he", "who". */
const BEFORE_VERB = new Set(wordsIn("beforeVerb"));
/** What stands behind one: its object. */
const OBJECT = /^\s+(?:(?:the|a|an|his|her|its|their|this|that|these|those|him|them)\b|\p{Lu}|\d)/u;

/**
 * True of a claim that a noun or a bare adjective carries, "the harbour agreement", "three sources", "a man dead": it names
 * something and does not say what became of it.
 */
export function isNominal({ head, span, predicate, roles }: Claim, text: string): boolean {
  const word = text.slice(head.start, head.end).toLowerCase();
  if (roles.some((role) => role.span.start <= span.start && role.span.end >= span.end)) return true;
  const verb = nounsOfEvents().get(word) ?? nounsOfEvents().get(word.replace(/s$/u, ""));
  if (verb !== predicate && word !== "dead") return false;
  const before = text.slice(Math.max(0, span.start, head.start - 24), head.start);
  return !BEFORE_VERB.has(lastWordOf(before)) && !OBJECT.test(text.slice(head.end, head.end + 10));
}

/** The word that a blank ends. */
function lastWordOf(text: string): string {
  const word = text.trimEnd();
  return word.length === text.length ? "" : word.split(/\W/u).at(-1)!.toLowerCase();
}
