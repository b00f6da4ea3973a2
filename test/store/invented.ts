import { createHash } from "node:crypto";
import {
  type Annotation,
  type Article,
  type Dossier,
  type Entity,
  emptyAnnotation,
  type Link,
  type Quote,
  type Span,
  type Story,
  stableId,
} from "../../src/model/index.ts";
import type { Kept } from "../../src/store/store.ts";

const PLACES = ["Torvik", "Quellmar", "Ostaby", "Lindra", "Pellau", "Harrowfen"];
const PEOPLE = ["Ruta Pellmore", "Anselm Dray", "Ilse Quarnby", "Tovan Marsh", "Dara Holt"];
const ACTS = [
  "opened the lock",
  "closed the ferry",
  "signed the harbour treaty",
  "flooded the lower town",
  "shut the mill",
];

/** An invented report; the same number gives the same report. `edition` changes a figure in its text. */
export function keptReport(number: number, edition = 1): Kept {
  const [person, place, act] = [pick(PEOPLE, number), pick(PLACES, number >> 1), pick(ACTS, number >> 2)];
  const title = `${place}: ${act}`;
  const said = `We have ${number * 7 + edition} boats left`;
  const text = `${title}\n${person} ${act} in ${place} on Tuesday.\n"${said}," ${person} said.\nSubscribe to the ${place} Post.`;
  const id = `report-${String(number).padStart(4, "0")}`;
  const article: Article = {
    id,
    label: `r${number}`,
    location: `piles/${id}.txt`,
    text,
    title,
    publisher: `${place} Post`,
    published: `2031-04-${String((number % 28) + 1).padStart(2, "0")}`,
    language: "en",
    body: [{ start: 0, end: text.lastIndexOf("\n") + 1 }],
    aside: [{ span: { start: text.lastIndexOf("\n") + 1, end: text.length }, kind: "furniture" }],
    credits: [],
  };
  return {
    article,
    setting: { article: id, publisher: `The ${place} Post`, aside: [] },
    annotation: annotationOf(article, person, said),
    version: {
      number: 1,
      rawHash: createHash("sha256").update(`raw ${text}`).digest("hex"),
      textHash: createHash("sha256").update(text).digest("hex"),
      firstSeen: `2031-05-01T00:00:${String(number % 60).padStart(2, "0")}Z`,
      place: article.location,
    },
  };
}

function annotationOf(article: Article, person: string, said: string): Annotation {
  const { id, text } = article;
  const at = spanOf(text, said);
  const boats = spanOf(text, said.match(/\d+/)![0]);
  const entity: Entity = {
    id: stableId("e", "person", person),
    name: person,
    type: "person",
    mentions: [{ article: id, span: spanOf(text, person), form: "name" }],
  };
  const quantity = {
    id: stableId("n", id, String(boats.start)),
    article: id,
    span: boats,
    value: Number(said.match(/\d+/)![0]),
    of: "boat",
    operator: "=" as const,
  };
  return {
    ...emptyAnnotation(id),
    sentences: [article.body[0]!],
    tokens: [{ span: at, lemma: "we", upos: "PRON", head: -1, deprel: "root" }],
    entities: [entity],
    quotes: [
      {
        id: stableId("q", id, String(at.start)),
        article: id,
        span: at,
        kind: "direct",
        marks: "present",
        speaker: { name: person, entity: entity.id },
      },
    ],
    quantities: [quantity],
    times: [{ id: stableId("t", id), article: id, span: spanOf(text, "Tuesday"), value: "2031-W15-2" }],
  };
}

/** A story told from reports: what a desk would hand over, with quotes that know their utterance. */
export function dossierOf(id: string, reports: readonly Kept[]): Dossier {
  const articles = reports.map(
    ({ article, setting }): Article => ({ ...article, publisher: setting?.publisher ?? "?" }),
  );
  const support = {
    articles: articles.length,
    publishers: 1,
    lineages: { atLeast: 1, atMost: articles.length },
    origins: [],
  };
  const utterance = stableId("u", id);
  const quotes = reports.flatMap(({ annotation }) =>
    annotation.quotes.map((quote): Quote => ({ ...quote, utterance })),
  );
  const story: Story = {
    id,
    title: articles[0]?.title ?? id,
    articles: articles.map((a) => a.id),
    support,
    start: articles[0]?.published ?? "",
  };
  const quantities = reports.flatMap(({ annotation }) => annotation.quantities);
  return {
    story,
    articles,
    links: linksBetween(articles),
    lineages: [{ id: stableId("l", id), articles: story.articles, weakest: 0.75 }],
    entities: reports.flatMap(({ annotation }) => annotation.entities),
    quotes,
    utterances: [{ id: utterance, quotes: quotes.map((q) => q.id), speakers: [], support }],
    claims: [],
    events: [],
    quantities,
    times: reports.flatMap(({ annotation }) => annotation.times),
    facts: quantities.map((q) => ({
      id: stableId("f", q.id),
      story: id,
      kind: "quantity",
      text: `${q.value} boats left`,
      mentions: [{ article: q.article, span: q.span, ref: q.id }],
      support,
    })),
    messages: [{ rule: "few-articles", text: "One report only.", level: "note" }],
  };
}

export function linksBetween(articles: readonly Article[]): Link[] {
  return articles.slice(1).map((b, at) => linkOf(articles[at]!.id, b.id));
}

export function linkOf(a: string, b: string, score = 0.75): Link {
  const span: Span = { start: 0, end: 7 };
  return {
    a,
    b,
    kind: "rewrite",
    score,
    direction: "a-to-b",
    evidence: [{ a: span, b: span, signal: "aligned-sentence" }],
  };
}

function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length]!;
}

/** What a store gives back of a report: everything but the tokens. */
export function asKept(kept: Kept): Kept {
  return { ...kept, annotation: { ...kept.annotation, tokens: [] } };
}

export async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
