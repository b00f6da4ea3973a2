import type { Span } from "../model/index.ts";

/** How far a sentence is looked for before and behind a mention. */
const REACH = 300;

/** The sentence around a place, as far as marks tell. */
export function sentenceAround(text: string, { start, end }: Span): string {
  const before = text.slice(Math.max(0, start - REACH), start).split(/[.!?]["'”’]?\s|\n/);
  const [after = ""] = text.slice(end, end + REACH).split(/[.!?]["'”’]?\s|\n/, 1);
  return `${before.at(-1)}${text.slice(start, end)}${after}`;
}

/** Words that deny. */
export const DENIAL = /\b(?:not|no|never|without|nobody|nothing|none|den(?:y|ies|ied)|\w{2,10}n['’]t)\b/i;
