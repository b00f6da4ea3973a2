import type {
  AnnotatedArticle,
  ArticleId,
  Claim,
  LineageMap,
  Link,
  Quote,
  Span,
  Story,
  SupportCounter,
} from "../model/index.ts";
import { type Origins, originsIn } from "./origins.ts";
import { SpanIndex } from "./span-index.ts";
import { type Speakers, speakersOf } from "./speakers.ts";

/** Everything that the fact finders of one story stand on. */
export interface Ground {
  readonly story: Story;
  /** The story's articles by id, in the order of their ids. */
  readonly articles: ReadonlyMap<ArticleId, AnnotatedArticle>;
  readonly counter: SupportCounter;
  readonly speakers: Speakers;
  readonly origins: Origins;
  /** Number of the lineage (coarse partition) of each article. */
  readonly lineageOf: ReadonlyMap<ArticleId, number>;
  /** Links between two of the story's articles. */
  readonly links: readonly Link[];
}

/** Gathers one story's articles and the links between them. Articles that the pile does not hold are left out. */
export function groundOf(
  story: Story,
  pile: ReadonlyMap<ArticleId, AnnotatedArticle>,
  counter: SupportCounter,
  lineageOf: ReadonlyMap<ArticleId, number>,
  links: readonly Link[] = [],
): Ground {
  const ids = [...new Set(story.articles)].filter((id) => pile.has(id)).sort();
  const articles = new Map(ids.map((id) => [id, pile.get(id)!]));
  const own = links.filter(({ a, b }) => articles.has(a) && articles.has(b));
  return { story, articles, counter, speakers: speakersOf(), origins: originsIn(articles), lineageOf, links: own };
}

/** Number of the lineage of every article of the pile, made once for all its stories. */
export function lineagesOf(map: LineageMap): Map<ArticleId, number> {
  return new Map(map.loose.flatMap((members, index) => members.map((id) => [id, index] as const)));
}

/** The element of sorted, non-overlapping spans that holds `at.start`, by bisection. */
export function holderOf(spans: readonly Span[], at: Span): Span | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= at.start) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found && found.start <= at.start ? found : undefined;
}

/** Quotations looked at before a place: nested ones start close to each other. */
const LOOK_BACK = 40;

/** The shortest quotation that holds a span, if any. */
export function quoteAround(quotes: readonly Quote[], at: Span): Quote | undefined {
  let [low, high] = [0, quotes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotes[middle]!.span.start <= at.start) low = middle + 1;
    else high = middle;
  }
  const holding = quotes.slice(Math.max(0, low - LOOK_BACK), low).filter(({ span }) => span.end >= at.end);
  const length = ({ span }: Quote) => span.end - span.start;
  return holding.reduce<Quote | undefined>(
    (best, one) => (best && length(best) <= length(one) ? best : one),
    undefined,
  );
}

/** The claims of an article, to be found by place. */
export function claimsIn({ annotation }: AnnotatedArticle): SpanIndex<Claim> {
  const index = new SpanIndex<Claim>();
  for (const claim of annotation.claims) index.add(claim.span, claim);
  return index;
}

/** The shortest of several claims, the first of equals. */
export function shortestOf(claims: readonly Claim[]): Claim | undefined {
  const length = ({ span }: Claim) => span.end - span.start;
  return claims.reduce<Claim | undefined>((best, one) => (best && length(best) <= length(one) ? best : one), undefined);
}
