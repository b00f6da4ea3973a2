import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { AnnotatedArticle, ArticleId, FactMention, Span } from "../../src/model/index.ts";
import { type AnnotatedPile, linesByStory, pileOf, type Reading } from "./piles.ts";

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

/** A place: number of the article, start and end in code units. */
type At = readonly [number, number, number];

/** One line of bench/facts/labels.jsonl: a story of an open set by its cluster, labelled by places alone. */
interface LabelLine {
  readonly story: string;
  readonly set: string;
  readonly cluster: string;
  readonly articles: readonly ArticleId[];
  readonly when?: string;
  readonly where?: readonly string[];
  readonly facts: readonly { readonly id: string; readonly at: readonly At[] }[];
  readonly disagreements: readonly { readonly id: string; readonly sides: readonly (readonly At[])[] }[];
  readonly quotes: readonly { readonly id: string; readonly speaker: string; readonly at: readonly At[] }[];
}

const LABELS = resolve(import.meta.dirname, "labels.jsonl");

/** Sixteen further stories of open sets, labelled by readers who saw no output; those with odd numbers are never read. */
export async function* furtherStories(dataFolder: string, read: Reading): AsyncGenerator<Labelled> {
  const lines = readFileSync(LABELS, "utf8").split("\n").filter(Boolean).slice(0, read.limit);
  for (const line of lines.map((one) => JSON.parse(one) as LabelLine)) {
    const texts = linesByStory(join(dataFolder, "stories", `${line.set}.jsonl`)).get(line.cluster)!;
    const pile = await pileOf("labels", line.story, texts, read);
    yield { gold: goldOf(line, pile.articles), pile, half: Number(line.story) % 2 === 0 ? 0 : 1 };
  }
}

function goldOf(
  { articles, facts, disagreements, quotes, ...about }: LabelLine,
  read: readonly AnnotatedArticle[],
): GoldStory {
  const texts = new Map(read.map(({ article }) => [article.id, article.text]));
  const mentions = (places: readonly At[]): Marked[] =>
    places.map(([k, start, end]) => {
      const article = articles[k]!;
      return { article, words: texts.get(article)?.slice(start, end) ?? "", at: { start, end } };
    });
  return {
    ...about,
    facts: facts.map(({ id, at }) => ({ id, text: mentions(at)[0]!.words, mentions: mentions(at) })),
    disagreements: disagreements.map(({ id, sides }) => ({
      ...{ id, what: sides.map(([first]) => mentions([first!])[0]!.words).join(" / ") },
      sides: sides.map((side) => ({ mentions: mentions(side) })),
    })),
    quotes: quotes.map(({ id, speaker, at }) => ({ id, speaker, mentions: mentions(at) })),
  };
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
