import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnnotatedArticle, ArticleId, FactMention, Span } from "../../src/model/index.ts";
import { type AnnotatedPile, pileOf, type Reading } from "./piles.ts";

/** Words of one article that a reader marked; `at` is their first place in its text, if they stand there. */
export interface Marked {
  readonly article: ArticleId;
  readonly words: string;
  readonly at?: Span;
}
interface WithMentions {
  readonly id: string;
  readonly mentions: readonly Marked[];
}
export interface GoldDisagreement {
  readonly id: string;
  readonly what: string;
  readonly sides: readonly { readonly mentions: readonly Marked[] }[];
}
/** A story as a reader labelled it. */
export interface GoldStory {
  readonly story: string;
  readonly when?: string;
  readonly where?: readonly string[];
  readonly facts: readonly (WithMentions & { readonly text: string })[];
  readonly disagreements: readonly GoldDisagreement[];
  readonly quotes: readonly (WithMentions & { readonly speaker: string })[];
}
/** A labelled story and its articles. */
export interface Labelled {
  readonly gold: GoldStory;
  readonly pile: AnnotatedPile;
  /** 0: may be fitted on and read; 1: only measured. */
  readonly half: 0 | 1;
}

/** The labelled stories one after another, the marked words placed in their texts. */
export async function* labelledStories(dataFolder: string, read: Reading): AsyncGenerator<Labelled> {
  const folder = join(dataFolder, "stories-gold");
  const files = readdirSync(folder).sort();
  for (const file of files.filter((name) => name.endsWith(".gold.json")).slice(0, read.limit)) {
    const number = file.replace(".gold.json", "");
    const texts = files.find((name) => name.startsWith(number) && name.endsWith(".jsonl"))!;
    const lines = readFileSync(join(folder, texts), "utf8").split("\n").filter(Boolean);
    const pile = await pileOf("gold", number, lines, read);
    const gold = JSON.parse(readFileSync(join(folder, file), "utf8")) as GoldStory;
    yield { gold: placed(gold, pile.articles), pile, half: Number(number) % 2 === 0 ? 0 : 1 };
  }
}

function placed(gold: GoldStory, articles: readonly AnnotatedArticle[]): GoldStory {
  const texts = new Map(articles.map(({ article }) => [article.id, article.text]));
  const place = <T extends { readonly mentions: readonly Marked[] }>(item: T): T => {
    const mentions = item.mentions.map((marked): Marked => {
      const start = texts.get(marked.article)?.indexOf(marked.words) ?? -1;
      return start < 0 ? marked : { ...marked, at: { start, end: start + marked.words.length } };
    });
    return { ...item, mentions };
  };
  return {
    ...gold,
    facts: gold.facts.map(place),
    quotes: gold.quotes.map(place),
    disagreements: gold.disagreements.map((one) => ({ ...one, sides: one.sides.map(place) })),
  };
}

/** Code units that two spans share. */
export function sharedUnits(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** True when a found mention stands on marked words: its head, else half of them or a dozen code units. */
export function standsOn({ article, head, span }: FactMention, marked: Marked): boolean {
  if (article !== marked.article || !marked.at) return false;
  const needed = head ? head.end - head.start : 0.5 * (marked.at.end - marked.at.start);
  return sharedUnits(head ?? span, marked.at) >= Math.min(12, needed);
}
