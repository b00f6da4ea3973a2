import { join } from "node:path";
import { factsOf } from "../../src/fact/index.ts";
import { type Fact, overlaps } from "../../src/model/index.ts";
import { readRows } from "../rows.ts";
import { table } from "../tables.ts";
import { type AnnotatedPile, groundOfPile, linesByStory, pileOf, type Reading } from "./piles.ts";
import { PairTally } from "./tally.ts";

/** A word or phrase marked as an event; equal chains are one event. */
export interface EventWord {
  readonly article: string;
  readonly story: string;
  readonly start: number;
  readonly end: number;
  readonly chain: string;
  readonly words: string;
}
/** Topics with an even number are for fitting, the others are only measured. */
export const HALVES = ["fitted", "held out"] as const;

export function halfOfTopic(story: string): number {
  return Number.parseInt(story, 10) % 2;
}

/** Marked event words of ECB+ by story. */
export function eventWords(dataFolder: string): Map<string, EventWord[]> {
  const found = new Map<string, EventWord[]>();
  for (const word of readRows<EventWord>(join(dataFolder, "facts", "ecb_events.jsonl"))) {
    const known = found.get(word.story);
    if (known) known.push(word);
    else found.set(word.story, [word]);
  }
  return found;
}

/** The annotated stories of ECB+ that have marked words, one after another. */
export async function* ecbPiles(dataFolder: string, read: Reading): AsyncGenerator<AnnotatedPile> {
  const lines = linesByStory(join(dataFolder, "stories", "ecbplus.jsonl"));
  const names = [...eventWords(dataFolder).keys()].filter((name) => (lines.get(name)?.length ?? 0) > 1).sort();
  for (const name of names.slice(0, read.limit)) yield await pileOf("ecb", name, lines.get(name)!, read);
}

/** Pairs of event words in two reports that are joined by a fact's mentions. */
export async function ecb(dataFolder: string, read: Reading): Promise<string> {
  const words = eventWords(dataFolder);
  const tallies = HALVES.map(() => new PairTally());
  const both = new PairTally();
  for await (const pile of ecbPiles(dataFolder, read)) {
    const marked = words.get(pile.name)!;
    const half = halfOfTopic(pile.name);
    const joined = factsAt(marked, factsOf(groundOfPile(pile)).facts);
    for (const [a, b] of pairsAcross(marked)) {
      const isFound = [...joined.get(a)!].some((fact) => joined.get(b)!.has(fact));
      for (const tally of [tallies[half]!, both]) tally.add(a.chain === b.chain, isFound);
      if (read.isVerbose && half === 0 && isFound && a.chain !== b.chain)
        console.error(
          `${pile.name}: joined ${a.article} "${a.words}" ${a.start} and ${b.article} "${b.words}" ${b.start}`,
        );
    }
  }
  const rows = [...HALVES.map((name, half) => [name, ...tallies[half]!.row()]), ["all", ...both.row()]];
  return table(["ECB+ topics", "pairs of event words in two reports", "precision", "recall", "F1"], rows);
}

function factsAt(marked: readonly EventWord[], facts: readonly Fact[]): Map<EventWord, Set<number>> {
  const found = new Map(marked.map((word) => [word, new Set<number>()]));
  for (const [index, { mentions }] of facts.entries())
    for (const { article, head } of mentions)
      for (const word of marked)
        if (head && word.article === article && overlaps(head, word)) found.get(word)!.add(index);
  return found;
}

function* pairsAcross(marked: readonly EventWord[]): Generator<[EventWord, EventWord]> {
  for (const [i, a] of marked.entries()) for (const b of marked.slice(0, i)) if (a.article !== b.article) yield [b, a];
}
