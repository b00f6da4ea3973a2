import { groupedBy } from "../model/grouping.ts";
import { type AnnotatedArticle, compareText, type Fact, type Span, stableId } from "../model/index.ts";
import type { Ground } from "./ground.ts";
import { placeKey } from "./slot-fact.ts";
import { stemsIn } from "./stems.ts";
import { type Valued, weigh } from "./values.ts";

/** "Some believe it was a sparrow": who, that they think so, what it is of. */
const FIRST =
  /^[“"]?(?:Some|Several|One|A few)(?:\s\p{Ll}+){0,3}?\s(?:believes?|thinks?|thought|says?|said|reports?|reported|claims?|claimed|swore|guess(?:ed)?|insist(?:ed)?)\s(?:that\s)?(?:it|he|she|there)\s(?:was|is|were|are)\s(.{3,60}?)[.;]?[”"]?$/u;
/** "Some, a hummingbird", "Others said it was a hummingbird". */
const SECOND =
  /^[“"]?(?:Some|Others?|Another)(?:\s\p{Ll}+){0,2}?(?:,|\s(?:believes?|thinks?|thought|says?|said|reports?|reported|claims?|claimed|swore|guess(?:ed)?|insist(?:ed)?)\s(?:that\s)?(?:it|he|she|there)\s(?:was|is|were|are))\s(.{3,60}?)[.;]?[”"]?$/u;

/** Two accounts of one thing that a report lays side by side, each with those who give it. */
interface Rivals {
  readonly article: string;
  readonly first: Account;
  readonly second: Account;
}

interface Account {
  readonly span: Span;
  readonly words: string;
}

/** "Some say it was X. Others, Y": a report that tells of two sides. Copies that tell the same stand on both sides too. */
export function rivalAccountsOf(ground: Ground): Fact[] {
  const all = [...ground.articles.values()].flatMap(rivalsIn);
  const key = ({ first, second }: Rivals) =>
    [first, second]
      .map(({ words }) => stemsOf(words))
      .sort()
      .join("/");
  return [...groupedBy(all, key)].sort(([a], [b]) => compareText(a, b)).map(([, rivals]) => factOf(rivals, ground));
}

function stemsOf(words: string): string {
  return stemsIn(words, { start: 0, end: words.length })
    .map(({ stem }) => stem)
    .join(" ");
}

function rivalsIn({ article, annotation }: AnnotatedArticle): Rivals[] {
  return annotation.sentences.flatMap((at, k) => {
    const next = annotation.sentences[k + 1];
    const [first, second] = [accountAt(article.text, at, FIRST), next && accountAt(article.text, next, SECOND)];
    const isTwo = first && second && stemsOf(first.words) !== stemsOf(second.words) && stemsOf(second.words) !== "";
    return isTwo ? [{ article: article.id, first, second }] : [];
  });
}

function accountAt(text: string, at: Span, form: RegExp): Account | undefined {
  if (at.end - at.start > 160) return undefined;
  const words = form.exec(text.slice(at.start, at.end).replace(/\s+/gu, " ").trim())?.[1];
  return words === undefined ? undefined : { span: at, words };
}

function factOf(rivals: readonly Rivals[], ground: Ground): Fact {
  const [shown] = rivals;
  const valued = rivals.flatMap(({ article, first, second }): Valued[] =>
    [first, second].map(({ span }, k) => ({
      mention: { article, span, head: span },
      value: (k === 0 ? shown!.first : shown!.second).words,
      origins: [],
    })),
  );
  const weighed = weigh(valued, ground.counter);
  const { text } = ground.articles.get(shown!.article)!.article;
  const { start, end } = shown!.first.span;
  return {
    id: stableId("f", ground.story.id, "rivals", ...weighed.mentions.map(placeKey)),
    story: ground.story.id,
    kind: "event",
    text: text.slice(start, end).replace(/\s+/gu, " ").trim().replace(/[.;]$/u, ""),
    mentions: weighed.mentions,
    support: weighed.support,
    disagreement: { kind: "value", values: weighed.values },
  };
}
