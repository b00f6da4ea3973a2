import { z } from "zod";
import { type Dossier, type Fact, wordsAt } from "../model/index.ts";
import { foldedWords, type NameCard, nameWords, type StoryCard } from "../pile/cards.ts";
import { cardAt, cardsOn, cursorAt, keyAt, type Listed, listed } from "./paging.ts";
import type { Asked } from "./pile.ts";
import { question, Unanswerable, unknown } from "./question.ts";
import * as is from "./schemas.ts";
import { storiesHolding, storyAt } from "./selecting.ts";
import { factShown, textsOf, utterancesIn } from "./shown.ts";

/** Stories that one request opens; the cursor goes on behind them. */
const MOST_OPENED = 40;

/**
 * Goes through stories and what each has, and gives a page of it; the cursor is the story and the place in it. Only what is on the page
 * is made.
 */
async function pageThrough<T>(
  asked: Asked,
  list: string,
  stories: AsyncIterable<string> | Iterable<string>,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  itemsOf: (dossier: Dossier) => readonly (() => T)[],
): Promise<Listed<T>> {
  const [story, place] = placeIn(keyAt(list, cursor));
  const items: T[] = [];
  let isThere = story === undefined;
  let opened = 0;
  for await (const id of stories) {
    const from = id === story ? place : 0;
    isThere ||= id === story;
    if (!isThere) continue;
    if (opened++ === MOST_OPENED) return listed(items, cursorAt(list, `0 ${id}`));
    const dossier = await asked.dossier(id);
    const all = dossier ? itemsOf(dossier) : [];
    const taken = all.slice(from, from + limit - items.length);
    items.push(...taken.map((make) => make()));
    if (items.length === limit && from + taken.length < all.length)
      return listed(items, cursorAt(list, `${from + taken.length} ${id}`));
    if (items.length === limit) return listed(items, cursorAt(list, `${all.length} ${id}`));
    await asked.pace();
  }
  return listed(items);
}

function placeIn(key: string | undefined): readonly [story: string | undefined, place: number] {
  if (key === undefined) return [undefined, 0];
  const [, place, story] = /^(\d{1,9}) (.+)$/su.exec(key) ?? [];
  if (story === undefined) throw new Unanswerable("wrong", "This cursor is not of this list.");
  return [story, Number(place)];
}

/** Ids of the stories that cards choose, the newest first, or by rank of the words. */
async function* storyIds(
  asked: Asked,
  q: string | undefined,
  isWanted: (card: StoryCard) => boolean,
): AsyncGenerator<string> {
  if (q !== undefined) return yield* storiesHolding(asked, q);
  for await (const [, card] of cardsOn<StoryCard>(asked, { on: "newestStories" })) if (isWanted(card)) yield card.id;
}

export const facts = question({
  name: "facts",
  title: "Facts",
  description:
    "What is reported, with who carries it and where reports disagree: of one story, of stories whose articles hold words, or of the newest stories.",
  path: "facts",
  input: z.strictObject({
    story: is.id.optional(),
    q: is.query.optional().meta({ description: "Words that the fact or its mentions hold, all of them" }),
    minLineages: z.int().min(1).max(1_000_000).optional(),
    disputed: z.boolean().optional(),
    spans: is.spans,
    ...is.paged,
  }),
  output: is.listOf(is.fact),
  async answer(asked, { story, q, minLineages = 0, disputed, spans, limit, cursor }) {
    const home = story === undefined ? undefined : (await storyAt(asked, story)).story.id;
    const isLikely = (card: StoryCard) =>
      card.facts > 0 && card.carried >= minLineages && (disputed !== true || card.disputed > 0);
    const holds = holding(q);
    return pageThrough(
      asked,
      "facts",
      home === undefined ? storyIds(asked, q, isLikely) : [home],
      { limit, cursor },
      (dossier) => {
        const texts = textsOf(dossier);
        const words = (fact: Fact) => [
          fact.text,
          ...fact.mentions.map(({ article, span }) => wordsAt(texts.get(article)?.text ?? "", span)),
        ];
        const chosen = dossier.facts.filter(
          (fact) =>
            fact.support.lineages.atLeast >= minLineages &&
            (disputed === undefined || (fact.disagreement !== undefined) === disputed) &&
            holds(() => words(fact)),
        );
        return chosen.map((fact) => () => factShown(texts, fact, spans));
      },
    );
  },
});

