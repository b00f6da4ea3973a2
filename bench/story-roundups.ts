import { type AnnotatedArticle, type Article, emptyAnnotation, mix32, type Span } from "../src/model/index.ts";
import { findStories } from "../src/story/index.ts";
import type { Labelled } from "./story-sets.ts";

/** Roundups made from a set: one for each so many articles. */
const SHARE = 40;
/** Leads in a roundup, at least and at most; words of a lead, at least and at most. */
const LEADS = [3, 5] as const;
const WORDS = [50, 110] as const;

/** What became of made-up roundups, in counts. */
export interface Roundups {
  readonly roundups: number;
  /** Leads that their articles' stories could have, and those given to a story of the gold class; passages given in all. */
  readonly leads: number;
  readonly right: number;
  readonly given: number;
  /** Ordinary articles that were given a passage in another story, and how many there are. */
  readonly split: number;
  readonly ordinary: number;
}

/**
 * Adds roundups to a set, each of the leads of 3 to 5 articles of different stories, one a paragraph or as the source
 * breaks its lines, dated with the last of them, and looks where their passages go. Seeded. A passage is right when it
 * overlaps a lead by half and the articles of its story are most of that lead's gold class.
 */
export function measureRoundups({ pile, gold }: Labelled): Roundups {
  const made = roundupsFrom(pile, gold);
  const stories = findStories([...pile, ...made.map(({ item }) => item)]);
  const leadsOf = new Map(made.map(({ item, leads }) => [item.article.id, leads]));
  let [right, given] = [0, 0];
  const split = new Set<string>();
  for (const { articles, passages = [] } of stories) {
    const story = commonest(articles.flatMap((id) => gold.get(id) ?? []));
    for (const { article, span } of passages) {
      const leads = leadsOf.get(article);
      if (!leads) split.add(article);
      else given++;
      if (leads?.some((lead) => lead.story === story && overlap(lead.span, span) >= 0.5)) right++;
    }
  }
  const leads = made.reduce((sum, { leads }) => sum + leads.length, 0);
  return { roundups: made.length, leads, right, given, split: split.size, ordinary: pile.length };
}

interface Lead {
  readonly span: Span;
  readonly story: string;
}

function roundupsFrom(pile: readonly AnnotatedArticle[], gold: ReadonlyMap<string, string>) {
  const sizes = new Map<string, number>();
  for (const story of gold.values()) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  const usable = pile.filter(({ article }) => sizes.get(gold.get(article.id) ?? "")! > 1 && leadOf(article, WORDS[1]));
  const made: { item: AnnotatedArticle; leads: Lead[] }[] = [];
  if (usable.length === 0) return made;
  for (let n = 0; n < Math.ceil(pile.length / SHARE); n++) made.push(roundup(n, usable, gold));
  return made;
}

function roundup(n: number, usable: readonly AnnotatedArticle[], gold: ReadonlyMap<string, string>) {
  let turn = n * 1000;
  const draw = (low: number, high: number) => low + (mix32(++turn * 7919 + 17) % (high - low + 1));
  const leads: Lead[] = [];
  const dates: string[] = [];
  let text = "";
  const wanted = draw(...LEADS);
  for (let tries = 0; leads.length < wanted && tries < 50; tries++) {
    const { article } = usable[draw(0, usable.length - 1)]!;
    const story = gold.get(article.id)!;
    const words = leadOf(article, draw(...WORDS));
    if (leads.some((lead) => lead.story === story)) continue;
    leads.push({ span: { start: text.length, end: text.length + words.length }, story });
    if (article.published) dates.push(article.published);
    text += `${words}\n\n`;
  }
  return { item: articleOf(`roundup ${n}`, text, dates.sort().at(-1)), leads };
}

function articleOf(id: string, text: string, published: string | undefined): AnnotatedArticle {
  const body = [{ start: 0, end: text.length }];
  const dated = published === undefined ? {} : { published };
  const article: Article = {
    id,
    location: id,
    text,
    language: "en",
    title: "News in brief",
    body,
    aside: [],
    credits: [],
    ...dated,
  };
  return { article, annotation: emptyAnnotation(id) };
}

/** The first words of a body, to the end of a sentence where one is near. */
function leadOf({ text, body }: Article, words: number): string {
  const whole = body
    .map(({ start, end }) => text.slice(start, end))
    .join("\n")
    .trim();
  const cut = whole
    .split(/(?<=\s)/u)
    .slice(0, words)
    .join("");
  const stop = cut.lastIndexOf(". ");
  return (stop > cut.length / 2 ? cut.slice(0, stop + 1) : cut).trim();
}

function overlap(a: Span, b: Span): number {
  return (
    (Math.min(a.end, b.end) - Math.max(a.start, b.start)) / Math.max(1, Math.min(a.end - a.start, b.end - b.start))
  );
}

function commonest(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))[0]?.[0];
}
