import {
  type AnnotatedArticle,
  type ArticleId,
  compareText,
  type Fact,
  type Span,
  type Story,
  wordsAt,
} from "../model/index.ts";
import { type Ground, holderOf } from "./ground.ts";
import { stemSetOf } from "./stems.ts";

type Key = NonNullable<Story["keys"]>[number];

/** Places that answer where. */
const PLACES = 2;
/** Code units of a sentence that answers what. */
const LONGEST = 240;

/**
 * The story with what, where and when of its main event in words of its reports: the mention of the fact that comes first, its
 * surest places, the fullest name of its day. What none of them answers keeps the answer that it had.
 */
export function withAnswers(story: Story, facts: readonly Fact[], ground: Ground): Story {
  const found = [...whatOf(facts, ground), ...whereOf(story, ground), ...whenOf(story, ground)];
  if (found.length === 0) return story;
  const keys = (["who", "what", "where", "when"] as const).flatMap((question) => {
    const own = found.filter((key) => key.question === question);
    return own.length > 0 ? own : (story.keys ?? []).filter((key) => key.question === question);
  });
  return { ...story, keys };
}

/** Of the mentions of the first undisputed fact that say most of its text the one nearest to the top of its report. */
function whatOf(facts: readonly Fact[], ground: Ground): Key[] {
  const first = facts.find(({ disagreement, kind }) => disagreement === undefined && TOLD.has(kind));
  const wanted = stemSetOf(first?.text ?? "");
  const told = (first?.mentions ?? []).map(({ article, span }) => {
    const { text, body } = ground.articles.get(article)!.article;
    return { article, span, place: span.start - (body[0]?.start ?? 0), worth: shareOf(wordsAt(text, span), wanted) };
  });
  const least = NEARLY * Math.max(...told.map(({ worth }) => worth));
  const [best] = told
    .filter(({ worth }) => worth >= least)
    .sort((a, b) => a.place - b.place || compareText(a.article, b.article));
  return best ? [keyOf("what", best.article, wholeOf(best.article, best.span, ground), ground)] : [];
}

/** Kinds of facts that tell what happened. */
const TOLD: ReadonlySet<Fact["kind"]> = new Set(["event", "quantity"]);
/** A mention that says this share of what the fullest one does says it too. */
const NEARLY = 0.7;

/** The sentence around a mention, where it is short enough to be read at a glance. */
function wholeOf(article: ArticleId, span: Span, ground: Ground): Span {
  const sentence = holderOf(ground.articles.get(article)!.annotation.sentences, span);
  return sentence && sentence.end >= span.end && sentence.end - sentence.start <= LONGEST ? sentence : span;
}

/** Share of the wanted words that a text has. */
function shareOf(text: string, wanted: ReadonlySet<string>): number {
  const own = stemSetOf(text);
  return [...wanted].filter((stem) => own.has(stem)).length / Math.max(1, wanted.size);
}

function whereOf({ where = [] }: Story, ground: Ground): Key[] {
  return where.slice(0, PLACES).flatMap(({ name }) => {
    const short = name.split(",", 1)[0]!;
    for (const one of ground.articles.values()) {
      const span = firstOf(short, one);
      if (span) return [keyOf("where", one.article.id, span, ground)];
    }
    return [];
  });
}

/** Where an article's prose first names a place, in capitals as a dateline does at worst. */
function firstOf(name: string, { article: { text, body } }: AnnotatedArticle): Span | undefined {
  const places = [name, name.toUpperCase()].map((words) => text.indexOf(words)).filter((at) => at >= 0);
  return places
    .map((start) => ({ start, end: start + name.length }))
    .find((span) => body.some((part) => part.start <= span.start && span.end <= part.end));
}

/** The fullest name of the day: "Tuesday, 5 March" rather than "today". */
function whenOf({ when }: Story, ground: Ground): Key[] {
  const named = [...ground.articles.values()].flatMap(({ article, annotation }) =>
    annotation.times
      .filter(({ start, end }) => when !== undefined && start === when.start && end === when.end)
      .map(({ span }) => ({ article: article.id, span })),
  );
  const length = ({ span }: { span: Span }) => span.end - span.start;
  const [fullest] = named.sort((a, b) => length(b) - length(a));
  return fullest ? [keyOf("when", fullest.article, fullest.span, ground)] : [];
}

function keyOf(question: Key["question"], article: ArticleId, span: Span, ground: Ground): Key {
  return { question, text: wordsAt(ground.articles.get(article)!.article.text, span), article, span };
}
