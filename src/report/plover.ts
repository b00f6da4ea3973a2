import { type Article, type FactMention, type ReportSource, type Support, wordsAt } from "../model/index.ts";
import { SCHEMA } from "../model/marks.ts";
import { addressOf } from "./addresses.ts";
import { carriersOf, daysOf } from "./events/carriers.ts";
import { quadOf } from "./events/plover.ts";
import { type EventParty, type EventRecord, eventRecords } from "./events/records.ts";
import { jsonText } from "./json-text.ts";
import type { RenderOptions } from "./options.ts";
import { perStory } from "./per-story.ts";

/**
 * Events as PLOVER records (Open Event Data Alliance, manual 0.7b1), one JSON object a line, with fields of our own for what
 * the ontology lacks: `support`, `mentions`, `date_of`. Only events with a PLOVER type; what is denied, planned or historical is so by the
 * auxiliary modes of the ontology. An event whose day nobody knows has no `date`.
 */
export async function* renderPlover(source: ReportSource, options: RenderOptions = {}): AsyncGenerator<string> {
  yield* perStory(source, options, (dossier) => {
    const typed = eventRecords(dossier).filter(({ type }) => type !== undefined);
    const articles = new Map(dossier.articles.map((article) => [article.id, article]));
    return typed.map((record) => `${jsonText(lineOf(record, articles, dossier.story.id))}\n`).join("");
  });
}

type Articles = ReadonlyMap<string, Article>;

function lineOf(record: EventRecord, articles: Articles, story: string): object {
  const carriers = carriersOf(record, articles);
  const days = daysOf(record, carriers);
  const { type, fact } = record;
  const { quad, scale } = quadOf(type) ?? {};
  return {
    ...{ schema: SCHEMA.plover, id: record.id },
    ...(days && { date: days.start, ...(days.end !== days.start && { enddate: days.end }), date_of: days.of }),
    ...{ actor: record.actors.map(actorOf), recipient: record.recipients.map(actorOf), event: [type] },
    ...(record.place && { event_loc: locationOf(record.place) }),
    event_text: [record.text],
    ...{ quad_code: quad, event_scale: scale, mode: modesOf(record), context: record.contexts },
    ...{ link: story, ...citeFields(record, carriers[0]), coder: "secondsource" },
    mentions: record.mentions.map((mention) => mentionOf(mention, articles)),
    ...(fact && { support: supportOf(fact.support) }),
  };
}

function actorOf({ name, words, country, sector }: EventParty): object {
  return {
    ...(country !== undefined && { code: country }),
    ...(sector !== undefined && { sector }),
    ...{ actor_text: words ?? name, identifier_text: name },
  };
}

function locationOf({ name, country, lat, lon }: NonNullable<EventRecord["place"]>): object {
  return {
    name,
    ...(lat !== undefined && lon !== undefined && { latitude: lat, longitude: lon }),
    ...(country !== undefined && { cc3: country }),
  };
}

/** The mode of the event with the auxiliary modes of the ontology. */
function modesOf({ mode, polarity, modality }: EventRecord): string[] {
  const hypothetical = modality === "possible" || modality === "alleged" || modality === "charged";
  return [
    ...(mode === undefined ? [] : [mode]),
    ...(hypothetical ? ["hypothetical"] : []),
    ...(modality === "planned" ? ["future"] : []),
    ...(modality === "historical" ? ["historical"] : []),
    ...(polarity === "denied" ? ["negation"] : []),
  ];
}

/** Where the first report stands and says it: offsets in code units of its text. */
function citeFields({ mentions }: EventRecord, first: Article | undefined): object {
  if (!first) return {};
  const span = mentions.find(({ article }) => article === first.id)?.span;
  const url = addressOf(first);
  return {
    ...(span && { text_info: { start: span.start, end: span.end } }),
    cite_info: {
      citation: first.id,
      ...(url !== undefined && { url }),
      ...(first.title !== undefined && { title: first.title }),
      ...(first.publisher !== undefined && { publication: first.publisher }),
      ...{ language: first.language.split("-")[0], codebook: "PLOVER 0.7b1" },
    },
  };
}

function mentionOf({ article, span }: FactMention, articles: Articles): object {
  const text = articles.get(article)?.text ?? "";
  return { article, start: span.start, end: span.end, text: wordsAt(text, span) };
}

function supportOf({ articles, publishers, lineages, origins }: Support): object {
  const range = { lineages_at_least: lineages.atLeast, lineages_at_most: lineages.atMost };
  return { articles, publishers, ...range, origins };
}
