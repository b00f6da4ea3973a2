import { type AnnotatedArticle, type Article, type ArticleId, type Claim, publisherKey } from "../model/index.ts";

/** Who a mention's words come from, by its own chain. */
export interface Origins {
  /** The end of the chain of those who say a claim, and the agency whose words the article prints. */
  ofClaim(claim: Claim): readonly string[];
  /** The same for a speaker. */
  ofSpeaker(article: Article, speaker: string | undefined): readonly string[];
}

/** What may stand before one of the things below. */
const BEFORE_THING =
  /^(?:a|an|the|this|that|his|her|its|their|one|new|earlier|previous|initial|early|official|multiple|several|some|local)$/iu;
/** Papers, days and things, which say nothing themselves. */
const THING =
  /^(?:it|he|she|they|we|i|you|who|which|that|this|article|story|version|report|reports|document|documents|letter|post|posts|tweet|statement|statements|memo|video|photo|image|visit|scenes?|start|evidence|study|review|poll|survey|book|film|law|bill|rule|rules|order|data|figures|records?|papers?|plan|news|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|one|some|many|others|people|reporters|case|charges?|complaint|affidavit|indictment|correction|update)$/iu;

function isThing(name: string): boolean {
  const words = name.trim().split(/\s+/u);
  const first = words.find((word, at) => !BEFORE_THING.test(word) || at === words.length - 1) ?? "";
  return THING.test(first);
}

/** Built once for a story. */
export function originsIn(articles: ReadonlyMap<ArticleId, AnnotatedArticle>): Origins {
  const credits = new Map<string, readonly string[]>();
  const byPublisher = new Map<string, Article>();
  for (const { article } of articles.values())
    if (article.publisher && !byPublisher.has(publisherKey(article))) byPublisher.set(publisherKey(article), article);
  const creditsOf = (article: Article) => {
    const known = credits.get(article.id) ?? creditedBy(article);
    credits.set(article.id, known);
    return known;
  };
  const named = (article: Article, name: string): readonly string[] => {
    if (isThing(name) || isOwn(article, name)) return [];
    const cited = byPublisher.get(publisherKey({ id: "", publisher: name }));
    return cited && cited.id !== article.id && creditsOf(cited).length > 0 ? creditsOf(cited) : [name];
  };
  const of = (article: Article, name: string | undefined) => [
    ...new Set([...(name === undefined ? [] : named(article, name)), ...creditsOf(article)]),
  ];
  return {
    ofClaim: ({ article, sources }) => of(articles.get(article)!.article, sources.at(-1)?.name),
    ofSpeaker: of,
  };
}

/** The agencies whose words the whole article prints; one named for a single statement is none. */
function creditedBy(article: Article): string[] {
  const own = article.credits.filter(({ how, agency }) => how !== "told" && !isOwn(article, agency));
  return [...new Set(own.map(({ agency }) => agency))].sort();
}

function isOwn({ publisher }: Article, name: string): boolean {
  const [own, other] = [foldedName(publisher ?? ""), foldedName(name)];
  return own !== "" && other !== "" && (own === other || own.startsWith(`${other} `) || other.startsWith(`${own} `));
}

function foldedName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+|[^\p{L}\p{N} ]+/gu, "")
    .trim();
}
