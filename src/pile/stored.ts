import { type ArticleId, compareText, type Message, type Story } from "../model/index.ts";
import type { Store } from "../store/store.ts";
import { fromBytes, SHELF } from "./shelves.ts";

/** Ids and labels of the articles of a store that are worked in. */
export async function* labelsIn(store: Store): AsyncGenerator<readonly [id: ArticleId, label: string]> {
  for await (const [id, bytes] of store.all(SHELF.articles)) {
    const { label = id } = fromBytes<{ readonly label?: string }>(bytes);
    yield [id, label];
  }
}

/** The stories of a store as `storiesOf` gives those of a pile, earliest first. */
export async function storedStories(store: Store): Promise<{
  readonly stories: readonly Story[];
  readonly labels: ReadonlyMap<ArticleId, string>;
  readonly messages: readonly Message[];
}> {
  const labels = new Map<ArticleId, string>();
  for await (const [id, label] of labelsIn(store)) labels.set(id, label);
  const stories: Story[] = [];
  for await (const story of store.stories({ limit: Number.POSITIVE_INFINITY })) stories.push(story);
  const key = ({ start = "~", id }: Story) => `${start}\u0000${id}`;
  return { stories: stories.sort((x, y) => compareText(key(x), key(y))), labels, messages: [] };
}
