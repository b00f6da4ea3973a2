import {
  type ArticleId,
  compareText,
  type Dossier,
  type Message,
  type ReportSource,
  supportCounter,
  type Totals,
} from "../model/index.ts";

/** Dossiers in memory as a source of reports. `messages` are those that belong to no story. */
export function sourceOfDossiers(dossiers: readonly Dossier[], messages: readonly Message[] = []): ReportSource {
  const inOrder = {
    id: [...dossiers].sort((a, b) => compareText(a.story.id, b.story.id)),
    weight: [...dossiers].sort(byWeight),
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
function byWeight({ story: a }: Dossier, { story: b }: Dossier): number {
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
