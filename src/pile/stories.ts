import type { ArticleId, Message } from "../model/index.ts";
import {
  changeMessages,
  correctedStories,
  type EarlierStory,
  type StoryCorrections,
  type StoryGroup,
} from "../story/index.ts";
import { aloneIn, type DeskState } from "./state.ts";

/** What became of the stories since they were told. */
export interface Retold {
  readonly put: readonly StoryGroup[];
  readonly drop: readonly string[];
  /** Of the window, by article. */
  readonly failed: readonly Message[];
  /** About corrections and earlier stories; undefined where nothing was asked. */
  readonly said?: readonly Message[];
}

/** What is laid over the stories as they are found. */
export interface Laid {
  readonly corrections?: StoryCorrections;
  readonly earlier?: readonly EarlierStory[];
}

/** Brings the window up to date and says which stories are to be told, by groups alone. */
export function retold(state: DeskState, laid: Laid): Retold {
  const { put, drop, messages } = state.window.changes();
  if (laid.corrections || laid.earlier) return { ...relaid(state, laid), failed: messages };
  const alone = [...state.loners].map(aloneIn).filter((group) => isOther(state, group));
  const kept = new Set([...state.loners].map((id) => aloneIn(id).id));
  const gone = [...state.told.values()].filter(({ articles }) => articles.length === 1 && isGone(state, articles[0]!));
  const fresh = put.filter((group) => isOther(state, group));
  const dropped = new Set([...drop.filter((id) => state.told.has(id)), ...gone.map(({ id }) => id)]);
  for (const { id } of put) dropped.delete(id);
  return { put: [...fresh, ...alone], drop: [...dropped].filter((id) => !kept.has(id)).sort(), failed: messages };
}

/** Corrections and earlier ids concern any story: all of them are looked at. */
function relaid(state: DeskState, laid: Laid): Omit<Retold, "failed"> {
  const found = [...state.window.stories(), ...[...state.loners].sort().map(aloneIn)];
  const named = state.named();
  const { stories, messages } = correctedStories(
    found,
    named as unknown as Parameters<typeof correctedStories>[1],
    laid,
  );
  const now = new Set(stories.map(({ id }) => id));
  const told = laid.earlier ? changeMessages(laid.earlier, stories) : [];
  return {
    put: stories.filter((group) => isOther(state, group)),
    drop: [...state.told.keys()].filter((id) => !now.has(id)).sort(),
    said: [...messages, ...told],
  };
}

function isOther(state: DeskState, group: StoryGroup): boolean {
  return JSON.stringify(group) !== JSON.stringify(state.told.get(group.id));
}

/** The window does not tell of articles that it never took. */
function isGone(state: DeskState, article: ArticleId): boolean {
  return state.placeOf(article) === undefined;
}
