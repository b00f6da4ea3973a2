import {
  type AnnotatedArticle,
  type ArticleId,
  compareText,
  type Dossier,
  houseKey,
  type Lineage,
  type Link,
  type PeopleCorrections,
  type Story,
  type SupportCounter,
  storyFailed,
  supportBy,
} from "../model/index.ts";
import type { Change } from "../store/store.ts";
import type { PackedStory } from "../store/writing/stories.ts";
import { type EarlierStory, earlierOf, type StoryGroup, storyChanges, tellStory } from "../story/index.ts";
import { type Card, cardsOf, dropCards, keepCards } from "./cards.ts";
import { composeDossier } from "./dossier.ts";
import { factsBefore, leaveToHeirs } from "./heirs.ts";
import { type FactInShort, factsInShort, type News, newsOfFacts } from "./news.ts";
import { relay } from "./relaying.ts";
import type { Seen } from "./seen.ts";
import { SHELF, shelve, shelved } from "./shelves.ts";
import { areAsTold, type Beside, groundKey, groupNumbers } from "./soiled.ts";
import type { DeskState, Place } from "./state.ts";

/** Begins to tell a story; what it gives waits for the end. */
export type Teller = (beside: Beside) => Promise<() => Promise<Told>>;

/** Known in this room alone. */
export interface Passing {
  /** For one report: nothing is kept that only later refreshes, lists and look-ups read. */
  readonly isPassing?: boolean;
}

export interface TellOptions extends Passing {
  /** Who tells what is to be read again. Default: this thread. */
  readonly teller?: Teller;
  /** Stories of an earlier run: their ids are kept. */
  readonly earlier?: readonly EarlierStory[];
}

/** What is to be told, and what became of stories. */
export interface Plan {
  readonly groups: readonly StoryGroup[];
  readonly news: readonly News[];
}

/** Tells stories anew, as many as go into one change: those that are to be read again by `teller`, kept in their order. */
export async function tellStories(
  state: DeskState,
  seen: Seen,
  change: Change,
  groups: readonly StoryGroup[],
  options: TellOptions,
  now: string,
): Promise<void> {
  const { earlier: before, isPassing = false, teller = (beside) => toldHere(seen, beside, isPassing) } = options;
  const steps: (() => Promise<void>)[] = [];
  for (const group of groups) {
    const earlier = before && earlierOf([group.articles], before)[0]!;
    const links = inOrder(await seen.links(group.articles));
    const beside = { group, links, earlier, placeOf: (id: ArticleId) => state.placeOf(id) };
    const key = groundKey(beside);
    if (await isAsTold(change, seen, group, key)) {
      const lineages = lineagesOf(beside.placeOf, group.articles);
      steps.push(() => relay(change, group.id, { links, lineages }));
    } else {
      const told = await teller(beside);
      steps.push(async () => {
        await keepTold(change, await told(), now);
        shelve(change, SHELF.grounds, group.id, key);
      });
    }
    for (const id of group.articles) change.keep(SHELF.dirty, id, undefined);
  }
  for (const step of steps) await step();
}

/**
 * Whether a story says what it said: it would be told from what it was told from before. Its links to others and its lineages may
 * be other ones.
 */
async function isAsTold(change: Change, seen: Seen, { id, articles }: StoryGroup, key: string): Promise<boolean> {
  const before = (await shelved<string>(change, SHELF.grounds, [id])).get(id);
  if (before !== key || !(await areAsTold(change, articles))) return false;
  const [legacy] = await change.get(SHELF.heirs, [id]);
  return legacy === undefined && (await seen.storyOf(articles[0]!)) === id;
}

/** A story that was told, with what is kept beside it. */
export interface Told {
  readonly id: string;
  /** For logs, lists and look-ups; absent where a story is told for one report alone. */
  readonly inShort?: { readonly facts: Readonly<Record<string, FactInShort>>; readonly cards: readonly Card[] };
  /** As it is, or packed by the thread that told it. */
  readonly dossier: Dossier | PackedStory;
}

export function toldOf(dossier: Dossier, isPassing = false): Told & { readonly dossier: Dossier } {
  const inShort = isPassing ? {} : { inShort: { facts: factsInShort(dossier.facts), cards: cardsOf(dossier) } };
  return { id: dossier.story.id, ...inShort, dossier };
}

/** Keeps a story as it was told, and logs what is other about its facts. */
export async function keepTold(change: Change, { id, inShort, dossier }: Told, now: string): Promise<void> {
  if ("row" in dossier) change.tellPacked(dossier);
  else change.tell(dossier);
  if (!inShort) return;
  const { facts, cards } = inShort;
  const own = (await shelved<Record<string, FactInShort>>(change, SHELF.facts, [id])).get(id);
  const before = await factsBefore(change, id, own);
  await keepCards(change, id, cards);
  if (before) for (const entry of newsOfFacts(before, facts)) change.log({ at: now, story: id, ...entry });
  if (JSON.stringify(own) !== JSON.stringify(facts)) shelve(change, SHELF.facts, id, facts);
}

