import { type Span, wordsOf } from "../model/index.ts";

/** What befalls people, in the words that reports use for one and the same count. Our own list. */
const OUTCOMES: Readonly<Record<string, string>> = {
  dead: "dead killed died dies die deaths perished fatalities slain",
  hurt: "hurt injured wounded injuries harmed",
  hospital: "hospital hospitals hospitalised hospitalized",
  aboard: "aboard onboard board",
  held: "arrested detained arrests custody",
  missing: "missing unaccounted",
  rescued: "rescued saved",
  displaced: "displaced evacuated homeless",
};
const OUTCOME_OF = new Map(
  Object.entries(OUTCOMES).flatMap(([name, words]) => words.split(" ").map((word) => [word, name] as const)),
);
/** Who may stand between the number and what befell them; anything else counts other things. */
const PEOPLE = new Set(
  `people persons person passengers men women children civilians soldiers residents workers others more further of them
  the these those lives were was are is have has had been be being to in on at taken brought rushed carried treated sent
  still confirmed reported left found also feared believed badly seriously slightly severely being lightly crew members
  students protesters police officers firefighters victims patients suspects local`.split(/\s+/),
);
const LONGEST = 8;

/**
 * What befell the people that the number at `at` counts ("dead" for "nine people were killed"), by one name for all
 * wordings; nothing when the words after the number count something else. Looks at eight words.
 */
export function outcomeAfter(text: string, at: Span, limit: number): string | undefined {
  const end = Math.min(limit, at.end + 90);
  const stop = text.slice(at.end, end).search(/[,;:.!?()“”"\n—–]/u);
  const words = wordsOf(text, { start: at.end, end: stop < 0 ? end : at.end + stop });
  for (const { text: word } of words.slice(0, LONGEST)) {
    const outcome = OUTCOME_OF.get(word);
    if (outcome) return outcome;
    if (word !== "had" && !PEOPLE.has(word)) return undefined;
  }
  return undefined;
}
