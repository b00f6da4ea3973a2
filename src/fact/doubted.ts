import type { Modality } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { wordsIn } from "./load.ts";
import type { Reading } from "./reading.ts";

const NEGATING = new Set(wordsIn("negating"));
const HEDGING = new Set(wordsIn("hedging"));
const AHEAD = new Set([...HEDGING, ...wordsIn("ahead")]);
const PLAINLY = new Set(wordsIn("plainly"));
const PARTIAL = new Set(wordsIn("partial"));
/** Words by which a text shows that something of a modality need not be so. */
const SHOWING: Partial<Record<Modality, ReadonlySet<string>>> = {
  planned: AHEAD,
  possible: HEDGING,
  alleged: HEDGING,
  charged: HEDGING,
};

/**
 * True of words that tell as so what a report denies, plans, alleges or asks, or what somebody only thinks, claims or argues, or what
 * critics, relatives and some say: the word for it stands outside.
 */
export function isToldAsSo(one: Reading, words: string, { articles }: Ground): boolean {
  const { polarity, modality } = one.claim;
  const said = words.toLowerCase().match(/[\p{L}’']+/gu) ?? [];
  const isNot = said.some((word) => NEGATING.has(word) || /n['’]t$/u.test(word));
  if (polarity === "denied" && !isNot) return true;
  const showing = SHOWING[modality];
  const isShown = (word: string) => showing!.has(word) || (modality === "planned" && /['’]ll$/u.test(word));
  if (showing && !isNot && !said.some(isShown)) return true;
  return isSilentOnWho(one, words.toLowerCase(), articles.get(one.article)!.article.text);
}

/** True where it is a view, or what those say who take a side, and neither the word for it nor they stand in the words. */
function isSilentOnWho({ claim: { sources } }: Reading, words: string, text: string): boolean {
  return sources.some(({ cue, name }) => {
    const verb = cue ? text.slice(cue.start, cue.end).toLowerCase() : "";
    const isView = verb !== "" && !verb.split(/\s+/u).some((word) => PLAINLY.has(word));
    const who = name.toLowerCase().split(/\s+/u).at(-1) ?? "";
    return (isView && !words.includes(verb)) || (PARTIAL.has(who) && !words.includes(who));
  });
}
