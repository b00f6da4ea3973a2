import { failureOf, type Link, type Message } from "../../model/index.ts";
import { aroundOf, pairsWith, type StoryGroup, StoryWindow, verdictOn } from "../../story/index.ts";
import type { Place } from "../state.ts";
import { aloneIn } from "../state.ts";
import { toldDossier } from "../telling.ts";
import { numberIn, numberOr, packedIn, rowsIn, textIn, textsIn } from "./columns.ts";
import { annotatedIn } from "./digesting.ts";
import { eachRow, messageRow, type Row } from "./stage.ts";

/** What two articles say of each other by themselves. */
export const pairs = eachRow(
  "holds an article, or a section of it, against those near it: {b: reading, section, heads: [reading]} to pairs",
  (row) => {
    const found = pairsWith(textIn(row, "b"), numberIn(row, "section"), textsIn(row, "heads"));
    return found.map(({ a, b, section, cosine, isUndated, odds, dated }) => {
      const columns = { cosine, undated: isUndated, odds: odds.all, timeless_odds: odds.timeless };
      return { of: "pair", a, b, section, ...columns, dated_a: dated.a, dated_b: dated.b };
    });
  },
);

/** How crowded it is around an article. */
export const around = eachRow(
  "sums up the pairs of an article or a section: {id, section, cosines: [], dated} to what is around it",
  (row) => {
    const cosines = row.cosines;
    if (!Array.isArray(cosines) || cosines.some((one) => typeof one !== "number"))
      throw new TypeError("column cosines must hold a list of numbers");
    const { crowd, dated } = aroundOf(cosines, numberIn(row, "dated"));
    return [{ of: "around", id: textIn(row, "id"), section: numberIn(row, "section"), ...crowd, dated }];
  },
);

/** How likely a pair reports one event, with what is around either. Pairs that count for nothing are left out. */
export const judge = eachRow("judges a pair with what is around its two ends, {..., x: around, y: around}", (row) => {
  const pair = {
    section: numberIn(row, "section"),
    cosine: numberIn(row, "cosine"),
    isUndated: row.undated === true,
    odds: { all: numberOr(row, "odds", -Infinity), timeless: numberOr(row, "timeless_odds", -Infinity) },
  };
  const { counts, ...verdict } = verdictOn(pair, surroundingsIn(row, "x"), surroundingsIn(row, "y"));
  if (!counts) return [];
  return [{ of: "verdict", a: textIn(row, "a"), b: textIn(row, "b"), section: pair.section, ...verdict }];
});

/** An article without any pair has nothing around it; it is in no pair either. */
function surroundingsIn(row: Row, name: string) {
  const value = row[name];
  if (typeof value !== "object" || value === null) throw new TypeError(`column ${name} must hold what is around`);
  const columns = value as Row;
  const crowd = { near: numberIn(columns, "near"), far: numberIn(columns, "far") };
  return { crowd, dated: numberIn(columns, "dated") };
}

/** The stories of articles that hang together. */
export const stories = eachRow(
  "groups what hangs together {articles: [{dates, lineage}], pairs: [verdict]} into stories",
  (row) => {
    const articles = rowsIn(row, "articles").map((one) => {
      return { dates: packedIn<object>(one, "dates"), lineage: textIn(one, "lineage") };
    });
    const verdicts = rowsIn(row, "pairs").map((one) => {
      const ends = { a: textIn(one, "a"), b: textIn(one, "b"), section: numberIn(one, "section") };
      return { ...ends, score: numberIn(one, "score"), timeless: numberIn(one, "timeless") };
    });
    const { put, messages } = StoryWindow.fromJudged(articles, verdicts).changes();
    return [...put.map(storyRow), ...messages.map(messageRow)];
  },
);

/** Articles that no window could take are stories of their own. */
export const loners = eachRow("makes a story of an article {id} that no other stage could read", (row) => [
  storyRow(aloneIn(textIn(row, "id"))),
]);

function storyRow(group: StoryGroup): object {
  return { of: "story", story: group.id, articles: group.articles, group: JSON.stringify(group) };
}

/** Facts, utterances and support of a story, with all that stands beside it. */
export const facts = eachRow(
  "tells a story {group, articles: [{text, notes}], links: [link], places: [{id, place}]} as a dossier",
  (row) => {
    const group = packedIn<StoryGroup>(row, "group");
    const found = new Map(rowsIn(row, "articles").map((one) => annotated(one)));
    const places = new Map(rowsIn(row, "places").map((one) => [textIn(one, "id"), packedIn<Place>(one, "place")]));
    const links = textsIn(row, "links").map((text) => JSON.parse(text) as Link);
    const messages = group.articles.filter((id) => !found.has(id)).map((id) => missing(id, group));
    const dossier = toldDossier(group, {
      articles: group.articles.flatMap((id) => found.get(id) ?? []),
      links: links.sort(byEnds),
      placeOf: (id) => places.get(id),
    });
    return [{ of: "dossier", story: group.id, dossier: JSON.stringify(dossier) }, ...messages.map(messageRow)];
  },
);

function annotated(row: Row) {
  const one = annotatedIn(textIn(row, "text"), textIn(row, "notes"));
  return [one.article.id, one] as const;
}

function byEnds(x: Link, y: Link): number {
  return x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1;
}

function missing(article: string, { id }: StoryGroup): Message {
  return failureOf({ rule: "story-failed", skipped: `${article} of story ${id}`, article }, "its text is not there");
}
