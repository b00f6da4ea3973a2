import { type AnnotatedArticle, type ArticleId, type Fact, type Span, stableId, type Time } from "../model/index.ts";
import { type Damage, isDamaged } from "./damage.ts";
import { claimAround, type Ground } from "./ground.ts";
import { compareText, supportOf } from "./values.ts";
import { LONGEST } from "./wording.ts";

/** A day that a report names, at its first place. */
interface Named {
  readonly article: ArticleId;
  readonly at: Span;
  /** The shortest claim around it. */
  readonly around: Span;
  readonly isAsserted: boolean;
}

/**
 * Days that several reports name, whatever the words: "on Thursday", "14 May". One mention a report, the first; the day is
 * the slot, what happened on it stands beside it.
 */
export function daysOf(ground: Ground, damage: Damage): Fact[] {
  const found = new Map<string, Named[]>();
  for (const one of ground.articles.values())
    for (const [day, named] of daysIn(one)) found.set(day, [...(found.get(day) ?? []), named]);
  return [...found]
    .sort(([a], [b]) => compareText(a, b))
    .filter(([, named]) => named.length > 1)
    .map(([day, named]) => factOf(day, named, ground, damage));
}

function daysIn(one: AnnotatedArticle): Map<string, Named> {
  const days = new Map<string, Named>();
  for (const time of one.annotation.times) {
    const day = dayOf(time);
    if (day !== undefined && !days.has(day))
      days.set(day, { article: one.article.id, at: time.span, ...clauseAround(one, time.span) });
  }
  return days;
}

function dayOf({ start, end }: Time): string | undefined {
  const day = start?.slice(0, 10);
  return day !== undefined && /^\d{4}-\d\d-\d\d$/u.test(day) && (end ?? day).slice(0, 10) === day ? day : undefined;
}

function clauseAround(one: AnnotatedArticle, at: Span): Pick<Named, "around" | "isAsserted"> {
  const claim = claimAround(one, at);
  return { around: claim?.span ?? at, isAsserted: claim?.polarity === "asserted" && claim.sources.length === 0 };
}

function factOf(day: string, named: readonly Named[], ground: Ground, damage: Damage): Fact {
  const mentions = named.map(({ article, at }) => ({ article, span: at, head: at }));
  return {
    id: stableId("f", ground.story.id, "day", day, ...mentions.map(({ article, span }) => `${article} ${span.start}`)),
    story: ground.story.id,
    kind: "date",
    text: textOf(
      day,
      named.filter(({ article, around }) => !isDamaged(damage, article, around)),
      ground,
    ),
    mentions,
    support: supportOf(
      mentions.map((mention) => ({ mention, value: "", origins: [] })),
      ground.counter,
    ),
    claim: { predicate: "happen", date: day, polarity: "asserted", modality: "actual" },
  };
}

/** The day with the shortest clause that says what happened on it. */
function textOf(day: string, named: readonly Named[], ground: Ground): string {
  const clauses = named.flatMap(({ article, at, around, isAsserted }) => {
    const text = ground.articles
      .get(article)!
      .article.text.slice(around.start, around.end)
      .replace(/\s+/gu, " ")
      .trim();
    return isAsserted && around.end - around.start > at.end - at.start + 12 && text.length <= LONGEST - day.length - 2
      ? [text]
      : [];
  });
  const [clause] = clauses.sort((a, b) => a.length - b.length || compareText(a, b));
  return clause === undefined ? day : `${day}: ${clause}`;
}
