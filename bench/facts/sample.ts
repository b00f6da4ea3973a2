import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Dossier,
  type Fact,
  type Story,
  stableId,
  supportCounter,
  type Utterance,
} from "../../src/model/index.ts";
import { composeDossiers } from "../../src/pile/dossiers.ts";
import { viewOf } from "../../src/report/view.ts";
import { randomFrom, shuffled } from "../../train/random.ts";
import { type AnnotatedPile, linesByStory, pileOf, type Reading } from "./piles.ts";

export type ListName = "facts" | "disagreements" | "utterances";

/** One thing that a report shows, for a reader to judge. */
export interface Shown {
  readonly list: ListName;
  /** Of what it says and on which places it stands: another key is another thing, to be read anew. */
  readonly key: string;
  readonly story: string;
  /** `ARTICLE:START-END` of its mentions, side after side. */
  readonly places: readonly string[];
  /** What a reader needs to judge it; never written to the repository. */
  readonly words: readonly string[];
}

const SEED = 20261128;
/** Which lot of the shuffled stories is shown: lots 0 to 2 and 4 were read while rules were made, lots 3, 5 to 9 and 11 to 13 when they stood; of lot 8 no facts. */
const LOT = 13;
/**
 * Stories drawn of each set by some lots, behind those that earlier lots took, and how many articles they may have. `gw5` has
 * stories for four lots; those of `allsides` are two or three reports of one political event.
 */
const SETS = [
  { name: "gw5", stories: 8, least: 3, most: 12, lots: [0, 3], taken: 0 },
  { name: "fnc1", stories: 8, least: 3, most: 12, lots: [4, 5], taken: 0 },
  { name: "gva", stories: 7, least: 2, most: 12, lots: [0, 5], taken: 0 },
  { name: "fnc1", stories: 4, least: 3, most: 12, lots: [6, 11], taken: 16 },
  { name: "allsides", stories: 5, least: 2, most: 12, lots: [6, 99], taken: 0 },
  { name: "gva", stories: 5, least: 2, most: 12, lots: [6, 99], taken: 42 },
] as const;
/** What is shown first of each list; all disagreements are read. */
const FIRST = { facts: 10, utterances: 8 } as const;

/** What the reports on the drawn stories show first. The draw depends on the seed and the sets alone. */
export async function* shownFirst(dataFolder: string, read: Reading): AsyncGenerator<Shown> {
  const number = read.lot ?? LOT;
  for (const { name, stories, least, most, lots, taken } of SETS) {
    if (number < lots[0] || number > lots[1]) continue;
    const file = join(dataFolder, "stories", `${name}.jsonl`);
    if (!existsSync(file)) continue;
    const lines = linesByStory(file);
    const sizes = (story: string) => lines.get(story)!.length;
    const fitting = [...lines.keys()].sort().filter((story) => sizes(story) >= least && sizes(story) <= most);
    const from = taken + (number - lots[0]) * stories;
    const lot = shuffled(fitting, randomFrom(SEED)).slice(from, from + stories);
    for (const story of lot.slice(0, read.limit).sort())
      yield* shownOf(`${name} ${story}`, await pileOf(`sample-${name}`, story, lines.get(story)!, read));
  }
}

function shownOf(name: string, pile: AnnotatedPile): Shown[] {
  const articles = pile.articles.map(({ article }) => article);
  const ids = articles.map(({ id }) => id);
  const support = supportCounter(articles, pile.map).count(ids);
  const story: Story = { id: `s-${pile.name}`, title: "", articles: ids, support };
  const [dossier] = [...composeDossiers(pile.articles, pile.map, [story])];
  const { agreed, disputed, utterances } = viewOf(dossier!);
  return [
    ...agreed.slice(0, FIRST.facts).map((fact) => shownFact("facts", fact, name, dossier!)),
    ...disputed.map((fact) => shownFact("disagreements", fact, name, dossier!)),
    ...utterances.slice(0, FIRST.utterances).map((one) => shownUtterance(one, name, dossier!)),
  ];
}

function shownFact(list: ListName, fact: Fact, story: string, dossier: Dossier): Shown {
  const { text, mentions, disagreement, support } = fact;
  const sides = disagreement?.values ?? [{ value: text, mentions: [...mentions.keys()] }];
  const placed = sides.map((side) => side.mentions.map((index) => mentions[index]!));
  const places = placed.map((side) => side.map(({ article, span }) => placeOf(article, span)));
  const words = sides.flatMap(({ value }, k) => [
    `= ${value}`,
    ...placed[k]!.map(({ article, head, span }) => sentenceAt(dossier, article, head ?? span)),
  ]);
  const origins = support.origins.length > 0 ? `, named origins: ${support.origins.join(", ")}` : "";
  const count = `${support.articles} articles, ${support.lineages.atLeast}-${support.lineages.atMost} lineages${origins}`;
  const kind = disagreement?.kind ?? fact.kind;
  return {
    list,
    key: stableId("v", list, kind, ...places.map((side) => [...new Set(side)].sort().join(" ")).sort()),
    story,
    places: places.flat(),
    words: [`${kind}: ${text} (${count})`, ...words],
  };
}

function shownUtterance({ quotes, speakers, support }: Utterance, story: string, dossier: Dossier): Shown {
  const all = quotes.map((id) => dossier.quotes.find((quote) => quote.id === id)!);
  const places = all.map(({ article, span }) => placeOf(article, span));
  const names = speakers.map(({ name }) => name);
  return {
    list: "utterances",
    key: stableId("v", "utterances", ...names, ...[...places].sort()),
    story,
    places,
    words: [
      `${names.join(" or ")} (${support.articles} articles)`,
      ...all.map(({ article, span }) => sentenceAt(dossier, article, span)),
    ],
  };
}

function placeOf(article: string, { start, end }: { start: number; end: number }): string {
  return `${article}:${start}-${end}`;
}

/** The words of a place between marks, with some of what stands around them. */
function sentenceAt({ articles }: Dossier, id: string, { start, end }: { start: number; end: number }): string {
  const { text } = articles.find((article) => article.id === id)!;
  const around = `${text.slice(Math.max(0, start - 160), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 160)}`;
  return `  ${id.slice(0, 10)}: ${around.replace(/\s+/gu, " ").trim()}`;
}
