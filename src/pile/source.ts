import {
  type ArticleId,
  compareText,
  type Dossier,
  houseKey,
  type Message,
  type ReportSource,
  type Story,
  supportCounter,
  type Totals,
} from "../model/index.ts";
import type { Store } from "../store/store.ts";

/** Dossiers in memory as a source of reports. `messages` are those that belong to no story. */
export function sourceOfDossiers(dossiers: readonly Dossier[], messages: readonly Message[] = []): ReportSource {
  const inOrder = {
    id: [...dossiers].sort((a, b) => compareText(a.story.id, b.story.id)),
    weight: [...dossiers].sort((a, b) => byWeight(a.story, b.story)),
  };
  return {
    totals: totalsOf(dossiers),
    async *dossiers(order = "weight") {
      yield* inOrder[order];
    },
    async *messages() {
      yield* messages;
    },
  };
}

/** The same source with other messages that belong to no story, such as those of the files it was read from, or folded ones. */
export function withMessages(source: ReportSource, messages: readonly Message[]): ReportSource {
  return {
    totals: source.totals,
    dossiers: (order) => source.dossiers(order),
    async *messages() {
      yield* messages;
    },
  };
}

/** Every message of a source: first those that belong to no story, then story by story. */
export async function* messagesIn(source: ReportSource): AsyncGenerator<Message> {
  yield* source.messages();
  for await (const { messages } of source.dossiers("id")) yield* messages;
}

/** The most reported first, then the earliest, then by id. */
function byWeight(a: Story, b: Story): number {
  return b.articles.length - a.articles.length || compareText(a.start ?? "", b.start ?? "") || compareText(a.id, b.id);
}

function totalsOf(dossiers: readonly Dossier[]): Totals {
  const articles = new Map(dossiers.flatMap((dossier) => dossier.articles.map((one) => [one.id, one] as const)));
  const counter = supportCounter([...articles.values()], { links: [], lineages: [], strict: [], loose: [] });
  return {
    articles: articles.size,
    publishers: counter.count(articles.keys() as Iterable<ArticleId>).publishers,
    lineages: new Set(dossiers.flatMap(({ lineages }) => lineages.map(({ id }) => id))).size,
    stories: dossiers.length,
    facts: dossiers.reduce((sum, { facts }) => sum + facts.length, 0),
    links: new Set(dossiers.flatMap(({ links }) => links.map(({ a, b }) => `${a}\u0000${b}`))).size,
  };
}

/** The stories of a store that were still reported on a day (ISO 8601) or later; undated ones stand with them. */
export async function sourceSince(store: Store, day: string): Promise<ReportSource> {
  const chosen: Story[] = [];
  for await (const story of store.stories({ limit: Number.POSITIVE_INFINITY }))
    if ((story.end ?? story.start ?? UNDATED) >= day) chosen.push(story);
  const inOrder = { id: chosen.map(({ id }) => id), weight: [...chosen].sort(byWeight).map(({ id }) => id) };
  async function* dossiers(order: "weight" | "id" = "weight"): AsyncGenerator<Dossier> {
    for (const id of inOrder[order]) {
      const dossier = await store.dossier(id);
      if (dossier) yield dossier;
    }
  }
  const source = await store.source();
  return { totals: await countedIn(dossiers("id")), dossiers, messages: () => source.messages() };
}

/** Stands behind every day. */
const UNDATED = "~";

async function countedIn(dossiers: AsyncIterable<Dossier>): Promise<Totals> {
  const [articles, publishers, lineages, links] = [0, 1, 2, 3].map(() => new Set<string>()) as [
    Set<string>,
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  let [stories, facts] = [0, 0];
  for await (const dossier of dossiers) {
    stories++;
    facts += dossier.facts.length;
    for (const article of dossier.articles) {
      articles.add(article.id);
      publishers.add(houseKey(article));
    }
    for (const { id } of dossier.lineages) lineages.add(id);
    for (const { a, b } of dossier.links) links.add(`${a}\u0000${b}`);
  }
  return {
    articles: articles.size,
    publishers: publishers.size,
    lineages: lineages.size,
    stories,
    facts,
    links: links.size,
  };
}
