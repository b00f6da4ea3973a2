import {
  type Article,
  type ArticleId,
  compareText,
  type Dossier,
  type Fact,
  type Lineage,
  type Link,
  type Quote,
  type QuoteId,
  type ReportSource,
  type Story,
  type Utterance,
  wordsAt,
} from "../model/index.ts";

/** One story as a reader wants it: look-ups, and lists in reading order. */
export interface StoryView {
  readonly story: Story;
  /** Earliest first. */
  readonly articles: readonly Article[];
  readonly articleOf: ReadonlyMap<ArticleId, Article>;
  readonly quoteOf: ReadonlyMap<QuoteId, Quote>;
  readonly lineageOf: ReadonlyMap<ArticleId, Lineage>;
  /** The story's articles by lineage, largest lineage first, earliest article first. */
  readonly lineages: readonly LineageGroup[];
  /** Those of several articles, which are one text. */
  readonly texts: readonly LineageGroup[];
  /** Articles that are their lineage's only one in this story. */
  readonly lone: readonly Article[];
  /** Links between articles of two lineages of this story, strongest first. */
  readonly across: readonly Link[];
  /** Disagreements first, then by support. */
  readonly facts: readonly Fact[];
  readonly disputed: readonly Fact[];
  /** Those of them in which reports differ. */
  readonly contested: readonly Fact[];
  /** Those of them in which one side is no report but a broken copy. */
  readonly damaged: readonly Fact[];
  /** Facts without disagreement; statements that `utterances` shows are left out. */
  readonly agreed: readonly Fact[];
  /**
   * Doubtful ones last; by support, then those in the speaker's own words by one who is named, then as the articles give them.
   * What one lineage alone passes on, and nobody is told to have said, is left out.
   */
  readonly utterances: readonly Utterance[];
}

/** The part of one lineage that lies in one story. */
export interface LineageGroup {
  readonly lineage: Lineage;
  readonly articles: readonly Article[];
  /** Links between two of these articles, strongest first. */
  readonly links: readonly Link[];
}

/** Lays look-ups and reading orders over a dossier. O(n log n) in its size. */
export function viewOf(dossier: Dossier): StoryView {
  const { story } = dossier;
  const articles = [...dossier.articles].sort(byDate);
  const articleOf = new Map(articles.map((a) => [a.id, a]));
  const lineageOf = new Map(dossier.lineages.flatMap((l) => l.articles.map((id) => [id, l] as const)));
  const { facts } = dossier;
  const quoteOf = new Map(dossier.quotes.map((q) => [q.id, q]));
  const isSaid = saidIn(dossier.utterances);
  const links = dossier.links.filter(({ a, b }) => articleOf.has(a) && articleOf.has(b)).sort(byScore);
  const lineages = lineageGroups(articles, lineageOf, links);
  return {
    ...{ story, articles, articleOf, lineageOf, facts },
    ...{ quoteOf, lineages },
    texts: lineages.filter((group) => group.articles.length > 1),
    lone: lineages.flatMap((group) => (group.articles.length === 1 ? group.articles : [])),
    across: links.filter(({ a, b }) => lineageOf.get(a) !== lineageOf.get(b)),
    disputed: facts.filter((f) => f.disagreement),
    contested: facts.filter(({ disagreement }) => disagreement !== undefined && disagreement.kind !== "damage"),
    damaged: facts.filter(({ disagreement }) => disagreement?.kind === "damage"),
    agreed: facts.filter((f) => !f.disagreement && !isSaid(f)),
    utterances: inReadingOrder(dossier.utterances.filter(isSaidBySomebody), articles, quoteOf),
  };
}

/** True when several articles report the story. */
export function isShared({ story }: Pick<StoryView, "story">): boolean {
  return story.articles.length > 1;
}

/** Whether a story is told in full: several articles report it, or it is the only one. */
export function isTold(dossier: Pick<Dossier, "story">, { totals }: Pick<ReportSource, "totals">): boolean {
  return isShared(dossier) || totals.stories === 1;
}

/** What was said, in the words of the first quotation. */
export function wordsSaid({ articleOf, quoteOf }: StoryView, { quotes }: Utterance): string {
  const quote = quoteOf.get(quotes[0] ?? "");
  return wordsAt(articleOf.get(quote?.article ?? "")?.text ?? "", quote?.span ?? { start: 0, end: 0 });
}

function isSaidBySomebody({ speakers, support }: Utterance): boolean {
  return speakers.length > 0 || support.lineages.atLeast > 1;
}

