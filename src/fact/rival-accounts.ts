import { groupedBy } from "../model/grouping.ts";
import { type AnnotatedArticle, compareText, type Fact, type Span, stableId } from "../model/index.ts";
import { contradictionsIn } from "./beside.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import type { Ground } from "./ground.ts";
import { shortened } from "./shortening.ts";
import { placeKey } from "./slot-fact.ts";
import { stemSetOf, stemsIn } from "./stems.ts";
import { type Valued, weigh } from "./values.ts";

/** "Some believe it was a sparrow": who, that they think so, what it is of. */
const FIRST =
  /^[“"]?(?:Some|Several|One|A few)(?:\s\p{Ll}+){0,3}?\s(?:believes?|thinks?|thought|says?|said|reports?|reported|claims?|claimed|swore|guess(?:ed)?|insist(?:ed)?)\s(?:that\s)?(?:it|he|she|there)\s(?:was|is|were|are)\s(.{3,60}?)[.;]?[”"]?$/u;
/** "Some, a hummingbird", "Others said it was a hummingbird". */
const SECOND =
  /^[“"]?(?:Some|Others?|Another)(?:\s\p{Ll}+){0,2}?(?:,|\s(?:believes?|thinks?|thought|says?|said|reports?|reported|claims?|claimed|swore|guess(?:ed)?|insist(?:ed)?)\s(?:that\s)?(?:it|he|she|there)\s(?:was|is|were|are))\s(.{3,60}?)[.;]?[”"]?$/u;

/** Accounts of one thing that a report lays beside each other. */
interface Rivals {
  readonly article: string;
  readonly accounts: readonly Account[];
}

interface Account {
  readonly span: Span;
  readonly words: string;
}

/** What a report itself tells in two ways: "some say it was X. Others, Y", "accounts differ". Copies stand on the same sides. */
export function rivalAccountsOf(ground: Ground): Fact[] {
  const articles = [...ground.articles.values()];
  const key = ({ accounts }: Rivals) =>
    accounts
      .map(({ words }) => stemsOf(words))
      .sort()
      .join("/");
  const some = [...groupedBy(articles.flatMap(rivalsIn), key)].sort(([a], [b]) => compareText(a, b));
  return [...some.map(([, rivals]) => rivals), ...contradictedIn(articles)].map((rivals) => factOf(rivals, ground));
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
    if (!first || !second) return [];
    const isTwo = stemsOf(first.words) !== stemsOf(second.words) && stemsOf(second.words) !== "";
    return isTwo ? [{ article: article.id, accounts: [first, second] }] : [];
  });
}

/** Share of the content words of the shorter of two sentences that both have where one report tells what another does. */
const COPIED = 0.5;

/** What reports say to be told otherwise, by what is told and by whom: each denies a thing once. */
function contradictedIn(articles: readonly AnnotatedArticle[]): Rivals[][] {
  const found = articles.flatMap((one) =>
    contradictionsIn(one)
      .filter(({ form, by }, k, all) => all.findIndex((other) => other.form === form && other.by === by) === k)
      .map(({ form, by, accounts }) => ({ form, by, rivals: rivalsOf(one, accounts) })),
  );
  const sets = new DisjointSets(found.length);
  for (const [a, one] of found.entries())
    for (const [b, other] of found.slice(0, Math.min(a, MOST_COMPARED)).entries())
      if (one.form === other.form && one.by === other.by && tellTheSame(one.rivals, other.rivals)) sets.join(a, b);
  return sets.joined(found.map(({ rivals }) => [rivals]));
}

/** Contradictions that are held against others; more only a huge story has. */
const MOST_COMPARED = 400;

function tellTheSame({ accounts: [a] }: Rivals, { accounts: [b] }: Rivals): boolean {
  const [x, y] = [stemSetOf(a!.words), stemSetOf(b!.words)];
  const shared = [...x].filter((stem) => y.has(stem)).length;
  return shared >= COPIED * Math.max(1, Math.min(x.size, y.size));
}

function rivalsOf({ article: { id, text } }: AnnotatedArticle, accounts: readonly Span[]): Rivals {
  return { article: id, accounts: accounts.map((span) => ({ span, words: shortened(lineOf(text, span)) })) };
}

function accountAt(text: string, at: Span, form: RegExp): Account | undefined {
  if (at.end - at.start > 160) return undefined;
  const words = form.exec(lineOf(text, at))?.[1];
  return words === undefined ? undefined : { span: at, words };
}

function lineOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/gu, " ").trim();
}

function factOf(rivals: readonly Rivals[], ground: Ground): Fact {
  const shown = rivals[0]!;
  const valued = rivals.flatMap(({ article, accounts }): Valued[] =>
    accounts.slice(0, shown.accounts.length).map(({ span }, k) => ({
      mention: { article, span, head: span },
      value: shown.accounts[k]!.words,
      origins: [],
    })),
  );
  const weighed = weigh(valued, ground.counter);
  const { text } = ground.articles.get(shown.article)!.article;
  return {
    id: stableId("f", ground.story.id, "rivals", ...weighed.mentions.map(placeKey)),
    story: ground.story.id,
    kind: "event",
    text: shortened(lineOf(text, shown.accounts[0]!.span).replace(/[.;]$/u, "")),
    mentions: weighed.mentions,
    support: weighed.support,
    disagreement: { kind: "value", values: weighed.values },
  };
}
