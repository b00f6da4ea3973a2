import type {
  Article,
  ArticleId,
  Fact,
  Lineage,
  LineageMap,
  Link,
  Quote,
  QuoteId,
  Report,
  Story,
  Utterance,
} from "../model/index.ts";
import { supportCounter } from "../model/index.ts";

/** One story with everything a reader wants beside it. Lists are in reading order. */
export interface StoryView {
  readonly story: Story;
  readonly articles: readonly Article[];
  /** The story's articles by lineage, largest lineage first, earliest article first. */
  readonly lineages: readonly LineageGroup[];
  /** Links between two articles of this story, strongest first. */
  readonly links: readonly Link[];
  /** Disagreements first, then by support. */
  readonly facts: readonly Fact[];
  readonly disputed: readonly Fact[];
  /** Facts without disagreement; statements that `utterances` shows are left out. */
  readonly agreed: readonly Fact[];
  /** Said by several people according to the articles first, then by support. */
  readonly utterances: readonly Utterance[];
}

/** The part of one lineage that lies in one story. */
export interface LineageGroup {
  readonly lineage: Lineage;
  readonly articles: readonly Article[];
}

/** A report with the look-ups that every renderer needs. */
export interface ReportView {
  readonly report: Report;
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly quotes: ReadonlyMap<QuoteId, Quote>;
  readonly lineageOf: ReadonlyMap<ArticleId, Lineage>;
  /** Stories that several articles report, the most reported first. */
  readonly stories: readonly StoryView[];
  /** Stories that one article reports. */
  readonly singles: readonly StoryView[];
  /** Articles that are in no story. */
  readonly loose: readonly Article[];
  readonly publishers: number;
}

/** Lays look-ups and reading orders over a report. O(n log n) in the size of the report. */
export function viewOf(report: Report): ReportView {
  const articles = new Map(report.articles.map((a) => [a.id, a]));
  const lineageOf = new Map(report.lineages.flatMap((l) => l.articles.map((id) => [id, l] as const)));
  const quotes = new Map(report.quotes.map((q) => [q.id, q]));
  const parts = partsByStory(report, quotes);
  const stories = [...report.stories].sort(byWeight).map((story) => storyView(story, articles, lineageOf, parts));
  const told = new Set(report.stories.flatMap((s) => s.articles));
  return {
    report,
    articles,
    quotes,
    lineageOf,
    stories: stories.filter((s) => s.articles.length > 1),
    singles: stories.filter((s) => s.articles.length <= 1),
    loose: report.articles.filter((a) => !told.has(a.id)),
    publishers: supportCounter(report.articles, NO_LINEAGES).count(articles.keys()).publishers,
  };
}

const NO_LINEAGES: LineageMap = { links: [], lineages: [], strict: [], loose: [] };

interface Parts {
  readonly links: ReadonlyMap<string, readonly Link[]>;
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  readonly utterances: ReadonlyMap<string, readonly Utterance[]>;
}

function partsByStory(report: Report, quotes: ReadonlyMap<QuoteId, Quote>): Parts {
  const storiesOf = new Map<ArticleId, Set<string>>();
  for (const story of report.stories) {
    for (const id of story.articles) storiesOf.set(id, (storiesOf.get(id) ?? new Set()).add(story.id));
  }
  const none = new Set<string>();
  const at = (id: ArticleId | undefined) => (id === undefined ? none : (storiesOf.get(id) ?? none));
  const told = (u: Utterance) => new Set(u.quotes.flatMap((q) => [...at(quotes.get(q)?.article)]));
  return {
    links: grouped(report.links, (l) => [...at(l.a)].filter((s) => at(l.b).has(s))),
    facts: grouped(report.facts, (f) => [f.story]),
    utterances: grouped(report.utterances, told),
  };
}

function storyView(
  story: Story,
  articles: ReadonlyMap<ArticleId, Article>,
  lineageOf: ReadonlyMap<ArticleId, Lineage>,
  parts: Parts,
): StoryView {
  const own = story.articles.flatMap((id) => articles.get(id) ?? []).sort(byDate);
  const facts = [...(parts.facts.get(story.id) ?? [])].sort(byInterest);
  const utterances = [...(parts.utterances.get(story.id) ?? [])].sort(bySpeakers);
  const said = new Set(utterances.flatMap((u) => u.quotes));
  const isSaid = (fact: Fact) =>
    fact.kind === "statement" && fact.mentions.every(({ ref }) => ref !== undefined && said.has(ref));
  return {
    story,
    articles: own,
    lineages: lineageGroups(own, lineageOf),
    links: [...(parts.links.get(story.id) ?? [])].sort(byScore),
    facts,
    disputed: facts.filter((f) => f.disagreement),
    agreed: facts.filter((f) => !f.disagreement && !isSaid(f)),
    utterances,
  };
}

function lineageGroups(articles: readonly Article[], lineageOf: ReadonlyMap<ArticleId, Lineage>): LineageGroup[] {
  const alone = (id: string): Lineage => ({ id: `l-${id}`, articles: [id], weakest: 1 });
  const groups = new Map<string, { lineage: Lineage; articles: Article[] }>();
  for (const article of articles) {
    const lineage = lineageOf.get(article.id) ?? alone(article.id);
    const group = groups.get(lineage.id) ?? { lineage, articles: [] };
    groups.set(lineage.id, group);
    group.articles.push(article);
  }
  return [...groups.values()].sort(
    (a, b) => b.articles.length - a.articles.length || byDate(a.articles[0]!, b.articles[0]!),
  );
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** Who, what, where, when of a story: at most four words each, in that order. */
export function keysByQuestion({ keys = [] }: Story) {
  return (["who", "what", "where", "when"] as const).flatMap((question) => {
    const own = keys.filter((key) => key.question === question).slice(0, 4);
    return own.length > 0 ? [[question, own] as const] : [];
  });
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function byWeight(a: Story, b: Story): number {
  return b.articles.length - a.articles.length || byText(a.start ?? "", b.start ?? "") || byText(a.id, b.id);
}

function byDate(a: Article, b: Article): number {
  return byText(a.published ?? "~", b.published ?? "~") || byText(a.id, b.id);
}

function byScore(a: Link, b: Link): number {
  return b.score - a.score || byText(a.a, b.a) || byText(a.b, b.b);
}

const WEIGHT = { value: 6, speaker: 5, polarity: 5, damage: 4, wording: 2 } as const;

function byInterest(a: Fact, b: Fact): number {
  const weight = (f: Fact) => (f.disagreement ? WEIGHT[f.disagreement.kind] : 0);
  return weight(b) - weight(a) || bySupport(a, b) || byText(a.id, b.id);
}

function bySpeakers(a: Utterance, b: Utterance): number {
  const split = (u: Utterance) => (u.speakers.length > 1 ? 1 : 0);
  return split(b) - split(a) || bySupport(a, b) || byText(a.id, b.id);
}

function bySupport(a: Pick<Fact, "support">, b: Pick<Fact, "support">): number {
  const [x, y] = [a.support, b.support];
  return y.lineages.atLeast - x.lineages.atLeast || y.lineages.atMost - x.lineages.atMost || y.articles - x.articles;
}
