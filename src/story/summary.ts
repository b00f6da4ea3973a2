import { type AnnotatedArticle, type ArticleId, type Span, wordsOf } from "../model/index.ts";
import { listOf, type Profile, type StemList, weightOf } from "./profile.ts";
import { sentencesOf } from "./sentences.ts";

/** Sentences in a summary, and words after which no more is added. */
const SENTENCES = 3;
const WORDS = 90;
/** Sentences read at the top of an article, and articles read. */
const TOP = 8;
const ARTICLES = 12;
/** A sentence that loses this share of its weight to what is already said is left out. */
const REPEATED = 0.6;

/** What a whole sentence ends with; a headline or a caption cut short does not. */
const ENDS = /[.!?…。！？]["'”’»)\]]*$/u;
/** Openings that lean on a sentence before, in lower case; such a sentence counts this much less. */
const LEANS = new Set(
  "it he she they we i this that these those but and so however also there then its his her their such meanwhile".split(
    " ",
  ),
);
const LEANING = 0.5;
/** Characters in which the first word of a sentence is found. */
const NEAR = 40;

/** A sentence of a source. */
export interface Excerpt {
  readonly article: ArticleId;
  readonly span: Span;
}

interface Candidate extends Excerpt {
  readonly stems: StemList;
  readonly order: number;
  /** Of the profile. */
  readonly brought: number;
  readonly weight: number;
}

/**
 * One paragraph in the sources' own words: the sentences that bring up most of what the articles share, each said
 * once (maximal marginal relevance). `articles` come most central first; sentences come back in their order.
 */
export function summarise(articles: readonly AnnotatedArticle[], profile: Profile): Excerpt[] {
  const candidates = articles.slice(0, ARTICLES).flatMap((item, rank) => candidatesOf(item, rank, profile));
  const chosen: Candidate[] = [];
  const said = new Set<number>();
  for (let words = 0; chosen.length < SENTENCES && words < WORDS; ) {
    const best = bestOf(candidates, chosen, said, profile);
    if (!best || words + best.stems.length > 1.5 * WORDS) break;
    chosen.push(best);
    for (const stem of best.stems.distinct) said.add(stem);
    words += best.stems.length;
  }
  return chosen.sort((x, y) => x.order - y.order).map(({ article, span }) => ({ article, span }));
}

function candidatesOf(item: AnnotatedArticle, rank: number, profile: Profile): Candidate[] {
  const { article } = item;
  const { table } = profile;
  return sentencesOf(item)
    .slice(0, TOP)
    .flatMap((span, place) => {
      const words = table.stemsIn(article.text, span);
      if (words.length < 6 || words.length > 70 || !ENDS.test(article.text.slice(span.start, span.end))) return [];
      const stems = listOf(words);
      const brought = weightOf(stems, profile);
      const leaning = LEANS.has(firstWord(article.text, span)) ? LEANING : 1;
      const weight = (leaning * brought) / (1 + 0.15 * place + 0.1 * rank);
      return [{ article: article.id, span, stems, order: rank * TOP + place, brought, weight }];
    });
}

/** The first word of a stretch of several. */
function firstWord(text: string, { start, end }: Span): string {
  const near = wordsOf(text, { start, end: Math.min(end, start + NEAR) });
  return near.length > 1 ? near[0]!.text : wordsOf(text, { start, end })[0]!.text;
}

function bestOf(
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  said: ReadonlySet<number>,
  profile: Profile,
): Candidate | undefined {
  let [best, most]: [Candidate | undefined, number] = [undefined, 0];
  for (const candidate of candidates) {
    if (chosen.includes(candidate)) continue;
    const fresh = weightOf(candidate.stems, profile, said);
    const whole = candidate.brought;
    if (whole === 0 || (chosen.length > 0 && fresh < (1 - REPEATED) * whole)) continue;
    const gain = candidate.weight * (fresh / whole);
    if (gain > most) [best, most] = [candidate, gain];
  }
  return best;
}