/** Whether texts hold all words of a query; without one everything does. */
function holding(q: string | undefined): (texts: () => readonly string[]) => boolean {
  if (q === undefined) return () => true;
  const wanted = foldedWords(q);
  return (texts) => {
    const there = new Set(texts().flatMap(foldedWords));
    return wanted.every((word) => there.has(word));
  };
}

const claim = z.object({
  predicate: z.string(),
  type: z.string().optional(),
  measure: z.string().optional(),
  actor: z.string().optional(),
  recipient: z.string().optional(),
  theme: z.string().optional(),
  value: z.number().optional(),
  high: z.number().optional(),
  unit: z.string().optional(),
  operator: z.string().optional(),
  place: z.string().optional(),
  date: z.string().optional(),
  polarity: z.string(),
  modality: z.string(),
});

export const fact = question({
  name: "fact",
  title: "One fact",
  description: "A fact with who carries it, the words of each side, and how its value grew.",
  path: "facts/{id}",
  input: z.strictObject({ id: is.id, spans: is.spans.default(20) }),
  output: is.fact.extend({
    claim: claim.optional(),
    mentions: z.int(),
    series: z.array(z.object({ value: z.number(), asOf: z.string().optional(), support: is.support })).optional(),
  }),
  async answer(asked, { id, spans }) {
    const card = (await cardAt<{ readonly story: string }>(asked, "facts", id)) ?? unknown("fact", id);
    const dossier = (await asked.dossier(card.story)) ?? unknown("fact", id);
    const found = dossier.facts.find((one) => one.id === id) ?? unknown("fact", id);
    const { claim, mentions, series } = found;
    return {
      ...factShown(textsOf(dossier), found, spans),
      ...(claim && { claim: { ...claim } }),
      mentions: mentions.length,
      ...(series && {
        series: series.map(({ value, asOf, support }) => ({
          value,
          ...(asOf !== undefined && { asOf }),
          support: { ...support, origins: [...support.origins] },
        })),
      }),
    };
  },
});

export const utterances = question({
  name: "utterances",
  title: "Who said what",
  description:
    "Acts of speech with their renderings, by speaker, by words, of one story. More than one speaker means that reports give the words to different people.",
  path: "utterances",
  input: z.strictObject({
    speaker: is.name.optional().meta({ description: "A name or words of it" }),
    q: is.query.optional().meta({ description: "Words that a rendering holds, all of them" }),
    story: is.id.optional(),
    spans: is.spans,
    ...is.paged,
  }),
  output: is.listOf(is.utterance),
  async answer(asked, { speaker, q, story, spans, limit, cursor }) {
    const home = story === undefined ? undefined : (await storyAt(asked, story)).story.id;
    const holds = holding(q);
    const spoken = () =>
      speaker === undefined ? storyIds(asked, q, (card) => card.utterances > 0) : storiesNaming(asked, speaker);
    const stories = home === undefined ? spoken() : [home];
    return pageThrough(asked, "utterances", stories, { limit, cursor }, (dossier) => {
      const texts = textsOf(dossier);
      const quotes = new Map(dossier.quotes.map((quote) => [quote.id, quote]));
      const words = (ids: readonly string[]) =>
        ids
          .flatMap((id) => quotes.get(id) ?? [])
          .map(({ article, span }) => wordsAt(texts.get(article)?.text ?? "", span));
      const chosen = dossier.utterances.filter(
        (one) =>
          (speaker === undefined || one.speakers.some(({ name }) => isNamed(name, speaker))) &&
          holds(() => words(one.quotes)),
      );
      const shown = utterancesIn(dossier, texts, spans);
      return chosen.map((one) => () => shown(one));
    });
  },
});

/** Whether a name has all words of another one. */
export function isNamed(name: string, words: string): boolean {
  const own = new Set(nameWords(name));
  const wanted = nameWords(words);
  return wanted.length > 0 && wanted.every((word) => own.has(word));
}

/** Stories in which somebody of this name speaks, each once. */
async function* storiesNaming(asked: Asked, speaker: string): AsyncGenerator<string> {
  const found = new Set<string>();
  const word = nameWords(speaker).sort((a, b) => b.length - a.length)[0];
  if (word === undefined) return;
  for await (const [, card] of cardsOn<NameCard>(asked, { on: "names", prefix: `${word}\u0000` })) {
    if (card.quotes === 0 || found.has(card.story) || !isNamed(card.name, speaker)) continue;
    found.add(card.story);
    yield card.story;
  }
}
