import type { Story } from "../../src/model/index.ts";
import { composeDossiers } from "../../src/pile/dossiers.ts";
import { findStories } from "../../src/story/index.ts";
import { table } from "../tables.ts";
import { furtherStories, type GoldStory, type Labelled, labelledStories } from "./gold-labels.ts";
import { disagreementsScored, factsScored, quotationsScored, sameName } from "./gold-score.ts";
import type { Reading } from "./piles.ts";
import { Tally } from "./tally.ts";

const MEASURES = [
  "shared facts joined",
  "shared facts, support exactly right",
  "articles of shared facts",
  "single facts present",
  "joins that are one fact",
  "disagreements found",
  "disagreements shown that are real",
  "quotation mentions found",
  "speaker right and alone",
  "renderings joined as one utterance",
  "one story",
  "day right",
  "place right",
];
const HALVES = ["fitted", "held out"] as const;

/** What a whole report of each labelled story says, against the labels. */
export function gold(dataFolder: string, read: Reading): Promise<string> {
  return scored("stories labelled by hand", labelledStories(dataFolder, read), read);
}

/** The same of further stories, labelled when the rules stood. */
export function labels(dataFolder: string, read: Reading): Promise<string> {
  return scored("further stories labelled by hand", furtherStories(dataFolder, read), read);
}

async function scored(name: string, stories: AsyncIterable<Labelled>, read: Reading): Promise<string> {
  const tallies = HALVES.map(() => new Tally());
  const both = new Tally();
  for await (const labelled of stories) {
    score(labelled, tallies[labelled.half]!, read.isVerbose && labelled.half === 0);
    score(labelled, both, false);
  }
  const rows = MEASURES.map((name) => [name, ...tallies.flatMap((tally) => tally.row(name)), ...both.row(name)]);
  const head = HALVES.flatMap((half) => [half, "of", "%"]);
  return table([name, ...head, "all", "of", "%"], rows);
}

function score({ gold: labels, pile }: Labelled, tally: Tally, isTold: boolean): void {
  const stories = findStories(pile.articles, pile.map);
  const dossiers = [...composeDossiers(pile.articles, pile.map, stories)];
  const say = (flaw: string) => {
    if (isTold) console.error(`${pile.name} ${flaw}`);
  };
  const told = {
    facts: dossiers.flatMap(({ facts }) => facts),
    quotes: dossiers.flatMap(({ quotes }) => quotes),
    utterances: dossiers.flatMap(({ utterances }) => utterances),
    tally,
    say,
  };
  factsScored(labels, told);
  disagreementsScored(labels, told);
  quotationsScored(labels, told);
  const articles = pile.articles.filter(({ article }) => !article.id.includes("#")).length;
  storyScored(labels, articles, largest(dossiers.map(({ story }) => story)), tally);
}

function largest(stories: readonly Story[]): Story | undefined {
  return stories.reduce<Story | undefined>(
    (most, story) => (most && most.articles.length >= story.articles.length ? most : story),
    undefined,
  );
}

function storyScored({ when, where }: GoldStory, articles: number, story: Story | undefined, tally: Tally): void {
  tally.add("one story", story?.articles.length === articles);
  if (when) tally.add("day right", (story?.when?.start ?? story?.start ?? "").slice(0, 10) === when);
  if (!where?.length) return;
  tally.add(
    "place right",
    (story?.where ?? []).some(({ name }) => where.some((one) => sameName(name, one))),
  );
}
