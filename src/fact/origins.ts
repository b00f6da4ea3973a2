import { type AnnotatedArticle, type Article, type ArticleId, type Claim, publisherKey } from "../model/index.ts";
import { wordsIn } from "./load.ts";

/** Who a mention's words come from, by its own chain. */
export interface Origins {
  /** The end of the chain of those who say a claim, and the agency whose words the article prints. */
  ofClaim(claim: Claim): readonly string[];
  /** The same for a speaker. */
  ofSpeaker(article: Article, speaker: string | undefined): readonly string[];
}

/** What may stand before one of the things below. */
const BEFORE_THING = new Set(wordsIn("beforeThing"));
/** Papers, days and things, which say nothing themselves. */
const SILENT = new Set(wordsIn("silent"));

function isThing(name: string): boolean {
  const words = name.trim().toLowerCase().split(/\s+/u);
  const first = words.find((word, at) => !BEFORE_THING.has(word) || at === words.length - 1) ?? "";
  return SILENT.has(first);
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
