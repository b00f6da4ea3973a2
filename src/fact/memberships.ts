import { groupedBy } from "../model/grouping.ts";
import { type AnnotatedArticle, type ArticleId, compareText, type Fact, type Span } from "../model/index.ts";
import { articlesOf } from "./about-once.ts";
import { isOutside, verbsIn } from "./appositions.ts";
import type { Ground } from "./ground.ts";
import { mostUsed } from "./offices.ts";
import { placeKey, slotFact } from "./slot-fact.ts";

/** Somebody and the body that a report sets beside the name. */
interface Member {
  readonly article: ArticleId;
  readonly person: string;
  readonly body: string;
  readonly head: Span;
  readonly span: Span;
  readonly text: string;
}

/** Words between the name of a body and that of somebody there, at most: "Harbour Radio's chief sea correspondent Ada Moor". */
const MOST_WORDS = 4;
const LONGEST_BETWEEN = 60;
/** What each report says more often than this is the name it has for him. */
const PER_ARTICLE = 2;
/** "Of the", and the longest of its kind in code units. */
const OF_LONG = 12;
const OF_BODY = /^,? (?:of|from|at|with) (?:the )?$/u;

/**
 * To which body somebody belongs, where several reports say so, each with the words of its own: "Harbour Radio's Ada Moor", "Harbour
 * Radio reporter Ada Moor". `told` are the facts that the story has: what a row of all these reports says is no row.
 */
export function membershipsOf(ground: Ground, told: readonly Fact[]): Fact[] {
  const members = [...ground.articles.values()].flatMap(membersIn);
  return [...groupedBy(members, ({ person, body }) => `${person} ${body}`)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, group]) => group)
    .filter((group) => isTelling(group) && !told.some((fact) => holdsAll(fact, group)))
    .map((group) => factOf(firstOfEach(group), ground));
}

/** Of each report the first place. */
function firstOfEach(members: readonly Member[]): Member[] {
  return [...groupedBy(members, ({ article }) => article).values()].map((own) =>
    own.reduce((first, one) => (one.span.start < first.span.start ? one : first)),
  );
}

function isTelling(group: readonly Member[]): boolean {
  const articles = articlesOf(group).size;
  return articles > 1 && group.length <= PER_ARTICLE * articles;
}

function membersIn({ article, annotation }: AnnotatedArticle): Member[] {
  const named = (types: readonly string[]) =>
    annotation.entities.flatMap(({ id, type, mentions }) =>
      types.includes(type)
        ? mentions.flatMap(({ article: at, span, form }) =>
            at === article.id && form === "name" ? [{ id, span }] : [],
          )
        : [],
    );
  const bodies = named(["organisation"]);
  const verbs = verbsIn(annotation);
  return named(["person"]).flatMap((person) =>
    bodies.flatMap((body): Member[] => {
      if (!belongs(article.text, body.span, person.span, verbs)) return [];
      const span = {
        start: Math.min(body.span.start, person.span.start),
        end: Math.max(body.span.end, person.span.end),
      };
      const text = article.text.slice(span.start, span.end);
      return [{ article: article.id, person: person.id, body: body.id, head: body.span, span, text }];
    }),
  );
}

/** True where a title of the body stands before the name, its genitive or nothing between, or "of" the body behind it. */
function belongs(text: string, body: Span, person: Span, verbs: ReadonlySet<number>): boolean {
  if (person.end <= body.start)
    return body.start - person.end <= OF_LONG && OF_BODY.test(text.slice(person.end, body.start));
  if (person.start <= body.end || person.start - body.end > LONGEST_BETWEEN) return false;
  const between = text.slice(body.end, person.start);
  if (!/^(?:['’]s?)? (?:[\p{L}-]+ )*$/u.test(between)) return false;
  const words = between
    .replace(/^['’]s?/u, "")
    .split(" ")
    .filter(Boolean);
  if (words.length > MOST_WORDS || words.some(isOutside)) return false;
  return ![...verbs].some((end) => end > body.end && end <= person.start);
}

function holdsAll(fact: Fact, group: readonly Member[]): boolean {
  if (fact.kind !== "attribute") return false;
  return group.every((one) =>
    fact.mentions.some(
      ({ article, span }) => article === one.article && span.start < one.span.end && one.span.start < span.end,
    ),
  );
}

function factOf(members: readonly Member[], ground: Ground): Fact {
  const mentions = members.map(({ article, span, head }) => ({ article, span, head }));
  return slotFact(
    { kind: "attribute", key: ["member", ...mentions.map(placeKey)], text: mostUsed(members), mentions },
    ground,
  );
}
