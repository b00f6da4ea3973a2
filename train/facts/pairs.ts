import { ecbPiles, eventWords, halfOfTopic } from "../../bench/facts/ecb.ts";
import { labelledStories } from "../../bench/facts/gold-labels.ts";
import { type AnnotatedPile, groundOfPile, type Reading as Options } from "../../bench/facts/piles.ts";
import { anchorsOf } from "../../src/fact/anchors.ts";
import { measuresOfClaims } from "../../src/fact/claim-score.ts";
import { measuresOfPair } from "../../src/fact/pair-score.ts";
import { type Reading, readingsOf } from "../../src/fact/reading.ts";
import { overlaps, type Span } from "../../src/model/index.ts";

/** Two claims of two reports on marked words: measured, and labelled one or two. */
export interface ClaimPair {
  readonly set: "ECB+" | "labelled by hand";
  readonly story: string;
  /** 0: fitted on; 1: held out. */
  readonly half: number;
  /** Whether they name one event. */
  readonly measures: Readonly<Record<string, number>>;
  /** Whether they say one thing. */
  readonly said: Readonly<Record<string, number>>;
  readonly y: 0 | 1;
}
/** A marked place and what it is marked as. */
interface Mark extends Span {
  readonly article: string;
  readonly chain: string;
}

/** Every pair of claims whose heads stand on marked words of two reports of one story. */
export async function claimPairs(dataFolder: string, options: Options): Promise<ClaimPair[]> {
  const pairs: ClaimPair[] = [];
  const words = eventWords(dataFolder);
  for await (const pile of ecbPiles(dataFolder, options)) {
    const about = { set: "ECB+", story: pile.name, half: halfOfTopic(pile.name) } as const;
    for (const pair of pairsIn(pile, words.get(pile.name)!)) pairs.push({ ...about, ...pair });
  }
  return [...pairs, ...(await goldPairs(dataFolder, options))];
}

/** The same of the stories labelled by hand alone. */
export async function goldPairs(dataFolder: string, options: Options): Promise<ClaimPair[]> {
  const pairs: ClaimPair[] = [];
  for await (const { gold, pile, half } of labelledStories(dataFolder, options)) {
    const marks = gold.facts.flatMap(({ id, mentions }) =>
      mentions.flatMap(({ article, at }) => (at ? [{ article, chain: id, ...at }] : [])),
    );
    for (const pair of pairsIn(pile, marks)) pairs.push({ set: "labelled by hand", story: pile.name, half, ...pair });
  }
  return pairs;
}

function* pairsIn(pile: AnnotatedPile, marks: readonly Mark[]): Generator<Pick<ClaimPair, "measures" | "said" | "y">> {
  const readings = readingsOf(groundOfPile(pile));
  const anchors = anchorsOf(readings);
  const marked = readings
    .map((reading) => ({ reading, chains: chainsOf(reading, marks) }))
    .filter(({ chains }) => chains.length > 0);
  for (const [i, a] of marked.entries()) {
    for (const b of marked.slice(0, i)) {
      if (a.reading.article === b.reading.article) continue;
      const isOne = a.chains.some((chain) => b.chains.includes(chain));
      const said = { ...measuresOfClaims(a.reading, b.reading, anchors) };
      yield { measures: { ...measuresOfPair(a.reading, b.reading) }, said, y: isOne ? 1 : 0 };
    }
  }
}

function chainsOf({ article, claim }: Reading, marks: readonly Mark[]): string[] {
  return marks.filter((mark) => mark.article === article && overlaps(mark, claim.head)).map(({ chain }) => chain);
}
