import { type Fact, wordsOf } from "../model/index.ts";
import { type Damage, damagesOf, namesOf } from "./conflicts.ts";
import type { LineageGroup, StoryView } from "./view.ts";

/** What somebody with two minutes must know of a story: what has a second source, what has none, what is disputed. */
export interface Brief {
  /** Three to five statements that most lineages carry, the best supported first; fewer when there are no more. */
  readonly best: readonly Fact[];
  /** Where reports differ, in the order of the story. */
  readonly disputed: readonly Fact[];
  /** What copies broke, in that order. */
  readonly damaged: readonly Damage[];
  /** Lineages of several articles, the largest first: articles that are one text. */
  readonly oneText: readonly LineageGroup[];
  /** How many facts that no report contradicts rest on one lineage, of how many that are listed. */
  readonly alone: number;
  readonly facts: number;
  /** Facts of one lineage that look better supported than they are: many articles carry them. */
  readonly echoed: readonly Fact[];
}

const MOST_BEST = 5;
const LEAST_BEST = 3;
const MOST_ECHOED = 3;
/** Characters of a line of the head, and lines that its best statements and their counts may take: more push the disputes off a screen of 900 pixels. */
const LINE = 75;
const MOST_LINES = 13;

/** Sums a story up. Counts are those of the facts; in their order, which puts whole statements before what only names an event. */
export function briefOf({ agreed, contested, damaged, articleOf, texts }: StoryView): Brief {
  const ranked = distinct([...agreed].sort((a, b) => told(b) - told(a) || isShared(b) - isShared(a)));
  const first = withoutParts(ranked, MOST_BEST);
  const shared = first.filter((fact) => told(fact) && isShared(fact));
  const best = fitting(first.slice(0, Math.max(LEAST_BEST, shared.length)));
  const listed = briefFirst({ best }, agreed);
  const alone = listed.filter(({ support }) => support.lineages.atMost <= 1);
  const echoed = alone.filter((fact) => fact.support.articles > 1 && !best.includes(fact));
  return {
    ...{ best, alone: alone.length, facts: listed.length },
    ...{ disputed: contested, damaged: damagesOf(damaged, articleOf) },
    oneText: texts,
    echoed: echoed.sort((a, b) => told(b) - told(a) || b.support.articles - a.support.articles).slice(0, MOST_ECHOED),
  };
}

function isShared({ support }: Fact): number {
  return Number(support.lineages.atMost > 1);
}

/** Three at least; of long ones no more than a screen has room for. */
function fitting(ranked: readonly Fact[]): readonly Fact[] {
  let lines = 0;
  const end = ranked.findIndex(({ text }, index) => {
    lines += text.length > LINE ? 3 : 2;
    return index >= LEAST_BEST && lines > MOST_LINES;
  });
  return end < 0 ? ranked : ranked.slice(0, end);
}

/** The agreed facts as a reader wants them: those of the brief first, then the others as they come; no words twice. */
export function briefFirst({ best }: Pick<Brief, "best">, agreed: readonly Fact[]): Fact[] {
  const first = new Set(best);
  return distinct([...best, ...agreed.filter((fact) => !first.has(fact))]);
}

/** Words that a statement has at least; fewer are a label and not a sentence. */
const LEAST_WORDS = 3;

/** What happened, how much, and what was said come before what somebody is, when it was, and bare labels. */
function told({ kind, text }: Fact): number {
  return kind === "attribute" || kind === "date" || text.trim().split(/\s+/, LEAST_WORDS).length < LEAST_WORDS ? 0 : 1;
}

/** The first of the facts that are worded alike. */
function distinct(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter(({ text }) => {
    const words = wordsOf(text)
      .map((word) => word.text)
      .join(" ");
    return !seen.has(words) && seen.add(words);
  });
}

/** The first `most` facts that say more than one before them: not every word of theirs stands in it. */
function withoutParts(facts: readonly Fact[], most: number): Fact[] {
  const taken: { readonly fact: Fact; readonly words: ReadonlySet<string> }[] = [];
  for (const fact of facts) {
    if (taken.length === most) break;
    const words = new Set(wordsOf(fact.text).map((word) => word.text));
    if (!taken.some((other) => [...words].every((word) => other.words.has(word)))) taken.push({ fact, words });
  }
  return taken.map(({ fact }) => fact);
}

/** Names of articles that a part of the sentence gives. */
const MOST_NAMES = 3;

/** `3 of 5 articles are one text (Orrin Post, Quay News, Mast); 2 are another (Ems, Tide).` */
export function oneTextWords(brief: Brief, of: number): string {
  if (of < 2) return "One article reports this.";
  const parts = oneTextParts(brief, of).map(({ words }) => words);
  return parts.length > 0 ? `${parts.join("; ")}.` : `No two of these ${of} articles are one text.`;
}

/** The parts of that sentence, each with the text it counts; names where they are few. */
export function oneTextParts(
  { oneText }: Brief,
  of: number,
): { readonly text: LineageGroup; readonly words: string }[] {
  return oneText.slice(0, 3).map((text, index) => {
    const count = text.articles.length;
    const names = count <= MOST_NAMES ? ` (${namesOf(text.articles, MOST_NAMES)})` : "";
    return { text, words: (index === 0 ? `${count} of ${of} articles are one text` : `${count} are another`) + names };
  });
}
