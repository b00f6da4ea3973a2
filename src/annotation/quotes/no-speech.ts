import type { Cue } from "./clauses.ts";
import { NOUNS } from "./lexicon.ts";
import type { Passage, Range } from "./passages.ts";

/** "Denied the board's request to close the pier": who is asked for something says nothing of what is so. */
export function isRefusal(p: Passage, { lemma }: Cue, start: number, end: number): boolean {
  if (!/^(?:deny|reject)$/.test(lemma)) return false;
  const verb = p.lexemes.slice(start, end).findIndex(({ lower }, k) => k > 0 && lower === "to");
  return p.lexemes.slice(start, verb < 0 ? end : start + verb).some(({ lower }) => NOUNS.requests.has(lower));
}

/** "Reported on the fire": that somebody speaks of it, and not what is said. */
export function isOnMatter(p: Passage, { lemma }: Cue, { from }: Range): boolean {
  return /^(?:report|write|comment|blog|tweet|post)$/.test(lemma) && /^(?:on|about)$/.test(p.lexemes[from]!.lower);
}