/** Whether a fact is a statement that the utterances show already. */
function saidIn(utterances: readonly Utterance[]): (fact: Fact) => boolean {
  const said = new Set(utterances.flatMap((u) => u.quotes));
  return ({ kind, mentions }) =>
    kind === "statement" && mentions.every(({ ref }) => ref !== undefined && said.has(ref));
}

function lineageGroups(
  articles: readonly Article[],
  lineageOf: ReadonlyMap<ArticleId, Lineage>,
  links: readonly Link[],
): LineageGroup[] {
  const alone = (id: string): Lineage => ({ id: `l-${id}`, articles: [id], weakest: 1 });
  const groups = new Map<string, { lineage: Lineage; articles: Article[]; links: Link[] }>();
  for (const article of articles) {
    const lineage = lineageOf.get(article.id) ?? alone(article.id);
    const group = groups.get(lineage.id) ?? { lineage, articles: [], links: [] };
    groups.set(lineage.id, group);
    group.articles.push(article);
  }
  for (const link of links) {
    const lineage = lineageOf.get(link.a);
    if (lineage && lineage === lineageOf.get(link.b)) groups.get(lineage.id)!.links.push(link);
  }
  return [...groups.values()].sort(
    (a, b) => b.articles.length - a.articles.length || byDate(a.articles[0]!, b.articles[0]!),
  );
}

/** Who, what, where, when of a story: at most four words each, in that order. */
export function keysByQuestion({ keys = [] }: Story) {
  return (["who", "what", "where", "when"] as const).flatMap((question) => {
    const own = keys.filter((key) => key.question === question).slice(0, 4);
    return own.length > 0 ? [[question, own] as const] : [];
  });
}

function byDate(a: Article, b: Article): number {
  return compareText(a.published ?? "~", b.published ?? "~") || compareText(a.id, b.id);
}

function byScore(a: Link, b: Link): number {
  return b.score - a.score || compareText(a.a, b.a) || compareText(a.b, b.b);
}

/**
 * What is doubtful last, then by support, then what is surest; who is said to have said it otherwise stands with the
 * disagreements.
 */
function inReadingOrder(
  utterances: readonly Utterance[],
  articles: readonly Article[],
  quoteOf: ReadonlyMap<QuoteId, Quote>,
): Utterance[] {
  const rank = new Map(articles.map(({ id }, index) => [id, index]));
  const keyed = utterances.map((utterance) => {
    const quotes = utterance.quotes.flatMap((id) => quoteOf.get(id) ?? []);
    const first = quotes.map(({ article, span }) => ({ at: rank.get(article) ?? 0, start: span.start }));
    first.sort((a, b) => a.at - b.at || a.start - b.start);
    const [at, start] = [first[0]?.at ?? 0, first[0]?.start ?? 0];
    return { utterance, doubt: Number(isDoubtful(utterance, quotes)), sure: surenessOf(utterance, quotes), at, start };
  });
  keyed.sort(
    (a, b) =>
      a.doubt - b.doubt ||
      bySupport(a.utterance, b.utterance) ||
      b.sure - a.sure ||
      a.at - b.at ||
      a.start - b.start ||
      compareText(a.utterance.id, b.utterance.id),
  );
  return keyed.map(({ utterance }) => utterance);
}

/** An utterance of fewer code units is a name or a word between marks as often as it is speech. */
const SHORT = 30;

/** True where nobody or two are said to have spoken, or no report gives more than a few marked words in a clause of its own. */
function isDoubtful({ speakers }: Utterance, quotes: readonly Quote[]): boolean {
  const isShort = quotes.every(({ span }) => span.end - span.start < SHORT);
  return speakers.length !== 1 || isShort || quotes.every(({ kind }) => kind === "mixed");
}

/** 0..3: given in the speaker's own words, by one speaker, who has a name. */
function surenessOf({ speakers }: Utterance, quotes: readonly Quote[]): number {
  const isMarked = quotes.some(({ kind, marks }) => kind === "direct" && marks === "present");
  const isNamed = speakers.some(({ name }) => /^\p{Lu}/u.test(name));
  return Number(isMarked) + Number(speakers.length === 1) + Number(isNamed);
}

/** Most lineages first, then most articles. */
function bySupport(a: Pick<Fact, "support">, b: Pick<Fact, "support">): number {
  const [x, y] = [a.support, b.support];
  return y.lineages.atLeast - x.lineages.atLeast || y.lineages.atMost - x.lineages.atMost || y.articles - x.articles;
}
