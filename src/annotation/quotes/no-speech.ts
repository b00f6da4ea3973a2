import type { Bare, Cue } from "./clauses.ts";
import type { CueForm, Frame } from "./cues.ts";
import { CLASSES, NOUNS } from "./lexicon.ts";
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

/** "Driver told to pay": a headline's passive; whoever tells is not named. "A man charged with theft" says nothing. */
export function isInstruction(p: Passage, { lemma, form, end }: Bare): boolean {
  const next = p.lexemes[end]?.lower;
  return form === "past" && ((lemma === "tell" && next === "to") || (lemma === "charge" && next === "with"));
}

/** "Firefighters and a doctor responded to the scene": whoever goes somewhere says nothing. */
export function isAnswerTo({ lexemes }: Passage, { lemma, group }: Cue): boolean {
  return /^(?:respond|react)$/.test(lemma) && lexemes[group.to]?.lower === "to";
}

/** "backed down", "called out", "blasted off": a small word behind a verb that takes only things makes another verb of it. */
export function isParted(p: Passage, next: number, frames: ReadonlySet<Frame>): boolean {
  const isFollowed = (p.runOf[next + 1] ?? -1) >= 0 || /^[,:]$/.test(p.lexemes[next + 1]?.text ?? "");
  return /^(?:off|out|down|up|away)$/.test(p.lexemes[next]?.lower ?? "") && !frames.has("clause") && !isFollowed;
}

/** "did not praise", "would support": nothing was said. "Did not say" and "would say" neither. What somebody would deny he does deny. */
export function isUnreal(p: Passage, verb: number, at: number, { lemma }: CueForm): boolean {
  for (let k = verb; k < at; k++) {
    const { lower } = p.lexemes[k]!;
    if (/^(?:not|never)$|n't$/.test(lower)) return true;
    if (lemma !== "deny" && /^(?:would|could|should|might|may|can|must|cannot)$/.test(lower)) return true;
  }
  return false;
}

/** "No official said", "neither Orth nor Dorn has said", "if you recall": it was not said. "No 10" is a house. */
export function isNobody(p: Passage, { from }: Range): boolean {
  if (p.lexemes[from]!.lower === "you") return true;
  return [from - 1, from].some((k) => {
    return CLASSES.nobody.has(p.lexemes[k]?.lower ?? "") && p.lexemes[k + 1]?.kind !== "number";
  });
}
