import { groupedBy } from "../model/grouping.ts";
import {
  type AnnotatedArticle,
  type Annotation,
  type Article,
  applyEntities,
  type EntityTable,
  type PeopleCorrections,
} from "../model/index.ts";
import { Remembered } from "../model/once.ts";
import { type Annotator, chainOf, type Wanted } from "./annotator.ts";
import { claims } from "./claims.ts";
import { resolveStory } from "./entities/across.ts";
import { findEntities } from "./entities/index.ts";
import { nameSpeakers } from "./entities/story-identity.ts";
import { languageOf } from "./languages/english.ts";
import { plainSentences } from "./languages/sentences.ts";
import { plainTokens } from "./languages/tokens.ts";
import { upToLimit } from "./limit.ts";
import { withPlaces } from "./places.ts";
import { quantities } from "./quantities.ts";
import { quotes } from "./quotes.ts";
import { analyse, sentenceSpans, split } from "./syntax/index.ts";
import { anchoredStory } from "./times/anchoring.ts";
import { times } from "./times.ts";

export type { Wanted } from "./annotator.ts";
export { resolveStory } from "./entities/across.ts";
export { homeOf, placeOf } from "./places.ts";

/**
 * `shallow`: sentences, quotes, times and quantities, names by shape; enough for stories and pairs, fast, any language.
 * `full`: everything that can be made. Otherwise the lists that somebody reads, as `full` makes them.
 */
export type Depth = "shallow" | "full";

/** What stages after annotation read; nobody reads tokens, so no parse is made for them. */
export const READ: readonly Wanted[] = ["sentences", "entities", "quotes", "times", "quantities", "claims", "events"];
const ALL: readonly Wanted[] = [...READ, "tokens"];

const plain: Annotator = {
  name: "plain sentences",
  needs: [],
  adds: ["sentences"],
  made: "plain sentences 1",
  run: (article) => ({ sentences: article.body.flatMap((at) => plainSentences(article.text, at)) }),
};

const plainWords: Annotator = {
  name: "plain words",
  needs: ["sentences"],
  adds: ["cuts"],
  made: "plain words 1",
  run: (article, { sentences }) => {
    if (languageOf(article) === "en") return {};
    const spans = sentences.flatMap((at) => plainTokens(article.text, at)).map(({ span }) => span);
    const cuts = { start: Int32Array.from(spans, (at) => at.start), end: Int32Array.from(spans, (at) => at.end) };
    return { cuts };
  },
};

/** The parse needs more of the same split; it is made once, `split` keeps the last. */
const words: Annotator = {
  name: "words and sentences by model",
  needs: ["sentences", "cuts"],
  adds: ["sentences", "cuts"],
  made: "tokenizer.bin sentences.bin 2",
  language: "en",
  run: ({ text, body }) => {
    const { start, end, first } = split(text, body, "english");
    return { sentences: sentenceSpans(start, end, first), cuts: { start, end } };
  },
};

const plainTags: Annotator = {
  name: "plain tokens",
  needs: ["sentences"],
  adds: ["tokens"],
  made: "plain tokens 1",
  run: (article, known) =>
    languageOf(article) === "en" ? {} : { tokens: known.sentences.flatMap((at) => plainTokens(article.text, at)) },
};

const syntax: Annotator = {
  name: "tags, lemmas and parse",
  needs: ["sentences", "tokens"],
  adds: ["tokens"],
  made: "tagger.bin parser.bin lemmas.bin feats.bin 2",
  language: "en",
  run: (article) => ({ tokens: analyse(article.text, article.body).tokens }),
};

const names: Annotator = {
  name: "names",
  needs: ["sentences", "cuts"],
  adds: ["entities"],
  made: "names.bin pronouns.json gazetteer.txt 4",
  run: (article, known) => ({
    entities: withPlaces(article, findEntities(article, known, languageOf(article) === "en", true)),
  }),
};

const namesByShape: Annotator = {
  name: "names by shape",
  needs: ["sentences"],
  adds: ["entities"],
  made: "names by shape 1",
  run: (article, known) => ({ entities: findEntities(article, known, languageOf(article) === "en", false) }),
};

/** The order of analysis. Adding an annotator is one line here. */
export const ANNOTATORS: readonly Annotator[] = [
  plain,
  plainWords,
  words,
  plainTags,
  syntax,
  names,
  times,
  quantities,
  quotes,
  claims,
];
const CHAIN = chainOf(ANNOTATORS);
const SHALLOW = chainOf([plain, namesByShape, times, quantities, quotes]);

/**
 * Annotates one article's own prose: makes what is wanted and what that needs, other lists stay empty. An annotator that
 * fails is a message and the rest is made. Entity ids are local to the article; see `nameStory`.
 */
export function annotate(article: Article, wants: Depth | readonly Wanted[] = "full"): Annotation {
  const { article: read, messages } = upToLimit(article);
  const annotation =
    wants === "shallow" ? SHALLOW(read, READ, languageOf(article)) : CHAIN(read, listOf(wants), languageOf(article));
  return messages.length > 0 ? { ...annotation, messages: [...annotation.messages, ...messages] } : annotation;
}

/** Versions of what makes the wanted lists, by annotator: a store whose annotations carry others makes them anew. */
export function madeBy(wants: Depth | readonly Wanted[] = "full"): Readonly<Record<string, string>> {
  return wants === "shallow" ? SHALLOW.made(READ) : CHAIN.made(listOf(wants));
}

function listOf(wants: "full" | readonly Wanted[]): readonly Wanted[] {
  return wants === "full" ? ALL : wants;
}

/**
 * The articles of one story as the story names what is in them: entities by `resolveStory`, every speaker by the one name
 * that the story has for them, or as the user knows it better. Undated articles are read by the story's day. The annotations given stay as they were made.
 */
export function nameStory(articles: readonly AnnotatedArticle[], people?: PeopleCorrections): AnnotatedArticle[] {
  const table = groupedBy(resolveStory(articles, people), ({ article }) => article);
  const resolved = anchoredStory(articles).map((one) => withEntities(one, table.get(one.article.id) ?? []));
  return nameSpeakers(resolved, [resolved.map(({ article }) => article.id)], people);
}

const named = new Remembered<AnnotatedArticle, AnnotatedArticle>();

/** An article of a story that another one joins is mostly named as it was: then it is the same object. */
function withEntities(one: AnnotatedArticle, table: EntityTable): AnnotatedArticle {
  const { article, annotation } = one;
  return named.of(one, JSON.stringify(table), () => ({ article, annotation: applyEntities(annotation, table) }));
}