/** Drops stories that are no more; what they said is left to those of `put` that their articles are in. */
export async function dropStories(
  change: Change,
  ids: readonly string[],
  { told, put }: { readonly told: ReadonlyMap<string, StoryGroup>; readonly put: readonly StoryGroup[] },
): Promise<void> {
  await leaveToHeirs(change, told, put, ids);
  await dropCards(change, ids);
  for (const id of ids) {
    change.drop(id);
    change.keep(SHELF.facts, id, undefined);
    change.keep(SHELF.grounds, id, undefined);
  }
}

/** What became of stories by their articles: new, gone, merged, split, under another id, or with others in them. */
export function newsOfStories(
  state: Pick<DeskState, "told">,
  put: readonly StoryGroup[],
  drop: readonly string[],
): News[] {
  const before = [...put.map(({ id }) => id), ...drop].flatMap((id) => state.told.get(id) ?? []);
  const news: News[] = storyChanges(before, put).map(({ kind, story, stories }) => {
    return { what: `story-${kind}`, subject: story, ...(stories.length > 0 && { after: stories }) };
  });
  const homes = new Map(before.flatMap((group) => group.articles.map((article) => [article, group] as const)));
  return [...news, ...put.flatMap((group) => newsOfStory(group, state.told.get(group.id), homes))];
}

/** A story that has all of one earlier story and nothing of another is that one, whatever its id. */
function newsOfStory(
  { id, articles }: StoryGroup,
  known: StoryGroup | undefined,
  homes: ReadonlyMap<ArticleId, StoryGroup>,
): News[] {
  const [former, ...others] = new Set(articles.flatMap((article) => homes.get(article) ?? []));
  const isRenamed = !known && others.length === 0 && former?.articles.every((article) => articles.includes(article));
  const old = known ?? (isRenamed ? former : undefined);
  if (!old) return [];
  const isSame = JSON.stringify(old.articles) === JSON.stringify(articles);
  return [
    ...(known ? [] : [{ what: "story-renamed", subject: id, before: [old.id], after: [id] }]),
    ...(isSame ? [] : [{ what: "story-changed", subject: id, before: old.articles, after: articles }]),
  ];
}

/** Told when it is its turn to be kept: one dossier at a time is made. */
async function toldHere(
  seen: Seen,
  { group, links, earlier, placeOf }: Beside,
  isPassing: boolean,
): Promise<() => Promise<Told>> {
  return async () => {
    const known = await seen.articles(group.articles);
    const articles = group.articles.flatMap((id) => known.get(id) ?? []);
    const people = await seen.people();
    return toldOf(toldDossier(group, { articles, links, people, placeOf }, earlier ? { earlier } : {}), isPassing);
  };
}

/** What a story is told from: its articles in its order, links that touch one of them, and the groups that each is in. */
export interface ToldFrom {
  readonly articles: readonly AnnotatedArticle[];
  /** In order of (a, b). */
  readonly links: readonly Link[];
  readonly people?: PeopleCorrections | undefined;
  placeOf(id: ArticleId): Place | undefined;
}

/** A story with all that stands beside it; what fails is left out with a message. */
export function toldDossier(
  group: StoryGroup,
  { articles, links, people, placeOf }: ToldFrom,
  before: Pick<Story, "earlier"> = {},
): Dossier {
  const counter = counterOf(placeOf, articles);
  const lineages = lineagesOf(placeOf, group.articles);
  const beside = { articles, links, people, lineages, counter, lineageOf: numbersOf(placeOf, group.articles) };
  try {
    return composeDossier({ story: { ...tellStory(group, articles, counter), ...before }, ...beside });
  } catch (error) {
    const failed = storyFailed(group, "headline, days and summary", error);
    const dossier = composeDossier({ story: { ...bare(group, articles, counter), ...before }, ...beside });
    return { ...dossier, messages: [failed, ...dossier.messages] };
  }
}

function bare(group: StoryGroup, articles: readonly AnnotatedArticle[], counter: SupportCounter): Story {
  return { ...group, title: articles[0]?.article.title ?? "", support: counter.count(group.articles) };
}

function counterOf(placeOf: ToldFrom["placeOf"], articles: readonly AnnotatedArticle[]): SupportCounter {
  const publishers = new Map(articles.map(({ article }) => [article.id, houseKey(article)]));
  return supportBy({
    publisherOf: (id) => publishers.get(id),
    strictOf: (id) => placeOf(id)?.strict,
    looseOf: (id) => placeOf(id)?.loose,
  });
}

function inOrder(links: readonly Link[]): Link[] {
  return [...links].sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b));
}

function lineagesOf(placeOf: ToldFrom["placeOf"], articles: readonly ArticleId[]): Lineage[] {
  const found = new Map(
    articles.flatMap((id) => {
      const lineage = placeOf(id)?.lineage;
      return lineage ? [[lineage.articles[0]!, lineage] as const] : [];
    }),
  );
  return [...found.values()].sort((x, y) => compareText(x.articles[0]!, y.articles[0]!));
}

/** The lineages (coarse partition) of a story's articles, numbered within the story. */
function numbersOf(placeOf: ToldFrom["placeOf"], articles: readonly ArticleId[]): Map<ArticleId, number> {
  const numbers = groupNumbers(articles, placeOf, ({ loose }) => loose);
  return new Map(articles.map((id, at) => [id, numbers[at]!]));
}
