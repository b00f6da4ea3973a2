import type { AnnotatedArticle, Article, Story, SupportCounter } from "../model/index.ts";
import { isDate } from "./dates.ts";
import { keysOf } from "./keys.ts";
import { listOf, type Profile, profileOf, weightOf } from "./profile.ts";
import { sentencesOf } from "./sentences.ts";
import { type StemTable, stemTable } from "./stems.ts";
import { type Excerpt, summarise } from "./summary.ts";
import { leadOf, stemsOf } from "./terms.ts";

/** Articles of one story that are read for its description. */
const READ = 50;
/** First words of an article that tell how central it is. */
const CENTRAL_WORDS = 150;
/** Headlines of more words than this are page titles with furniture. */
const HEADLINE_WORDS = 25;

/** A story from its articles, earliest first: title, days, support, summary and keys. */
export function describe(id: string, members: readonly AnnotatedArticle[], support: SupportCounter): Story {
  const ids = members.map(({ article }) => article.id).sort();
  const days = members.flatMap(({ article }) => (isDate(article.published) ? article.published.slice(0, 10) : []));
  days.sort();
  const table = stemTable();
  const profile = profileOf(
    members.slice(0, READ).map(({ article }) => stemsOf(article, table)),
    table,
  );
  const central = mostCentralFirst(members, profile);
  const title = titleOf(central, profile);
  const summary = toldFirst(summarise(central, profile), title, members, table);
  const keys = keysOf(members, summary[0]);
  return {
    id,
    title,
    articles: ids,
    support: support.count(ids),
    ...(days.length > 0 && { start: days[0]!, end: days.at(-1)! }),
    ...(summary.length > 0 && { summary }),
    ...(keys.length > 0 && { keys }),
  };
}

/** The sentence that says most of the title comes first, the others stay in their order. */
function toldFirst(
  summary: readonly Excerpt[],
  title: string,
  members: readonly AnnotatedArticle[],
  table: StemTable,
): Excerpt[] {
  const stems = new Set(table.stemsIn(title));
  const texts = new Map(members.slice(0, READ).map(({ article }) => [article.id, article.text]));
  const shared = summary.map(({ article, span }) => {
    const own = new Set(table.stemsIn(texts.get(article)!, span));
    return [...stems].filter((stem) => own.has(stem)).length;
  });
  const first = summary[shared.indexOf(Math.max(...shared))];
  return first ? [first, ...summary.filter((excerpt) => excerpt !== first)] : [];
}

/** Members by how much of the profile their first words carry; no more than are read. */
function mostCentralFirst(members: readonly AnnotatedArticle[], profile: Profile): AnnotatedArticle[] {
  const read = members.slice(0, READ);
  if (read.length === 1) return read;
  const weights = new Map(read.map((member) => [member, leadWeight(member, profile)]));
  return read.sort((x, y) => weights.get(y)! - weights.get(x)! || (x.article.id < y.article.id ? -1 : 1));
}

function leadWeight({ article }: AnnotatedArticle, profile: Profile): number {
  return weightOf(listOf(leadOf(article, CENTRAL_WORDS, profile.table)), profile);
}

/** The headline that says most of what the articles share, or the first sentence of the most central article. */
function titleOf(central: readonly AnnotatedArticle[], profile: Profile): string {
  let [best, most] = ["", -1];
  for (const { article } of central) {
    const title = article.title?.trim().replace(/\s+/gu, " ");
    if (!title) continue;
    const stems = profile.table.stemsIn(title);
    const weight = stems.length > HEADLINE_WORDS ? 0 : weightOf(listOf(stems), profile);
    if (weight > most) [best, most] = [title, weight];
  }
  return best || firstSentence(central[0]!) || central[0]!.article.id;
}

function firstSentence(item: AnnotatedArticle): string {
  const { article } = item;
  const first = sentencesOf(item)[0];
  return first ? shortened(article, first.start, first.end) : "";
}

function shortened({ text }: Article, start: number, end: number): string {
  const words = text.slice(start, Math.min(end, start + 200)).replace(/\s+/gu, " ");
  return end - start > 200 ? `${words.slice(0, words.lastIndexOf(" "))} …` : words;
}
