import { nameStory } from "../annotation/index.ts";
import { factsOf, groundOf, type StoryFindings } from "../fact/index.ts";
import {
  type AnnotatedArticle,
  type ArticleId,
  compareText,
  type Dossier,
  emptyAnnotation,
  type Lineage,
  type Link,
  type Message,
  mergedEntities,
  type PeopleCorrections,
  type Story,
  type SupportCounter,
  storyFailed,
} from "../model/index.ts";

/** What a story's dossier is made of. */
export interface DossierParts {
  readonly story: Story;
  /** The story's articles as they were annotated; they stay as they are. */
  readonly articles: readonly AnnotatedArticle[];
  /** Links that touch an article of the story, lineages that hold one. */
  readonly links: readonly Link[];
  readonly lineages: readonly Lineage[];
  readonly counter: SupportCounter;
  /** What the user knows better of people. */
  readonly people?: PeopleCorrections | undefined;
  /** Number of the lineage (coarse partition) of each article. */
  readonly lineageOf: ReadonlyMap<ArticleId, number>;
}

/**
 * One story with all that stands beside it: who is whom in it, then its facts, then everything in a fixed order. What fails
 * costs the names or the facts of this story and is a message; its articles are shown all the same.
 */
export function composeDossier({ story, links, lineages, counter, lineageOf, ...parts }: DossierParts): Dossier {
  const told: Message[] = [];
  const guard = <T>(leftOut: string, make: () => T, instead: T): T => {
    try {
      return make();
    } catch (error) {
      told.push(storyFailed(story, leftOut, error));
      return instead;
    }
  };
  const articles = guard("common names", () => nameStory(parts.articles, parts.people), parts.articles);
  const byId = new Map(articles.map((one) => [one.article.id, one]));
  const ground = () => groundOf(story, byId, counter, lineageOf, links);
  const found = guard("facts", () => factsOf(ground()), factless(story, articles));
  const whole = guard("everything but the articles", () => pieces(articles, found, told), undefined);
  return { ...(whole ?? bare(story, parts.articles, told)), links, lineages };
}

type Pieces = Omit<Dossier, "links" | "lineages">;

function bare(story: Story, articles: readonly AnnotatedArticle[], messages: readonly Message[]): Pieces {
  const { entities, quotes, claims, events, quantities, times } = emptyAnnotation("");
  const nothing = { entities, quotes, claims, events, quantities, times, utterances: [], facts: [] };
  return { story, articles: articles.map(({ article }) => article).sort(byDay), ...nothing, messages };
}

function factless(story: Story, articles: readonly AnnotatedArticle[]): StoryFindings {
  return {
    story,
    facts: [],
    utterances: [],
    quotes: articles.flatMap(({ annotation }) => annotation.quotes),
    messages: [],
  };
}

function pieces(
  unsorted: readonly AnnotatedArticle[],
  { story, facts, utterances, quotes }: StoryFindings,
  told: readonly Message[],
): Pieces {
  const articles = [...unsorted].sort((a, b) => compareText(a.article.id, b.article.id));
  const all = articles.map(({ annotation }) => annotation);
  return {
    story,
    articles: articles.map(({ article }) => article).sort(byDay),
    entities: mergedEntities(all.flatMap(({ entities }) => entities)).sort((a, b) => compareText(a.id, b.id)),
    quotes,
    utterances,
    claims: all.flatMap(({ claims }) => claims),
    events: all.flatMap(({ events }) => events),
    quantities: all.flatMap(({ quantities }) => quantities),
    times: all.flatMap(({ times }) => times),
    facts,
    messages: [...told, ...all.flatMap(({ messages }) => messages)],
  };
}

/** Day first where it is known, undated last, then id. */
function byDay(a: Dossier["articles"][number], b: Dossier["articles"][number]): number {
  const day = ({ published }: typeof a) => published?.slice(0, 10) ?? "~";
  return compareText(day(a), day(b)) || compareText(a.id, b.id);
}
