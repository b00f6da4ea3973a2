import { type ArticleId, type Link, stableId } from "../model/index.ts";
import type { Change, Shelves } from "../store/store.ts";
import type { StoryGroup } from "../story/index.ts";
import { SHELF } from "./shelves.ts";
import type { Place } from "./state.ts";

/** An article whose text, setting and annotation are as they were, but whose links or groups are others. */
const BESIDE = Uint8Array.of(1);
/** An article that is to be read again. */
const WHOLE = new Uint8Array();
/** Form of what is told: another one tells every story whole when something about it changes. */
const FORM = 2;

/** Notes articles whose stories are to be told again: those that only stand in other groups, and those that are new or other. */
export async function soil(change: Change, beside: readonly ArticleId[], whole: readonly ArticleId[]): Promise<void> {
  const known = await change.get(SHELF.dirty, beside);
  beside.forEach((id, at) => {
    if (!known[at]) change.keep(SHELF.dirty, id, BESIDE);
  });
  for (const id of whole) change.keep(SHELF.dirty, id, WHOLE);
}

/** True when none of the articles is to be read again. */
export async function areAsTold(shelves: Shelves, ids: readonly ArticleId[]): Promise<boolean> {
  return (await shelves.get(SHELF.dirty, ids)).every((value) => value === undefined || value.length > 0);
}

/** What a story is told from beside its articles themselves; links and groups as far as they tie its own articles. */
export interface Beside {
  readonly group: StoryGroup;
  readonly links: readonly Link[];
  /** Ids of the stories of an earlier run that it goes on from. */
  readonly earlier?: readonly string[] | undefined;
  placeOf(id: ArticleId): Place | undefined;
}

/** The same in short: while it and the articles stay, so does all that a story says. */
export function groundKey({ group, links, earlier, placeOf }: Beside): string {
  const own = new Set(group.articles);
  const inside = links.filter(({ a, b }) => own.has(a) && own.has(b));
  const ties = inside.map(({ a, b, kind, score, direction }) => [a, b, kind, score, direction]);
  const parts = [({ strict }: Place) => strict, ({ loose }: Place) => loose].map((nameOf) =>
    groupNumbers(group.articles, placeOf, nameOf),
  );
  return stableId("g", JSON.stringify([FORM, group, ties, parts, earlier]));
}

/** Articles of one group have one number, the place of the first of them in the list; who is in no group stands alone. */
export function groupNumbers(
  articles: readonly ArticleId[],
  placeOf: Beside["placeOf"],
  nameOf: (place: Place) => string,
): number[] {
  const names = articles.map((id) => {
    const place = placeOf(id);
    return place ? nameOf(place) : id;
  });
  const first = new Map([...names.keys()].reverse().map((at) => [names[at]!, at]));
  return names.map((name) => first.get(name)!);
}
