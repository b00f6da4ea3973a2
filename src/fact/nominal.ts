import type { Claim } from "../model/index.ts";
import { nounsOfEvents } from "./load.ts";

/** What stands before a verb: "was", "to", "he", "who". */
const BEFORE_VERB =
  /\b(?:to|is|are|was|were|be|been|being|am|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|not|never|he|she|it|they|we|i|you|who|which|that)\s+$/iu;
/** What stands behind one: its object. */
const OBJECT = /^\s+(?:the|a|an|his|her|its|their|this|that|these|those|him|them|\p{Lu}|\d)/u;

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
  return !BEFORE_VERB.test(before) && !OBJECT.test(text.slice(head.end, head.end + 10));
}
