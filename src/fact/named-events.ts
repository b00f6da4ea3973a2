import { groupedBy } from "../model/grouping.ts";
import { type AnnotatedArticle, compareText, type Fact, type FactMention, overlaps, wordsOf } from "../model/index.ts";
import { articlesOf } from "./about-once.ts";
import type { Ground } from "./ground.ts";
import { wordsIn } from "./load.ts";
import { inLead } from "./main-event.ts";
import type { Place } from "./no-detail.ts";
import { singularOf } from "./one-of.ts";
import { clauseText, freeBeside } from "./own-words.ts";
import { placeKey, slotFact } from "./slot-fact.ts";

/** So many reports name it in their leads: fewer than for an event with a verb say too little (event-rows.ts). */
const LEAST_REPORTS = 4;

const HAPPENINGS = new Set(wordsIn("happenings"));

/** The noun of something that happens which a word is, of one or of several. */
function happeningOf(word: string): string | undefined {
  const noun = word.replace(/['’]s$/u, "");
  return [noun, singularOf(noun)].find((one) => HAPPENINGS.has(one));
}

/** Such a noun, where a lead has it. */
interface Named extends Place {
  readonly noun: string;
}

/**
 * Events that leads name by a noun of which no verb is made: "the heist", "the blackout". One row a noun that leads of several
 * reports have, with every place; it says that the event is reported, and no more. None where one fact stands on all of them.
 */
export function namedEventsOf(ground: Ground, told: readonly Fact[]): Fact[] {
  const named = [...ground.articles.values()].flatMap(namedIn);
  return [...groupedBy(named, ({ noun }) => noun)]
    .sort(([a], [b]) => compareText(a, b))
    .filter(([, places]) => articlesOf(places).size >= LEAST_REPORTS && !told.some((fact) => standsOnAll(fact, places)))
    .map(([noun, places]) => factOf(noun, places, told, ground));
}

function namedIn(one: AnnotatedArticle): Named[] {
  const { article, annotation } = one;
  return annotation.sentences
    .filter(({ start }) => inLead(one, start))
    .flatMap((at) => wordsOf(article.text, at))
    .flatMap(({ text, start, end }): Named[] => {
      const noun = happeningOf(text);
      return noun === undefined ? [] : [{ noun, article: article.id, span: { start, end } }];
    });
}

function standsOnAll({ mentions }: Fact, places: readonly Place[]): boolean {
  const isOn =
    ({ article, span }: Place) =>
    (one: FactMention) =>
      one.article === article && overlaps(one.head ?? one.span, span);
  return places.every((place) => mentions.some(isOn(place)));
}

function factOf(noun: string, places: readonly Place[], told: readonly Fact[], ground: Ground): Fact {
  const mentions = places.map(({ article, span }) => ({ article, span, head: span }));
  const text = clauseText(places, freeBeside(told), ground);
  return slotFact({ kind: "attribute", key: ["event", noun, ...mentions.map(placeKey)], text, mentions }, ground);
}
